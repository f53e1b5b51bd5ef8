#include <fmt/format.h>

#include "report/sheets/difference.hpp"
#include "report/sheets/rounding.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

// Places of the columns of one year behind its first.
enum Place : std::size_t { budget_at, p50_at, p10_at, p90_at, difference_at, favour_at, chance_at, columns_a_year };
constexpr std::size_t first_year_at = 2; // behind Thema and Scenario

std::vector<Column> columns_of(const std::vector<int>& years, Kind money) {
    std::vector<Column> columns{{"Thema", "thema", Kind::text, "thema, of een totaal daarvan", Adding::meaningless, 38},
                                {"Scenario", "scenario", Kind::text, "scenario", Adding::meaningless, 26}};
    for (const int year : years) {
        const auto add = [&](const char* heading, const char* name, Kind kind, const char* meaning, Adding adding) {
            columns.push_back(
                {fmt::format("{} {}", heading, year), fmt::format("{}_{}", name, year), kind, meaning, adding});
        };
        const Adding no = Adding::meaningless;
        add("Vastgestelde begroting", "begroting", money, "begroting van het jaar", Adding::meaningful);
        add("Prognose P50", "p50", money, "lasten - baten: midden, in de helft van de doorrekeningen lager", no);
        add("P10", "p10", money, "lasten - baten: laag (1 op 10 kans dat het lager uitvalt)", no);
        add("P90", "p90", money, "lasten - baten: hoog (1 op 10 kans dat het hoger uitvalt)", no);
        add("Verschil P50 - begroting", "verschil", money, "verschil van de prognose (P50) met de begroting", no);
        add("V/N", "vn", Kind::text, "V = voordeel, N = nadeel", no);
        columns.back().width = 7;
        columns.push_back({fmt::format("Kans op overschrijding {} (%)", year),
                           fmt::format("kans_overschrijding_{}", year), Kind::percentage,
                           "deel van de doorrekeningen met een tekort; leeg zonder gemodelleerde voorziening", no, 15});
    }
    const int last = years.back();
    columns.push_back({fmt::format("waarvan structureel {}", last), fmt::format("structureel_{}", last), money,
                       "P50 zonder incidentele lasten (frictiekosten en maatregelen van hoogstens drie jaar); alleen "
                       "bij het prijspeil van de begroting bekend",
                       Adding::meaningless});
    columns.push_back({"Toelichting", "toelichting", Kind::text, "toelichting", Adding::meaningless, 74});
    return columns;
}

std::string lower_first(std::string text) {
    if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
        text.front() = static_cast<char>(text.front() - 'A' + 'a');
    }
    return text;
}

/// Adds the rows of one scenario: the themas, their total, the gain of spreading, and the general cover apart.
class EstimateRows {
public:
    EstimateRows(Table& table, const ReportInput& input, MoneyUnit unit, const ReportedScenario& of, Source& source)
        : table_{table},
          options_{input.options},
          unit_{euros(unit)},
          of_{of},
          years_{budget_years(*of.contents)},
          plan_{themas_of_plan(of)},
          cover_{cover_of(of)},
          money_{source, of, input.options.price_level},
          first_{table.rows.size()},
          total_{first_ + plan_.size()} {}

    void add() {
        const std::vector<std::string>& names = of_.contents->coordinate("thema")->texts;
        for (const std::size_t thema : plan_) {
            const bool own = modelled(*of_.contents, names[thema]);
            add_row(names[thema], own ? "" : "geen gemodelleerde voorziening: volgt de begroting en de maatregelen",
                    Role::part);
            fill_forecast({thema}, own);
        }
        add_row("Totaal", from_draws, Role::total);
        fill_forecast(plan_, true);
        add_row("Spreidingsvoordeel", "som van de P90's min de P90 van het totaal", Role::apart);
        if (!cover_.empty()) {
            const std::string& cover = names[cover_.front()];
            add_row(cover, "buiten de thema's: wijziging van de algemene uitkering voor dit domein", Role::apart);
            fill_forecast(cover_, false);
            add_row("Totaal met " + lower_first(cover), from_draws, Role::total);
            fill_forecast(all_themas(of_), true);
        }
        for (std::size_t year = 0; year < years_.size(); ++year) {
            fill_budgets(year);
            fill_spreading(year);
            for (std::size_t row = first_; row < table_.rows.size(); ++row) {
                if (row != total_ + 1) {
                    set_difference(table_, row,
                                   {column(year, p50_at), column(year, budget_at), column(year, difference_at),
                                    column(year, favour_at)},
                                   options_.sign);
                }
            }
        }
    }

private:
    static constexpr const char* from_draws = "percentielen uit de opgetelde doorrekeningen";

    void add_row(const std::string& name, const std::string& remark, Role role) {
        Row row{std::vector<Cell>(table_.columns.size()), role};
        row.cells[0] = {name};
        row.cells[1] = {of_.contents->id};
        row.cells.back() = {remark};
        table_.rows.push_back(std::move(row));
    }

    static std::size_t column(std::size_t year, Place place) { return first_year_at + year * columns_a_year + place; }

    Cell& cell(std::size_t row, std::size_t year, Place place) { return table_.rows[row].cells[column(year, place)]; }

    /// Percentiles, chance and structural part of the last row.
    void fill_forecast(const std::vector<std::size_t>& themas, bool with_chance) {
        const std::size_t row = table_.rows.size() - 1;
        for (std::size_t year = 0; year < years_.size(); ++year) {
            const std::size_t at = position_of(*of_.contents, years_[year]);
            const Spread net = spread_of(money_.net(themas, at));
            cell(row, year, p10_at) = {rounded(net.p10, unit_)};
            cell(row, year, p50_at) = {rounded(net.p50, unit_)};
            cell(row, year, p90_at) = {rounded(net.p90, unit_)};
            if (with_chance) {
                cell(row, year, chance_at) = {percentage_short(money_.balance(themas, at))};
            }
        }
        if (options_.price_level == PriceLevel::budget) {
            const std::size_t at = position_of(*of_.contents, years_.back());
            table_.rows[row].cells[column(years_.size(), budget_at)] = {
                rounded(spread_of(money_.structural(themas, at)).p50, unit_)};
        }
    }

    /// Budgets of one year, rounded so that the parts add up to the totals.
    void fill_budgets(std::size_t year) {
        const std::size_t at = position_of(*of_.contents, years_[year]);
        std::vector<double> amounts;
        for (const std::size_t thema : plan_) {
            amounts.push_back(money_.budget({thema}, at));
        }
        const std::vector<double> parts = rounded_parts(amounts, unit_);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            cell(first_ + i, year, budget_at) = {parts[i]};
        }
        const std::size_t budgets = column(year, budget_at);
        cell(total_, year, budget_at) = {Sum{{{first_, total_ - 1, budgets}}}};
        if (!cover_.empty()) {
            const double all = rounded(money_.budget(all_themas(of_), at), unit_);
            const std::size_t cover = total_ + 2;
            cell(cover, year, budget_at) = {all - *number_in(table_, total_, budgets)};
            cell(cover + 1, year, budget_at) = {Sum{{{total_, total_, budgets}, {cover, cover, budgets}}}};
        }
    }

    void fill_spreading(std::size_t year) {
        const std::size_t p90s = column(year, p90_at);
        cell(total_ + 1, year, p90_at) = {Sum{{{first_, total_ - 1, p90s}, {total_, total_, p90s, -1.0}}}};
    }

    Table& table_;
    const WorkbookOptions& options_;
    double unit_;
    const ReportedScenario& of_;
    std::vector<int> years_;
    std::vector<std::size_t> plan_;
    std::vector<std::size_t> cover_; // one at most
    ThemaMoney money_;
    std::size_t first_; // row of the first thema
    std::size_t total_; // row of their total
};

} // namespace

Table multi_year_estimate(const ReportInput& input, MoneyUnit unit, Source& source) {
    const Kind money = money_kind(unit);
    Table table = titled("f1_meerjarenraming", "F1 Meerjarenraming", "Meerjarenraming per thema en scenario");
    table.fixed_columns = first_year_at;
    const std::vector<int> years = budget_years(*input.scenarios.front().contents);
    table.columns = columns_of(years, money);
    table.captions = {
        money_caption(input, unit),
        "Prognose is lasten - baten. In 8 van de 10 doorrekeningen ligt de uitkomst tussen P10 en P90. Percentielen "
        "tellen niet op.",
        fmt::format(
            "Het niveau van {} is aan de begroting verankerd: alleen veranderingen daarna en verschillen tussen "
            "scenario's zeggen iets.",
            years.front()),
        "Door afronding kunnen totalen afwijken van de som der delen."};
    add_scenarios(input, source, [&](const ReportedScenario& of) {
        return EstimateRows{table, input, unit, of, source};
    });
    return table;
}

} // namespace koers::sheets
