#pragma once

#include <vector>

#include "koers/results.hpp"
#include "store/series.hpp"

namespace koers::store {

/// The precision of the totals of one scenario in its budget years. `stored` has one entry per variable of the layout.
[[nodiscard]] std::vector<TotalPrecision> total_precision(const ScenarioPlan& plan,
                                                          const std::vector<StoredVariable>& stored,
                                                          SeriesReader& reader, Sampling sampling);

/// Cells of a variable (jaar, thema) that are the total of all themas in each year.
[[nodiscard]] std::vector<Series> totals_by_year(std::size_t years, std::size_t themas);

} // namespace koers::store
