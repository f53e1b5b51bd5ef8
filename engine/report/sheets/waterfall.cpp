#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "report/sheets/driver_block.hpp"
#include "report/sheets/rounding.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

constexpr std::size_t thema_at = 0;
constexpr std::size_t scenario_at = 1;
constexpr std::size_t item_at = 2;
constexpr std::size_t first_year_at = 3;

// Rows of a block behind its first: the budget, the drivers in their order, and what closes the account.
constexpr std::size_t budget_row = 0;
constexpr std::size_t first_driver_row = 1;
constexpr std::size_t joint_row = first_driver_row + driver_count;
constexpr std::size_t rest_row = joint_row + 1;
constexpr std::size_t forecast_row = rest_row + 1;

struct DriverText {
    const char* name;
    const char* remark;
};

/// In the order of `Driver`.
constexpr std::array<DriverText, driver_count> driver_texts{{
    {"Demografie (aantal en leeftijd)", "aanvragen door ander aantal inwoners en andere leeftijden dan in het eerste "
                                        "begrotingsjaar; hoeveelheid"},
    {"Gebruik (kans op voorziening)", "aantal gebruikers bij gelijke leeftijd, met de trend; hoeveelheid"},
    {"Zorgzwaarte en duur", "uren per cliënt en verblijfsduur; hoeveelheid"},
    {"Prijs (loon- en prijsindexatie, tarief)", "tarief, eigen bijdrage, en index van de zorg boven die van de "
                                                "begroting; prijs"},
    {"Arbeidskrapte en wachtlijst", "tekort aan personeel, wachten, en de prijs van schaarste"},
    {"Rijksbeleid en gemeentefonds", "rijksbijdragen, betaalaandeel en wat schakelaars van het Rijk veranderen"},
    {"Vastgestelde maatregelen", "maatregelen die ook in het eerste scenario staan: wat zij zelf veranderen"},
    {"Voorgestelde maatregelen", "maatregelen die niet in het eerste scenario staan: wat zij zelf veranderen"},
    {"Preventie", "wat alle maatregelen door verbanden met de vraag naar zorg doen; kan ook meer zorg zijn"},
}};

std::vector<Column> columns_of(const std::vector<int>& years, Kind money) {
    const Adding no = Adding::meaningless;
    std::vector<Column> columns{{"Thema", "thema", Kind::text, "thema, of een totaal daarvan", no, 36},
                                {"Scenario", "scenario", Kind::text, "scenario", no, 24},
                                {"Post", "post", Kind::text, "stap van begroting naar prognose", no, 36}};
    for (const int year : years) {
        columns.push_back({std::to_string(year), fmt::format("jaar_{}", year), money,
                           "wat de post alleen verandert; binnen een blok tellen de posten op tot de prognose (P50)",
                           Adding::meaningful});
    }
    const int last = years.back();
    columns.push_back({fmt::format("P10 {}", last), fmt::format("p10_{}", last), money,
                       "10% van de trekkingen van de aannames is lager; van de prognose: van de doorrekeningen", no});
    columns.push_back({fmt::format("P90 {}", last), fmt::format("p90_{}", last), money,
                       "10% van de trekkingen van de aannames is hoger; van de prognose: van de doorrekeningen", no});
    for (const int year : years) {
        columns.push_back({fmt::format("{} met samenloop verdeeld", year), fmt::format("verdeeld_{}", year), money,
                           "Shapley-waarde: het eigen effect met een eerlijk deel van de samenloop; binnen een blok "
                           "tellen de posten op tot de prognose (P50)",
                           Adding::meaningful, 16});
    }
    columns.push_back({fmt::format("MC-fout {}", last), fmt::format("mc_fout_{}", last), money,
                       "standaardfout van het verdeelde bedrag door het aantal trekkingen", no});
    columns.push_back({"I/S", "incidenteel_structureel", Kind::text, "I = incidenteel, S = structureel", no, 6});
    columns.push_back({"Toelichting", "toelichting", Kind::text, "toelichting", no, 80});
    return columns;
}

/// Whether the own measures of a scenario last three years at most (BBV: incidental), or longer.
std::string duration_of_measures(const Scenario& scenario) {
    bool some_once = false;
    bool some_lasting = false;
    for (std::size_t i = 0; i < own_measures(scenario); ++i) {
        const Measure& measure = scenario.measures[i];
        const bool once = measure.duration && *measure.duration <= 3;
        some_once = some_once || once || measure.friction;
        some_lasting = some_lasting || !once;
    }
    return some_once && some_lasting ? "I/S" : some_once ? "I" : "S";
}

/// What a block of rows tells of.
struct BlockSubject {
    std::string name;
    std::vector<std::size_t> themas; // of the effects and the forecast
    std::string remark;              // at the forecast
};

class WaterfallRows {
public:
    WaterfallRows(Table& table, const ReportInput& input, MoneyUnit unit, std::size_t scenario, Source& source)
        : table_{table},
          unit_{euros(unit)},
          of_{input.scenarios[scenario]},
          effects_{input.again.drivers[scenario]},
          years_{budget_years(*of_.contents)},
          money_{source, of_, PriceLevel::budget} {}

    void add() {
        const std::vector<std::string>& names = of_.contents->coordinate("thema")->texts;
        const std::vector<std::size_t> plan = themas_of_plan(of_);
        const std::vector<std::vector<double>> budgets = rounded_budgets(plan);
        for (std::size_t i = 0; i < plan.size(); ++i) {
            add_block({names[plan[i]], {plan[i]}, "lasten - baten"}, budgets[i]);
        }
        std::vector<double> whole(years_.size(), 0.0);
        for (const std::vector<double>& budget : budgets) {
            std::transform(whole.begin(), whole.end(), budget.begin(), whole.begin(), std::plus<>{});
        }
        add_block({"Totaal", plan, "lasten - baten van de thema's samen"}, whole);
        if (const std::vector<std::size_t> cover = cover_of(of_); !cover.empty()) {
            add_block({"Totaal met algemene dekkingsmiddelen", all_themas(of_),
                       "lasten - baten, min de wijziging van de algemene uitkering: wat gedekt moet worden"},
                      whole);
        }
    }

private:
    /// [thema][year], in units, so that they add up to their rounded total, as F1 has them.
    [[nodiscard]] std::vector<std::vector<double>> rounded_budgets(const std::vector<std::size_t>& plan) const {
        std::vector<std::vector<double>> result(plan.size());
        for (const int year : years_) {
            std::vector<double> amounts;
            for (const std::size_t thema : plan) {
                amounts.push_back(money_.budget({thema}, position_of(*of_.contents, year)));
            }
            const std::vector<double> parts = rounded_parts(amounts, unit_);
            for (std::size_t i = 0; i < plan.size(); ++i) {
                result[i].push_back(parts[i]);
            }
        }
        return result;
    }

    /// Net cost by replicate, less the change of the general grant where that is among the themas.
    [[nodiscard]] Spread forecast(const std::vector<std::size_t>& themas, int year) const {
        const std::size_t at = position_of(*of_.contents, year);
        std::vector<double> net = money_.net(themas, at);
        for (const std::size_t cover : cover_of(of_)) {
            if (std::find(themas.begin(), themas.end(), cover) != themas.end()) {
                net = minus(std::move(net), minus(money_.balance({cover}, at), negative(money_.net({cover}, at))));
            }
        }
        return spread_of(std::move(net));
    }

    static std::vector<double> negative(std::vector<double> values) {
        std::transform(values.begin(), values.end(), values.begin(), std::negate<>{});
        return values;
    }

    void add_row(const BlockSubject& subject, const std::string& item, const std::string& lasting,
                 const std::string& remark, Role role) {
        Row row{std::vector<Cell>(table_.columns.size()), role};
        row.cells[thema_at] = {subject.name};
        row.cells[scenario_at] = {of_.contents->id};
        row.cells[item_at] = {item};
        row.cells[table_.columns.size() - 2] = {lasting};
        row.cells.back() = {remark};
        table_.rows.push_back(std::move(row));
    }

    void add_block(const BlockSubject& subject, const std::vector<double>& budget) {
        first_ = table_.rows.size();
        const DriverBlock block{effects_, subject.themas, of_.scenario->dataset->themas.size()};
        const std::size_t last = years_.size() - 1;
        add_row(subject, "Vastgestelde begroting", "", "zoals vastgesteld", Role::part);
        for (std::size_t driver = 0; driver < driver_count; ++driver) {
            const bool measures = driver == static_cast<std::size_t>(Driver::adopted) ||
                                  driver == static_cast<std::size_t>(Driver::proposed);
            const bool absent = effects_.own[driver].empty();
            add_row(subject, driver_texts[driver].name,
                    absent     ? ""
                    : measures ? duration_of_measures(*of_.scenario)
                               : "S",
                    absent ? "niet in dit scenario" : driver_texts[driver].remark, Role::part);
        }
        add_row(subject, "Samenloop (interactie)", "S",
                "wat de posten samen meer of minder doen dan elk alleen, zoals prijs x hoeveelheid", Role::part);
        add_row(subject, "Overig/onverklaard", "", rest_remark(block, subject, budget), Role::part);
        add_row(subject, "Prognose (P50)", "", subject.remark, Role::total);
        for (std::size_t year = 0; year < years_.size(); ++year) {
            const double p50 = forecast(subject.themas, years_[year]).p50;
            fill_year(block, year, budget[year], p50);
            fill_shares(block, year, budget[year], p50);
        }
        fill_bands(block, forecast(subject.themas, years_[last]));
    }

    [[nodiscard]] std::string rest_remark(const DriverBlock& block, const BlockSubject& subject,
                                          const std::vector<double>& budget) const {
        const std::size_t last = years_.size() - 1;
        const double start = rounded(spread_of(block.of(effects_.start, last)).mean, unit_);
        const double full = rounded(spread_of(block.of(effects_.full, last)).mean, unit_);
        const double p50 = rounded(forecast(subject.themas, years_[last]).p50, unit_);
        return fmt::format(
            "in {}: {:.0f} doordat zorg en budgetregels bij gelijke omstandigheden niet met de begroting "
            "meebewegen, en {:.0f} door toeval, P50 in plaats van gemiddelde, en afronding; verdeeld ook {:.0f} die {} "
            "trekkingen niet verdelen",
            years_[last], start - budget[last], p50 - full, rounded(block.undivided(last), unit_),
            effects_.shared_draws);
    }

    Cell& cell(std::size_t row, std::size_t column) { return table_.rows[first_ + row].cells[column]; }

    /// Closes a column: what is left goes to the rest, so that the rows add up to the forecast.
    void close(std::size_t column, double p50) {
        const double target = rounded(p50, unit_);
        double sum = 0.0;
        for (std::size_t row = budget_row; row < rest_row; ++row) {
            sum += number_in(table_, first_ + row, column).value_or(0.0);
        }
        cell(rest_row, column) = {target - sum};
        cell(forecast_row, column) = {Sum{{{first_, first_ + rest_row, column}}}};
    }

    void fill_year(const DriverBlock& block, std::size_t year, double budget, double p50) {
        const std::size_t column = first_year_at + year;
        cell(budget_row, column) = {budget};
        for (std::size_t driver = 0; driver < driver_count; ++driver) {
            const auto& own = effects_.own[driver];
            cell(first_driver_row + driver,
                 column) = {own.empty() ? 0.0 : rounded(spread_of(block.of(own, year)).mean, unit_)};
        }
        cell(joint_row, column) = {rounded(spread_of(block.joint(year)).mean, unit_)};
        close(column, p50);
    }

    void fill_bands(const DriverBlock& block, const Spread& of_forecast) {
        const std::size_t last = years_.size() - 1;
        const std::size_t p10_at = first_year_at + years_.size();
        const auto fill = [&](std::size_t row, const Spread& spread) {
            cell(row, p10_at) = {rounded(spread.p10, unit_)};
            cell(row, p10_at + 1) = {rounded(spread.p90, unit_)};
        };
        for (std::size_t driver = 0; driver < driver_count; ++driver) {
            if (!effects_.own[driver].empty()) {
                fill(first_driver_row + driver, spread_of(block.of(effects_.own[driver], last)));
            }
        }
        fill(joint_row, spread_of(block.joint(last)));
        fill(forecast_row, of_forecast);
    }

    /// A year with what drivers do together divided over them. What the shared draws leave of it goes to the rest.
    void fill_shares(const DriverBlock& block, std::size_t year, double budget, double p50) {
        const std::size_t column = first_shared_at() + year;
        const std::size_t error_at = first_shared_at() + years_.size();
        const bool last = year + 1 == years_.size();
        cell(budget_row, column) = {budget};
        for (std::size_t driver = 0; driver < driver_count; ++driver) {
            const bool absent = effects_.own[driver].empty();
            cell(first_driver_row + driver,
                 column) = {absent ? 0.0 : rounded(block.shapley_value(driver, year), unit_)};
            if (last && !absent && effects_.shared_draws > 1) {
                cell(first_driver_row + driver, error_at) = {rounded(block.shapley_error(driver, year), unit_)};
            }
        }
        cell(joint_row, column) = {0.0};
        close(column, p50);
    }

    /// Behind the years and the band of the last of them.
    [[nodiscard]] std::size_t first_shared_at() const { return first_year_at + years_.size() + 2; }

    Table& table_;
    double unit_;
    const ReportedScenario& of_;
    const DriverEffects& effects_;
    std::vector<int> years_;
    ThemaMoney money_;
    std::size_t first_{}; // row of the block
};

} // namespace

namespace {

/// What the posts change in the last year, of the first scenarios, all themas together.
Chart posts_chart(const ReportInput& input, const Table& table, int year, MoneyUnit unit) {
    const std::size_t column = first_year_at + budget_years(*input.scenarios.front().contents).size() - 1;
    const std::size_t themas = themas_of_plan(input.scenarios.front()).size();
    const std::size_t blocks = themas + 1 + cover_of(input.scenarios.front()).size();
    const std::size_t shown = std::min(input.scenarios.size(), most_scenarios_in_chart);
    Chart chart;
    chart.kind = ChartKind::bars;
    chart.across = "Post";
    chart.upward = unit == MoneyUnit::euro ? "euro, plus is meer kosten" : "x € 1.000, plus is meer kosten";
    std::string told;
    for (std::size_t scenario = 0; scenario < shown; ++scenario) {
        const std::size_t first = (scenario * blocks + themas) * (forecast_row + 1);
        const auto amount = [&](std::size_t row) { return number_in(table, first + row, column).value(); };
        std::size_t largest = first_driver_row;
        for (std::size_t row = first_driver_row; row < joint_row; ++row) {
            largest = std::abs(amount(row)) > std::abs(amount(largest)) ? row : largest;
        }
        const std::string& id = input.scenarios[scenario].contents->id;
        const std::string item = driver_texts[largest - first_driver_row].name;
        if (scenario == 0) {
            chart.title = fmt::format("Van begroting naar prognose {}: {} weegt bij {} het zwaarst", year, item, id);
        }
        told += fmt::format(" {}: grootste post {} met {}; begroting {}, prognose {}.", id, item,
                            dutch_number(amount(largest), 0), dutch_number(amount(budget_row), 0),
                            dutch_number(amount(forecast_row), 0));
        const auto range = [&](std::size_t of) {
            return ChartRange{table.id, of, first + first_driver_row, first + rest_row};
        };
        chart.series.push_back({id, range(item_at), range(column), style_of_scenario(scenario)});
    }
    chart.description = fmt::format("Wat elke post in {} verandert, alle thema's samen.{}", year, told);
    return chart;
}

} // namespace

Table waterfall(const ReportInput& input, MoneyUnit unit, Source& source) {
    Table table = titled("f3_verloop", "F3 Verloop", "Verloopoverzicht van begroting naar prognose");
    const std::vector<int> years = budget_years(*input.scenarios.front().contents);
    table.fixed_columns = first_year_at;
    table.columns = columns_of(years, money_kind(unit));
    const DriverEffects& first = input.again.drivers.front();
    table.captions = {
        fmt::format("{}, altijd in prijzen van de begroting; plus is meer kosten.",
                    unit == MoneyUnit::thousand_euro ? "Bedragen x € 1.000" : "Bedragen in hele euro's"),
        fmt::format(
            "Elke post is wat hij alleen verandert tegenover gelijke omstandigheden als in {}: gemiddelde van {} "
            "trekkingen van de aannames, met verwachte aantallen. P10 en P90 zijn de spreiding daarvan.",
            years.front(), first.start.size()),
        fmt::format(
            "De kolommen met samenloop verdeeld geven elke post een eerlijk deel van de samenloop (Shapley: gemiddeld "
            "over elke volgorde van de posten, in {} trekkingen). MC-fout is hoe ver zo'n bedrag er door het aantal "
            "trekkingen naast kan zitten (standaardfout).",
            first.shared_draws),
        "De posten tellen op tot de prognose (P50) van de doorrekeningen; afronding staat bij Overig/onverklaard."};
    for (std::size_t scenario = 0; scenario < input.scenarios.size(); ++scenario) {
        WaterfallRows rows{table, input, unit, scenario, source};
        if (source.faults().empty()) {
            rows.add();
        }
    }
    if (source.faults().empty()) {
        table.charts.push_back(posts_chart(input, table, years.back(), unit));
    }
    return table;
}

} // namespace koers::sheets
