#pragma once

#include <cstdint>

#include "koers/model.hpp"

namespace koers {

/// How much work a replicate is, for benchmarks: what it could not do without, whatever does it.
struct Tally {
    std::uint64_t candidates{}; // drawn by year, each one random block
    std::uint64_t spells{};     // begun, on the first day too, each one random block
    std::uint64_t events{};     // births, deaths, moves, starts and ends

    /// Random blocks without which no replicate can be; those of overflow, races and birthdays come on top.
    [[nodiscard]] std::uint64_t blocks() const { return candidates + spells; }
};

/// Simulates a replicate and counts.
[[nodiscard]] Tally count_work(const Model& model, const Theta& theta, std::uint64_t seed, std::uint32_t replicate);

} // namespace koers
