#include "report/pages/gathered.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "report/comparison_rows.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::pages {
namespace {

using sheets::ReportedScenario;
using sheets::Spread;
using sheets::ThemaMoney;

MoneyCourse money_course(const std::string& name, const ThemaMoney& money, const std::vector<std::size_t>& themas,
                         const std::vector<int>& years, int first_budget_year) {
    MoneyCourse course{name, true, {}, {}};
    std::vector<double> at_first;
    std::vector<double> at_last;
    for (std::size_t at = 0; at < years.size(); ++at) {
        if (years[at] < first_budget_year) {
            continue;
        }
        at_last = money.net(themas, at);
        if (at_first.empty()) {
            at_first = at_last;
        }
        course.years.push_back({years[at], sheets::spread_of(at_last), money.budget(themas, at),
                                sheets::percentage_short(money.balance(themas, at)) / 100.0});
    }
    course.movement = movement_of(at_first, at_last);
    return course;
}

/// One or more labels of a variable [replicate x year x label], added up.
WaitingCourse waiting_course(const std::string& name, const NamedArray& waiting, const std::vector<std::size_t>& labels,
                             std::size_t from, std::size_t to) {
    WaitingCourse course{name, {}, {}};
    for (std::size_t year = 0; year < waiting.shape.at(1); ++year) {
        course.years.push_back(sheets::spread_of(sheets::added(waiting, year, labels)));
    }
    course.movement = movement_of(sheets::added(waiting, from, labels), sheets::added(waiting, to, labels));
    return course;
}

void add_money(ScenarioNumbers& numbers, const ReportedScenario& of, PriceLevel level, Source& source) {
    const ThemaMoney money{source, of, level};
    if (!source.faults().empty()) {
        return;
    }
    const int first = of.contents->first_budget_year;
    numbers.total = money_course("Alle thema's samen", money, sheets::all_themas(of), numbers.years, first);
    for (const std::size_t thema : sheets::themas_of_plan(of)) {
        numbers.themas.push_back(
            money_course(of.scenario->dataset->themas[thema].name, money, {thema}, numbers.years, first));
        numbers.themas.back().modelled = modelled(*of.contents, numbers.themas.back().name);
    }
    numbers.always_balanced = sheets::percentage_balanced(money, of) / 100.0;
}

/// The file has them at the price level of the budget only.
void add_goal_costs(ScenarioNumbers& numbers, Source& source) {
    const std::string& id = numbers.contents->id;
    const NamedArray cost = source.replicates(id, "lasten_doel");
    const NamedArray income = source.replicates(id, "baten_doel");
    if (!source.faults().empty()) {
        return;
    }
    const std::size_t year = year_position(numbers, numbers.contents->last_budget_year);
    for (std::size_t goal = 0; goal < cost.shape.at(2); ++goal) {
        numbers.goal_costs.push_back(
            sheets::spread_of(sheets::minus(sheets::added(cost, year, {goal}), sheets::added(income, year, {goal}))));
    }
}

void add_waiting(ScenarioNumbers& numbers, Source& source) {
    const ScenarioContents& contents = *numbers.contents;
    const NamedArray waiting = source.replicates(contents.id, "wachtenden");
    if (!source.faults().empty()) {
        return;
    }
    const std::size_t from = year_position(numbers, contents.first_budget_year);
    const std::size_t to = year_position(numbers, contents.last_budget_year + 1);
    std::vector<std::size_t> all(waiting.shape.at(2));
    std::iota(all.begin(), all.end(), std::size_t{0});
    numbers.waiting = waiting_course("Alle voorzieningen samen", waiting, all, from, to);
    for (const std::size_t service : all) {
        numbers.services.push_back(waiting_course(service_name(contents, service), waiting, {service}, from, to));
    }
}

void add_population(ScenarioNumbers& numbers, Source& source) {
    const NamedArray people = source.summary(numbers.contents->id, "bevolking");
    if (!source.faults().empty()) {
        return;
    }
    numbers.age_groups = numbers.contents->coordinate("leeftijdsgroep")->texts;
    for (std::size_t year = 0; year < numbers.years.size(); ++year) {
        std::vector<double> groups;
        for (std::size_t group = 0; group < numbers.age_groups.size(); ++group) {
            groups.push_back(people.at({static_cast<std::size_t>(Statistic::p50), year, group}));
        }
        numbers.population.push_back(groups);
    }
}

/// The known values of one label and year, by replicate.
std::vector<double> values_of(const NamedArray& values, std::size_t year, std::size_t label) {
    return sheets::added(values, year, {label});
}

Spread known_spread(std::vector<double> values) {
    values.erase(std::remove_if(values.begin(), values.end(), [](double value) { return std::isnan(value); }),
                 values.end());
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    return values.empty() ? Spread{unknown, unknown, unknown, unknown} : sheets::spread_of(values);
}

void add_indicators(ScenarioNumbers& numbers, Source& source) {
    const Coordinate* labels = numbers.contents->coordinate("indicator");
    if (labels == nullptr) {
        return;
    }
    const NamedArray values = source.replicates(numbers.contents->id, "indicatorwaarde");
    if (!source.faults().empty()) {
        return;
    }
    const std::vector<Indicator>& known = numbers.scenario->dataset->indicators;
    const std::size_t last = year_position(numbers, numbers.contents->last_budget_year);
    for (std::size_t label = 0; label < labels->texts.size(); ++label) {
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const Indicator& one) { return one.id == labels->texts[label]; });
        if (found == known.end()) {
            continue;
        }
        IndicatorCourse course{&*found, {}, {}};
        for (std::size_t year = 0; year < numbers.years.size(); ++year) {
            course.years.push_back(known_spread(values_of(values, year, label)));
        }
        course.movement = movement_of(values_of(values, 0, label), values_of(values, last, label));
        numbers.indicators.push_back(std::move(course));
    }
}

void add_differences(ScenarioNumbers& numbers, const ScenarioNumbers& basis, PriceLevel level, Source& source) {
    const ScenarioPair pair{source, *basis.contents, *numbers.contents};
    const std::vector<int> year{numbers.contents->last_budget_year};
    numbers.differences = comparison_rows(pair, ComparedBy::thema, year, level);
    append(numbers.differences, comparison_rows(pair, ComparedBy::indicator, year, level));
}

/// The first scenario is beside all others, which take turns in the other looks.
charts::Look look_of(std::size_t scenario) {
    return scenario == 0 ? charts::Look::first : scenario % 2 == 1 ? charts::Look::second : charts::Look::third;
}

/// F3 in euros, if the expectation engine ran and the source has no faults.
std::optional<sheets::Table> waterfall_of(const sheets::ReportInput& input, Source& source) {
    if (input.again.drivers.empty()) {
        return std::nullopt;
    }
    sheets::Table table = sheets::waterfall(input, MoneyUnit::euro, source);
    return source.faults().empty() ? std::optional{std::move(table)} : std::nullopt;
}

} // namespace

const BudgetOutcome& MoneyCourse::in(int year) const {
    return *std::find_if(years.begin(), years.end(), [&](const BudgetOutcome& one) { return one.year == year; });
}

std::size_t year_position(const ScenarioNumbers& of, int year) {
    return std::min(position_of(*of.contents, year), of.years.size() - 1);
}

Gathered gathered(const sheets::ReportInput& input, Source& source) {
    Gathered all;
    all.sign = input.options.sign;
    all.price_text = sheets::price_text(input);
    all.first_budget_year = input.scenarios.front().contents->first_budget_year;
    all.last_budget_year = input.scenarios.front().contents->last_budget_year;
    const std::optional<sheets::Table> waterfall = waterfall_of(input, source);
    for (const ReportedScenario& of : input.scenarios) {
        ScenarioNumbers numbers;
        numbers.contents = of.contents;
        numbers.scenario = of.scenario;
        numbers.look = look_of(all.scenarios.size());
        const std::vector<std::int32_t>& years = of.contents->coordinate("jaar")->numbers;
        numbers.years.assign(years.begin(), years.end());
        add_money(numbers, of, input.options.price_level, source);
        add_goal_costs(numbers, source);
        add_waiting(numbers, source);
        add_population(numbers, source);
        add_indicators(numbers, source);
        numbers.measures = measure_numbers(of, source);
        if (waterfall) {
            numbers.bridge = bridge_of(*waterfall, of.contents->id);
        }
        if (!all.scenarios.empty() && source.faults().empty()) {
            add_differences(numbers, all.first(), input.options.price_level, source);
        }
        if (!source.faults().empty()) {
            break;
        }
        all.scenarios.push_back(std::move(numbers));
    }
    return all;
}

} // namespace koers::pages
