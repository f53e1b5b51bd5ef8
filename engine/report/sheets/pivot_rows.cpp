#include <cmath>
#include <functional>

#include "report/sheets/rounding.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

std::vector<Column> columns() {
    const Adding no = Adding::meaningless;
    return {{"Scenario", "scenario", Kind::text, "scenario", no, 26},
            {"Jaar", "jaar", Kind::year, "jaar", no, 8},
            {"Niveau", "niveau", Kind::text, "thema, taakveld of totaal; elk niveau omvat al het geld", no, 12},
            {"Code", "code", Kind::text, "code van het taakveld; anders leeg", no, 10},
            {"Naam", "naam", Kind::text, "naam van thema of taakveld", no, 44},
            {"Grootheid", "grootheid", Kind::text, "lasten, baten of netto lasten (lasten - baten)", no, 14},
            {"Statistiek", "statistiek", Kind::text, "P10, P50, P90 of gemiddelde van de doorrekeningen", no, 12},
            {"Bedrag", "bedrag", Kind::euro,
             "bedrag in hele euro's; alleen gemiddelden van hetzelfde niveau en dezelfde grootheid tellen op", no, 14}};
}

/// What the rows of one thema, taakveld or total have in common.
struct Place {
    std::string scenario;
    int year{};
    std::string level;
    std::string code;
    std::string name;
};

void add_statistics(Table& table, const Place& place, const std::string& amount, std::vector<double> by_replicate) {
    const Spread spread = spread_of(std::move(by_replicate));
    const std::pair<const char*, double> shown[] = {
        {"P10", spread.p10}, {"P50", spread.p50}, {"P90", spread.p90}, {"gemiddelde", spread.mean}};
    for (const auto& [statistic, value] : shown) {
        table.rows.push_back({{{place.scenario},
                               {static_cast<double>(place.year)},
                               {place.level},
                               {place.code},
                               {place.name},
                               {amount},
                               {std::string{statistic}},
                               {rounded(value, 1.0)}}});
    }
}

void add_amounts(Table& table, const Place& place, const std::vector<double>& cost, const std::vector<double>& income) {
    add_statistics(table, place, "lasten", cost);
    add_statistics(table, place, "baten", income);
    add_statistics(table, place, "netto lasten", minus(cost, income));
}

std::vector<int> years_of(const ReportedScenario& of) {
    std::vector<int> years = budget_years(*of.contents);
    const auto& outlook = of.scenario->dataset->report_years;
    years.insert(years.end(), outlook.begin(), outlook.end());
    return years;
}

} // namespace

Table pivot_rows(const ReportInput& input, Source& source) {
    Table table = titled("draaitabel", "Draaitabel", "Draaitabel");
    table.captions = {"Bedragen in hele euro's, " + price_text(input) +
                      ". Bron voor eigen draaitabellen: een bedrag per regel."};
    table.columns = columns();
    const PriceLevel level = input.options.price_level;
    for (const ReportedScenario& of : input.scenarios) {
        const std::string& id = of.contents->id;
        const NamedArray cost = source.replicates(id, at_price_level("lasten", level));
        const NamedArray income = source.replicates(id, at_price_level("baten", level));
        const bool with_taakvelden = level == PriceLevel::budget; // the file has them at that level only
        const NamedArray taakveld_cost = with_taakvelden ? source.replicates(id, "lasten_taakveld") : NamedArray{};
        const NamedArray taakveld_income = with_taakvelden ? source.replicates(id, "baten_taakveld") : NamedArray{};
        if (!source.faults().empty()) {
            break;
        }
        const Dataset& data = *of.scenario->dataset;
        for (const int year : years_of(of)) {
            const std::size_t at = position_of(*of.contents, year);
            const std::vector<std::size_t> all = all_themas(of);
            for (const std::size_t thema : all) {
                add_amounts(table, {id, year, "thema", "", data.themas[thema].name}, added(cost, at, {thema}),
                            added(income, at, {thema}));
            }
            for (std::size_t i = 0; with_taakvelden && i < data.taakvelden.size(); ++i) {
                add_amounts(table, {id, year, "taakveld", data.taakvelden[i].code, data.taakvelden[i].name},
                            added(taakveld_cost, at, {i}), added(taakveld_income, at, {i}));
            }
            add_amounts(table, {id, year, "totaal", "", "Totaal"}, added(cost, at, all), added(income, at, all));
        }
    }
    return table;
}

} // namespace koers::sheets
