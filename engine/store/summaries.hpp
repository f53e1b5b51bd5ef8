#pragma once

#include <vector>

#include "koers/results.hpp"
#include "store/schema.hpp"
#include "store/series.hpp"

namespace koers::store {

/// Writes group `samenvatting` of a scenario: its own coordinates, the statistics of every variable and
/// the risk measures of `saldo`. `stored` has one entry per variable of the layout.
void write_summaries(hid_t scenario_group, const ScenarioPlan& plan, const std::vector<StoredVariable>& stored,
                     SeriesReader& reader, Sampling sampling);

} // namespace koers::store
