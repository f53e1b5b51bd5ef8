#include "report/pages/scenario_section.hpp"

#include <fmt/format.h>

#include "report/goal_rows.hpp"
#include "report/pages/figures.hpp"
#include "report/pages/goal_impact.hpp"
#include "report/pages/measure_cards.hpp"
#include "report/pages/table_view.hpp"

namespace koers::pages {
namespace {

/// Assumptions of a scenario that stand otherwise than usual.
Json switches_view(const Scenario& scenario) {
    Json changed = Json::array();
    for (const auto& [id, level] : scenario.switches) {
        for (const Switch& one : scenario.dataset->switches) {
            if (one.id == id && default_level(one) != level) {
                changed.push_back(fmt::format("{}: {}", id, level));
            }
        }
    }
    return changed;
}

sheets::Table measures_table(const ScenarioNumbers& of) {
    const Scenario& scenario = *of.scenario;
    const std::string id = "maatregelen-" + of.contents->id;
    sheets::Table table = sheets::titled(id, "", "Maatregelen");
    table.captions = {
        "Bedragen x € 1.000 per jaar boven de begroting van nu; een min is een besparing. Een deel wordt gehaald"};
    table.columns = {{"Maatregel", "maatregel", sheets::Kind::text, "maatregel"},
                     {"Soort", "soort", sheets::Kind::text, "soort"},
                     {"Vanaf", "vanaf", sheets::Kind::year, "eerste jaar"},
                     {"Bedrag", "bedrag", sheets::Kind::thousand_euro, "bedrag"},
                     {"Wat merken inwoners", "merken", sheets::Kind::text, "wat inwoners merken"}};
    for (std::size_t i = 0; i < own_measures(scenario); ++i) {
        const Measure& measure = scenario.measures[i];
        sheets::Row row{{{measure.name}, {}, {static_cast<double>(measure.from)}, {}, {}}};
        if (measure.chosen) {
            const CatalogueMeasure& chosen = scenario.dataset->catalogue.measures[*measure.chosen];
            row.cells[1] = {kind_word(chosen.kind)};
            row.cells[3] = {legible(chosen.amount.central * measure.planned) / 1000.0};
            row.cells[4] = {chosen.text};
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Json sentences_view(const Gathered& all, const ScenarioNumbers& of) {
    const BudgetOutcome& outcome = of.total.in(all.last_budget_year);
    const BudgetOutcome& end = of.total.years.back();
    return {cost_sentence(of.contents->name, outcome), budget_sentence(outcome), deficit_sentence(outcome.chance_short),
            fmt::format("De begroting sluit {} in alle jaren van {} tot en met {}.", frequency(of.always_balanced),
                        all.first_budget_year, all.last_budget_year),
            fmt::format("De kosten zijn in {} {} dan in {}.", end.year, movement_words(of.total.movement),
                        of.total.years.front().year)};
}

} // namespace

Json scenario_view(const Gathered& all, const ScenarioNumbers& of) {
    const Json switches = switches_view(*of.scenario);
    const std::size_t measures = own_measures(*of.scenario);
    Json figures = Json::array({figure_view(total_figure(all, of))});
    if (of.bridge) {
        figures.push_back(figure_view(bridge_figure(of, *of.bridge)));
    }
    if (&of != &all.first()) {
        figures.push_back(figure_view(difference_figure(all, of)));
    }
    return {{"id", of.contents->id},
            {"name", of.contents->name},
            {"description", of.contents->description},
            {"sentences", sentences_view(all, of)},
            {"changed", !switches.empty()},
            {"switches", switches},
            {"measured", measures > 0},
            {"measures", table_view(measures_table(of))},
            {"cards", measure_cards(of)},
            {"on_goals", impact_view(all, of)},
            {"figures", figures}};
}

} // namespace koers::pages
