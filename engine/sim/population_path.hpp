#pragma once

#include <cstdint>
#include <vector>

#include "sim/candidates.hpp"
#include "sim/care_state.hpp"

namespace koers {

/// How many people live in each cell, month by month. Nothing of it depends on who is in care: it draws
/// how many die, leave or move of a cell, and only then who of them that is.
class PopulationPath {
public:
    PopulationPath(const ModelTables& tables, const Rates& rates, StreamKey stream, std::uint32_t replicate,
                   CareState& care);

    [[nodiscard]] const std::vector<std::uint32_t>& persons() const { return persons_; }

    void begin_year(std::size_t year);
    void advance(std::size_t month);
    /// 1 January: everybody a row on, with the income classes of the age reached.
    void birthdays(std::size_t year);

private:
    enum Process : std::size_t { deaths, departures, household_moves, births, with_places };

    [[nodiscard]] CandidateStream stream_of(PopulationProcess process) const;
    [[nodiscard]] const Batch& batch(Process process) const;
    [[nodiscard]] double factor(Process process) const;
    void draw_start();
    void take_place(Process process, const Candidate& candidate, std::size_t month);
    void take_away(const Candidate& candidate, std::size_t month, double ServiceRates::*weight, PersonDraw draw);
    void change_household(const Candidate& candidate);
    void arrive(const Candidate& candidate);
    void move_incomes(std::size_t cell, std::size_t year, std::vector<std::uint32_t>& older,
                      std::vector<std::uint32_t>& quota);
    [[nodiscard]] std::size_t income_of_person(std::uint32_t id, std::size_t year,
                                               std::vector<std::uint32_t>& left) const;

    const ModelTables& tables_;
    const Rates& rates_;
    const Dataset& data_;
    StreamKey stream_;
    std::uint32_t replicate_;
    CareState& care_;
    std::vector<std::uint32_t> persons_;
    std::size_t year_{};
    std::vector<std::uint32_t> taken_; // [cell], by the process of this month
    std::array<YearCandidates, with_places> candidates_;
    std::array<YearCandidates, 3> arrivals_; // base flow, elderly, housing
};

} // namespace koers
