#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "report/charts/line_chart.hpp"
#include "report/charts/row_chart.hpp"
#include "report/money_sign.hpp"
#include "report/pages/figures.hpp"
#include "report/pages/groups.hpp"
#include "report/pages/table_view.hpp"

namespace koers::pages {
namespace {

constexpr double million = 1e6;

/// One scenario in a chart of money.
struct Shown {
    const ScenarioNumbers* of{};
    const MoneyCourse* course{};
};

double in_millions(double euro) {
    return legible(euro) / million;
}

std::string caption(const Gathered& all) {
    return "Bedragen x € 1.000, " + all.price_text;
}

std::vector<double> over_years(const MoneyCourse& course, double (*value)(const BudgetOutcome&)) {
    std::vector<double> values;
    for (const BudgetOutcome& year : course.years) {
        values.push_back(in_millions(value(year)));
    }
    return values;
}

bool same_budget(const MoneyCourse& a, const MoneyCourse& b) {
    return std::equal(
        a.years.begin(), a.years.end(), b.years.begin(), b.years.end(),
        [](const BudgetOutcome& x, const BudgetOutcome& y) { return legible(x.budget) == legible(y.budget); });
}

/// Lines and bands of scenarios with the budget, each budget once.
charts::LineChart fan_chart(const Gathered& all, const charts::Heading& heading, const std::vector<Shown>& shown) {
    charts::LineChart chart;
    chart.heading = heading;
    chart.unit = "miljoen euro per jaar";
    chart.outlook_after = all.last_budget_year;
    for (const BudgetOutcome& year : shown.front().course->years) {
        chart.years.push_back(year.year);
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const MoneyCourse& course = *shown[i].course;
        const bool told = std::any_of(shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(i),
                                      [&](const Shown& other) { return same_budget(*other.course, course); });
        if (!told) {
            const std::string label = i == 0 ? "Begroting" : "Begroting " + shown[i].of->contents->name;
            chart.lines.push_back(
                {label, charts::Look::budget, over_years(course, [](const BudgetOutcome& one) { return one.budget; })});
        }
    }
    for (const Shown& one : shown) {
        chart.bands.push_back({one.of->look,
                               over_years(*one.course, [](const BudgetOutcome& year) { return year.cost.p10; }),
                               over_years(*one.course, [](const BudgetOutcome& year) { return year.cost.p90; })});
        chart.lines.push_back({one.of->contents->name, one.of->look,
                               over_years(*one.course, [](const BudgetOutcome& year) { return year.cost.p50; })});
    }
    return chart;
}

bool one_budget(const std::vector<Shown>& shown) {
    return std::all_of(shown.begin(), shown.end(),
                       [&](const Shown& one) { return same_budget(*one.course, *shown.front().course); });
}

/// A row a year: the budget, once if it is the same, and of each scenario low, middle, high and the chance of a
/// deficit.
sheets::Table fan_table(const Gathered& all, const std::string& id, const std::string& title,
                        const std::vector<Shown>& shown) {
    sheets::Table table = sheets::titled(id + "-cijfers", "", title);
    table.captions = {caption(all)};
    table.columns = {{"Jaar", "jaar", sheets::Kind::year, "jaar"}};
    for (const BudgetOutcome& year : shown.front().course->years) {
        table.rows.push_back({{{static_cast<double>(year.year)}}});
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const MoneyCourse& course = *shown[i].course;
        const std::string& name = shown[i].of->contents->name;
        const auto add = [&](const std::string& heading, const char* word, sheets::Kind kind, const auto& cell) {
            table.columns.push_back({heading, fmt::format("{}_{}", word, i + 1), kind, word});
            for (std::size_t at = 0; at < course.years.size(); ++at) {
                table.rows[at].cells.push_back(cell(course.years[at]));
            }
        };
        const auto heading = [&](const char* word) { return shown.size() > 1 ? name + ": " + word : capital(word); };
        const auto money = sheets::Kind::thousand_euro;
        if (i == 0 || !one_budget(shown)) {
            add(one_budget(shown) ? "Begroting" : heading("begroting"), "begroting", money,
                [](const BudgetOutcome& year) { return money_cell(year.budget); });
        }
        add(heading("laag"), "laag", money, [](const BudgetOutcome& year) { return money_cell(year.cost.p10); });
        add(heading("midden"), "midden", money, [](const BudgetOutcome& year) { return money_cell(year.cost.p50); });
        add(heading("hoog"), "hoog", money, [](const BudgetOutcome& year) { return money_cell(year.cost.p90); });
        if (course.modelled) {
            add(heading("kans op tekort (%)"), "kans_tekort", sheets::Kind::percentage,
                [](const BudgetOutcome& year) { return sheets::Cell{100.0 * year.chance_short}; });
        }
    }
    return table;
}

/// "Het midden gaat van ... in 2026 naar ... in 2040."
std::string course_sentence(const MoneyCourse& course) {
    const BudgetOutcome& from = course.years.front();
    const BudgetOutcome& to = course.years.back();
    if (euro_words(from.cost.p50) == euro_words(to.cost.p50)) {
        return fmt::format("Het midden is in {} en in {} {}.", from.year, to.year, euro_words(from.cost.p50));
    }
    return fmt::format("Het midden gaat van {} in {} naar {} in {}.", euro_words(from.cost.p50), from.year,
                       euro_words(to.cost.p50), to.year);
}

std::string fan_reading(const charts::LineChart& chart) {
    return std::string{band_reading} + " De dikke zwarte lijn is de begroting." +
           (charts::starts_at_zero(chart) ? "" : cut_axis);
}

Figure fan_figure(const Gathered& all, const std::string& id, const std::string& title, const std::string& sentence,
                  const std::vector<Shown>& shown) {
    std::string description;
    for (const Shown& one : shown) {
        const BudgetOutcome& end = one.course->years.back();
        description += fmt::format("{}{}: {} {} {}.", description.empty() ? "" : " ", one.of->contents->name,
                                   course_sentence(*one.course), "In dat laatste jaar ligt de uitkomst",
                                   euro_range(end.cost.p10, end.cost.p90));
    }
    const charts::LineChart chart = fan_chart(all, {id + "-beeld", title, description}, shown);
    return {id,
            title,
            sentence,
            charts::line_chart(chart),
            fan_reading(chart),
            fan_table(all, id, "Kosten en begroting per jaar", shown)};
}

} // namespace

Figure overview_figure(const Gathered& all) {
    const int year = all.last_budget_year;
    charts::RowChart chart;
    chart.unit = fmt::format("miljoen euro in {}", year);
    chart.budget_label = "Begroting";
    const std::string id = "overzicht" + all.suffix;
    Figure figure{id, "", "", "", "", sheets::titled(id + "-cijfers", "", "Kosten naast de begroting")};
    figure.table.captions = {caption(all)};
    const auto money = sheets::Kind::thousand_euro;
    figure.table.columns = {{"Scenario", "scenario", sheets::Kind::text, "scenario"},
                            {"Begroting", "begroting", money, "begroting"},
                            {"Laag", "laag", money, "laag"},
                            {"Midden", "midden", money, "midden"},
                            {"Hoog", "hoog", money, "hoog"}};
    std::string description;
    for (const ScenarioNumbers& of : all.scenarios) {
        const BudgetOutcome& outcome = of.total.in(year);
        const sheets::Spread& cost = outcome.cost;
        chart.rows.push_back({of.contents->name, of.look, in_millions(cost.p10), in_millions(cost.p50),
                              in_millions(cost.p90), in_millions(outcome.budget), euro_words(cost.p50)});
        figure.table.rows.push_back({{{of.contents->name},
                                      money_cell(outcome.budget),
                                      money_cell(cost.p10),
                                      money_cell(cost.p50),
                                      money_cell(cost.p90)}});
        description += (description.empty() ? "" : " ") + cost_sentence(of.contents->name, outcome) + " " +
                       budget_sentence(outcome);
    }
    figure.title = titled_for(all, gap_title(all.first().contents->name, all.first().total.in(year)));
    figure.sentence = cost_sentence(all.first().contents->name, all.first().total.in(year)) + " " +
                      budget_sentence(all.first().total.in(year));
    chart.heading = {id + "-beeld", figure.title, description};
    figure.picture = charts::row_chart(chart);
    figure.reading = "In 8 van de 10 doorrekeningen ligt de uitkomst in het gekleurde vak. De dikke zwarte lijn is de "
                     "begroting. De as begint niet altijd bij nul.";
    return figure;
}

Figure total_figure(const Gathered& all, const ScenarioNumbers& of) {
    const BudgetOutcome& outcome = of.total.in(all.last_budget_year);
    return fan_figure(all, "kosten-" + of.contents->id, budget_title(of.contents->name, outcome),
                      course_sentence(of.total), {{&of, &of.total}});
}

Figure thema_figure(const Gathered& all, std::size_t thema) {
    std::vector<Shown> shown;
    for (const ScenarioNumbers& of : all.scenarios) {
        shown.push_back({&of, &of.themas.at(thema)});
    }
    const MoneyCourse& first = *shown.front().course;
    const std::string& name = all.first().contents->name;
    const BudgetOutcome& outcome = first.in(all.last_budget_year);
    const std::string title = first.modelled ? first.name + ". " + budget_title(name, outcome)
                                             : first.name + ". Niet gemodelleerd: begroting en maatregelen";
    return fan_figure(all, fmt::format("thema-{}{}", thema + 1, all.suffix), titled_for(all, title),
                      cost_sentence(name, outcome) + " " + budget_sentence(outcome), shown);
}

Figure difference_figure(const Gathered& all, const ScenarioNumbers& of) {
    charts::RowChart chart;
    chart.form = charts::RowChart::Form::bars;
    chart.unit = "miljoen euro meer of minder";
    Figure figure{"verschil-" + of.contents->id,
                  "",
                  "",
                  "",
                  "",
                  sheets::titled("verschil-" + of.contents->id + "-cijfers", "", "Verschil per thema")};
    figure.table.captions = {caption(all) + "; " + sign_text(all.sign)};
    figure.table.columns = {{"Thema", "thema", sheets::Kind::text, "thema"},
                            {"Laag", "laag", sheets::Kind::text, "laag"},
                            {"Midden", "midden", sheets::Kind::text, "midden"},
                            {"Hoog", "hoog", sheets::Kind::text, "hoog"},
                            {"Kans op duurder (%)", "kans_duurder", sheets::Kind::percentage, "kans op duurder"}};
    CostDifference total{of.contents->name, all.first().contents->name, all.last_budget_year, {}};
    for (const DifferenceRow& row : of.differences) {
        if (row.outcome.variable != "nettolasten") {
            continue;
        }
        const PairedDifference& difference = row.difference;
        const bool whole = row.outcome.label.empty();
        const std::string name = whole ? "Alle thema's samen" : row.outcome.label;
        if (whole) {
            total.difference = difference;
        }
        chart.rows.push_back({name, of.look, in_millions(difference.p10), in_millions(difference.p50),
                              in_millions(difference.p90), std::nullopt, difference_shown(difference.p50, all.sign)});
        figure.table.rows.push_back({{{name},
                                      {difference_shown(difference.p10, all.sign)},
                                      {difference_shown(difference.p50, all.sign)},
                                      {difference_shown(difference.p90, all.sign)},
                                      {100.0 * difference.chance_higher}},
                                     whole ? sheets::Role::total : sheets::Role::part});
    }
    figure.title = difference_title(total);
    figure.sentence = difference_sentence(total);
    if (chart.rows.empty()) { // nothing differs
        return figure;
    }
    chart.heading = {figure.id + "-beeld", figure.title, figure.sentence};
    figure.picture = charts::row_chart(chart);
    figure.reading = "De balk is het midden. Tussen de streepjes liggen 8 van de 10 doorrekeningen. Rechts van nul is "
                     "duurder. Beide scenario's krijgen in elke doorrekening hetzelfde toeval.";
    return figure;
}

} // namespace koers::pages
