#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "koers/report.hpp"
#include "report/contents_view.hpp"
#include "report/difference_rows.hpp"

namespace koers {

/// P10, P50 and P90 of lasten minus baten beside the budget, per thema and in total, in thousands of euros. Without
/// stored replicates the total has its chance only, and at nominal prices or with a drawn budget the themas too. At
/// nominal prices the budget is the mean of the indexed one with the compensation for prices. Empty when `source` has
/// faults.
[[nodiscard]] std::string money_table(const ScenarioContents& contents, const std::vector<int>& years, PriceLevel level,
                                      Source& source);

/// Users, waiting people and mean wait per voorziening. Empty when `source` has faults.
[[nodiscard]] std::string use_table(const ScenarioContents& contents, const std::vector<int>& years, Source& source);

/// The chance that a table of differences shows, with its opposite behind it.
enum class ShownChance : std::uint8_t { lower, cheaper, better };

/// Paired differences, a heading for each outcome and a line for each of its years: mean with half its 95 % interval,
/// P10, P50 and P90, a chance and what common random numbers gain. Money in thousands of euros.
[[nodiscard]] std::string difference_table(const std::vector<DifferenceRow>& rows, ShownChance chance,
                                           SignConvention sign);

/// Between which scenarios differences are, and that they are paired.
[[nodiscard]] std::string difference_heading(const ScenarioContents& basis, const ScenarioContents& other);

/// In place of differences between scenarios that are not comparable.
[[nodiscard]] std::string not_comparable_text();

/// What a reader of such tables has to know.
[[nodiscard]] std::string difference_notes();

/// The rows of the differences with the first scenario that the summary on screen shows.
[[nodiscard]] std::vector<DifferenceRow> rows_on_screen(const std::vector<DifferenceRow>& rows,
                                                        const ScenarioContents& contents);

/// Whether and when a scenario that costs first has paid for itself, or the saving of one that saves first is lost
/// again, with the chance of it in the last budget year and the years of the outlook. Empty if it does neither.
[[nodiscard]] std::string payback_text(const Payback& payback, const ScenarioContents& contents,
                                       const std::vector<int>& outlook);

/// Net cost with and without the evidence of grade C.
[[nodiscard]] std::string weak_evidence_text(const EvidenceTest& test, const ScenarioContents& contents,
                                             const std::vector<int>& outlook);

} // namespace koers
