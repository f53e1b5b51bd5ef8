#include "report/pages/one_page.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "koers/report.hpp"
#include "report/money_sign.hpp"
#include "report/pages/indicators.hpp"
#include "report/pages/table_view.hpp"

namespace koers::pages {
namespace {

constexpr double clearly = 0.9;

std::string thousands(double euro) {
    return dutch_number(legible(euro) / 1000.0, 0);
}

std::string arrow(const Movement& movement) {
    return movement.up >= clearly ? "↑" : movement.down >= clearly ? "↓" : "↔";
}

std::string people_cell_text(const sheets::Spread& persons) {
    const auto text = [](double value) {
        const double whole = std::round(value);
        return whole < fewest_shown ? std::string{few_shown} : dutch_number(whole, 0);
    };
    return fmt::format("{} ({}-{})", text(persons.p50), text(persons.p10), text(persons.p90));
}

/// The thema that can go furthest over its budget.
std::string largest_risk(const ScenarioNumbers& of, int year) {
    const auto excess = [&](const MoneyCourse& course) { return course.in(year).cost.p90 - course.in(year).budget; };
    const auto worst = std::max_element(of.themas.begin(), of.themas.end(),
                                        [&](const auto& a, const auto& b) { return excess(a) < excess(b); });
    if (worst == of.themas.end() || legible(excess(*worst)) <= 0.0) {
        return "Geen thema komt in meer dan 1 van de 10 doorrekeningen boven zijn begroting";
    }
    return fmt::format("{}: in 1 van de 10 doorrekeningen {} of meer boven de begroting", worst->name,
                       euro_words(excess(*worst)));
}

/// The rows of the table, each with a cell for every scenario.
class Rows {
public:
    Rows(sheets::Table& table, const Gathered& all) : table_{table}, all_{all} {}

    template <typename Text>
    void add(const std::string& heading, const Text& text) {
        sheets::Row row{{{heading}}};
        for (const ScenarioNumbers& of : all_.scenarios) {
            row.cells.emplace_back(std::string{text(of)});
        }
        table_.rows.push_back(std::move(row));
    }

private:
    sheets::Table& table_;
    const Gathered& all_;
};

} // namespace

Json one_page_table(const Gathered& all, const std::vector<std::size_t>& indicators) {
    const int year = all.last_budget_year;
    sheets::Table table = sheets::titled("tabel-scenarios" + all.suffix, "", "");
    table.captions = {"Bedragen x € 1.000, " + all.price_text + "; " + sign_text(all.sign)};
    table.columns = {{"Onderdeel", "onderdeel", sheets::Kind::text, "onderdeel"}};
    for (const ScenarioNumbers& of : all.scenarios) {
        table.columns.push_back({of.contents->name, of.contents->id, sheets::Kind::text, "scenario"});
    }
    Rows rows{table, all};
    const auto outcome = [&](const ScenarioNumbers& of) { return of.total.in(year); };
    rows.add(fmt::format("Begroting {}", year), [&](const auto& of) { return thousands(outcome(of).budget); });
    rows.add(fmt::format("Kosten {} (midden)", year), [&](const auto& of) { return thousands(outcome(of).cost.p50); });
    rows.add("Bandbreedte (laag-hoog)",
             [&](const auto& of) { return thousands(outcome(of).cost.p10) + "-" + thousands(outcome(of).cost.p90); });
    rows.add("Verschil met begroting", [&](const auto& of) {
        return difference_shown(legible(outcome(of).cost.p50) - legible(outcome(of).budget), all.sign);
    });
    rows.add("Kans dat begroting sluit (alle jaren)", [&](const auto& of) {
        return dutch_percentage(of.always_balanced, 0) + " (" + frequency(of.always_balanced) + ")";
    });
    rows.add(fmt::format("Wachtlijst eind {} (personen)", year),
             [&](const auto& of) { return people_cell_text(of.waiting.years[year_position(of, year + 1)]); });
    for (const std::size_t chosen : indicators) {
        const Indicator& indicator = *all.first().indicators[chosen].indicator;
        rows.add(fmt::format("{} ({}), {}", indicator_name(indicator), indicator.unit, year), [&](const auto& of) {
            const IndicatorCourse& course = of.indicators.at(chosen);
            return arrow(course.movement) + " " + value_with_band(indicator, course.years[year_position(of, year)]);
        });
    }
    rows.add("Grootste risico", [&](const auto& of) { return largest_risk(of, year); });
    return table_view(table);
}

} // namespace koers::pages
