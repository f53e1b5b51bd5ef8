#include <catch2/catch.hpp>

#include <cmath>

#include "model/model_tables.hpp"
#include "unit/model/village.hpp"

namespace koers {

TEST_CASE("expected net cost of every thema equals its budget in the first budget year", "[model]") {
    const Model model = test::village_model("basis");
    const Dataset& data = *model.scenario().dataset;
    const std::vector<double> expected = expect(model, central_theta(model));
    const auto year = static_cast<std::size_t>(data.first_budget_year - data.first_year);
    for (std::size_t thema = 0; thema < data.themas.size(); ++thema) {
        const auto at = [&](const char* name) {
            return expected[model.layout().variable(name).offset + year * data.themas.size() + thema];
        };
        CHECK(at("lasten") - at("baten") == Approx(at("begroting")).margin(0.01));
        CHECK(at("saldo") == Approx(0.0).margin(0.01));
    }
}

TEST_CASE("no budget is known before the first budget year", "[model]") {
    const Model model = test::village_model("basis");
    const Trajectory trajectory = simulate(model, 1, 0);
    const Variable& budget = model.layout().variable("begroting");
    const Variable& balance = model.layout().variable("saldo");
    CHECK(trajectory.integers[budget.offset] == missing_integer);
    CHECK(trajectory.integers[balance.offset] == missing_integer);
    CHECK(trajectory.integers[budget.offset + model.scenario().dataset->themas.size()] != missing_integer);
}

TEST_CASE("places hold the expected people and the alias tables the rates", "[model]") {
    const Model model = test::village_model("basis");
    const PopulationTables& population = model.tables().population;
    double persons = 0.0;
    double places = 0.0;
    for (std::size_t cell = 0; cell < model.tables().grid.cells(); ++cell) {
        persons += population.expected[0][cell];
        places += population.places[0][cell];
        CHECK(population.places[0][cell] >= population.expected[0][cell]);
    }
    CHECK(persons > 1000.0);
    CHECK(places < 2.5 * persons);
    CHECK(population.deaths[0].table->total() == Approx(population.deaths[0].total));
}

TEST_CASE("the tables of a scenario do not depend on its switches or measures", "[model]") {
    const Model base = test::village_model("basis");
    const Model other = test::village_model("vergrijsd");
    CHECK(base.tables().population.places == other.tables().population.places);
    CHECK(base.tables().money.anchor == other.tables().money.anchor);
    CHECK(base.tables().staff.demand == other.tables().staff.demand);
}

TEST_CASE("correlations that contradict each other are refused with K001", "[model]") {
    Scenario scenario = test::village("basis");
    auto data = std::make_shared<Dataset>(*scenario.dataset);
    const auto p = [](std::size_t i) { return ParameterId{i}; };
    data->correlations = {{p(0), p(1), 0.9}, {p(1), p(2), 0.9}, {p(0), p(2), -0.9}};
    scenario.dataset = data;
    const Result<Model> model = build_model(scenario);
    REQUIRE_FALSE(model.has_value());
    CHECK(model.error().front().code == "K001");
}

TEST_CASE("care that costs more than its goal is refused with K003", "[model]") {
    Scenario scenario = test::village("basis");
    auto data = std::make_shared<Dataset>(*scenario.dataset);
    for (Service& service : data->services) {
        service.anchor.reset();
        data->parameters[service.price.index()].central *= 1000.0;
    }
    data->anchors.clear();
    scenario.dataset = data;
    const Result<Model> model = build_model(scenario);
    REQUIRE_FALSE(model.has_value());
    CHECK(model.error().front().code == "K003");
}

} // namespace koers
