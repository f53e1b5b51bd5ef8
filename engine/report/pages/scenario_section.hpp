#pragma once

#include "report/json_numbers.hpp"
#include "report/pages/gathered.hpp"

namespace koers::pages {

/// The view of the template `scenario`: what a scenario is, what it comes down to and what it does.
[[nodiscard]] Json scenario_view(const Gathered& all, const ScenarioNumbers& of);

} // namespace koers::pages
