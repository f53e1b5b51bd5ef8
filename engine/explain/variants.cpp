#include "explain/variants.hpp"

#include <algorithm>
#include <optional>

namespace koers {
namespace {

std::optional<ParameterId> moved(const std::optional<ParameterId>& id, const Scenario& from, Scenario& to) {
    if (!id) {
        return std::nullopt;
    }
    to.parameters.push_back(from.parameters[id->index()]);
    return ParameterId{to.parameters.size() - 1};
}

bool same_number(const Scenario& a, const std::optional<ParameterId>& of_a, const Scenario& b,
                 const std::optional<ParameterId>& of_b) {
    return of_a.has_value() == of_b.has_value() &&
           (!of_a || same_law(a.parameters[of_a->index()], b.parameters[of_b->index()]));
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

bool same_measure(const Scenario& a, const Measure& of_a, const Scenario& b, const Measure& of_b) {
    return of_a.lever == of_b.lever && of_a.service == of_b.service && of_a.sector == of_b.sector &&
           of_a.budget_line == of_b.budget_line && of_a.room == of_b.room && of_a.income == of_b.income &&
           of_a.referrer == of_b.referrer && of_a.grows_to == of_b.grows_to && of_a.from == of_b.from &&
           of_a.ramp == of_b.ramp && of_a.duration == of_b.duration && of_a.planned == of_b.planned &&
           of_a.without_effect == of_b.without_effect && same_number(a, of_a.strength, b, of_b.strength) &&
           same_number(a, of_a.reached_share, b, of_b.reached_share) && same_number(a, of_a.friction, b, of_b.friction);
}

} // namespace koers
