#pragma once

#include <cstdint>

namespace koers {

/// How the parameters of the replicates are drawn. Individual chance is pseudo-random in either case.
enum class Sampling : std::uint8_t {
    sobol, // scrambled Sobol' points: `scramble_count` independent runs side by side (docs/decisions/0016)
    plain  // independent pseudo-random numbers
};

/// A run by Sobol' points is that many independent runs: replicate r is point r / scramble_count of scramble r %
/// scramble_count.
inline constexpr std::uint32_t scramble_count = 16;

} // namespace koers
