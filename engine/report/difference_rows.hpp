#pragma once

#include <string>
#include <vector>

#include "koers/analysis.hpp"
#include "koers/results.hpp"
#include "report/contents_view.hpp"

namespace koers {

/// Age from which people are counted together as the oldest, and the label of their rows.
inline constexpr int oldest_from = 80;
inline constexpr const char* oldest_label = "80+";

/// One outcome in one year, compared between two scenarios replicate by replicate.
struct DifferenceRow {
    /// As in the result file, or `nettolasten` for lasten minus baten of all themas, or `nettolasten_opgeteld` for
    /// their sum since the first year.
    std::string variable;
    std::string label; // empty for totals
    int year{};
    int decimals{};
    double scale{1.0}; // shown = value / scale
    PairedDifference difference;
};

/// Net cost (lasten minus baten over all themas) per replicate in each year: [year][replicate]; EUR. Empty when
/// `source` has faults.
[[nodiscard]] std::vector<std::vector<double>> net_cost(Source& source, const ScenarioContents& contents,
                                                        PriceLevel level = PriceLevel::budget);

/// Payback of a comparable scenario over all years of the run. Empty when `source` has faults.
[[nodiscard]] Payback payback_of(Source& source, const ScenarioContents& basis, const ScenarioContents& other);

/// Whether two scenarios have the same years, themas, voorzieningen and age groups.
[[nodiscard]] bool comparable(const ScenarioContents& a, const ScenarioContents& b);

/// What differs between two comparable scenarios in the given years, which the run must hold; outcomes that are
/// equal in every replicate are left out.
[[nodiscard]] std::vector<DifferenceRow> difference_rows(Source& source, const ScenarioContents& basis,
                                                         const ScenarioContents& other, const std::vector<int>& years);

} // namespace koers
