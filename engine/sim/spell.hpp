#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "base/philox.hpp"

namespace koers {

/// Time in 65 536ths of a month since the start of the first year; before that it is negative.
using Tick = std::int32_t;
inline constexpr Tick ticks_a_month = 65'536;
inline constexpr Tick never = std::numeric_limits<Tick>::max();

/// Months as ticks, to the nearest; a thousand years at most.
[[nodiscard]] inline Tick to_ticks(double months) {
    constexpr double longest = 12'000.0;
    return static_cast<Tick>(std::min(months, longest) * ticks_a_month + 0.5);
}

inline constexpr std::uint32_t nobody = 0xFFFFFFFFU;

/// Identity of a request: which process made it when, and its number there. Everything about the spell
/// that follows is drawn with it, so it is the same in every scenario in which the request occurs.
struct SpellKey {
    std::uint32_t origin{}; // year, service and stage
    std::uint32_t index{};  // below 2^24
};

enum class SpellState : std::uint8_t { free, queueing, in_lead_time, quitting, active };

/// One person's use of one service, from the request to the end.
struct Spell {
    std::uint32_t person{nobody};
    std::uint32_t next_of_person{nobody};
    std::uint32_t earlier{nobody}; // neighbours in the month of `due`
    std::uint32_t later{nobody};
    std::uint32_t generation{};
    Tick requested{};
    Tick due{}; // when it ends, starts or quits, whatever the state says
    SpellKey key;
    Words words{}; // its chance: two for the length of stay, one for patience, one for the destination
    std::uint16_t service{};
    SpellState state{SpellState::free};
    std::uint8_t chain{}; // how many transfers made it
    bool dies{};          // ends by the death of the client that is apart from those of the population
};

/// Somebody who waits, is in care or was in care this year. All others are counts.
struct Person {
    std::uint32_t cell{nobody}; // nobody: free
    std::uint32_t place{};      // in the list of the cell
    std::uint32_t first_spell{nobody};
    std::uint64_t holding{}; // bit per service: waiting or in care
    std::uint64_t active{};  // in care
    std::uint64_t used{};    // in care at some time this year
    SpellKey key;
};

/// The bit of a service in the sets of a person.
[[nodiscard]] constexpr std::uint64_t bit(std::size_t service) {
    return std::uint64_t{1} << service;
}

} // namespace koers
