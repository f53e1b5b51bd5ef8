#include "report/pages/indicators.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "koers/report.hpp"
#include "report/pages/table_view.hpp"

namespace koers::pages {
namespace {

constexpr const char* not_known = "n.n.b.";
constexpr const char* not_modelled = "niet gemodelleerd";

std::string observed_text(const Indicator& indicator, const std::string& region) {
    const auto last = last_value(indicator, region);
    return last ? value_text(indicator, last->value) : not_known;
}

std::string period_text(const Indicator& indicator, const std::string& region) {
    const auto last = last_value(indicator, region);
    if (!last) {
        return not_known;
    }
    return indicator.school_years ? fmt::format("{}/{}", last->year, last->year + 1) : std::to_string(last->year);
}

const IndicatorCourse* course_of(const ScenarioNumbers& of, const Indicator& indicator) {
    const auto found = std::find_if(of.indicators.begin(), of.indicators.end(), [&](const IndicatorCourse& course) {
        return course.indicator->id == indicator.id;
    });
    return found == of.indicators.end() ? nullptr : &*found;
}

/// Whether a number that stays hidden would follow from the difference and what it is a difference with.
bool gives_away(const Gathered& all, const ScenarioNumbers& of, const Indicator& indicator) {
    for (const ScenarioNumbers* one : {&of, &all.first()}) {
        const IndicatorCourse* course = course_of(*one, indicator);
        const sheets::Spread& then = course->years[year_position(*one, all.last_budget_year)];
        if (hidden(indicator, then.p10) || hidden(indicator, then.p50) || hidden(indicator, then.p90)) {
            return true;
        }
    }
    return false;
}

/// Whether the scenarios differ in an indicator in more than a few replicates.
bool differs(const Gathered& all, const std::string& id) {
    constexpr double few = 0.1;
    return std::any_of(all.scenarios.begin(), all.scenarios.end(), [&](const ScenarioNumbers& of) {
        return std::any_of(of.differences.begin(), of.differences.end(), [&](const DifferenceRow& row) {
            return row.outcome.variable == "indicatorwaarde" && row.outcome.label == id &&
                   row.difference.chance_lower + row.difference.chance_higher > few;
        });
    });
}

std::vector<sheets::Column> columns(const Gathered& all, const std::string& municipality) {
    const auto text = [](const std::string& heading, const char* name) {
        return sheets::Column{heading, name, sheets::Kind::text, heading};
    };
    const int middle = std::min(all.first_budget_year + 1, all.last_budget_year);
    return {text("Nr.", "nr"),
            text("Indicator", "indicator"),
            text("Scenario", "scenario"),
            text("Doel", "doel"),
            text("Thema", "thema"),
            text("Meeteenheid", "meeteenheid"),
            text("Hoger is beter", "richting"),
            text("Laatste waarde " + municipality, "laatste_waarde"),
            text("Periode", "periode"),
            text("Holland Rijnland", "holland_rijnland"),
            text("Nederland", "nederland"),
            text("Streefwaarde", "streefwaarde"),
            text(fmt::format("Prognose {}: midden (laag-hoog)", middle), "prognose_eerst"),
            text(fmt::format("Prognose {}: midden (laag-hoog)", all.last_budget_year), "prognose_laatst"),
            text("Verschil met " + all.first().contents->name, "verschil"),
            text("Kans streefwaarde gehaald", "kans"),
            text("Bron", "bron"),
            text("Dekking", "dekking")};
}

const char* direction(WantedChange wanted) {
    return wanted == WantedChange::higher ? "ja" : wanted == WantedChange::lower ? "nee" : "geen richting";
}

sheets::Row row_of(const Gathered& all, const std::string& municipality, const Indicator& indicator,
                   const ScenarioNumbers* of, int number) {
    const Dataset& data = *all.first().scenario->dataset;
    const Coverage coverage = coverage_of(indicator);
    const IndicatorCourse* course = of == nullptr ? nullptr : course_of(*of, indicator);
    const auto forecast = [&](int year) {
        return course == nullptr ? std::string{not_modelled}
                                 : value_with_band(indicator, course->years[year_position(*of, year)]);
    };
    const bool basis = of == &all.first();
    return {{{std::to_string(number)},
             {indicator_name(indicator)},
             {of == nullptr ? std::string{"alle"} : of->contents->name},
             {data.goals[indicator.goal.index()].id},
             {data.themas[data.goals[indicator.goal.index()].thema.index()].name},
             {indicator.unit},
             {std::string{direction(indicator.wanted)}},
             {observed_text(indicator, municipality)},
             {period_text(indicator, municipality)},
             {observed_text(indicator, "Holland Rijnland")},
             {observed_text(indicator, "Nederland")},
             {std::string{not_known}},
             {forecast(std::min(all.first_budget_year + 1, all.last_budget_year))},
             {forecast(all.last_budget_year)},
             {course == nullptr ? std::string{not_modelled}
              : basis           ? std::string{"basis"}
                                : difference_with_first(all, *of, indicator)},
             {std::string{not_known}},
             {indicator.source},
             {std::string{coverage == Coverage::followed ? "gevolgd" : coverage_word(coverage)}}}};
}

} // namespace

std::string indicator_name(const Indicator& indicator) {
    return indicator.name + (indicator.population.empty() ? "" : ", " + indicator.population);
}

int decimals_of(const Indicator& indicator) {
    constexpr const char* of_people[] = {"personen",  "kinderen",  "jongeren",    "leerlingen",
                                         "trajecten", "meldingen", "huisbezoeken"};
    return std::any_of(std::begin(of_people), std::end(of_people),
                       [&](const char* unit) { return indicator.unit.starts_with(unit); })
               ? 0
               : 1;
}

bool hidden(const Indicator& indicator, double value) {
    return decimals_of(indicator) == 0 && std::round(value) < fewest_shown;
}

std::string value_text(const Indicator& indicator, double value) {
    if (hidden(indicator, value)) {
        return few_shown;
    }
    const double shown = decimals_of(indicator) == 0 ? std::round(value) : value;
    return dutch_number(shown, std::abs(shown) < 100.0 ? decimals_of(indicator) : 0) +
           (is_percentage(indicator) ? "%" : "");
}

std::string value_with_band(const Indicator& indicator, const sheets::Spread& spread) {
    return fmt::format("{} ({}-{})", value_text(indicator, spread.p50), value_text(indicator, spread.p10),
                       value_text(indicator, spread.p90));
}

std::string difference_with_first(const Gathered& all, const ScenarioNumbers& of, const Indicator& indicator) {
    const auto row = std::find_if(of.differences.begin(), of.differences.end(), [&](const DifferenceRow& one) {
        return one.outcome.variable == "indicatorwaarde" && one.outcome.label == indicator.id;
    });
    if (row == of.differences.end()) {
        return "geen";
    }
    if (gives_away(all, of, indicator)) {
        return "niet getoond";
    }
    const int decimals = decimals_of(indicator);
    const auto signed_text = [&](double value) {
        const std::string text = dutch_number(value, decimals);
        return (value > 0.0 && text != dutch_number(0.0, decimals) ? "+" : "") + text;
    };
    const PairedDifference& difference = row->difference;
    return fmt::format("{} ({} tot {})", signed_text(difference.p50), signed_text(difference.p10),
                       signed_text(difference.p90));
}

std::optional<Observation> last_value(const Indicator& indicator, const std::string& region) {
    std::optional<Observation> last;
    for (const Observation& one : indicator.history) {
        if (one.region == region && (!last || one.year > last->year)) {
            last = one;
        }
    }
    return last;
}

std::vector<std::size_t> chosen_indicators(const Gathered& all, std::size_t most) {
    const Dataset& data = *all.first().scenario->dataset;
    const std::vector<IndicatorCourse>& known = all.first().indicators;
    std::vector<std::size_t> chosen;
    for (std::size_t thema = 0; thema < data.themas.size() && chosen.size() < most; ++thema) {
        std::vector<std::size_t> fit;
        for (std::size_t i = 0; i < known.size(); ++i) {
            const Indicator& indicator = *known[i].indicator;
            if (data.goals[indicator.goal.index()].thema.index() == thema &&
                indicator.wanted != WantedChange::neither && last_value(indicator, data.municipality)) {
                fit.push_back(i);
            }
        }
        const auto different =
            std::find_if(fit.begin(), fit.end(), [&](std::size_t i) { return differs(all, known[i].indicator->id); });
        if (!fit.empty()) {
            chosen.push_back(different == fit.end() ? fit.front() : *different);
        }
    }
    return chosen;
}

Json indicator_table_view(const Gathered& all, const std::string& municipality) {
    sheets::Table table = sheets::titled("indicatorentabel", "", "Indicatoren");
    table.captions = {"Prognoses: midden, tussen haakjes laag en hoog; in 8 van de 10 doorrekeningen ligt de uitkomst "
                      "daartussen"};
    table.columns = columns(all, municipality);
    int number = 0;
    for (const Indicator& indicator : all.first().scenario->dataset->indicators) {
        ++number;
        if (course_of(all.first(), indicator) == nullptr) {
            table.rows.push_back(row_of(all, municipality, indicator, nullptr, number));
            continue;
        }
        for (const ScenarioNumbers& of : all.scenarios) {
            table.rows.push_back(row_of(all, municipality, indicator, &of, number));
        }
    }
    return table_view(table);
}

} // namespace koers::pages
