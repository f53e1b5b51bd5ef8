#pragma once

#include <string>
#include <vector>

#include "koers/report.hpp"
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

/// Whether and when a scenario that costs first has paid for itself, or the saving of one that saves first is lost
/// again, with the chance of it in the last budget year and the years of the outlook. Empty if it does neither.
[[nodiscard]] std::string payback_text(const Payback& payback, const ScenarioContents& contents,
                                       const std::vector<int>& outlook);

/// Net cost with and without the evidence of grade C.
[[nodiscard]] std::string weak_evidence_text(const EvidenceTest& test, const ScenarioContents& contents,
                                             const std::vector<int>& outlook);

} // namespace koers
