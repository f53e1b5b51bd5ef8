#pragma once

#include "sim/outcome.hpp"

namespace koers {

/// Outcome of the expectation engine, with queues limited by staff.
[[nodiscard]] Outcome expected_outcome(const ModelTables& tables, const Rates& rates);

} // namespace koers
