#pragma once

#include <vector>

#include "koers/report.hpp"
#include "report/paired_rows.hpp"

namespace koers {

/// The years of the run among those asked for.
[[nodiscard]] std::vector<int> compared_years(const ScenarioContents& contents, const ComparisonOptions& options);

/// What differs per thema, taakveld, voorziening or indicator between two comparable scenarios, with the total per
/// thema. Empty when the file has no such labels, and per taakveld at nominal prices.
[[nodiscard]] std::vector<DifferenceRow> comparison_rows(const ScenarioPair& pair, ComparedBy by,
                                                         const std::vector<int>& years, PriceLevel level);

} // namespace koers
