#pragma once

#include <vector>

#include "koers/results.hpp"
#include "store/schema.hpp"
#include "store/series.hpp"

namespace koers::store {

/// Writes beside the summaries which part of the spread of `saldo`, of its total and of `gebruikers` goes with
/// parameters of grade C (see VarianceShare).
void write_assumption_shares(hid_t summary_group, const Axes& axes, const ScenarioPlan& plan,
                             const std::vector<StoredVariable>& stored, SeriesReader& reader);

} // namespace koers::store
