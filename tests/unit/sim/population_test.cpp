#include <catch2/catch.hpp>

#include <cmath>

#include "unit/sim/sample.hpp"
#include "unit/sim/small_world.hpp"

namespace koers {
namespace {

/// Chance to die within a year of age under mu = 3e-5 exp(.095 x).
std::vector<double> gompertz(int ages) {
    std::vector<double> chances;
    for (int age = 0; age < ages; ++age) {
        const double hazard = 3e-5 / 0.095 * (std::exp(0.095 * (age + 1)) - std::exp(0.095 * age));
        chances.push_back(1.0 - std::exp(-std::min(hazard, 30.0)));
    }
    return chances;
}

/// Life expectancy at an age from survivors on 1 January; the trapezium's error is mu(age) / 12 at most.
double life_expectancy(const std::vector<double>& survivors, std::size_t age) {
    double years = 0.5 * survivors[age];
    for (std::size_t i = age + 1; i < survivors.size(); ++i) {
        years += survivors[i];
    }
    return years / survivors[age];
}

} // namespace

TEST_CASE("a Gompertz law has the life expectancies of V1.9", "[sim]") {
    constexpr int years = 131;
    std::vector<double> persons(years + 1, 0.0);
    persons[0] = 20'000.0;
    test::SmallWorld world{persons, years};
    world.set_death_chances(gompertz(years + 1));
    const Model model = world.build();
    const Theta theta = central_theta(model);
    const std::vector<double> expected = expect(model, theta);
    std::vector<double> survivors;
    std::vector<double> counted;
    for (std::size_t year = 0; year < years; ++year) {
        survivors.push_back(expected[model.layout().variable("bevolking").offset + year * (years + 1) + year]);
        counted.push_back(0.0);
    }
    CHECK(life_expectancy(survivors, 0) == Approx(78.7989).epsilon(1e-5));
    CHECK(life_expectancy(survivors, 65) == Approx(17.8186).epsilon(1e-3 * 0.5));
    CHECK(life_expectancy(survivors, 80) == Approx(8.45076).epsilon(2e-3));

    constexpr std::uint32_t replicates = 10;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const Trajectory trajectory = simulate(model, theta, 41, r);
        for (std::size_t year = 0; year < years; ++year) {
            counted[year] += test::value_of(model.layout(), trajectory, "bevolking", year, year);
        }
    }
    // The age at death has a standard deviation of 12.7 years.
    CHECK(std::abs(life_expectancy(counted, 0) - 78.7989) < 4.0 * 12.7 / std::sqrt(20'000.0 * replicates));
}

TEST_CASE("cohorts shrink with the mean and variance of a binomial (as V1.11, without arrivals)", "[sim]") {
    test::SmallWorld world{{300.0, 280.0, 250.0, 210.0, 160.0, 0.0, 0.0}, 3};
    world.set_death_chances({0.03, 0.05, 0.08, 0.12, 0.12, 0.12, 0.12});
    const Model model = world.build();
    const Theta theta = central_theta(model);
    const auto samples = test::collect(model.layout(), {"bevolking"}, 4'000,
                                       [&](std::uint32_t r) { return simulate(model, theta, 42, r); });
    const auto check = [&](std::size_t age, double persons, double survival) {
        for (const test::OutcomeSample& sample : samples) {
            if (sample.year == 2 && sample.label == age) {
                INFO("age " << age);
                const test::Moments of = test::moments_of(sample.values);
                const double variance = persons * survival * (1.0 - survival);
                CHECK(std::abs(of.mean - persons * survival) < 4.0 * std::sqrt(variance / of.n));
                CHECK(std::abs(of.variance / variance - 1.0) < 4.0 * std::sqrt(2.0 / of.n));
            }
        }
    };
    check(2, 300.0, 0.97 * 0.95);
    check(3, 280.0, 0.95 * 0.92);
    check(4, 250.0, 0.92 * 0.88);
}

} // namespace koers
