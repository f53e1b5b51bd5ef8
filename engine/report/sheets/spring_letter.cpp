#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "report/sheets/measure_facts.hpp"
#include "report/sheets/measure_money.hpp"
#include "report/sheets/rounding.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

// Places of the columns before and behind those of the years.
enum Place : std::size_t { number_at, text_at, thema_at, taakveld_at, scenario_at, first_year_at };
enum PlaceBehind : std::size_t { p10_at, p90_at, favour_at, incidental_at, obliged_at, remark_at };

std::vector<Column> columns_of(const std::vector<int>& years, Kind money) {
    const Adding no = Adding::meaningless;
    std::vector<Column> columns{{"Nr.", "nr", Kind::text, "groep A tot en met D, of keuze K1, K2, ...", no, 7},
                                {"Omschrijving", "omschrijving", Kind::text, "wat er verandert", no, 46},
                                {"Thema", "thema", Kind::text, "thema", no, 34},
                                {"Taakveld", "taakveld", Kind::text, "taakveld van een maatregel", no, 10},
                                {"Scenario", "scenario", Kind::text, "scenario", no, 24}};
    for (const int year : years) {
        columns.push_back({std::to_string(year), fmt::format("bedrag_{}", year), money,
                           "verwachte verandering tegenover de begroting (gemiddelde van de doorrekeningen)",
                           Adding::meaningful});
    }
    const int last = years.back();
    columns.push_back(
        {fmt::format("P10 {}", last), fmt::format("p10_{}", last), money, "laag (1 op 10 kans dat het lager uitvalt)"});
    columns.push_back(
        {fmt::format("P90 {}", last), fmt::format("p90_{}", last), money, "hoog (1 op 10 kans dat het hoger uitvalt)"});
    columns.push_back(
        {fmt::format("V/N {}", last), fmt::format("vn_{}", last), Kind::text, "V = voordeel, N = nadeel", no, 7});
    columns.push_back({"I/S", "is", Kind::text, "I = incidenteel, S = structureel", no, 6});
    columns.push_back({"Wettelijk verplicht J/N", "wettelijk_verplicht", Kind::text,
                       "J als de wet geen ruimte laat; alleen van een maatregel", no, 12});
    columns.push_back({"Toelichting", "toelichting", Kind::text, "toelichting", no, 60});
    return columns;
}

using Draws = std::vector<double>;

/// One row of the table: lasten minus baten by budget year and replicate, EUR.
struct Post {
    std::string number;
    std::string text;
    std::string remark;
    const Measure* measure{};
    std::string thema;
    std::vector<Draws> years;
};

/// The posts of one scenario, which add up to its net cost minus the budget; at the price level of the budget, as the
/// measures have no other.
class Posts {
public:
    Posts(const ReportInput& input, const ReportedScenario& of, Source& source)
        : of_{of},
          first_{input.scenarios.front()},
          data_{*of.scenario->dataset},
          years_{budget_years(*of.contents)},
          money_{source, of, PriceLevel::budget},
          first_money_{source, first_, PriceLevel::budget},
          own_{source, of},
          first_own_{source, first_} {}

    std::vector<Post> list() {
        add_decided();
        add_developments();
        add_choices();
        if (!starts_here()) {
            add_rest();
        }
        add_deviations();
        return std::move(posts_);
    }

    /// What all posts come down to.
    [[nodiscard]] Draws total(std::size_t year) const {
        return beyond_budget(money_, all_themas(of_), position_of(*of_.contents, years_[year]));
    }

    [[nodiscard]] double budget(std::size_t year) const {
        return money_.budget(all_themas(of_), position_of(*of_.contents, years_[year]));
    }

private:
    /// The shortfall by replicate; the budget itself may be drawn, where the Rijk decides on it.
    static Draws beyond_budget(const ThemaMoney& money, const std::vector<std::size_t>& themas, std::size_t at) {
        Draws balance = money.balance(themas, at);
        std::transform(balance.begin(), balance.end(), balance.begin(), std::negate<>{});
        return balance;
    }

    /// Whether the scenario is itself the one from which changes are told.
    [[nodiscard]] bool starts_here() const {
        return of_.contents == first_.contents || of_.scenario->dataset != first_.scenario->dataset;
    }

    static std::vector<const Measure*> amounts(const Scenario& scenario) {
        std::vector<const Measure*> found;
        for (std::size_t i = 0; i < own_measures(scenario); ++i) {
            if (MeasureMoney::is_amount(scenario.measures[i])) {
                found.push_back(&scenario.measures[i]);
            }
        }
        return found;
    }

    [[nodiscard]] Post made(const std::string& number, const std::string& text, const std::string& remark) const {
        Post post;
        post.number = number;
        post.text = text;
        post.remark = remark;
        post.years.assign(years_.size(), Draws(own_.replicates(), 0.0));
        return post;
    }

    Post& start(const std::string& number, const std::string& text, const std::string& remark) {
        return posts_.emplace_back(made(number, text, remark));
    }

    void set_measure(Post& post, const Measure& measure) const {
        post.measure = &measure;
        const MeasurePlace place = place_of(data_, measure);
        post.thema = place.thema ? data_.themas[place.thema->index()].name : "";
    }

    [[nodiscard]] double planned(const Measure& measure, std::size_t year) const {
        return own_.planned(measure, years_[year]) + own_.friction(measure, years_[year]);
    }

    void add_decided() {
        std::vector<const Measure*> decided = amounts(*of_.scenario);
        std::erase_if(decided, [](const Measure* measure) { return !is_decided(*measure); });
        if (decided.empty()) {
            return;
        }
        Post& post = start("A", "Eerder besloten ombuigingen, zoals geraamd", "bruto, met frictiekosten; zie F4");
        for (const Measure* measure : decided) {
            for (std::size_t year = 0; year < years_.size(); ++year) {
                add_to(post.years[year], Draws(own_.replicates(), planned(*measure, year)));
            }
        }
    }

    /// What changes without measures: demography, use, prices, what the Rijk pays.
    void add_developments() {
        const bool here = starts_here();
        const ReportedScenario& from = here ? of_ : first_;
        const ThemaMoney& money = here ? money_ : first_money_;
        const MeasureMoney& own = here ? own_ : first_own_;
        const bool with_measures = !amounts(*from.scenario).empty();
        for (const std::size_t thema : all_themas(from)) {
            const std::string& name = data_.themas[thema].name;
            Post& post = start("B", "Onvermijdelijke ontwikkelingen: " + name,
                               with_measures ? "ook wat maatregelen in de zorg teweegbrengen" : "");
            post.thema = name;
            for (std::size_t year = 0; year < years_.size(); ++year) {
                const std::size_t at = position_of(*from.contents, years_[year]);
                Draws change = beyond_budget(money, {thema}, at);
                for (const Measure* measure : amounts(*from.scenario)) {
                    const MeasurePlace place = place_of(data_, *measure);
                    if (place.thema && place.thema->index() == thema) {
                        change = minus(std::move(change), own.net(*measure, years_[year]));
                    }
                }
                post.years[year] = std::move(change);
            }
        }
    }

    void add_choices() {
        int number = 0;
        for (const Measure* measure : amounts(*of_.scenario)) {
            if (is_decided(*measure)) {
                continue;
            }
            Post& post = start(fmt::format("K{}", ++number), "Keuze: " + measure->name, "wat wordt gehaald, zie F4");
            set_measure(post, *measure);
            for (std::size_t year = 0; year < years_.size(); ++year) {
                post.years[year] = own_.net(*measure, years_[year]);
            }
        }
    }

    /// What is left of the difference with the first scenario.
    void add_rest() {
        Post rest = made("C", "Gevolgen van de keuzes en andere verschillen met " + first_.contents->id,
                         "andere vraag naar zorg, maatregelen zonder eigen bedrag, andere aannames");
        for (std::size_t year = 0; year < years_.size(); ++year) {
            rest.years[year] = total(year);
            for (const Post& post : posts_) {
                rest.years[year] = minus(std::move(rest.years[year]), post.years[year]);
            }
            for (const Measure* measure : amounts(*of_.scenario)) {
                if (is_decided(*measure)) {
                    rest.years[year] = minus(std::move(rest.years[year]), deviation(*measure, year));
                }
            }
        }
        posts_.push_back(std::move(rest));
    }

    [[nodiscard]] Draws deviation(const Measure& measure, std::size_t year) const {
        return minus(own_.net(measure, years_[year]), Draws(own_.replicates(), planned(measure, year)));
    }

    void add_deviations() {
        for (const Measure* measure : amounts(*of_.scenario)) {
            if (is_decided(*measure)) {
                Post& post = start("D", "Afwijking op eerder besloten ombuiging: " + measure->name,
                                   "verwacht of gerealiseerd min geraamd, zie F4");
                set_measure(post, *measure);
                for (std::size_t year = 0; year < years_.size(); ++year) {
                    post.years[year] = deviation(*measure, year);
                }
            }
        }
    }

    const ReportedScenario& of_;
    const ReportedScenario& first_;
    const Dataset& data_;
    std::vector<int> years_;
    ThemaMoney money_;
    ThemaMoney first_money_;
    MeasureMoney own_;
    MeasureMoney first_own_;
    std::vector<Post> posts_;
};

/// Shows the posts of one scenario with their totals.
class LetterRows {
public:
    LetterRows(Table& table, const ReportInput& input, MoneyUnit unit, const ReportedScenario& of, Source& source)
        : table_{table},
          sign_{input.options.sign == SignConvention::balance ? -1.0 : 1.0},
          unit_{euros(unit)},
          of_{of},
          years_{budget_years(*of.contents)},
          posts_{input, of, source} {}

    void add() {
        const std::size_t budget = start("", "Vastgestelde begroting", "lasten - baten van alle thema's", Role::apart);
        start("A", "Bestaand beleid (leereffecten jaarrekening)",
              "niet bekend: er zijn geen jaarrekeningen in de gegevens; in te vullen door financiën", Role::apart);
        const std::vector<Post> posts = posts_.list();
        const std::size_t first = table_.rows.size();
        for (const Post& post : posts) {
            add_post(post);
        }
        const std::size_t total = start("", "Totale wijziging saldo", from_draws, Role::total);
        const std::size_t after = start("", "Stand na kaderbrief", "begroting met de wijziging", Role::total);
        for (std::size_t year = 0; year < years_.size(); ++year) {
            put_parts(posts, first, year);
            const std::size_t column = first_year_at + year;
            table_.rows[budget].cells[column] = {rounded(sign_ * posts_.budget(year), unit_)};
            table_.rows[total].cells[column] = {Sum{{{first, total - 1, column}}}};
            table_.rows[after].cells[column] = {Sum{{{budget, budget, column}, {total, total, column}}}};
        }
        put_spread(total, posts_.total(years_.size() - 1));
    }

private:
    static constexpr const char* from_draws = "percentielen uit de opgetelde doorrekeningen";

    std::size_t start(const std::string& number, const std::string& text, const std::string& remark, Role role) {
        Row row{std::vector<Cell>(table_.columns.size()), role};
        row.cells[number_at] = number.empty() ? Cell{} : Cell{number};
        row.cells[text_at] = {text};
        row.cells[scenario_at] = {of_.contents->id};
        row.cells[behind(remark_at)] = remark.empty() ? Cell{} : Cell{remark};
        table_.rows.push_back(std::move(row));
        return table_.rows.size() - 1;
    }

    [[nodiscard]] std::size_t behind(PlaceBehind place) const { return first_year_at + years_.size() + place; }

    void add_post(const Post& post) {
        const std::size_t row = start(post.number, post.text, post.remark, Role::part);
        std::vector<Cell>& cells = table_.rows[row].cells;
        cells[thema_at] = post.thema.empty() ? Cell{} : Cell{post.thema};
        if (post.measure != nullptr) {
            const Dataset& data = *of_.scenario->dataset;
            const MeasurePlace place = place_of(data, *post.measure);
            cells[taakveld_at] = place.taakveld ? Cell{data.taakvelden[place.taakveld->index()].code} : Cell{};
            cells[behind(incidental_at)] = {std::string{is_incidental(*post.measure) ? "I" : "S"}};
            cells[behind(obliged_at)] = {
                std::string{room_text(data, *post.measure) == "wettelijk minimum" ? "J" : "N"}};
        }
        put_spread(row, post.years.back());
    }

    void put_spread(std::size_t row, Draws draws) {
        std::transform(draws.begin(), draws.end(), draws.begin(), [this](double amount) { return sign_ * amount; });
        const Spread spread = spread_of(std::move(draws));
        std::vector<Cell>& cells = table_.rows[row].cells;
        cells[behind(p10_at)] = {rounded(spread.p10, unit_)};
        cells[behind(p90_at)] = {rounded(spread.p90, unit_)};
        const double dearer = sign_ * rounded(spread.mean, unit_);
        cells[behind(favour_at)] = dearer == 0.0 ? Cell{} : Cell{std::string{dearer > 0.0 ? "N" : "V"}};
    }

    /// Means of one year, rounded so that the posts add up to their total.
    void put_parts(const std::vector<Post>& posts, std::size_t first, std::size_t year) {
        std::vector<double> means;
        for (const Post& post : posts) {
            means.push_back(sign_ * spread_of(post.years[year]).mean);
        }
        const std::vector<double> parts = rounded_parts(means, unit_);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            table_.rows[first + i].cells[first_year_at + year] = {parts[i]};
        }
    }

    Table& table_;
    double sign_;
    double unit_;
    const ReportedScenario& of_;
    std::vector<int> years_;
    Posts posts_;
};

} // namespace

Table spring_letter(const ReportInput& input, MoneyUnit unit, Source& source) {
    const Kind money = money_kind(unit);
    Table table = titled("f10_kaderbrief", "F10 Kaderbrief", "Kaderbrief: van begroting naar verwachting");
    table.fixed_columns = 2;
    const ScenarioContents& first = *input.scenarios.front().contents;
    table.columns = columns_of(budget_years(first), money);
    const bool balance = input.options.sign == SignConvention::balance;
    table.captions = {
        fmt::format("{}, prijspeil {}; {}.", unit == MoneyUnit::euro ? "Bedragen in hele euro's" : "Bedragen x € 1.000",
                    price_level(first),
                    balance ? "saldo = baten - lasten, min is nadelig (N)" : "lasten - baten, plus is nadelig (N)"),
        "A bestaand beleid, B onvermijdelijke ontwikkelingen, C keuzes (K1, K2, ...), D afwijking op eerder besloten "
        "ombuigingen. Jaren zijn verwachte waarden, die optellen; percentielen tellen niet op.",
        "Wat niet bekend is, is leeg: leereffecten van de jaarrekening, en alles buiten het sociaal domein."};
    add_scenarios(input, source, [&](const ReportedScenario& of) {
        return LetterRows{table, input, unit, of, source};
    });
    return table;
}

} // namespace koers::sheets
