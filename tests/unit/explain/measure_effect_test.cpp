#include <catch2/catch.hpp>

#include <cmath>

#include "koers/drivers.hpp"
#include "unit/explain/choosing_village.hpp"

using namespace koers;
using test::choosing_scenario;
using test::one_thread;

TEST_CASE("the effect of a measure is the scenario against the same scenario without it", "[explain]") {
    const VillageFolder folder;
    const Model with = build_model(choosing_scenario(folder)).value();
    const auto file = folder.write("alleen-open.toml", "naam = \"O\"\nbasis = \"basis.toml\"\n\n[[maatregel]]\n"
                                                       "id = \"buurthuis-open\"\n");
    const Model without = build_model(read_scenarios({file}).value().front()).value();
    std::uint64_t done = 0;
    const auto effects = measure_effects(with, 2029, {1, 3}, *one_thread, [&](const Progress& progress) {
        CHECK(progress.done == ++done);
        CHECK(progress.total == 9);
    });
    CHECK(done == 9);
    REQUIRE(effects.size() == 2);
    CHECK(effects[1].id == "minder-subsidie");
    const Layout& layout = with.layout();
    const auto year = static_cast<std::size_t>(2029 - with.scenario().dataset->first_year);
    const std::size_t taakvelden = layout.coordinate("taakveld").size();
    const std::size_t indicators = layout.coordinate("indicator").size();
    REQUIRE(effects[1].cost.size() == taakvelden);
    REQUIRE(effects[1].indicators.size() == indicators);
    for (std::uint32_t draw = 0; draw < 3; ++draw) {
        const auto a = expect(with, draw_theta(with, 1, draw));
        const auto b = expect(without, draw_theta(without, 1, draw));
        const auto change = [&](const char* name, std::size_t at) {
            const Variable& variable = layout.variable(name);
            const std::size_t place = variable.offset + at + (variable.type == ValueType::real ? layout.integers : 0);
            return a[place] - b[place];
        };
        double sum = 0.0;
        for (std::size_t i = 0; i < taakvelden; ++i) {
            const std::size_t at = year * taakvelden + i;
            CHECK(effects[1].cost[i][draw] ==
                  Approx(change("lasten_taakveld", at) - change("baten_taakveld", at)).margin(1e-6));
            sum += effects[1].cost[i][draw];
        }
        CHECK(sum > -25'000.0 - 1e-6); // requests rise, or do not react in this draw
        for (std::size_t i = 0; i < indicators; ++i) {
            const double expected = change("indicatorwaarde", year * indicators + i);
            CHECK((std::isnan(expected) ? std::isnan(effects[1].indicators[i][draw])
                                        : effects[1].indicators[i][draw] == Approx(expected).margin(1e-9)));
        }
    }
}

TEST_CASE("a scenario without measures has no effects of measures", "[explain]") {
    const VillageFolder folder;
    const Model model = build_model(test::plain_village(folder)).value();
    CHECK(measure_effects(model, 2029, {1, 1}, *one_thread, {}).empty());
}
