#pragma once

#include "model/model_tables.hpp"

namespace koers {

/// Coordinates and variables of interface.md ("Result file") for a scenario. `anchor`: factor on the price of every
/// service, which the file tells beside it.
[[nodiscard]] Layout make_layout(const Scenario& scenario, const std::vector<double>& anchor);

/// The indicators of which a run has values: those that are modelled or influenced, in the order of the data.
[[nodiscard]] std::vector<std::size_t> indicators_with_values(const Dataset& data);

} // namespace koers
