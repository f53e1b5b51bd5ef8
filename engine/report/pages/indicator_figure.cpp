#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "report/charts/line_chart.hpp"
#include "report/pages/figures.hpp"
#include "report/pages/groups.hpp"
#include "report/pages/indicators.hpp"

namespace koers::pages {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double rounded(const Indicator& indicator, double value) {
    return decimals_of(indicator) == 0 ? std::round(value) : std::round(value * 10.0) / 10.0;
}

/// What is drawn and stands in the table: a small number of people stays hidden in both.
double drawn(const Indicator& indicator, double value) {
    return hidden(indicator, value) ? fewest_shown : rounded(indicator, value);
}

sheets::Cell cell(const Indicator& indicator, double value) {
    return hidden(indicator, value) ? sheets::Cell{std::string{few_shown}}
                                    : sheets::number_cell(rounded(indicator, value));
}

std::vector<int> years_of(const Indicator& indicator, const std::string& region, const std::vector<int>& run) {
    std::vector<int> years = run;
    for (const Observation& one : indicator.history) {
        if (one.region == region) {
            years.push_back(one.year);
        }
    }
    std::sort(years.begin(), years.end());
    years.erase(std::unique(years.begin(), years.end()), years.end());
    return years;
}

/// A column and a line of the chart over its years.
struct Series {
    const Indicator& indicator;
    sheets::Table& table;
    std::vector<double> values;

    Series(const Indicator& of, sheets::Table& into, const std::string& heading, const std::string& name)
        : indicator{of}, table{into} {
        const auto kind = decimals_of(of) == 0 ? sheets::Kind::persons : sheets::Kind::decimal;
        table.columns.push_back({heading, name, kind, heading});
    }

    void add(std::size_t row, double value) {
        values.push_back(std::isnan(value) ? value : drawn(indicator, value));
        table.rows[row].cells.push_back(cell(indicator, value));
    }
};

double value_in(const ScenarioNumbers& of, const IndicatorCourse& course, int year, double sheets::Spread::*value) {
    const auto found = std::find(of.years.begin(), of.years.end(), year);
    return found == of.years.end() ? unknown : course.years[static_cast<std::size_t>(found - of.years.begin())].*value;
}

double measured_in(const Indicator& indicator, const std::string& region, int year) {
    for (const Observation& one : indicator.history) {
        if (one.region == region && one.year == year) {
            return one.value;
        }
    }
    return unknown;
}

} // namespace

Figure indicator_figure(const Gathered& all, std::size_t indicator) {
    const Indicator& shown = *all.first().indicators.at(indicator).indicator;
    const std::string& region = all.first().scenario->dataset->municipality;
    const std::string id = fmt::format("indicator-{}{}", indicator + 1, all.suffix);
    const int end = all.last_budget_year;
    Figure figure{id, "", "", "", "", sheets::titled(id + "-cijfers", "", indicator_name(shown))};
    figure.table.captions = {"In " + shown.unit};
    figure.table.columns = {{"Jaar", "jaar", sheets::Kind::year, "jaar"}};
    charts::LineChart chart;
    chart.unit = shown.unit;
    chart.years = years_of(shown, region, all.first().years);
    for (const int year : chart.years) {
        figure.table.rows.push_back({{{static_cast<double>(year)}}});
    }
    Series measured{shown, figure.table, "Gemeten", "gemeten"};
    for (std::size_t row = 0; row < chart.years.size(); ++row) {
        measured.add(row, measured_in(shown, region, chart.years[row]));
    }
    const auto known = [](double value) { return !std::isnan(value); };
    if (std::any_of(measured.values.begin(), measured.values.end(), known)) {
        chart.lines.push_back({"Gemeten", charts::Look::measured, measured.values});
    }
    for (const ScenarioNumbers& of : all.scenarios) {
        const IndicatorCourse& course = of.indicators.at(indicator);
        const std::string name = all.scenarios.size() > 1 ? of.contents->name + ": " : "";
        std::vector<std::vector<double>> values;
        const std::pair<const char*, double sheets::Spread::*> parts[] = {
            {"laag", &sheets::Spread::p10}, {"midden", &sheets::Spread::p50}, {"hoog", &sheets::Spread::p90}};
        for (const auto& [word, part] : parts) {
            Series series{shown, figure.table, name.empty() ? capital(word) : name + word,
                          fmt::format("{}_{}", word, chart.bands.size() + 1)};
            for (std::size_t row = 0; row < chart.years.size(); ++row) {
                series.add(row, value_in(of, course, chart.years[row], part));
            }
            values.push_back(series.values);
        }
        chart.bands.push_back({of.look, values[0], values[2]});
        chart.lines.push_back({of.contents->name, of.look, values[1]});
        const sheets::Spread& then = course.years[year_position(of, end)];
        figure.sentence +=
            fmt::format("{}{}: in {} {}, tussen {} en {}.", figure.sentence.empty() ? "" : " ", of.contents->name, end,
                        value_text(shown, then.p50), value_text(shown, then.p10), value_text(shown, then.p90));
    }
    figure.title =
        titled_for(all, fmt::format("{}. {}: {} in {} dan in {}", indicator_name(shown), all.first().contents->name,
                                    movement_words(all.first().indicators.at(indicator).movement), end,
                                    all.first().years.front()));
    chart.heading = {id + "-beeld", figure.title, figure.sentence};
    figure.picture = charts::line_chart(chart);
    figure.reading = std::string{band_reading} +
                     " Kruisjes zijn gemeten waarden. Aantallen onder de 10 zijn als 10 getekend." +
                     (charts::starts_at_zero(chart) ? "" : cut_axis);
    return figure;
}

} // namespace koers::pages
