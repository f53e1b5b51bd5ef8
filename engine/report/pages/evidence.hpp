#pragma once

#include <array>
#include <string>
#include <vector>

#include "report/json_numbers.hpp"
#include "report/pages/swings.hpp"

namespace koers::pages {

/// A parameter with the part of the spread of the cost that goes with it: its squared correlation.
struct WeightyParameter {
    const Parameter* parameter{};
    double share{};
};

/// Squared correlation of two series; 0 for a series without spread.
[[nodiscard]] double squared_correlation(const std::vector<double>& a, const std::vector<double>& b);

/// The largest squared correlation that chance alone gives among so many parameters that do nothing: it is passed once
/// in twenty runs (tail of the normal law, Bonferroni).
[[nodiscard]] double share_by_chance(std::size_t parameters, std::size_t replicates);

/// The parameters that go most with the net cost of the last budget year, most first, at most `most`, without those
/// that chance alone may put there.
[[nodiscard]] std::vector<WeightyParameter> weightiest(const ScenarioNumbers& of, PriceLevel level, std::size_t most,
                                                       Source& source);

/// Number of parameters by grade.
[[nodiscard]] std::array<std::size_t, 3> by_grade(const std::vector<Parameter>& parameters);

/// Which assumptions of the first scenario matter most: in euros, or with too few replicates for that by weight only.
struct Weighed {
    std::vector<AssumptionSwing> swings;
    std::vector<WeightyParameter> weighty;
};

/// The view of the template `assumptions`: how many assumptions of each grade, the weightiest, and their sources.
[[nodiscard]] Json evidence_view(const Gathered& all, const Weighed& weighed);

/// What the page does not know, as sentences.
[[nodiscard]] std::vector<std::string> unknowns(const Gathered& all, std::uint32_t replicates);

} // namespace koers::pages
