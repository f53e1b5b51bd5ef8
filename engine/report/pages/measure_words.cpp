#include "report/pages/measure_words.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "koers/report.hpp"
#include "report/pages/words.hpp"
#include "report/sheets/measure_facts.hpp"

namespace koers::pages {
namespace {

std::string percentage(double share) {
    return dutch_percentage(share, 0);
}

/// "naar 90% van nu (tussen 85% en 95%)".
std::string factor_words(const Parameter& factor) {
    const std::string range = factor.low < factor.high
                                  ? fmt::format(" (tussen {} en {})", percentage(factor.low), percentage(factor.high))
                                  : "";
    return fmt::format("naar {} van nu{}", percentage(factor.central), range);
}

std::string amount_words(const Scenario& scenario, const Measure& measure) {
    const Dataset& data = *scenario.dataset;
    std::string kind = sheets::kind_text(data, measure);
    const std::string approach = sheets::approach_text(data, measure);
    kind = kind.empty() ? "Een ander bedrag." : "Een " + kind + ".";
    return kind + (approach.empty() ? "" : " Wat verandert: " + approach + ".");
}

std::string years_words(const Measure& measure) {
    std::string text = fmt::format("Het begint in {}", measure.from);
    if (measure.ramp > 1) {
        text += fmt::format(" en werkt volledig vanaf {}", measure.from + measure.ramp - 1);
    }
    if (measure.duration) {
        text += fmt::format(". Het duurt {} jaar", *measure.duration);
    }
    return text + ".";
}

/// "kost dit € 60.000", "bespaart dit € 60.000", "kost dit ongeveer niets".
std::string effect_words(double euro) {
    if (legible(euro) == 0.0) {
        return "kost dit ongeveer niets";
    }
    return (euro > 0.0 ? "kost dit " : "bespaart dit ") + euro_words(euro);
}

/// "tussen € 50.000 en € 70.000", with words where the ends differ in sign.
std::string range_words(const sheets::Spread& spread) {
    if (spread.p10 >= 0.0) {
        return euro_range(spread.p10, spread.p90);
    }
    if (spread.p90 <= 0.0) {
        return euro_range(spread.p90, spread.p10);
    }
    return fmt::format("tussen {} besparing en {} kosten", euro_words(spread.p10), euro_words(spread.p90));
}

/// The node of the influence graph from which a measure works; nothing if it has none.
std::optional<NodeRef> start_of(const Dataset& data, const Measure& measure) {
    if (measure.without_effect || !measure.budget_line) {
        return std::nullopt;
    }
    if (measure.chosen && has_connections(data, *measure.chosen)) {
        return NodeRef{NodeKind::measure, *measure.chosen, {}};
    }
    return NodeRef{NodeKind::goal, data.budget_lines[measure.budget_line->index()].goal.index(), {}};
}

std::optional<GoalId> goal_of_outcome(const Dataset& data, const NodeRef& node) {
    if (node.kind == NodeKind::indicator) {
        return data.indicators[node.index].goal;
    }
    if (is_demand(node.kind) && node.kind != NodeKind::staff) {
        return data.services[node.index].goal;
    }
    return std::nullopt;
}

} // namespace

std::string doing_words(const Scenario& scenario, const Measure& measure) {
    const Dataset& data = *scenario.dataset;
    const Parameter& strength = scenario.parameters[measure.strength.index()];
    const std::string service = measure.service ? data.services[measure.service->index()].name : "";
    switch (measure.lever) {
    case Lever::request_rate:
        return fmt::format("De kans dat iemand {} vraagt, gaat {}.", service, factor_words(strength));
    case Lever::stay:
        return fmt::format("De duur van {} gaat {}.", service, factor_words(strength));
    case Lever::hours:
        return fmt::format("Het aantal uren {} gaat {}.", service, factor_words(strength));
    case Lever::price:
        return fmt::format("De prijs van {} gaat {}.", service, factor_words(strength));
    case Lever::paid_share:
        return fmt::format("De gemeente betaalt {} van {}.", percentage(strength.central), service);
    case Lever::staff:
        return fmt::format("Het personeel in de sector {} gaat {}.", data.sectors[measure.sector->index()].name,
                           factor_words(strength));
    case Lever::budget_lines:
        return fmt::format("Alle budgetten met als ruimte \"{}\" gaan {}.", sheets::room_text(data, measure),
                           factor_words(strength));
    case Lever::fee:
        return fmt::format("De eigen bijdrage gaat {}.", factor_words(strength));
    case Lever::general_cover:
        return fmt::format("De algemene dekkingsmiddelen worden {} {} per jaar.", euro_words(strength.central),
                           strength.central < 0.0 ? "minder" : "meer");
    case Lever::budget_line:
        break;
    }
    return amount_words(scenario, measure);
}

std::string yield_words(const MeasureNumbers& of) {
    const std::string years = years_words(*of.measure);
    if (!of.cost) {
        return years + " Het model rekent niet uit wat deze maatregel alleen oplevert.";
    }
    return fmt::format("In {} {} ({}). {}", of.year, effect_words(of.cost->p50), range_words(*of.cost), years);
}

std::string success_words(const MeasureNumbers& of) {
    if (!of.reached) {
        return "";
    }
    return fmt::format("Naar verwachting lukt {} van het bedrag (tussen {} en {}). {} lukt de helft of meer.",
                       percentage(of.reached->p50), percentage(of.reached->p10), percentage(of.reached->p90),
                       capital(frequency(of.chance_of_half)));
}

std::string half_words(const MeasureNumbers& of) {
    if (!of.cost || legible(of.planned) == 0.0) {
        return "";
    }
    return fmt::format("Dan {} in {}. Dat was {} als alles lukt.", effect_words(0.5 * of.planned), of.year,
                       euro_words(of.planned));
}

std::string room_words(LegalRoom room) {
    switch (room) {
    case LegalRoom::minimum:
        return "Wettelijk minimum: de wet schrijft dit voor.";
    case LegalRoom::partly_free:
        return "Deels vrij: de wet stelt grenzen.";
    case LegalRoom::free:
        break;
    }
    return "Vrij: de gemeente kiest zelf.";
}

ReachedGoals reached_goals(const Dataset& data, const Measure& measure) {
    ReachedGoals goals;
    if (measure.budget_line) {
        goals.own = {data.budget_lines[measure.budget_line->index()].goal};
    } else if (measure.service) {
        goals.own = {data.services[measure.service->index()].goal};
    }
    std::set<NodeRef> seen;
    std::vector<NodeRef> waiting;
    if (const auto start = start_of(data, measure)) {
        waiting.push_back(*start);
    }
    std::set<std::size_t> found;
    while (!waiting.empty()) {
        const NodeRef node = waiting.back();
        waiting.pop_back();
        if (!seen.insert(node).second) {
            continue;
        }
        if (const auto goal = goal_of_outcome(data, node)) {
            found.insert(goal->index());
        }
        for (const Connection& connection : data.connections) {
            if (connection.from == node) {
                waiting.push_back(connection.to);
            }
        }
    }
    for (const std::size_t goal : found) {
        if (goals.own.empty() || goals.own.front().index() != goal) {
            goals.further.emplace_back(goal);
        }
    }
    return goals;
}

} // namespace koers::pages
