#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/json_numbers.hpp"
#include "report/pages/gathered.hpp"

namespace koers::pages {

/// Name of an indicator with whom it is about.
[[nodiscard]] std::string indicator_name(const Indicator& indicator);

/// Decimals in which values stand: none for people and what is counted with them.
[[nodiscard]] int decimals_of(const Indicator& indicator);

/// A value as the indicator has it, without decimals from a hundred on, and no small number of people.
[[nodiscard]] std::string value_text(const Indicator& indicator, double value);

/// The last value of a region; nothing if there is none.
[[nodiscard]] std::optional<Observation> last_value(const Indicator& indicator, const std::string& region);

/// "9,1 (8,2-10,3)".
[[nodiscard]] std::string value_with_band(const Indicator& indicator, const sheets::Spread& spread);

/// The difference with the first scenario in the last budget year: "+0,5 (-0,1 tot +1,2)", "geen", or "niet getoond"
/// where it would give away a number that is hidden.
[[nodiscard]] std::string difference_with_first(const Gathered& all, const ScenarioNumbers& of,
                                                const Indicator& indicator);

/// Whether a count of people of this indicator must stay hidden.
[[nodiscard]] bool hidden(const Indicator& indicator, double value);

/// Positions in `ScenarioNumbers::indicators` of those that the page shows as a chart: one for each thema, in order, at
/// most `most`. Of those with history that should go one way it is the first in which the scenarios differ, or the
/// first.
[[nodiscard]] std::vector<std::size_t> chosen_indicators(const Gathered& all, std::size_t most);

/// The view of the table of all indicators.
[[nodiscard]] Json indicator_table_view(const Gathered& all, const std::string& municipality);

} // namespace koers::pages
