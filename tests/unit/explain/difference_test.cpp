#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "koers/explain.hpp"
#include "unit/explain/choosing_village.hpp"

using namespace koers;
using test::choosing_scenario;
using test::one_thread;
using test::plain_village;

namespace {

double largest_gap(const DifferenceExplanation& explanation) {
    double gap = 0.0;
    for (std::size_t i = 0; i < explanation.total.size(); ++i) {
        double sum = explanation.interaction[i];
        for (const Cause& cause : explanation.causes) {
            sum += cause.values[i];
        }
        if (!std::isnan(explanation.total[i])) {
            gap = std::max(gap, std::abs(sum - explanation.total[i]) / (1.0 + std::abs(explanation.total[i])));
        }
    }
    return gap;
}

/// The values of two models at central parameters, subtracted.
std::vector<double> change_of_net_cost(const Model& basis, const Model& scenario) {
    const auto a = net_cost(basis.layout(), expect(basis, central_theta(basis)));
    auto b = net_cost(scenario.layout(), expect(scenario, central_theta(scenario)));
    std::transform(b.begin(), b.end(), a.begin(), b.begin(), std::minus<>{});
    return b;
}

} // namespace

TEST_CASE("causes and interaction add up to the difference in every outcome and year", "[explain]") {
    const VillageFolder folder;
    const Model basis = build_model(plain_village(folder)).value();
    const Model scenario = build_model(choosing_scenario(folder)).value();
    const auto explanation = explain_difference(basis, scenario, *one_thread);
    CHECK(largest_gap(explanation) < 1e-9);
    const auto total = net_cost(basis.layout(), explanation.total);
    const auto expected = change_of_net_cost(basis, scenario);
    for (std::size_t year = 0; year < total.size(); ++year) {
        CHECK(total[year] == Approx(expected[year]).margin(1e-6));
    }
}

TEST_CASE("each measure is explained by itself and by each of its ways through the graph", "[explain]") {
    const VillageFolder folder;
    const Model basis = build_model(plain_village(folder)).value();
    const Model scenario = build_model(choosing_scenario(folder)).value();
    const auto explanation = explain_difference(basis, scenario, *one_thread);
    const auto count = [&](const std::string& subject, CauseKind kind) {
        return std::count_if(explanation.causes.begin(), explanation.causes.end(),
                             [&](const Cause& cause) { return cause.subject == subject && cause.kind == kind; });
    };
    CHECK(count("buurthuis-open", CauseKind::own) == 1);
    CHECK(count("minder-subsidie", CauseKind::own) == 1);
    CHECK(count("minder-subsidie", CauseKind::path) == 2); // contact -> hulp, contact -> eenzaam
    CHECK(count("buurthuis-open", CauseKind::path) == 3);  // those two and the young
    const auto own = std::find_if(explanation.causes.begin(), explanation.causes.end(), [](const Cause& cause) {
        return cause.subject == "minder-subsidie" && cause.kind == CauseKind::own;
    });
    CHECK(net_cost(basis.layout(), own->values)[3] == Approx(-25'000.0));
}

TEST_CASE("an indicator on the way to something else is told once, by the way that ends there", "[explain]") {
    const VillageFolder folder;
    const Model basis = build_model(plain_village(folder)).value();
    const Model scenario = build_model(without_effect_of(choosing_scenario(folder), "buurthuis-open")).value();
    const auto explanation = explain_difference(basis, scenario, *one_thread);
    const Layout& layout = basis.layout();
    const auto lonely = layout.integers + layout.variable("indicatorwaarde").offset + 5 * 4; // first of four, in 2030
    REQUIRE(layout.coordinate("indicator").size() == 4);
    REQUIRE(layout.coordinate("indicator").texts.front() == "eenzaam.65plus");
    const auto told = std::count_if(explanation.causes.begin(), explanation.causes.end(),
                                    [&](const Cause& cause) { return cause.values[lonely] != 0.0; });
    CHECK(told == 1);
    CHECK(explanation.total[lonely] > 0.0);
    CHECK(std::abs(explanation.interaction[lonely]) < 0.1 * explanation.total[lonely]); // what comes round again
}

TEST_CASE("a way may start at the budget of a thema", "[explain]") {
    const VillageFolder folder;
    std::ofstream{folder.path() / "verbanden.csv", std::ios::app}
        << "thema-uren,thema:1,uren:begeleiding,Minder geld voor het thema,lineair,0,1,deskundigen,C,,\n";
    std::ofstream{folder.path() / "verbandsterkte.csv", std::ios::app}
        << "thema-uren,effect,-4,-2,-1,pert,procent,C,,\nthema-uren,schaal,10000,10000,10000,vast,EUR per jaar,C,,\n";
    const Model basis = build_model(plain_village(folder)).value();
    const Model scenario = build_model(choosing_scenario(folder)).value();
    const auto explanation = explain_difference(basis, scenario, *one_thread);
    CHECK(largest_gap(explanation) < 1e-9);
    const auto of_thema = std::find_if(explanation.causes.begin(), explanation.causes.end(), [&](const Cause& cause) {
        return cause.way.size() == 1 && basis.scenario().dataset->connections[cause.way[0]].id == "thema-uren";
    });
    REQUIRE(of_thema != explanation.causes.end());
    CHECK(net_cost(basis.layout(), of_thema->values)[4] > 0.0); // a cut of the thema: more hours
}

TEST_CASE("an assumption is a cause of its own", "[explain]") {
    const VillageFolder folder;
    const auto scenarios = read_scenarios({folder.path() / "basis.toml", folder.path() / "vergrijsd.toml"}).value();
    const auto models = build_models(scenarios).value();
    const auto explanation = explain_difference(models[0], models[1], *one_thread);
    CHECK(largest_gap(explanation) < 1e-9);
    const auto aged = std::find_if(explanation.causes.begin(), explanation.causes.end(),
                                   [](const Cause& cause) { return cause.subject == "vergrijzing"; });
    REQUIRE(aged != explanation.causes.end());
    CHECK(aged->kind == CauseKind::assumption);
    CHECK(aged->name == "vergrijzing = hoog");
}

TEST_CASE("nothing explains no difference, and a measure that is gone is a cause", "[explain]") {
    const VillageFolder folder;
    const Model basis = build_model(plain_village(folder)).value();
    CHECK(explain_difference(basis, basis, *one_thread).causes.empty());
    const Model scenario = build_model(without_effects(choosing_scenario(folder))).value();
    const auto explanation = explain_difference(scenario, basis, *one_thread);
    CHECK(largest_gap(explanation) < 1e-9);
    CHECK(std::count_if(explanation.causes.begin(), explanation.causes.end(),
                        [](const Cause& cause) { return cause.name.starts_with("niet meer: "); }) == 2);
}

TEST_CASE("the plain scenario has no measures and default assumptions", "[explain]") {
    const VillageFolder folder;
    const auto scenarios = read_scenarios({folder.path() / "vergrijsd.toml", folder.path() / "basis.toml"}).value();
    const Scenario plain = plain_scenario(scenarios[0]);
    CHECK(own_measures(plain) == 0);
    CHECK(plain.switches == scenarios[1].switches);
    const Model a = build_model(plain).value();
    const Model b = build_model(scenarios[1]).value();
    CHECK(expect(a, central_theta(a)) == expect(b, central_theta(b)));
}
