#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "koers/diagnostics.hpp"
#include "koers/results.hpp"
#include "koers/scenario.hpp"
#include "koers/workbook.hpp"

namespace koers {

/// More scenarios than this cannot be told apart in the charts of a page.
inline constexpr std::size_t most_scenarios_on_page = 3;

/// The report for the council: one HTML file that needs nothing from outside, with charts, tables and sentences.
/// `scenarios` are those of the result, in the same order; the options choose three of them at most. Equal results give
/// equal bytes.
[[nodiscard]] Result<std::string> council_page(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                               const WorkbookOptions& options);

} // namespace koers
