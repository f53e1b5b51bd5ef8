#pragma once

#include <vector>

#include "sim/rates.hpp"

namespace koers {

/// Hours that clients need at the rates when nobody waits longer than on the first day, against those of the first
/// month: [sector][month]. Staff follow them, since demand grows with the population, and staff with demand (model.md
/// section 4).
[[nodiscard]] std::vector<std::vector<double>> reference_demand(const ModelTables& tables, const Rates& rates);

} // namespace koers
