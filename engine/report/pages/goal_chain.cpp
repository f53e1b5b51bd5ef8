#include "report/pages/goal_chain.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "report/goal_rows.hpp"
#include "report/graph_look.hpp"
#include "report/graph_part.hpp"
#include "report/graph_words.hpp"
#include "report/node_name.hpp"
#include "report/pages/indicators.hpp"
#include "report/pages/words.hpp"

namespace koers::pages {
namespace {

Json item(const std::string& text, const Json& items = Json::array()) {
    return {{"text", text}, {"nested", !items.empty()}, {"items", items}};
}

/// "Verhoogt Kracht van de sociale basis: klein effect (+0,02 sd). Onderzoek: deskundigen, kwaliteit C."
std::string connection_words(const Scenario& scenario, const Connection& connection) {
    const Parameter& effect = scenario.parameters[connection.effect.index()];
    const char* verb = effect.central > 0.0 ? "Verhoogt" : effect.central < 0.0 ? "Verlaagt" : "Werkt op";
    return fmt::format("{} {}: {} effect ({}). Onderzoek: {}, kwaliteit {}", verb,
                       node_name(*scenario.dataset, connection.to), size_word(effect), effect_words(effect),
                       study_word(connection.study), letter(connection.grade));
}

template <class Belongs>
Json connections_from(const Scenario& scenario, Belongs belongs) {
    Json items = Json::array();
    for (const Connection& connection : scenario.dataset->connections) {
        if (belongs(connection.from)) {
            items.push_back(item(connection_words(scenario, connection)));
        }
    }
    return items;
}

/// Names of the scenarios that take a measure of the catalogue.
std::string takers(const Gathered& all, std::size_t measure) {
    std::vector<std::string> names;
    for (const ScenarioNumbers& of : all.scenarios) {
        const auto taken = std::any_of(of.measures.begin(), of.measures.end(),
                                       [&](const MeasureNumbers& one) { return one.measure->chosen == measure; });
        if (taken) {
            names.push_back(of.contents->name);
        }
    }
    return names.empty() ? "" : " (in " + listed(names) + ")";
}

std::string money_words(const Gathered& all, std::size_t goal) {
    const ScenarioNumbers& of = all.first();
    return fmt::format("Euro: {} in {} ({}) bij {}, prijzen van de begroting", euro_words(of.goal_costs[goal].p50),
                       all.last_budget_year, euro_range(of.goal_costs[goal].p10, of.goal_costs[goal].p90),
                       of.contents->name);
}

Json goal_item(const Gathered& all, const GoalRow& row, std::size_t goal) {
    const Scenario& scenario = *all.first().scenario;
    const Dataset& data = *scenario.dataset;
    Json parts = Json::array();
    for (const Service* service : row.services) {
        parts.push_back(item("Inspanning: " + service->name));
    }
    for (const CatalogueMeasure* measure : row.catalogue) {
        const auto position = static_cast<std::size_t>(measure - data.catalogue.measures.data());
        parts.push_back(item("Inspanning: " + measure->name + takers(all, position),
                             connections_from(scenario, [&](const NodeRef& node) {
                                 return node.kind == NodeKind::measure && node.index == position;
                             })));
    }
    const Json of_budget = connections_from(
        scenario, [&](const NodeRef& node) { return node.kind == NodeKind::goal && node.index == goal; });
    if (!of_budget.empty()) {
        parts.push_back(item("Inspanning: ander geld voor dit doel", of_budget));
    }
    for (const Indicator* indicator : row.indicators) {
        parts.push_back(item(fmt::format("Indicator: {}, in {} ({})", indicator_name(*indicator), indicator->unit,
                                         coverage(*indicator))));
    }
    std::set<std::string> taakvelden;
    for (const BudgetLine* line : row.lines) {
        const Taakveld& taakveld = data.taakvelden[line->taakveld.index()];
        taakvelden.insert(taakveld.code + " " + taakveld.name);
    }
    for (const Service* service : row.services) {
        const Taakveld& taakveld = data.taakvelden[service->taakveld.index()];
        taakvelden.insert(taakveld.code + " " + taakveld.name);
    }
    for (const std::string& taakveld : taakvelden) {
        parts.push_back(item("Taakveld: " + taakveld));
    }
    parts.push_back(item(money_words(all, goal)));
    return item(fmt::format("Doel {}: {}", row.goal->id, row.goal->name), parts);
}

/// The states that the graph of a thema passes through, with what they work on.
Json mediator_items(const Scenario& scenario, const GraphPart& part) {
    Json items = Json::array();
    for (const NodeRef& node : part.nodes) {
        if (node.kind != NodeKind::mediator) {
            continue;
        }
        items.push_back(item("Tussenstap: " + node_name(*scenario.dataset, node),
                             connections_from(scenario, [&](const NodeRef& from) { return from == node; })));
    }
    return items;
}

void replace_all(std::string& text, const std::string& old, const std::string& fresh) {
    for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + fresh.size())) {
        text.replace(at, old.size(), fresh);
    }
}

} // namespace

std::string with_ids(std::string picture, const std::string& prefix) {
    picture.erase(0, picture.find("<svg")); // a page has no declaration of XML in its middle
    replace_all(picture, " id=\"", " id=\"" + prefix);
    replace_all(picture, "aria-labelledby=\"naam uitleg\"",
                fmt::format("aria-labelledby=\"{0}naam {0}uitleg\"", prefix));
    return picture;
}

Result<Json> goal_chain_view(const Gathered& all) {
    const Scenario& scenario = *all.first().scenario;
    const Dataset& data = *scenario.dataset;
    const std::vector<GoalRow> rows = goal_rows(scenario);
    Json themas = Json::array();
    for (std::size_t thema = 0; thema < data.themas.size(); ++thema) {
        Json items = Json::array();
        for (std::size_t goal = 0; goal < rows.size(); ++goal) {
            if (rows[goal].goal->thema.index() == thema) {
                items.push_back(goal_item(all, rows[goal], goal));
            }
        }
        if (items.empty()) {
            continue;
        }
        const GraphView view{NodeRef{NodeKind::thema, thema, {}}, std::nullopt};
        const GraphPart part = graph_part(data, view);
        std::string picture;
        if (!part.connections.empty()) {
            auto drawn = graph_svg(scenario, view);
            if (!drawn) {
                return tl::unexpected{drawn.error()};
            }
            picture = with_ids(std::move(*drawn), fmt::format("graaf-{}-", thema + 1));
            for (Json& one : mediator_items(scenario, part)) {
                items.push_back(std::move(one));
            }
        }
        themas.push_back(
            {{"name", data.themas[thema].name}, {"drawn", !picture.empty()}, {"picture", picture}, {"goals", items}});
    }
    return themas;
}

} // namespace koers::pages
