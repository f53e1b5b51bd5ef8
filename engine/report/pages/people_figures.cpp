#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/charts/line_chart.hpp"
#include "report/charts/pyramid.hpp"
#include "report/pages/figures.hpp"
#include "report/pages/groups.hpp"
#include "report/pages/table_view.hpp"

namespace koers::pages {
namespace {

/// A small number of people, which must not be read off, is drawn as the smallest number that is shown.
double drawn(double persons) {
    return std::max(std::round(persons), fewest_shown);
}

std::vector<double> drawn_years(const WaitingCourse& course, double sheets::Spread::*value) {
    std::vector<double> values;
    for (const sheets::Spread& year : course.years) {
        values.push_back(drawn(year.*value));
    }
    return values;
}

constexpr const char* few_reading = " Getallen onder de 10 zijn als 10 getekend.";

bool any_small(const std::vector<double>& groups) {
    return std::any_of(groups.begin(), groups.end(), [](double group) { return std::round(group) < fewest_shown; });
}

double inhabitants(const std::vector<double>& groups) {
    double sum = 0.0;
    for (const double group : groups) {
        sum += group;
    }
    return sum;
}

} // namespace

Figure waiting_figure(const Gathered& all) {
    const int end = all.last_budget_year;
    const std::string id = "wachtlijst" + all.suffix;
    Figure figure{id, "", "", "", "", sheets::titled(id + "-cijfers", "", "Wachtende mensen op 1 januari")};
    figure.table.columns = {{"Jaar", "jaar", sheets::Kind::year, "jaar"}};
    charts::LineChart chart;
    chart.unit = "mensen op 1 januari";
    chart.start = charts::LineChart::Start::at_zero;
    chart.years = all.first().years;
    for (const int year : chart.years) {
        figure.table.rows.push_back({{{static_cast<double>(year)}}});
    }
    std::string description;
    for (const ScenarioNumbers& of : all.scenarios) {
        const WaitingCourse& course = of.waiting;
        chart.bands.push_back(
            {of.look, drawn_years(course, &sheets::Spread::p10), drawn_years(course, &sheets::Spread::p90)});
        chart.lines.push_back({of.contents->name, of.look, drawn_years(course, &sheets::Spread::p50)});
        const std::string name = all.scenarios.size() > 1 ? of.contents->name + ": " : "";
        for (const char* word : {"laag", "midden", "hoog"}) {
            figure.table.columns.push_back({name.empty() ? capital(word) : name + word,
                                            fmt::format("{}_{}", word, chart.lines.size()), sheets::Kind::persons,
                                            word});
        }
        for (std::size_t at = 0; at < course.years.size(); ++at) {
            for (const double persons : {course.years[at].p10, course.years[at].p50, course.years[at].p90}) {
                figure.table.rows[at].cells.push_back(people_cell(persons));
            }
        }
        const WaitingOutcome outcome{end, course.years[year_position(of, end + 1)], all.first_budget_year,
                                     course.movement};
        const std::string sentence = waiting_sentence(of.contents->name, outcome);
        description += (description.empty() ? "" : " ") + sentence;
        if (&of == &all.first()) {
            figure.title = titled_for(all, waiting_title(of.contents->name, outcome));
        }
    }
    figure.sentence = description;
    chart.heading = {id + "-beeld", figure.title, description};
    figure.picture = charts::line_chart(chart);
    figure.reading = std::string{band_reading} + few_reading;
    return figure;
}

sheets::Table services_table(const Gathered& all) {
    const int end = all.last_budget_year;
    sheets::Table table =
        sheets::titled("wachtlijst-voorzieningen" + all.suffix, "", fmt::format("Wachtende mensen eind {}", end));
    table.columns = {{"Voorziening", "voorziening", sheets::Kind::text, "voorziening"}};
    for (const ScenarioNumbers& of : all.scenarios) {
        for (const char* word : {"laag", "midden", "hoog"}) {
            table.columns.push_back({fmt::format("{}: {}", of.contents->name, word),
                                     fmt::format("{}_{}", word, table.columns.size()), sheets::Kind::persons, word});
        }
    }
    for (std::size_t service = 0; service < all.first().services.size(); ++service) {
        sheets::Row row{{{all.first().services[service].name}}};
        for (const ScenarioNumbers& of : all.scenarios) {
            const sheets::Spread& persons = of.services[service].years[year_position(of, end + 1)];
            for (const double value : {persons.p10, persons.p50, persons.p90}) {
                row.cells.push_back(people_cell(value));
            }
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Figure population_figure(const ScenarioNumbers& of) {
    const std::vector<double>& now = of.population.front();
    const std::vector<double>& later = of.population.back();
    const std::string first = std::to_string(of.years.front());
    const std::string last = std::to_string(of.years.back());
    const std::string& oldest = of.age_groups.back();
    const std::string id = "inwoners-" + of.contents->id;
    charts::Pyramid chart;
    chart.unit = "inwoners op 1 januari";
    chart.groups = of.age_groups;
    chart.left_label = first;
    chart.right_label = last;
    Figure figure{id, "", "", "", "", sheets::titled(id + "-cijfers", "", "Inwoners op 1 januari, midden")};
    figure.table.columns = {{"Leeftijd", "leeftijd", sheets::Kind::text, "leeftijdsgroep"},
                            {first, "inwoners_eerst", sheets::Kind::persons, "inwoners in het eerste jaar"},
                            {last, "inwoners_laatst", sheets::Kind::persons, "inwoners in het laatste jaar"}};
    for (std::size_t group = 0; group < of.age_groups.size(); ++group) {
        chart.left.push_back(drawn(now[group]));
        chart.right.push_back(drawn(later[group]));
        figure.table.rows.push_back({{{of.age_groups[group]}, people_cell(now[group]), people_cell(later[group])}});
    }
    const double change = std::round(later.back()) - std::round(now.back());
    figure.title = fmt::format("{}: {} inwoners van {} in {} dan in {}", of.contents->name,
                               change > 0.0   ? "meer"
                               : change < 0.0 ? "minder"
                                              : "niet meer",
                               oldest, last, first);
    figure.sentence = fmt::format("Van {} gaat het van {} naar {} inwoners.", oldest, people_words(now.back()),
                                  people_words(later.back()));
    if (!any_small(now) && !any_small(later)) { // else the total would give a hidden group away
        figure.sentence += fmt::format(" Alle leeftijden samen gaan van ongeveer {} naar {}.",
                                       people_words(inhabitants(now)), people_words(inhabitants(later)));
    }
    chart.heading = {id + "-beeld", figure.title, figure.sentence};
    figure.picture = charts::pyramid(chart);
    figure.reading = std::string{"Links "} + first + ", rechts " + last + ", op dezelfde schaal." + few_reading;
    return figure;
}

} // namespace koers::pages
