#include <algorithm>

#include "koers/scenario.hpp"

namespace koers {

std::size_t own_measures(const Scenario& scenario) {
    return scenario.measures.size() - scenario.dataset->switched_measures.size();
}

Scenario without_effects(Scenario scenario) {
    for (Measure& measure : scenario.measures) {
        measure.without_effect = true;
    }
    return scenario;
}

Scenario without_effect_of(Scenario scenario, const std::string& measure) {
    for (Measure& own : scenario.measures) {
        own.without_effect = own.without_effect || own.id == measure;
    }
    return scenario;
}

std::string effects_left_out(const Scenario& scenario) {
    const auto& measures = scenario.measures;
    const auto silent = [](const Measure& measure) { return measure.without_effect; };
    if (!measures.empty() && std::all_of(measures.begin(), measures.end(), silent)) {
        return "alle";
    }
    std::string ids;
    for (std::size_t i = 0; i < own_measures(scenario); ++i) {
        if (scenario.measures[i].without_effect) {
            ids += (ids.empty() ? "" : ";") + scenario.measures[i].id;
        }
    }
    return ids;
}

} // namespace koers
