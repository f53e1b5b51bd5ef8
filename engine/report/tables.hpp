#pragma once

#include <string>
#include <vector>

#include "report/contents_view.hpp"
#include "report/difference_rows.hpp"

namespace koers {

/// P10, P50 and P90 of lasten minus baten beside the budget, per thema and in total, in thousands of euros. Without
/// stored replicates the total has its chance only, and at nominal prices the themas too. There the budget is the
/// mean of the indexed one with the compensation for prices. Empty when `source` has faults.
[[nodiscard]] std::string money_table(const ScenarioContents& contents, const std::vector<int>& years, PriceLevel level,
                                      Source& source);

/// Users, waiting people and mean wait per voorziening. Empty when `source` has faults.
[[nodiscard]] std::string use_table(const ScenarioContents& contents, const std::vector<int>& years, Source& source);

/// The paired differences of a scenario with the first one.
[[nodiscard]] std::string difference_table(const std::vector<DifferenceRow>& rows, const ScenarioContents& contents);

/// Whether and when a scenario that costs first has paid for itself, as a sentence; empty for one that does not.
[[nodiscard]] std::string payback_text(const Payback& payback, const ScenarioContents& contents);

} // namespace koers
