#pragma once

#include "koers/model.hpp"

namespace koers::bench {

/// Oegstgeest under current policy, read once: what the benchmarks run.
[[nodiscard]] const Model& oegstgeest();

} // namespace koers::bench
