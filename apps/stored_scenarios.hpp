#pragma once

#include <vector>

#include "koers/results.hpp"
#include "koers/scenario.hpp"

namespace koers::app {

/// The scenarios of a run, as they were, read from the input that its result file holds.
[[nodiscard]] Result<std::vector<Scenario>> stored_scenarios(const ResultReader& result);

} // namespace koers::app
