#pragma once

#include "model/model_tables.hpp"

namespace koers {

/// Coordinates and variables of interface.md ("Result file") for a scenario.
[[nodiscard]] Layout make_layout(const Scenario& scenario);

} // namespace koers
