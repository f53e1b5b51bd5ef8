// The public load OEG-CB1 (docs/validation.md), which any engine can run: what comes out is known.

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <numeric>

#include "koers/scenario.hpp"
#include "model/model_tables.hpp"
#include "unit/sim/sample.hpp"

namespace koers {
namespace {

constexpr std::size_t products = 12;
constexpr std::size_t last = 15; // 1 January after 180 months

struct Known {
    double mean;
    double deviation;
};

// 4 000 replicates of a cohort model that nobody here wrote into this engine, after 180 months.
constexpr double known_replicates = 4000.0;
constexpr std::array<Known, products> known_clients{{{277.9, 16.5},
                                                     {210.7, 14.5},
                                                     {54.8, 7.4},
                                                     {76.9, 8.7},
                                                     {769.3, 26.3},
                                                     {534.3, 22.6},
                                                     {620.9, 24.2},
                                                     {288.2, 16.6},
                                                     {163.0, 12.3},
                                                     {96.5, 9.7},
                                                     {40.5, 6.4},
                                                     {34.5, 5.8}}};
constexpr Known known_population{23902.0, 71.0};
constexpr Known known_cost{2417242.0, 59053.0};
constexpr std::array<double, products> monthly_cost{450, 900, 1800, 4200, 380, 650, 520, 900, 700, 1300, 2100, 3900};
constexpr std::array<std::size_t, products> first_clients{248, 177, 34, 50, 576, 368, 461, 177, 82, 35, 0, 0};

std::vector<Model> models_of_load() {
    const std::filesystem::path folder = KOERS_SOURCE_DIR "/tests/cases/oeg-cb1";
    return build_models(read_scenarios({folder / "basis.toml", folder / "minder.toml"}).value()).value();
}

/// What the load is compared by, of one replicate.
struct LoadOutcome {
    std::array<double, products> clients{};
    double population{};
    double cost{};
};

LoadOutcome outcome_of(const Model& model, const Trajectory& trajectory) {
    const Layout& layout = model.layout();
    LoadOutcome outcome;
    for (std::size_t k = 0; k < products; ++k) {
        outcome.clients[k] = test::value_of(layout, trajectory, "clienten", last, k);
        outcome.cost += outcome.clients[k] * monthly_cost[k];
    }
    const std::size_t ages = model.scenario().dataset->age_groups.size();
    for (std::size_t group = 1; group < ages; ++group) { // children of the last year come in after its last month
        outcome.population += test::value_of(layout, trajectory, "bevolking", last, group);
    }
    return outcome;
}

/// Standard errors between a sample and what is known.
double distance(const std::vector<double>& values, const Known& known) {
    const test::Moments moments = test::moments_of(values);
    const double known_error = known.deviation / std::sqrt(known_replicates);
    return (moments.mean - known.mean) / std::hypot(moments.standard_error(), known_error);
}

/// The ratio of a sample's standard deviation to the known one, in standard errors from 1.
double spread_distance(const std::vector<double>& values, const Known& known) {
    const double ratio = std::sqrt(test::moments_of(values).variance) / known.deviation;
    return (ratio - 1.0) / std::sqrt(0.5 / static_cast<double>(values.size()) + 0.5 / known_replicates);
}

void check_known_answer(std::uint32_t replicates) {
    const Model model = models_of_load().front();
    std::array<std::vector<double>, products> clients;
    std::vector<double> population;
    std::vector<double> cost;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const LoadOutcome outcome = outcome_of(model, simulate(model, 7, r, Sampling::plain));
        for (std::size_t k = 0; k < products; ++k) {
            clients[k].push_back(outcome.clients[k]);
        }
        population.push_back(outcome.population);
        cost.push_back(outcome.cost);
    }
    const auto check = [](const std::string& name, const std::vector<double>& values, const Known& known) {
        const test::Moments moments = test::moments_of(values);
        std::cout << "| " << name << " | " << known.mean << " (" << known.deviation << ") | " << moments.mean << " ("
                  << std::sqrt(moments.variance) << ") | " << distance(values, known) << " | "
                  << spread_distance(values, known) << " |\n";
        INFO(name);
        CHECK(std::abs(distance(values, known)) < 4.0);
        CHECK(std::abs(spread_distance(values, known)) < 4.0);
    };
    std::cout << std::fixed << std::setprecision(1);
    for (std::size_t k = 0; k < products; ++k) {
        check("product " + std::to_string(k), clients[k], known_clients[k]);
    }
    check("population", population, known_population);
    check("cost a month, EUR", cost, known_cost);
}

} // namespace

TEST_CASE("the load OEG-CB1 starts as its check sums say", "[sim]") {
    const Model model = models_of_load().front();
    const ModelTables& tables = model.tables();
    const std::vector<double>& start = tables.population.start;
    CHECK(std::accumulate(start.begin(), start.end(), 0.0) == Approx(25998.0).epsilon(1e-12));
    double requests = 0.0; // chances within a month, over ages, sexes and products
    double deaths = 0.0;
    double births = 0.0;
    for (std::size_t cell = tables.grid.kinds; cell < tables.grid.cells(); ++cell) {
        for (const ServiceTables& service : tables.services) {
            requests += 1.0 - std::exp(-service.requests[0].rate[cell] / 12.0);
        }
        deaths += 1.0 - std::exp(-tables.population.deaths[0].rate[cell] / 12.0);
        births += tables.population.births[0].rate[cell] / 12.0;
    }
    CHECK(requests == Approx(1.950635508).margin(1e-9));
    CHECK(deaths == Approx(0.874950054).margin(1e-9));
    CHECK(births == Approx(0.119935285).margin(1e-9));
    const Trajectory trajectory = simulate(model, 1, 0);
    for (std::size_t k = 0; k < products; ++k) {
        CHECK(test::value_of(model.layout(), trajectory, "clienten", 0, k) == static_cast<double>(first_clients[k]));
    }
}

TEST_CASE("the load OEG-CB1 gives the known answer", "[sim]") {
    check_known_answer(100);
}

TEST_CASE("the load OEG-CB1 gives the known answer in 4000 replicates", "[sim][.slow]") {
    check_known_answer(4000);
}

TEST_CASE("common random numbers leave little of the chance between scenarios of OEG-CB1", "[sim][.slow]") {
    const std::vector<Model> models = models_of_load();
    std::vector<double> basis;
    std::vector<double> fewer;
    std::vector<double> difference;
    for (std::uint32_t r = 0; r < 2000; ++r) {
        const std::vector<Theta> thetas{draw_theta(models[0], 7, r), draw_theta(models[1], 7, r)};
        const std::vector<Trajectory> both = simulate(models, thetas, 7, r);
        basis.push_back(outcome_of(models[0], both[0]).cost);
        fewer.push_back(outcome_of(models[1], both[1]).cost);
        difference.push_back(fewer.back() - basis.back());
    }
    const double reduction =
        (test::moments_of(basis).variance + test::moments_of(fewer).variance) / test::moments_of(difference).variance;
    std::cout << "variance reduction " << reduction << '\n';
    CHECK(test::moments_of(difference).mean < 0.0);
    CHECK(reduction > 180.0);
}

} // namespace koers
