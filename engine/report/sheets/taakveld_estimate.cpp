#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/sheets/programmas.hpp"
#include "report/sheets/rounding.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

// Places of the columns.
enum Place : std::size_t { budget_part_at, code_at, name_at, thema_at, scenario_at, first_year_at };
enum PlaceInYear : std::size_t { cost_at, income_at, balance_at, columns_a_year };

std::vector<Column> columns_of(const std::vector<int>& years, Kind money) {
    std::vector<Column> columns{
        {"Programma", "programma", Kind::text, "programma van de begroting; leeg als de gegevens er geen hebben",
         Adding::meaningless, 14},
        {"Taakveld (code)", "taakveld_code", Kind::text, "code van het taakveld (Iv3)", Adding::meaningless, 10},
        {"Taakveld (naam)", "taakveld_naam", Kind::text, "naam van het taakveld", Adding::meaningless, 38},
        {"Thema", "thema", Kind::text, "thema's waarin het taakveld voorkomt", Adding::meaningless, 34},
        {"Scenario", "scenario", Kind::text, "scenario", Adding::meaningless, 26}};
    for (const int year : years) {
        const auto add = [&](const char* heading, const char* name, const char* meaning) {
            columns.push_back({fmt::format("{} {}", heading, year), fmt::format("{}_{}", name, year), money, meaning,
                               Adding::meaningful});
        };
        add("Lasten", "lasten", "verwachte lasten (gemiddelde van de doorrekeningen)");
        add("Baten", "baten", "verwachte baten (gemiddelde van de doorrekeningen)");
        add("Saldo", "saldo", "baten - lasten; bij --teken plus-nadeel lasten - baten");
    }
    const int last = years.back();
    columns.push_back({fmt::format("P10 saldo {}", last), fmt::format("p10_saldo_{}", last), money,
                       "saldo: laag (1 op 10 kans dat het lager uitvalt)"});
    columns.push_back({fmt::format("P90 saldo {}", last), fmt::format("p90_saldo_{}", last), money,
                       "saldo: hoog (1 op 10 kans dat het hoger uitvalt)"});
    columns.push_back(
        {"Bron vastgestelde raming", "bron", Kind::text, "waar de vastgestelde raming staat", Adding::meaningless, 44});
    return columns;
}

std::string thema_names(const Dataset& data, const Taakveld& taakveld) {
    std::vector<std::string> names;
    for (const ThemaId thema : taakveld.themas) {
        names.push_back(data.themas[thema.index()].name);
    }
    return fmt::format("{}", fmt::join(names, "; "));
}

/// Means over the replicates of each taakveld in one year.
std::vector<double> means(const NamedArray& values, std::size_t year) {
    std::vector<double> result;
    for (std::size_t taakveld = 0; taakveld < values.shape.at(2); ++taakveld) {
        result.push_back(spread_of(added(values, year, {taakveld})).mean);
    }
    return result;
}

/// Adds the rows of one scenario: its taakvelden and their total.
class TaakveldRows {
public:
    TaakveldRows(Table& table, const ReportInput& input, MoneyUnit unit, const ReportedScenario& of, Source& source)
        : table_{table},
          sign_{input.options.sign == SignConvention::plus_is_dearer ? -1.0 : 1.0},
          unit_{euros(unit)},
          of_{of},
          programmas_{*of.scenario->dataset},
          years_{budget_years(*of.contents)},
          cost_{source.replicates(of.contents->id, "lasten_taakveld")},
          income_{source.replicates(of.contents->id, "baten_taakveld")},
          first_{table.rows.size()} {}

    void add() {
        const Dataset& data = *of_.scenario->dataset;
        std::vector<std::size_t> all;
        for (const Taakveld& taakveld : data.taakvelden) {
            add_row(taakveld.code, taakveld.name, thema_names(data, taakveld), Role::part);
            table_.rows.back().cells[budget_part_at] = {programmas_.of(taakveld.themas)};
            fill_spread({all.size()});
            all.push_back(all.size());
        }
        add_row("", "Totaal", "", Role::total);
        fill_spread(all);
        for (std::size_t year = 0; year < years_.size(); ++year) {
            fill_year(year);
        }
    }

private:
    void add_row(const std::string& code, const std::string& name, const std::string& themas, Role role) {
        Row row{std::vector<Cell>(table_.columns.size()), role};
        row.cells[code_at] = {code};
        row.cells[name_at] = {name};
        row.cells[thema_at] = {themas};
        row.cells[scenario_at] = {of_.contents->id};
        if (role == Role::part) {
            row.cells.back() = {std::string{"geen raming per taakveld in de gegevens, alleen per thema"}};
        }
        table_.rows.push_back(std::move(row));
    }

    static std::size_t column(std::size_t year, PlaceInYear place) {
        return first_year_at + year * columns_a_year + place;
    }

    /// Percentiles of the balance in the last year, in the last row.
    void fill_spread(const std::vector<std::size_t>& taakvelden) {
        const std::size_t at = position_of(*of_.contents, years_.back());
        std::vector<double> balance = minus(added(income_, at, taakvelden), added(cost_, at, taakvelden));
        for (double& amount : balance) {
            amount *= sign_;
        }
        const Spread spread = spread_of(std::move(balance));
        std::vector<Cell>& cells = table_.rows.back().cells;
        cells[first_year_at + years_.size() * columns_a_year] = {rounded(spread.p10, unit_)};
        cells[first_year_at + years_.size() * columns_a_year + 1] = {rounded(spread.p90, unit_)};
    }

    void fill_year(std::size_t year) {
        const std::size_t at = position_of(*of_.contents, years_[year]);
        const std::vector<double> cost = rounded_parts(means(cost_, at), unit_);
        const std::vector<double> income = rounded_parts(means(income_, at), unit_);
        const std::size_t costs = column(year, cost_at);
        const std::size_t incomes = column(year, income_at);
        const std::size_t total = first_ + cost.size();
        for (std::size_t row = first_; row <= total; ++row) {
            std::vector<Cell>& cells = table_.rows[row].cells;
            cells[costs] = row == total ? Cell{Sum{{{first_, total - 1, costs}}}} : Cell{cost[row - first_]};
            cells[incomes] = row == total ? Cell{Sum{{{first_, total - 1, incomes}}}} : Cell{income[row - first_]};
            const Span from{row, row, sign_ > 0.0 ? incomes : costs};
            const Span taken{row, row, sign_ > 0.0 ? costs : incomes, -1.0};
            cells[column(year, balance_at)] = {Sum{{from, taken}}};
        }
    }

    Table& table_;
    double sign_;
    double unit_;
    const ReportedScenario& of_;
    Programmas programmas_;
    std::vector<int> years_;
    NamedArray cost_;
    NamedArray income_;
    std::size_t first_; // row of the first taakveld
};

} // namespace

Table taakveld_estimate(const ReportInput& input, MoneyUnit unit, Source& source) {
    const Kind money = money_kind(unit);
    Table table = titled("f2_taakvelden", "F2 Taakvelden", "Lasten, baten en saldo per taakveld");
    table.fixed_columns = first_year_at;
    table.columns = columns_of(budget_years(*input.scenarios.front().contents), money);
    ReportInput at_budget_prices = input; // the file has taakvelden at that level only
    at_budget_prices.options.price_level = PriceLevel::budget;
    table.captions = {
        money_caption(at_budget_prices, unit),
        std::string{"Lasten en baten zijn verwachte waarden, die wel optellen; saldo is "} +
            (input.options.sign == SignConvention::plus_is_dearer ? "lasten - baten." : "baten - lasten.") +
            " Percentielen tellen niet op.",
        "Door afronding kunnen totalen afwijken van de som der delen."};
    add_scenarios(input, source, [&](const ReportedScenario& of) {
        return TaakveldRows{table, input, unit, of, source};
    });
    return table;
}

} // namespace koers::sheets
