#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "report/sheets/difference.hpp"
#include "report/sheets/rounding.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

enum Place : std::size_t {
    scenario_at,
    name_at,
    budget_at,
    p50_at,
    p10_at,
    p90_at,
    difference_at,
    favour_at,
    chance_at,
    balanced_at,
    waiting_at,
    column_count
};

std::vector<Column> columns(int year, Kind money) {
    const Adding no = Adding::meaningless;
    return {{"Scenario", "scenario", Kind::text, "scenario", no, 26},
            {"Naam", "naam", Kind::text, "naam van het scenario", no, 34},
            {fmt::format("Begroting {}", year), "begroting", money, "begroting van alle thema's samen", no, 14},
            {fmt::format("Kosten {} (midden)", year), "p50", money, "lasten - baten: midden (P50)", no, 14},
            {"Bandbreedte laag (P10)", "p10", money, "laag (1 op 10 kans dat het lager uitvalt)", no, 14},
            {"Bandbreedte hoog (P90)", "p90", money, "hoog (1 op 10 kans dat het hoger uitvalt)", no, 14},
            {"Verschil met begroting", "verschil", money, "verschil van het midden met de begroting", no, 14},
            {"V/N", "vn", Kind::text, "V = voordeel, N = nadeel", no, 6},
            {fmt::format("Kans op overschrijding {} (%)", year), "kans_overschrijding", Kind::percentage,
             "deel van de doorrekeningen met een tekort in dat jaar", no, 14},
            {"Kans dat begroting sluit (alle jaren) (%)", "kans_sluit", Kind::percentage,
             "deel van de doorrekeningen zonder tekort in elk begrotingsjaar", no, 16},
            {fmt::format("Wachtlijst eind {} (personen)", year), "wachtlijst", Kind::persons,
             "wachtenden bij alle voorzieningen op 1 januari daarna, midden (P50)", no, 14}};
}

/// People waiting at the end of the year; an empty cell when the run ends with it.
Cell waiting_after(int year, const ReportedScenario& of, Source& source) {
    const std::size_t at = position_of(*of.contents, year + 1);
    if (at == of.contents->coordinate("jaar")->size()) {
        return {};
    }
    const NamedArray waiting = source.replicates(of.contents->id, "wachtenden");
    if (!source.faults().empty()) {
        return {};
    }
    std::vector<std::size_t> services(waiting.shape.at(2));
    std::iota(services.begin(), services.end(), std::size_t{0});
    return {rounded(spread_of(added(waiting, at, services)).p50, 1.0)};
}

/// A round number at or below `low`, for an axis on which a distance of `reach` is to be seen.
double round_below(double low, double reach) {
    const double step = std::pow(10.0, std::floor(std::log10(std::max(reach, 1.0))));
    return std::floor(low / step) * step;
}

} // namespace

Table overview(const ReportInput& input, MoneyUnit unit, Source& source) {
    const Kind kind = money_kind(unit);
    const int year = input.scenarios.front().contents->last_budget_year;
    Table table = titled("samenvatting", "Samenvatting", fmt::format("Samenvatting: {}", year));
    table.captions = {money_caption(input, unit),
                      "Alle thema's samen, met de algemene dekkingsmiddelen. In 8 van de 10 doorrekeningen ligt de "
                      "uitkomst tussen laag en hoog."};
    table.columns = columns(year, kind);
    const double euro = euros(unit);
    for (const ReportedScenario& of : input.scenarios) {
        const ThemaMoney money{source, of, input.options.price_level};
        const Cell waiting = waiting_after(year, of, source);
        if (!source.faults().empty()) {
            break;
        }
        const std::vector<std::size_t> all = all_themas(of);
        const std::size_t at = position_of(*of.contents, year);
        const Spread net = spread_of(money.net(all, at));
        Row row{std::vector<Cell>(column_count)};
        row.cells[scenario_at] = {of.contents->id};
        row.cells[name_at] = {of.contents->name};
        row.cells[budget_at] = {rounded(money.budget(all, at), euro)};
        row.cells[p50_at] = {rounded(net.p50, euro)};
        row.cells[p10_at] = {rounded(net.p10, euro)};
        row.cells[p90_at] = {rounded(net.p90, euro)};
        row.cells[chance_at] = {percentage_short(money.balance(all, at))};
        row.cells[balanced_at] = {percentage_balanced(money, of)};
        row.cells[waiting_at] = waiting;
        table.rows.push_back(std::move(row));
        set_difference(table, table.rows.size() - 1, {p50_at, budget_at, difference_at, favour_at}, input.options.sign);
    }
    return table;
}

Chart bands_chart(const ReportInput& input, const Table& overview) {
    const int year = input.scenarios.front().contents->last_budget_year;
    const std::size_t last = overview.rows.size() - 1;
    std::size_t above = 0;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    std::string told;
    for (std::size_t row = 0; row <= last; ++row) {
        const auto amount = [&](Place place) { return number_in(overview, row, place).value(); };
        above += amount(p50_at) > amount(budget_at) ? 1 : 0;
        low = std::min({low, amount(p10_at), amount(budget_at)});
        high = std::max({high, amount(p90_at), amount(budget_at)});
        told += fmt::format(" {}: {} (tussen {} en {}), begroting {}.", input.scenarios[row].contents->id,
                            dutch_number(amount(p50_at), 0), dutch_number(amount(p10_at), 0),
                            dutch_number(amount(p90_at), 0), dutch_number(amount(budget_at), 0));
    }
    Chart chart;
    chart.title =
        fmt::format("In {} ligt het midden van {} van de {} scenario's boven de begroting", year, above, last + 1);
    chart.description = fmt::format("Kosten in {} per scenario met band en begroting.{}", year, told);
    chart.across = "Scenario. In 8 van de 10 doorrekeningen ligt de uitkomst in de band van P10 tot P90.";
    chart.upward = overview.columns[p50_at].kind == Kind::euro ? "euro" : "x € 1.000";
    chart.kind = ChartKind::bands;
    chart.lowest = round_below(low, high - low);
    const auto range = [&](Place place) { return ChartRange{overview.id, place, 0, last}; };
    const auto add = [&](const char* name, Place place, Style style) {
        chart.series.push_back({name, range(scenario_at), range(place), style});
    };
    add("P10", p10_at, Style::band_end);
    add("Midden (P50)", p50_at, Style::middle);
    add("Begroting", budget_at, Style::budget);
    add("P90", p90_at, Style::band_end);
    return chart;
}

} // namespace koers::sheets
