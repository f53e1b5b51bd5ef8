#include <catch2/catch.hpp>

#include <sstream>

#include "report/pages/bridge.hpp"
#include "report/pages/duisenberg.hpp"
#include "report/pages/goal_chain.hpp"
#include "report/pages/goal_impact.hpp"
#include "report/pages/groups.hpp"
#include "report/pages/indicators.hpp"
#include "report/pages/measure_words.hpp"
#include "report/pages/swings.hpp"

using namespace koers;
using namespace koers::pages;

namespace {

/// Texts with ordinary spaces.
std::string plain(std::string text) {
    const std::string unbroken = "\u00a0";
    for (auto at = text.find(unbroken); at != std::string::npos; at = text.find(unbroken)) {
        text.replace(at, unbroken.size(), " ");
    }
    return text;
}

/// Two causes of many: prices and measures of the scenario itself.
Bridge bridge(double prices, double measures) {
    Bridge of{{2029}, {28'000'000.0}, {}, {28'000'000.0 + prices + measures}, {}};
    for (std::size_t i = 0; i < 11; ++i) {
        of.posts.push_back({"Oorzaak " + std::to_string(i), {0.0}, std::nullopt});
    }
    of.posts[3] = {"Prijzen", {prices}, sheets::Spread{prices, prices - 1e5, prices, prices + 1e5}};
    of.posts[7] = {"Maatregelen", {measures}, std::nullopt};
    return of;
}

Measure measure(int from, int ramp, std::optional<int> duration) {
    Measure one;
    one.lever = Lever::budget_line;
    one.from = from;
    one.ramp = ramp;
    one.duration = duration;
    return one;
}

MeasureNumbers numbers(const Measure& of, double p10, double p50, double p90, double planned) {
    return {&of, 2029, sheets::Spread{p50, p10, p50, p90}, planned, sheets::Spread{0.75, 0.6, 0.75, 0.9}, 0.98};
}

const Indicator indicator = [] {
    Indicator one;
    one.name = "Eenzaamheid";
    one.unit = "% inwoners";
    one.wanted = WantedChange::lower;
    return one;
}();

GoalImpact goal(const std::vector<std::pair<double, double>>& moves) {
    static const Goal of{"7", "Minder eenzaamheid", {}, {}};
    GoalImpact impact{&of, {}};
    for (const auto& [towards, away] : moves) {
        impact.indicators.push_back({&indicator, towards, away, "9,1%"});
    }
    return impact;
}

} // namespace

TEST_CASE("a bridge tells its largest cause, up, down and nowhere", "[report]") {
    CHECK(bridge_title("A", bridge(5e5, -2e5)) ==
          "A in 2029: het meeste verschil met de begroting komt door \"Prijzen\"");
    CHECK(plain(bridge_sentence(bridge(5e5, -2e5))) ==
          "Het midden van 2029 is € 300.000 meer dan de begroting. \"Prijzen\" kost € 500.000 meer (tussen € 400.000 "
          "meer en € 600.000 meer).");
    CHECK(plain(bridge_sentence(bridge(1e5, -7e5))) ==
          "Het midden van 2029 is € 600.000 minder dan de begroting. \"Maatregelen\" kost € 700.000 minder.");
    CHECK(bridge_title("A", bridge(0.0, 0.0)) == "A in 2029: geen oorzaak maakt verschil met de begroting");
    CHECK(bridge_sentence(bridge(0.0, 0.0)) == "Het midden van 2029 is ongeveer gelijk aan de begroting.");
}

TEST_CASE("a bridge has the rounded amounts of its table, and what rounding takes goes to the rest", "[report]") {
    sheets::Table table;
    for (const char* name : {"thema", "scenario", "post"}) {
        table.columns.push_back({name, name, sheets::Kind::text, name});
    }
    for (const char* name : {"jaar_2028", "jaar_2029", "p10_2029", "p90_2029"}) {
        table.columns.push_back({name, name, sheets::Kind::euro, name});
    }
    for (std::size_t row = 0; row < 13; ++row) {
        const double amount = row == 0 ? 4e6 : row == 12 ? 4'104'000.0 : 8'000.0;
        table.rows.push_back({{{"Totaal"}, {"a"}, {"post"}, {1e6}, {amount}, {amount - 3'000.0}, {amount + 3'000.0}}});
    }
    table.rows[11].cells[5] = {}; // the rest has no band
    const Bridge of = bridge_of(table, "a");
    CHECK(of.years == std::vector<int>{2028, 2029});
    CHECK(of.budget.back() == 4e6);
    CHECK(of.middle.back() == 4'100'000.0);
    CHECK(of.posts.size() == 11);
    CHECK(of.posts.front().amounts.back() == 10'000.0);
    CHECK(of.posts.front().band->p90 == 11'000.0);
    CHECK_FALSE(of.posts.back().band);
    double sum = of.budget.back();
    for (const BridgePost& post : of.posts) {
        sum += post.amounts.back();
    }
    CHECK(sum == of.middle.back());
}

TEST_CASE("an assumption makes cost higher, lower or nothing at its ends", "[report]") {
    const Parameter parameter;
    CHECK(plain(swing_sentence({&parameter, 0.0, 1.0, -1e5, 2e5, 0.1})) ==
          "Bij een lage waarde zijn de kosten € 100.000 lager, bij een hoge waarde € 200.000 hoger.");
    CHECK(plain(swing_sentence({&parameter, 0.0, 1.0, 1e5, 1e3, 0.1})) ==
          "Bij een lage waarde zijn de kosten € 100.000 hoger, bij een hoge waarde ongeveer gelijk.");
}

TEST_CASE("a measure costs, saves or does neither, from when it begins to when it ends", "[report]") {
    const Measure lasting = measure(2026, 3, std::nullopt);
    const Measure once = measure(2027, 0, 1);
    CHECK(plain(yield_words(numbers(lasting, 5e4, 6e4, 7e4, 8e4))) ==
          "In 2029 kost dit € 60.000 (tussen € 50.000 en € 70.000). Het begint in 2026 en werkt volledig vanaf 2028.");
    CHECK(plain(yield_words(numbers(once, -7e4, -6e4, -5e4, -8e4))) ==
          "In 2029 bespaart dit € 60.000 (tussen € 50.000 en € 70.000). Het begint in 2027. Het duurt 1 jaar.");
    CHECK(plain(yield_words(numbers(once, -7e4, 1e3, 5e4, 0.0))) ==
          "In 2029 kost dit ongeveer niets (tussen € 70.000 besparing en € 50.000 kosten). Het begint in 2027. Het "
          "duurt 1 jaar.");
    CHECK(plain(half_words(numbers(lasting, 5e4, 6e4, 7e4, 8e4))) ==
          "Dan kost dit € 40.000 in 2029. Dat was € 80.000 als alles lukt.");
    CHECK(plain(half_words(numbers(lasting, 5e4, 6e4, 7e4, -8e4))) ==
          "Dan bespaart dit € 40.000 in 2029. Dat was € 80.000 als alles lukt.");
    CHECK(half_words(numbers(lasting, 0.0, 0.0, 0.0, 0.0)).empty());
    CHECK(success_words(numbers(lasting, 5e4, 6e4, 7e4, 8e4)) ==
          "Naar verwachting lukt 75% van het bedrag (tussen 60% en 90%). In meer dan 19 van de 20 doorrekeningen lukt "
          "de helft of meer.");
}

TEST_CASE("a measure reaches its own goal and those that connections lead to", "[report]") {
    Dataset data;
    data.goals = {{"1", "Een", {}, {}}, {"2", "Twee", {}, {}}, {"3", "Drie", {}, {}}};
    data.budget_lines.push_back({"regel", "Regel", GoalId{0}, {}, {}, {}});
    data.mediators.push_back({"stap", "Stap", {}});
    data.indicators.push_back(indicator);
    data.indicators.back().goal = GoalId{2};
    Measure one = measure(2026, 0, std::nullopt);
    one.budget_line = BudgetLineId{0};
    CHECK(reached_goals(data, one).own == std::vector<GoalId>{GoalId{0}});
    CHECK(reached_goals(data, one).further.empty());
    Connection first;
    first.from = {NodeKind::goal, 0, {}};
    first.to = {NodeKind::mediator, 0, {}};
    Connection second;
    second.from = first.to;
    second.to = {NodeKind::indicator, 0, {}};
    data.connections = {first, second};
    CHECK(reached_goals(data, one).further == std::vector<GoalId>{GoalId{2}});
    one.without_effect = true;
    CHECK(reached_goals(data, one).further.empty());
}

TEST_CASE("the impact on a goal follows from where its indicators go", "[report]") {
    CHECK(impact_of(goal({})) == Impact::not_modelled);
    CHECK(impact_of(goal({{0.8, 0.2}, {0.05, 0.0}})) == Impact::favourable);
    CHECK(impact_of(goal({{0.2, 0.8}})) == Impact::unfavourable);
    CHECK(impact_of(goal({{0.2, 0.8}, {0.9, 0.1}})) == Impact::mixed);
    CHECK(impact_of(goal({{0.0, 0.0}, {0.05, 0.02}})) == Impact::none);
    CHECK(certainty_words(goal({{0.2, 0.8}, {0.1, 0.0}})) == "waarschijnlijk: in 8 van de 10 doorrekeningen");
    CHECK(certainty_words(goal({{0.35, 0.1}})) == "in 4 van de 10 doorrekeningen");
    CHECK(certainty_words(goal({{0.0, 0.0}})).empty());
    CHECK(direction_words(goal({{0.2, 0.8}}).indicators) == "De indicator gaat de andere kant op.");
    CHECK(direction_words(goal({{0.8, 0.2}, {0.0, 0.0}, {0.2, 0.8}}).indicators) ==
          "Van de 3 indicatoren gaan er 1 de gewenste kant op en 1 de andere kant.");
}

TEST_CASE("indicators that were measured twice tell whether a thema was on course", "[report]") {
    Dataset data;
    data.municipality = "Kleindorp";
    data.goals = {{"1", "Een", ThemaId{0}, {}}};
    data.indicators = {indicator, indicator, indicator};
    data.indicators[0].history = {{"Kleindorp", 2020, 9.0}, {"Kleindorp", 2024, 8.0}};
    data.indicators[1].history = {{"Kleindorp", 2020, 9.0}, {"Kleindorp", 2024, 9.5}, {"Nederland", 2025, 1.0}};
    data.indicators[2].history = {{"Kleindorp", 2020, 9.0}, {"Nederland", 2025, 1.0}};
    const MeasuredCourse course = measured_course(data, 0);
    CHECK(course.measured == 2);
    CHECK(course.towards == 1);
    CHECK(course.away == 1);
    CHECK(measured_course(data, 1).measured == 0);
    CHECK(course_words(course) == "2 indicatoren met twee metingen. De gewenste kant op: 1. De andere kant op: 1.");
}

TEST_CASE("more than three scenarios stand in groups beside the first, in their order", "[report]") {
    std::vector<ScenarioContents> contents(6);
    Gathered all;
    for (std::size_t i = 0; i < contents.size(); ++i) {
        contents[i].name = std::string(1, static_cast<char>('A' + i));
        ScenarioNumbers numbers;
        numbers.contents = &contents[i];
        all.scenarios.push_back(numbers);
    }
    const std::vector<Gathered> groups = groups_of(all);
    REQUIRE(groups.size() == 3);
    std::string names;
    for (const Gathered& group : groups) {
        CHECK(group.scenarios.size() <= most_beside);
        for (const ScenarioNumbers& of : group.scenarios) {
            names += of.contents->name;
        }
        names += group.suffix + "|";
    }
    CHECK(names == "ABC|ADE-2|AF-3|");
    CHECK(titled_for(groups[0], "Kosten") == "Kosten (naast B en C)");
    all.scenarios.resize(3);
    CHECK(groups_of(all).size() == 1);
    CHECK(titled_for(groups_of(all)[0], "Kosten") == "Kosten");
}

TEST_CASE("pictures on one page have ids of their own", "[report]") {
    CHECK(with_ids("<?xml?>\n<svg aria-labelledby=\"naam uitleg\"><title id=\"naam\"/></svg>", "graaf-1-") ==
          "<svg aria-labelledby=\"graaf-1-naam graaf-1-uitleg\"><title id=\"graaf-1-naam\"/></svg>");
}

TEST_CASE("a difference is not told where it would give away a hidden number", "[report]") {
    Indicator people = indicator;
    people.id = "deelnemers";
    people.unit = "personen";
    ScenarioContents contents;
    const Coordinate years{"jaar", "jaar", {2029}, {}, {}};
    contents.coordinates.push_back(years);
    const auto numbers_with = [&](double middle) {
        ScenarioNumbers of;
        of.contents = &contents;
        of.years = {2029};
        of.indicators.push_back({&people, {sheets::Spread{middle, middle - 1.0, middle, middle + 1.0}}, {}});
        DifferenceRow row;
        row.outcome.variable = "indicatorwaarde";
        row.outcome.label = people.id;
        row.difference.p10 = 2.0;
        row.difference.p50 = 3.0;
        row.difference.p90 = 4.0;
        of.differences.push_back(row);
        return of;
    };
    Gathered all;
    all.last_budget_year = 2029;
    all.scenarios = {numbers_with(20.0), numbers_with(23.0), numbers_with(8.0)};
    CHECK(difference_with_first(all, all.scenarios[1], people) == "+3 (+2 tot +4)");
    CHECK(difference_with_first(all, all.scenarios[2], people) == "niet getoond");
    all.scenarios[1].differences.clear();
    CHECK(difference_with_first(all, all.scenarios[1], people) == "geen");
}
