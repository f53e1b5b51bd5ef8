#pragma once

#include <cstdint>
#include <vector>

#include "koers/workbook.hpp"

namespace koers::app {

/// How far the expectation engine goes beside the replicates of a result.
struct RecalculationPlan {
    std::uint32_t draws{};         // of the parameters, the first of the run; 0: none
    std::uint32_t shapley_draws{}; // the first of those, in which every combination of drivers is worked out
    bool tables{}; // what only the tables for finance show: effects of measures, and the check of assumptions
    unsigned threads{};
    bool quiet{};
};

/// What the expectation engine adds to the tables of the chosen scenarios, with its progress on standard error.
[[nodiscard]] Result<Recalculated> recalculate(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                               const WorkbookOptions& options, const RecalculationPlan& plan);

} // namespace koers::app
