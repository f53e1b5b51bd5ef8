#include "report/pages/duisenberg.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/pages/goal_impact.hpp"
#include "report/pages/groups.hpp"
#include "report/pages/table_view.hpp"
#include "report/pages/words.hpp"
#include "report/sheets/measure_facts.hpp"

namespace koers::pages {
namespace {

/// The last two values of the municipality, the older first.
std::vector<double> last_two(const Indicator& indicator, const std::string& municipality) {
    std::vector<Observation> own;
    for (const Observation& one : indicator.history) {
        if (one.region == municipality) {
            own.push_back(one);
        }
    }
    if (own.size() < 2) {
        return {};
    }
    return {own[own.size() - 2].value, own.back().value};
}

std::string doing(const ScenarioNumbers& of, std::size_t thema) {
    std::vector<std::string> names;
    for (const MeasureNumbers& one : of.measures) {
        const auto place = sheets::place_of(*of.scenario->dataset, *one.measure).thema;
        if (place && place->index() == thema) {
            names.push_back(one.measure->name);
        }
    }
    return names.empty() ? "Geen nieuwe maatregelen" : listed(names);
}

std::string cost(const BudgetOutcome& outcome) {
    return fmt::format("{} ({}). De begroting is {}", euro_words(outcome.cost.p50),
                       euro_range(outcome.cost.p10, outcome.cost.p90), euro_words(outcome.budget));
}

const DifferenceRow* difference_of(const ScenarioNumbers& of, const std::string& thema) {
    for (const DifferenceRow& row : of.differences) {
        if (row.outcome.variable == "nettolasten" && row.outcome.label == thema) {
            return &row;
        }
    }
    return nullptr;
}

std::string money_effect(const Gathered& group, const ScenarioNumbers& of, const MoneyCourse& course) {
    const std::string& basis = group.first().contents->name;
    const BudgetOutcome& outcome = course.in(group.last_budget_year);
    if (&of == &group.first()) {
        return course.modelled ? fmt::format("{} is er een tekort.", capital(frequency(outcome.chance_short)))
                               : "De kosten zijn niet gemodelleerd.";
    }
    const DifferenceRow* row = difference_of(of, course.name);
    if (row == nullptr || legible(row->difference.p50) == 0.0) {
        return fmt::format("Het kost ongeveer evenveel als {}.", basis);
    }
    return fmt::format("Het kost {} {} dan {}.", euro_words(row->difference.p50),
                       row->difference.p50 > 0.0 ? "meer" : "minder", basis);
}

std::string efficiency(const Gathered& group, const ScenarioNumbers& of, const MoneyCourse& course, std::size_t thema) {
    std::vector<IndicatorImpact> indicators;
    for (const GoalImpact& goal : goal_impacts(group, of)) {
        if (goal.goal->thema.index() == thema) {
            indicators.insert(indicators.end(), goal.indicators.begin(), goal.indicators.end());
        }
    }
    const std::string effect = indicators.empty() ? "Effecten zijn niet gemodelleerd." : direction_words(indicators);
    return money_effect(group, of, course) + " " + effect;
}

sheets::Table table_of(const Gathered& group, std::size_t thema, const MoneyCourse& of_first) {
    const Dataset& data = *group.first().scenario->dataset;
    const int year = group.last_budget_year;
    sheets::Table table =
        sheets::titled(fmt::format("duisenberg-{}{}", thema + 1, group.suffix), "", titled_for(group, of_first.name));
    table.captions = {fmt::format("Bedragen van {}, {}", year, group.price_text)};
    table.columns = {{"Vraag", "vraag", sheets::Kind::text, "vraag"}};
    std::vector<sheets::Row> rows{{{{"Wat gaan we doen"}}},
                                  {{{fmt::format("Wat mag het kosten in {}", year)}}},
                                  {{{"Lag het op koers"}}},
                                  {{{"Doelmatig?"}}},
                                  {{{"Conclusie en aanbeveling"}}}};
    for (const ScenarioNumbers& of : group.scenarios) {
        const auto found = std::find_if(of.themas.begin(), of.themas.end(),
                                        [&](const MoneyCourse& one) { return one.name == of_first.name; });
        table.columns.push_back({of.contents->name, of.contents->id, sheets::Kind::text, "scenario"});
        rows[0].cells.emplace_back(doing(of, thema));
        rows[1].cells.emplace_back(cost(found->in(year)));
        rows[2].cells.emplace_back(course_words(measured_course(data, thema)));
        rows[3].cells.emplace_back(efficiency(group, of, *found, thema));
        rows[4].cells.emplace_back();
    }
    table.rows = std::move(rows);
    return table;
}

} // namespace

MeasuredCourse measured_course(const Dataset& data, std::size_t thema) {
    MeasuredCourse course;
    for (const Indicator& indicator : data.indicators) {
        const std::vector<double> values = last_two(indicator, data.municipality);
        if (values.empty() || indicator.wanted == WantedChange::neither ||
            data.goals[indicator.goal.index()].thema.index() != thema) {
            continue;
        }
        const double better = indicator.wanted == WantedChange::higher ? values[1] - values[0] : values[0] - values[1];
        course.measured += 1;
        course.towards += better > 0.0 ? 1 : 0;
        course.away += better < 0.0 ? 1 : 0;
    }
    return course;
}

std::string course_words(const MeasuredCourse& course) {
    if (course.measured == 0) {
        return "Niet bekend: er zijn geen indicatoren met twee metingen.";
    }
    return fmt::format("{} met twee metingen. De gewenste kant op: {}. De andere kant op: {}.",
                       course.measured == 1 ? "1 indicator" : fmt::format("{} indicatoren", course.measured),
                       course.towards, course.away);
}

Json duisenberg_view(const Gathered& group) {
    const Dataset& data = *group.first().scenario->dataset;
    Json themas = Json::array();
    std::size_t shown = 0;
    for (std::size_t thema = 0; thema < data.themas.size() && shown < group.first().themas.size(); ++thema) {
        const MoneyCourse& course = group.first().themas[shown];
        if (data.themas[thema].name != course.name) {
            continue;
        }
        ++shown;
        Json goals = Json::array();
        for (const Goal& goal : data.goals) {
            if (goal.thema.index() == thema) {
                goals.push_back(fmt::format("Doel {}: {}", goal.id, goal.name));
            }
        }
        themas.push_back({{"name", titled_for(group, course.name)},
                          {"goals", goals},
                          {"answers", table_view(table_of(group, thema, course))}});
    }
    return themas;
}

} // namespace koers::pages
