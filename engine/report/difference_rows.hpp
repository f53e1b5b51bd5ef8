#pragma once

#include <vector>

#include "koers/analysis.hpp"
#include "koers/results.hpp"
#include "report/contents_view.hpp"
#include "report/paired_rows.hpp"

namespace koers {

/// Age from which people are counted together as the oldest, and the label of their rows.
inline constexpr int oldest_from = 80;
inline constexpr const char* oldest_label = "80+";

/// Net cost (lasten minus baten over all themas) per replicate in each year: [year][replicate]; EUR. Empty when
/// `source` has faults.
[[nodiscard]] std::vector<std::vector<double>> net_cost(Source& source, const ScenarioContents& contents);

/// Payback of a comparable scenario over all years of the run. Empty when `source` has faults.
[[nodiscard]] Payback payback_of(Source& source, const ScenarioContents& basis, const ScenarioContents& other);

/// Whether two scenarios have the same years, themas, voorzieningen and age groups.
[[nodiscard]] bool comparable(const ScenarioContents& a, const ScenarioContents& b);

/// What the summary of a run tells of the differences between two comparable scenarios in the given years, which the
/// run must hold: net cost, population, use and waiting.
[[nodiscard]] std::vector<DifferenceRow> difference_rows(const ScenarioPair& pair, const std::vector<int>& years);

} // namespace koers
