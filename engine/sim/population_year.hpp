#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace koers {

enum class PopulationChange : std::uint8_t { death, departure, household_move, gain };

/// One person more, fewer or elsewhere.
struct PopulationEvent {
    std::uint32_t cell{};
    std::uint32_t other{};  // a loss: how many live in the cell just before it; a move: the new cell
    std::uint32_t place{};  // a move: whose; a loss: how many of this cell went before, in this month and way
    std::uint16_t within{}; // moment in the month, in 2^-16 of it
    PopulationChange change{};
};

/// What happens to the population in a year, whoever is in care: every scenario with the same demography can follow it.
struct PopulationYear {
    std::vector<std::uint32_t> persons; // [cell], at its start
    std::vector<PopulationEvent> events;
    std::array<std::uint32_t, 13> first{}; // event of each month
    std::uint32_t candidates{};            // that were drawn for it
    std::vector<std::uint32_t> incomes;    // [cell x income class], how many go to each class on their birthday

    [[nodiscard]] std::span<const PopulationEvent> of_month(std::size_t month) const {
        return {events.data() + first[month], events.data() + first[month + 1]};
    }
};

} // namespace koers
