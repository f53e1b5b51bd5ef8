#pragma once

#include <string>
#include <vector>

#include "report/contents_view.hpp"
#include "report/difference_rows.hpp"

namespace koers {

/// P10, P50 and P90 of lasten minus baten beside the budget, per thema and in total, in thousands of euros. Without
/// stored replicates the total has its chance only. Empty when `source` has faults.
[[nodiscard]] std::string money_table(const ScenarioContents& contents, const std::vector<int>& years, Source& source);

/// Users, waiting people and mean wait per voorziening. Empty when `source` has faults.
[[nodiscard]] std::string use_table(const ScenarioContents& contents, const std::vector<int>& years, Source& source);

/// The paired differences of a scenario with the first one.
[[nodiscard]] std::string difference_table(const std::vector<DifferenceRow>& rows, const ScenarioContents& contents);

} // namespace koers
