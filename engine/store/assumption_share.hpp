#pragma once

#include <vector>

#include "koers/results.hpp"
#include "store/summary_group.hpp"

namespace koers::store {

/// Writes beside the summaries which part of the spread of `saldo`, of its total and of `gebruikers` goes with
/// parameters of grade C (see VarianceShare).
void write_assumption_shares(const SummaryGroup& to, const ScenarioPlan& plan,
                             const std::vector<StoredVariable>& stored);

} // namespace koers::store
