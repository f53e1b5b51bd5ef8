#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "koers/scenario.hpp"

namespace koers {

/// What of a scenario belongs to one goal. The lists point into the scenario, which must outlive them.
struct GoalRow {
    const Goal* goal{};
    const Thema* thema{};
    std::vector<const BudgetLine*> lines;
    std::vector<const Service*> services;
    std::vector<const Measure*> measures; // of the scenario files; those of switches left out
    std::vector<const CatalogueMeasure*> catalogue;
    std::vector<const Indicator*> indicators;
    std::vector<const Connection*> connections; // from its budget and its measures in the catalogue
    std::size_t modelled{};                     // of the indicators
    std::size_t influenced{};                   // of the indicators
    Grade weakest{Grade::a};
};

/// One row per goal, in the order of the data.
[[nodiscard]] std::vector<GoalRow> goal_rows(const Scenario& scenario);

/// How a goal is covered: by the best covered of its indicators, or, for a goal of which the plan has no figures, by
/// whether its money works on anything.
[[nodiscard]] std::string coverage(const GoalRow& row);

/// The same for one indicator.
[[nodiscard]] std::string coverage(const Indicator& indicator);

/// The Dutch word for a kind of measure.
[[nodiscard]] std::string kind_word(MeasureKind kind);

} // namespace koers
