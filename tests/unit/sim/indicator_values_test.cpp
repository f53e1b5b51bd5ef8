#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "unit/explain/choosing_village.hpp"

using namespace koers;
using test::choosing_scenario;
using test::plain_village;

namespace {

std::size_t place(const Model& model, const std::string& indicator, std::size_t year) {
    const auto& ids = model.layout().coordinate("indicator").texts;
    const auto found = std::find(ids.begin(), ids.end(), indicator);
    REQUIRE(found != ids.end());
    return model.layout().variable("indicatorwaarde").offset + year * ids.size() +
           static_cast<std::size_t>(found - ids.begin());
}

double expected(const Model& model, const std::string& indicator, std::size_t year) {
    return expect(model, central_theta(model))[model.layout().integers + place(model, indicator, year)];
}

} // namespace

TEST_CASE("an influenced indicator without measures stays where it was measured last", "[sim]") {
    const VillageFolder folder;
    const Model model = build_model(plain_village(folder)).value();
    CHECK(expected(model, "eenzaam.65plus", 0) == Approx(8.5));
    CHECK(expected(model, "eenzaam.65plus", 5) == Approx(8.5));
}

TEST_CASE("an influenced indicator follows its trend until trends end", "[sim]") {
    const VillageFolder folder;
    const Model model = build_model(plain_village(folder)).value();
    Theta theta = central_theta(model);
    const auto& data = *model.scenario().dataset;
    theta[data.indicators.front().course->trend.index()] = 0.02;
    const auto values = expect(model, theta);
    const auto at = [&](std::size_t year) {
        const double share = values[model.layout().integers + place(model, "eenzaam.65plus", year)] / 100.0;
        return std::log(share / (1.0 - share));
    };
    const double start = std::log(0.085 / 0.915);
    CHECK(at(0) == Approx(start + 0.02 * 1)); // 2025, measured in 2024
    CHECK(at(3) == Approx(start + 0.02 * 4)); // 2028, the last year of trends
    CHECK(at(5) == Approx(start + 0.02 * 4));
}

TEST_CASE("a cut moves an indicator on the logit scale", "[sim]") {
    const VillageFolder folder;
    const Model model = build_model(without_effect_of(choosing_scenario(folder), "buurthuis-open")).value();
    CHECK(expected(model, "eenzaam.65plus", 1) == Approx(8.5));
    const double contact = -0.4 * (1.0 - std::exp(-1.25)) / 1.5;
    const double logit = std::log(0.085 / 0.915) - 0.5 * contact;
    CHECK(expected(model, "eenzaam.65plus", 2) == Approx(100.0 / (1.0 + std::exp(-logit))));
}

TEST_CASE("a modelled indicator is the outcome in the unit of the plan", "[sim]") {
    const VillageFolder folder;
    const Model model = build_model(plain_village(folder)).value();
    const auto values = expect(model, central_theta(model));
    const auto& layout = model.layout();
    const auto& users = layout.variable("gebruikers");
    CHECK(expected(model, "hulp-in-huis", 1) == values[users.offset + layout.coordinate("voorziening").size()]);
    const auto& share = layout.variable("gebruik_groep");
    CHECK(expected(model, "jeugd-deel", 0) == Approx(100.0 * values[layout.integers + share.offset]));
    CHECK(expected(model, "via-huisarts", 0) > 10.0);
    CHECK(expected(model, "via-huisarts", 0) < 90.0);
}

TEST_CASE("a survey has an error of its own every year, the same in every scenario", "[sim]") {
    const VillageFolder folder;
    const Model plain = build_model(plain_village(folder)).value();
    const Model quiet = build_model(without_effects(choosing_scenario(folder))).value();
    const Trajectory a = simulate(plain, 3, 0);
    const Trajectory b = simulate(quiet, 3, 0);
    const auto at = [&](const Model& model, const Trajectory& run, std::size_t year) {
        return run.reals[place(model, "eenzaam.65plus", year)];
    };
    CHECK(at(plain, a, 0) != at(plain, a, 1));
    for (std::size_t year = 0; year < 6; ++year) {
        CHECK(at(plain, a, year) == at(quiet, b, year));
    }
    CHECK(at(plain, simulate(plain, 3, 1), 0) != at(plain, a, 0));
}
