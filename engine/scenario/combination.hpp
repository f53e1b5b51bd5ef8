#pragma once

#include <vector>

#include "scenario/scenario_library.hpp"

namespace koers::scenario {

/// The measures of a scenario, given the file itself and then what it starts from: inherited measures first; one with
/// the id of an inherited measure takes its place.
[[nodiscard]] std::vector<MeasureOfFile> combined_measures(const std::vector<const ScenarioFile*>& chain);

/// Notes measures of the catalogue that exclude each other, and those without one that they need.
void check_combination(const std::vector<const ScenarioFile*>& chain, const Catalogue& catalogue,
                       input::Faults& faults);

} // namespace koers::scenario
