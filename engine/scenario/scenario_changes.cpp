#include <algorithm>
#include <utility>

#include "base/expects.hpp"
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

Scenario with_effects_left_out(Scenario scenario, const std::string& ids) {
    if (ids == "alle") {
        return without_effects(std::move(scenario));
    }
    for (std::size_t from = 0; from < ids.size();) {
        const auto to = std::min(ids.find(';', from), ids.size());
        scenario = without_effect_of(std::move(scenario), ids.substr(from, to - from));
        from = to + 1;
    }
    return scenario;
}

const std::string& default_level(const Switch& of) {
    const auto level =
        std::find_if(of.levels.begin(), of.levels.end(), [](const SwitchLevel& one) { return one.is_default; });
    ensures(level != of.levels.end(), "a checked switch has a default");
    return level->name;
}

Scenario with_level(Scenario scenario, std::size_t which, const std::string& level) {
    const auto replace = [&](const std::string& name, auto value) {
        for (const SwitchLevel& one : scenario.dataset->switches[which].levels) {
            for (std::size_t i = 0; one.name == name && i < one.replaces.size(); ++i) {
                scenario.parameters[one.replaces[i].first.index()] = value(one.replaces[i]);
            }
        }
    };
    replace(scenario.switches[which].second,
            [&](const auto& replaced) { return scenario.dataset->parameters[replaced.first.index()]; });
    replace(level, [](const auto& replaced) { return replaced.second; });
    scenario.switches[which].second = level;
    return scenario;
}

Scenario plain_scenario(Scenario scenario) {
    const Dataset& data = *scenario.dataset;
    for (std::size_t i = 0; i < data.switches.size(); ++i) {
        scenario = with_level(std::move(scenario), i, default_level(data.switches[i]));
    }
    scenario.measures = data.switched_measures;
    scenario.parameters.resize(data.parameters.size());
    scenario.silent.clear();
    return scenario;
}

} // namespace koers
