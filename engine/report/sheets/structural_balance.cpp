#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "report/sheets/rounding.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

constexpr std::size_t scenario_at = 0;
constexpr std::size_t item_at = 1;
constexpr std::size_t first_year_at = 2;

enum Item : std::size_t {
    result,
    one_off_cost,
    one_off_income,
    to_reserves,
    from_reserves,
    structural,
    is_structural,
    without_plan,
    not_yet_booked,
    too_favourable,
    real_p50,
    real_p10,
    real_p90,
    chance,
    item_count
};

struct ItemText {
    const char* name;
    const char* remark;
};

constexpr const char* by_finance = "in te vullen door financiën; koers rekent alleen het sociaal domein";

constexpr std::array<ItemText, item_count> texts{{
    {"Resultaat na bestemming", "verwacht saldo van het sociaal domein, met de algemene dekkingsmiddelen"},
    {"Af: incidentele lasten", "frictiekosten en maatregelen van hoogstens drie jaar; verwachte waarde"},
    {"Bij: incidentele baten", by_finance},
    {"Af: incidentele toevoegingen aan reserves", by_finance},
    {"Bij: incidentele onttrekkingen aan reserves", by_finance},
    {"Structureel saldo", "resultaat zonder incidentele lasten en baten; som van de regels hierboven"},
    {"Structureel evenwicht (JA/NEE)", "JA als het structurele saldo van dat jaar niet onder nul is"},
    {"Correctie: taakstellingen zonder plan", by_finance},
    {"Correctie: nog niet verwerkte algemene uitkering", by_finance},
    {"Correctie: te gunstige aannames", by_finance},
    {"Structureel en reëel saldo (P50)", "uit de doorrekeningen, zonder de correcties van financiën"},
    {"P10", "1 op 10 kans dat het saldo lager uitvalt"},
    {"P90", "1 op 10 kans dat het saldo hoger uitvalt"},
    {"Kans op structureel en reëel evenwicht (%)",
     "deel van de doorrekeningen met een structureel saldo van nul of meer"},
}};

std::vector<Column> columns_of(const std::vector<int>& years, Kind money) {
    const Adding no = Adding::meaningless;
    std::vector<Column> columns{{"Scenario", "scenario", Kind::text, "scenario", no, 26},
                                {"Post", "post", Kind::text, "regel van de toets", no, 46}};
    for (const int year : years) {
        columns.push_back({std::to_string(year), fmt::format("jaar_{}", year), money,
                           "saldo: baten - lasten, min is tekort; bij kansen een percentage", no});
    }
    columns.push_back({"Alle jaren tegelijk", "alle_jaren", money, "wat in elk begrotingsjaar geldt", no});
    columns.push_back({"Laatste jaar", "laatste_jaar", money, "het laatste begrotingsjaar", no});
    columns.push_back({"Toelichting", "toelichting", Kind::text, "toelichting", no, 70});
    return columns;
}

class BalanceRows {
public:
    BalanceRows(Table& table, MoneyUnit unit, const ReportedScenario& of, Source& source)
        : table_{table},
          unit_{euros(unit)},
          of_{of},
          years_{budget_years(*of.contents)},
          money_{source, of, PriceLevel::budget},
          first_{table.rows.size()} {}

    void add() {
        for (const ItemText& text : texts) {
            Row row{std::vector<Cell>(table_.columns.size())};
            row.cells[scenario_at] = {of_.contents->id};
            row.cells[item_at] = {std::string{text.name}};
            row.cells.back() = {std::string{text.remark}};
            table_.rows.push_back(std::move(row));
        }
        table_.rows[first_ + structural].role = Role::total;
        for (std::size_t year = 0; year < years_.size(); ++year) {
            fill(year);
        }
        const std::size_t all = first_year_at + years_.size();
        const bool every = std::all_of(balanced_.begin(), balanced_.end(), [](bool one) { return one; });
        cell(is_structural, all) = {yes_or_no(every)};
        cell(chance, all) = {100.0 - percentage_short(worst_), Kind::percentage};
        for (std::size_t item = 0; item < item_count; ++item) {
            const Cell last = cell(static_cast<Item>(item), all - 1);
            const bool copied = !std::holds_alternative<Sum>(last.value);
            const std::size_t row = first_ + item;
            cell(static_cast<Item>(item), all + 1) = copied ? last : Cell{Sum{{{row, row, all - 1}}}};
        }
    }

private:
    Cell& cell(Item item, std::size_t column) { return table_.rows[first_ + item].cells[column]; }

    static std::string yes_or_no(bool value) { return value ? "JA" : "NEE"; }

    void fill(std::size_t year) {
        const std::size_t at = position_of(*of_.contents, years_[year]);
        const std::size_t column = first_year_at + year;
        const std::vector<std::size_t> all = all_themas(of_);
        const std::vector<double> balance = money_.balance(all, at);
        const std::vector<double> once = minus(money_.net(all, at), money_.structural(all, at));
        std::vector<double> lasting = balance;
        std::transform(lasting.begin(), lasting.end(), once.begin(), lasting.begin(), std::plus<>{});
        worst_.resize(lasting.size(), std::numeric_limits<double>::infinity());
        std::transform(worst_.begin(), worst_.end(), lasting.begin(), worst_.begin(),
                       [](double a, double b) { return std::min(a, b); });
        cell(result, column) = {rounded(spread_of(balance).mean, unit_)};
        cell(one_off_cost, column) = {rounded(spread_of(once).mean, unit_)};
        const auto span = [&](Item item, double sign) { return Span{first_ + item, first_ + item, column, sign}; };
        cell(structural, column) = {Sum{{span(result, 1.0), span(one_off_cost, 1.0), span(one_off_income, -1.0),
                                         span(to_reserves, 1.0), span(from_reserves, -1.0)}}};
        balanced_.push_back(*number_in(table_, first_ + structural, column) >= 0.0);
        cell(is_structural, column) = {yes_or_no(balanced_.back())};
        const Spread spread = spread_of(lasting);
        cell(real_p50, column) = {rounded(spread.p50, unit_)};
        cell(real_p10, column) = {rounded(spread.p10, unit_)};
        cell(real_p90, column) = {rounded(spread.p90, unit_)};
        cell(chance, column) = {100.0 - percentage_short(lasting), Kind::percentage};
    }

    Table& table_;
    double unit_;
    const ReportedScenario& of_;
    std::vector<int> years_;
    ThemaMoney money_;
    std::size_t first_;
    std::vector<bool> balanced_;
    std::vector<double> worst_; // by replicate, over the years
};

} // namespace

Table structural_balance(const ReportInput& input, MoneyUnit unit, Source& source) {
    Table table = titled("f5_evenwicht", "F5 Evenwicht", "Toets structureel en reëel evenwicht");
    table.fixed_columns = first_year_at;
    table.columns = columns_of(budget_years(*input.scenarios.front().contents), money_kind(unit));
    table.captions = {
        fmt::format("{}, altijd in prijzen van de begroting; saldo is baten - lasten, min is tekort.",
                    unit == MoneyUnit::thousand_euro ? "Bedragen x € 1.000" : "Bedragen in hele euro's"),
        "koers rekent alleen het sociaal domein: regels daarbuiten zijn invoer van financiën en staan hier leeg. Vul "
        "bij Af en Bij positieve bedragen in: de formules rekenen het structurele saldo opnieuw uit."};
    add_scenarios(input, source, [&](const ReportedScenario& of) { return BalanceRows{table, unit, of, source}; });
    return table;
}

} // namespace koers::sheets
