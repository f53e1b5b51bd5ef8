#include "explain/variants.hpp"

#include <algorithm>

#include "koers/explain.hpp"

namespace koers {
namespace {

std::optional<ParameterId> moved(const std::optional<ParameterId>& id, const Scenario& from, Scenario& to) {
    if (!id) {
        return std::nullopt;
    }
    to.parameters.push_back(from.parameters[id->index()]);
    return ParameterId{to.parameters.size() - 1};
}

bool same_number(const Parameter& a, const Parameter& b) {
    return a.low == b.low && a.central == b.central && a.high == b.high && a.distribution == b.distribution;
}

bool same_number(const Scenario& a, const std::optional<ParameterId>& of_a, const Scenario& b,
                 const std::optional<ParameterId>& of_b) {
    return of_a.has_value() == of_b.has_value() &&
           (!of_a || same_number(a.parameters[of_a->index()], b.parameters[of_b->index()]));
}

void set_level(Scenario& scenario, std::size_t which, const std::string& level) {
    const Switch& of = scenario.dataset->switches[which];
    for (const SwitchLevel& one : of.levels) {
        if (one.name == scenario.switches[which].second) {
            for (const auto& [id, replaced] : one.replaces) {
                scenario.parameters[id.index()] = scenario.dataset->parameters[id.index()];
            }
        }
    }
    for (const SwitchLevel& one : of.levels) {
        for (std::size_t i = 0; one.name == level && i < one.replaces.size(); ++i) {
            scenario.parameters[one.replaces[i].first.index()] = one.replaces[i].second;
        }
    }
    scenario.switches[which].second = level;
}

} // namespace

Scenario with_measure(const Scenario& basis, const Scenario& from, std::size_t measure) {
    Scenario result = basis;
    Measure added = from.measures[measure];
    added.strength = *moved(added.strength, from, result);
    added.reached_share = moved(added.reached_share, from, result);
    added.friction = moved(added.friction, from, result);
    const auto end = result.measures.begin() + static_cast<std::ptrdiff_t>(own_measures(basis));
    const auto known =
        std::find_if(result.measures.begin(), end, [&](const Measure& own) { return own.id == added.id; });
    if (known != end) {
        *known = added;
    } else {
        result.measures.insert(end, added);
    }
    return result;
}

Scenario without_measure(const Scenario& basis, std::size_t measure) {
    Scenario result = basis;
    result.measures.erase(result.measures.begin() + static_cast<std::ptrdiff_t>(measure));
    return result;
}

Scenario with_switch(const Scenario& basis, const Scenario& from, std::size_t which) {
    Scenario result = basis;
    set_level(result, which, from.switches[which].second);
    return result;
}

bool same_measure(const Scenario& a, const Measure& of_a, const Scenario& b, const Measure& of_b) {
    return of_a.lever == of_b.lever && of_a.service == of_b.service && of_a.sector == of_b.sector &&
           of_a.budget_line == of_b.budget_line && of_a.room == of_b.room && of_a.income == of_b.income &&
           of_a.referrer == of_b.referrer && of_a.grows_to == of_b.grows_to && of_a.from == of_b.from &&
           of_a.ramp == of_b.ramp && of_a.duration == of_b.duration && of_a.planned == of_b.planned &&
           of_a.without_effect == of_b.without_effect && same_number(a, of_a.strength, b, of_b.strength) &&
           same_number(a, of_a.reached_share, b, of_b.reached_share) && same_number(a, of_a.friction, b, of_b.friction);
}

Scenario plain_scenario(const Scenario& scenario) {
    Scenario result = scenario;
    const Dataset& data = *scenario.dataset;
    for (std::size_t i = 0; i < data.switches.size(); ++i) {
        const auto& levels = data.switches[i].levels;
        const auto level =
            std::find_if(levels.begin(), levels.end(), [](const SwitchLevel& one) { return one.is_default; });
        set_level(result, i, level->name);
    }
    result.measures = data.switched_measures;
    result.parameters.resize(data.parameters.size());
    result.silent.clear();
    return result;
}

} // namespace koers
