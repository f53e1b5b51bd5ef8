#pragma once

#include "report/json_numbers.hpp"
#include "report/pages/gathered.hpp"

namespace koers::pages {

/// The view of the template `measures`: a card for every measure of a scenario with what is known of it.
[[nodiscard]] Json measure_cards(const ScenarioNumbers& of);

} // namespace koers::pages
