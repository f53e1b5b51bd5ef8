#include <catch2/catch.hpp>

#include <cmath>

#include "model/model_tables.hpp"
#include "unit/model/village.hpp"
#include "unit/sim/sample.hpp"

namespace koers {
namespace {

/// The scenario with one measure more, of fixed strength, in all budget years.
Scenario with_measure(Scenario scenario, const std::string& id, Lever lever, double factor, std::size_t target) {
    Parameter strength;
    strength.id = "maatregel." + id + ".factor";
    strength.low = strength.central = strength.high = factor;
    Measure measure;
    measure.id = id;
    measure.lever = lever;
    measure.strength = ParameterId{scenario.parameters.size()};
    measure.from = scenario.dataset->first_budget_year;
    if (lever == Lever::staff) {
        measure.sector = SectorId{target};
    } else {
        measure.service = ServiceId{target};
    }
    scenario.parameters.push_back(strength);
    scenario.measures.push_back(measure);
    return scenario;
}

/// Mean wait of all years and replicates per service, over those who started.
std::vector<double> mean_waits(const Model& model, std::uint32_t replicates) {
    const std::size_t services = model.scenario().dataset->services.size();
    std::vector<double> waited(services, 0.0);
    std::vector<double> starts(services, 0.0);
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const Trajectory trajectory = simulate(model, 31, r);
        for (std::size_t year = 1; year < model.tables().years; ++year) {
            for (std::size_t p = 0; p < services; ++p) {
                const double begun = test::value_of(model.layout(), trajectory, "instroom", year, p);
                const double wait = test::value_of(model.layout(), trajectory, "wachttijd", year, p);
                waited[p] += begun > 0.0 ? begun * wait : 0.0;
                starts[p] += begun;
            }
        }
    }
    for (std::size_t p = 0; p < services; ++p) {
        waited[p] /= starts[p];
    }
    return waited;
}

bool same_population(const Model& a, const Model& b, const Trajectory& first, const Trajectory& second) {
    const Variable& variable = a.layout().variable("bevolking");
    for (std::size_t i = 0; i < variable.size; ++i) {
        if (first.integers[variable.offset + i] != second.integers[b.layout().variable("bevolking").offset + i]) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("more staff never lengthens a wait", "[sim]") {
    const Scenario base = test::village("basis");
    const std::vector<double> usual = mean_waits(*build_model(base), 150);
    const std::vector<double> more =
        mean_waits(*build_model(with_measure(base, "werving", Lever::staff, 1.05, 0)), 150);
    const std::vector<double> fewer = mean_waits(*build_model(with_measure(base, "krimp", Lever::staff, 0.95, 0)), 150);
    for (std::size_t p = 0; p < usual.size(); ++p) {
        INFO(base.dataset->services[p].id << ": " << fewer[p] << " " << usual[p] << " " << more[p] << " weeks");
        if (base.dataset->services[p].sector) {
            CHECK(more[p] < usual[p]);
            CHECK(usual[p] < fewer[p]);
        } else {
            CHECK(more[p] == Approx(usual[p]).epsilon(1e-5));
        }
    }
}

TEST_CASE("a replicate is a function of theta, seed and number", "[sim]") {
    const Model model = test::village_model("basis");
    const Theta theta = draw_theta(model, 1, 4);
    const Trajectory once = simulate(model, theta, 1, 4);
    CHECK(once == simulate(model, theta, 1, 4));
    CHECK(once == simulate(model, 1, 4));
    CHECK_FALSE(once == simulate(model, theta, 2, 4));
    CHECK_FALSE(once == simulate(model, theta, 1, 5));
}

TEST_CASE("a scenario alone gives the trajectory that it gives beside others", "[sim]") {
    const std::filesystem::path folder = std::filesystem::path{KOERS_SOURCE_DIR} / "tests/cases/kleindorp";
    const auto together = read_scenarios({folder / "vergrijsd.toml", folder / "zuinig.toml", folder / "basis.toml"});
    REQUIRE(together.has_value());
    for (const Scenario& scenario : *together) {
        INFO(scenario.id);
        const Model beside = *build_model(scenario);
        const Model alone = test::village_model(scenario.id);
        for (std::uint32_t r = 0; r < 3; ++r) {
            CHECK(simulate(beside, 3, r) == simulate(alone, 3, r));
        }
    }
}

TEST_CASE("scenarios that differ in care measures have the same people", "[sim]") {
    const Scenario base = test::village("basis");
    const Model usual = *build_model(base);
    Scenario changed = with_measure(base, "minder-vraag", Lever::request_rate, 0.6, 0);
    changed = with_measure(changed, "kort", Lever::stay, 0.7, 1);
    changed = with_measure(changed, "werving", Lever::staff, 1.2, 0);
    const Model measures = *build_model(changed);
    const Model frugal = test::village_model("zuinig");
    for (std::uint32_t r = 0; r < 20; ++r) {
        const Trajectory trajectory = simulate(usual, 5, r);
        const Trajectory other = simulate(measures, 5, r);
        CHECK(same_population(usual, measures, trajectory, other));
        CHECK(same_population(usual, frugal, trajectory, simulate(frugal, 5, r)));
        CHECK_FALSE(trajectory.integers == other.integers);
    }
}

TEST_CASE("common random numbers make differences between scenarios less noisy", "[sim]") {
    const Scenario base = test::village("basis");
    const Model usual = *build_model(base);
    const Model fewer = *build_model(with_measure(base, "minder-vraag", Lever::request_rate, 0.9, 2));
    std::vector<double> difference;
    std::vector<double> single;
    for (std::uint32_t r = 0; r < 300; ++r) {
        const double a = test::value_of(usual.layout(), simulate(usual, 6, r), "gebruikers", 4, 2);
        const double b = test::value_of(fewer.layout(), simulate(fewer, 6, r), "gebruikers", 4, 2);
        difference.push_back(a - b);
        single.push_back(a);
    }
    CHECK(test::moments_of(difference).mean > 0.0);
    CHECK(test::moments_of(difference).variance < 0.4 * test::moments_of(single).variance);
}

} // namespace koers
