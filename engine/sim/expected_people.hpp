#pragma once

#include <vector>

#include "sim/household_moves.hpp"
#include "sim/rates.hpp"

namespace koers {

/// The expected inhabitants, month by month: the mean of each chance in place of chance itself. Who is in care does not
/// matter to them.
class ExpectedPeople {
public:
    ExpectedPeople(const ModelTables& tables, const Rates& rates);

    void begin_year(std::size_t year);
    /// Deaths, departures, moves between households, births and arrivals.
    void pass_month();
    void pass_birthdays();

    [[nodiscard]] const CohortBlocks& blocks() const { return blocks_; }
    [[nodiscard]] const HouseholdMoves& moves() const { return moves_; }
    [[nodiscard]] const Lanes& persons() const { return persons_; }
    /// At the start of the month that has passed.
    [[nodiscard]] const Lanes& before() const { return before_; }
    /// Chances within a month of this year.
    [[nodiscard]] const Lanes& death_chance() const { return death_chance_; }
    [[nodiscard]] const Lanes& departure_chance() const { return departure_chance_; }
    /// In the order of cells.
    [[nodiscard]] std::vector<double> by_cell() const;

private:
    const ModelTables& tables_;
    const Rates& rates_;
    CohortBlocks blocks_;
    HouseholdMoves moves_;
    Lanes persons_;
    Lanes before_;
    Lanes left_over_; // after deaths and departures
    Lanes death_chance_;
    Lanes departure_chance_;
    Lanes births_;   // a month, by a mother
    Lanes arrivals_; // a month
};

/// Expected persons on 1 January of every year, and one year more: [year][cell].
[[nodiscard]] std::vector<std::vector<double>> expect_population(const ModelTables& tables, const Rates& rates);

} // namespace koers
