#pragma once

#include <cstddef>
#include <cstdint>

#include "base/philox.hpp"

namespace koers {

/// Coordinates that a point of the sequence of Sobol' has here.
inline constexpr std::uint32_t sobol_dimensions = 64;

/// Binary digits, first one highest, of a coordinate of point `index` in the sequence of Sobol' with the direction
/// numbers of Joe and Kuo (2008, new-joe-kuo-6); point 0 is the origin.
[[nodiscard]] std::uint32_t sobol_digits(std::uint32_t index, std::uint32_t dimension);

/// One random tree of digit flips.
struct ScrambleTree {
    StreamKey key;
    std::uint32_t scramble{};
    std::uint32_t stream{};
    std::uint32_t use{}; // last word of the counter: trees of different use are independent
};

/// Digits that one block of 128 random bits flips: those of seven levels of a tree, with 127 nodes.
inline constexpr unsigned digits_a_block = 7;

/// Nested uniform scrambling (Owen 1995): a digit is flipped or not by a random bit of its own for every value of the
/// digits before it. Scrambles the first `blocks` x 7 digits; the others become 0.
[[nodiscard]] std::uint32_t nested_scramble(std::uint32_t digits, const ScrambleTree& tree, unsigned blocks);

/// A permutation of the points of a sequence, drawn by `tree`: any first 2^m of them become 2^m that stand together in
/// the sequence, which is a net as well. `index` is below 2^28.
[[nodiscard]] std::uint32_t shuffled_index(std::uint32_t index, const ScrambleTree& tree);

/// A scrambled coordinate strictly between 0 and 1 with 52 binary digits: 21 nested ones, enough to tell 2^21 points of
/// one scramble apart, and behind those the random bits of `rest`.
[[nodiscard]] double scrambled_unit(std::uint32_t digits, const ScrambleTree& tree, const Words& rest);

} // namespace koers
