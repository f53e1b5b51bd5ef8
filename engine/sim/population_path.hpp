#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/candidates.hpp"
#include "sim/cell_counts.hpp"
#include "sim/population_year.hpp"
#include "sim/rates.hpp"
#include "sim/streams.hpp"

namespace koers {

/// How many people live in each cell, month by month. Nothing of it depends on who is in care: it draws
/// how many die, leave or move of a cell; who of them that is, is for those who follow.
class PopulationPath {
public:
    /// For any number of replicates; `rates` are those of the replicate at hand.
    PopulationPath(const ModelTables& tables, const Rates& rates);

    void begin(StreamKey stream, std::uint32_t replicate);

    /// Draws the next year.
    void advance(PopulationYear& year);

private:
    enum Process : std::size_t { deaths, departures, household_moves, births, with_places };

    [[nodiscard]] CandidateStream stream_of(PopulationProcess process) const;
    [[nodiscard]] const Batch& batch(Process process) const;
    [[nodiscard]] double factor(Process process) const;
    void draw_start();
    void draw_candidates();
    void draw_month(std::size_t month, std::vector<PopulationEvent>& events);
    void take_place(Process process, const Candidate& candidate, std::vector<PopulationEvent>& events);
    void take_away(PopulationChange change, const Candidate& candidate, std::vector<PopulationEvent>& events);
    void change_household(const Candidate& candidate, std::vector<PopulationEvent>& events);
    void gain(std::size_t cell, std::vector<PopulationEvent>& events);
    /// 1 January: everybody a row on, with the income classes of the age reached.
    void birthdays(std::vector<std::uint32_t>& incomes);
    void move_incomes(std::size_t cell, std::uint32_t* quota);

    const ModelTables& tables_;
    const Rates& rates_;
    const Dataset& data_;
    StreamKey stream_;
    std::uint32_t replicate_{};
    std::size_t year_{};
    std::vector<std::uint32_t> start_; // [cell], persons at the start of the year
    CellCounts inhabitants_;
    std::vector<std::uint32_t> taken_; // [cell], by the process of this month
    std::array<YearCandidates, with_places> candidates_;
    std::array<YearCandidates, 3> arrivals_; // base flow, elderly, housing
    std::vector<Candidate> overflow_;
};

} // namespace koers
