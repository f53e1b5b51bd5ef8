#pragma once

#include <string>
#include <vector>

#include "koers/diagnostics.hpp"
#include "koers/results.hpp"
#include "koers/scenario.hpp"
#include "koers/workbook.hpp"

namespace koers {

/// The report for the council: one HTML file that needs nothing from outside, with charts, tables and sentences.
/// `scenarios` are those of the result, in the same order. Equal results give equal bytes.
[[nodiscard]] Result<std::string> council_page(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                               const WorkbookOptions& options, const Recalculated& again);

} // namespace koers
