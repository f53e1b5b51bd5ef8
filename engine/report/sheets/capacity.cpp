#include <algorithm>

#include <fmt/format.h>

#include "koers/analysis.hpp"
#include "report/sheets/rounding.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

constexpr std::array certainties{0.70, 0.75, 0.80, 0.85, 0.90, 0.95};

std::vector<double> balance_in(const ReportedScenario& of, int year, Source& source) {
    const ThemaMoney money{source, of, PriceLevel::budget};
    return source.faults().empty() ? money.balance(all_themas(of), position_of(*of.contents, year))
                                   : std::vector<double>{};
}

std::string caption(MoneyUnit unit) {
    return fmt::format("{}, altijd in prijzen van de begroting; alle thema's met de algemene dekkingsmiddelen.",
                       unit == MoneyUnit::thousand_euro ? "Bedragen x € 1.000" : "Bedragen in hele euro's");
}

struct RatioClass {
    double from;
    const char* letter;
    const char* meaning;
};

/// What the last year requires at each certainty, of the first scenarios.
Chart certainties_chart(const ReportInput& input, const Table& table, MoneyUnit unit) {
    const std::size_t years = budget_years(*input.scenarios.front().contents).size();
    const std::size_t shown = std::min(input.scenarios.size(), most_scenarios_in_chart);
    const int year = input.scenarios.front().contents->last_budget_year;
    Chart chart;
    chart.across = "Zekerheid (%)";
    chart.upward = unit == MoneyUnit::euro ? "euro" : "x € 1.000";
    std::string told;
    for (std::size_t scenario = 0; scenario < shown; ++scenario) {
        const std::size_t first = (scenario * years + years - 1) * certainties.size();
        const std::size_t last = first + certainties.size() - 1;
        const auto amount = [&](std::size_t row) { return dutch_number(number_in(table, row, 3).value(), 0); };
        const std::string& id = input.scenarios[scenario].contents->id;
        if (scenario == 0) {
            chart.title = fmt::format("Meer zekerheid vraagt meer: {} in {} bij 70%, {} bij 95% ({})", amount(first),
                                      year, amount(last), id);
        }
        told += fmt::format(" {}: {} bij 70%, {} bij 95%.", id, amount(first), amount(last));
        chart.series.push_back(
            {id, {table.id, 2, first, last}, {table.id, 3, first, last}, style_of_scenario(scenario)});
    }
    chart.description = fmt::format("Benodigde weerstandscapaciteit in {} naar zekerheid.{}", year, told);
    return chart;
}

/// The usual classes of the ratio (NAR), best first.
constexpr std::array<RatioClass, 6> classes{{{2.0, "A", "uitstekend"},
                                             {1.4, "B", "ruim voldoende"},
                                             {1.0, "C", "voldoende"},
                                             {0.8, "D", "matig"},
                                             {0.6, "E", "onvoldoende"},
                                             {0.0, "F", "ruim onvoldoende"}}};

/// A ratio of 2.0 is still B: A is above it.
const RatioClass& class_of(double ratio) {
    if (ratio > classes.front().from) {
        return classes.front();
    }
    return *std::find_if(classes.begin() + 1, classes.end() - 1,
                         [&](const RatioClass& one) { return ratio >= one.from; });
}

} // namespace

Table required_capacities(const ReportInput& input, MoneyUnit unit, Source& source) {
    const Adding no = Adding::meaningless;
    const Kind money = money_kind(unit);
    Table table = titled("f6_weerstandscapaciteit", "F6 Weerstandscapaciteit", "Benodigde weerstandscapaciteit");
    table.captions = {caption(unit),
                      "Het tekort dat met deze zekerheid niet wordt overschreden; een overschot telt als nul. "
                      "MC laag en hoog: 95%-interval door het aantal doorrekeningen."};
    table.columns = {
        {"Scenario", "scenario", Kind::text, "scenario", no, 26},
        {"Jaar", "jaar", Kind::year, "begrotingsjaar", no, 8},
        {"Zekerheidspercentage", "zekerheid", Kind::percentage, "zekerheid", no, 22},
        {"Benodigde weerstandscapaciteit", "benodigd", money,
         "bedrag dat met deze zekerheid genoeg is om het tekort van het jaar te dragen", no, 22},
        {"Verschil met vorig percentage", "verschil", money, "wat de hogere zekerheid meer vraagt", no, 18},
        {"MC laag", "mc_laag", money, "onderkant van het 95%-interval door het aantal doorrekeningen", no},
        {"MC hoog", "mc_hoog", money, "bovenkant van het 95%-interval door het aantal doorrekeningen", no}};
    const double euro = euros(unit);
    const Sampling sampling = source.result().identity().sampling;
    for (const ReportedScenario& of : input.scenarios) {
        for (const int year : budget_years(*of.contents)) {
            const std::vector<double> balance = balance_in(of, year, source);
            if (!source.faults().empty()) {
                return table;
            }
            for (const double certainty : certainties) {
                const DeficitRisk risk = deficit_risk(balance, certainty, sampling);
                const std::size_t row = table.rows.size();
                const bool first = certainty == certainties.front();
                table.rows.push_back({{{of.contents->id},
                                       {static_cast<double>(year)},
                                       {100.0 * certainty},
                                       {rounded(risk.capacity, euro)},
                                       first ? Cell{} : Cell{Sum{{{row, row, 3}, {row - 1, row - 1, 3, -1.0}}}},
                                       number_cell(rounded(risk.capacity_95.low, euro)),
                                       number_cell(rounded(risk.capacity_95.high, euro))}});
            }
        }
    }
    table.charts.push_back(certainties_chart(input, table, unit));
    return table;
}

Table capacity_ratios(const ReportInput& input, MoneyUnit unit, Source& source) {
    const Adding no = Adding::meaningless;
    const Kind money = money_kind(unit);
    const double certainty = input.options.certainty;
    Table table = titled("f6_weerstandsratio", "F6 Weerstandsratio", "Ratio van het weerstandsvermogen");
    table.captions = {caption(unit),
                      "Alleen de risico's van het sociaal domein. De beschikbare weerstandscapaciteit is invoer van "
                      "financiën (--weerstandscapaciteit); zonder die invoer blijft de ratio leeg."};
    table.columns = {
        {"Scenario", "scenario", Kind::text, "scenario", no, 26},
        {"Jaar", "jaar", Kind::year, "begrotingsjaar", no, 8},
        {"Beschikbare weerstandscapaciteit", "beschikbaar", money, "invoer van financiën", no, 22},
        {fmt::format("Benodigde weerstandscapaciteit ({:g}%)", 100.0 * certainty), "benodigd", money,
         "bedrag dat met de gekozen zekerheid genoeg is om het tekort van het jaar te dragen", no, 22},
        {"Ratio", "ratio", Kind::decimal, "beschikbaar gedeeld door benodigd; leeg als niets nodig is", no, 10},
        {"Klasse A-F", "klasse", Kind::text, "A boven 2,0; B vanaf 1,4; C vanaf 1,0; D vanaf 0,8; E vanaf 0,6; F", no,
         8},
        {"Betekenis", "betekenis", Kind::text, "betekenis van de klasse", no, 20},
        {"Kans op klasse C of beter (%)", "kans_c", Kind::percentage,
         "deel van de doorrekeningen waarin het beschikbare bedrag het tekort draagt", no, 14}};
    for (const ReportedScenario& of : input.scenarios) {
        for (const int year : budget_years(*of.contents)) {
            const std::vector<double> balance = balance_in(of, year, source);
            if (!source.faults().empty()) {
                return table;
            }
            const double required = deficit_risk(balance, certainty).capacity;
            Row row{std::vector<Cell>(table.columns.size())};
            row.cells[0] = {of.contents->id};
            row.cells[1] = {static_cast<double>(year)};
            row.cells[3] = {rounded(required, euros(unit))};
            if (const auto available = input.options.capacity) {
                row.cells[2] = {rounded(*available, euros(unit))};
                const RatioClass& found = required > 0.0 ? class_of(*available / required) : classes.front();
                row.cells[4] = required > 0.0 ? Cell{*available / required} : Cell{};
                row.cells[5] = {std::string{found.letter}};
                row.cells[6] = {std::string{found.meaning}};
                const auto borne =
                    std::count_if(balance.begin(), balance.end(), [&](double value) { return -value <= *available; });
                row.cells[7] = {100.0 * static_cast<double>(borne) / static_cast<double>(balance.size())};
            }
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

} // namespace koers::sheets
