#pragma once

#include <cstdint>
#include <vector>

#include "koers/workbook.hpp"

namespace koers::app {

/// How far the expectation engine goes beside the replicates of a result.
struct RecalculationPlan {
    std::uint32_t draws{}; // of the parameters, the first of the run; 0: none
    unsigned threads{};
    bool quiet{};
};

/// What the expectation engine adds to the tables of the chosen scenarios, with its progress on standard error.
[[nodiscard]] Result<Recalculated> recalculate(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                               const WorkbookOptions& options, const RecalculationPlan& plan);

} // namespace koers::app
