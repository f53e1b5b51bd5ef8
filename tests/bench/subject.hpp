#pragma once

#include <vector>

#include "koers/model.hpp"

namespace koers::bench {

/// Oegstgeest under current policy, read once.
[[nodiscard]] const Model& oegstgeest();

/// The public load OEG-CB1 and the same with fewer requests, read once.
[[nodiscard]] const std::vector<Model>& oeg_cb1();

} // namespace koers::bench
