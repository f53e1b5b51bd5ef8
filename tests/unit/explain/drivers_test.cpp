#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "koers/drivers.hpp"
#include "unit/explain/choosing_village.hpp"

using namespace koers;
using test::choosing_scenario;
using test::one_thread;
using test::plain_village;

namespace {

std::size_t at(Driver driver) {
    return static_cast<std::size_t>(driver);
}

/// Budget years times themas, as `DriverEffects` has them, out of values in the order of the layout.
std::vector<double> net_by_thema(const Model& model, const std::vector<double>& values) {
    const Dataset& data = *model.scenario().dataset;
    const Layout& layout = model.layout();
    std::vector<double> result;
    for (int year = data.first_budget_year; year <= data.last_budget_year; ++year) {
        for (std::size_t thema = 0; thema < data.themas.size(); ++thema) {
            const std::size_t place = static_cast<std::size_t>(year - data.first_year) * data.themas.size() + thema;
            result.push_back(values[layout.variable("lasten").offset + place] -
                             values[layout.variable("baten").offset + place]);
        }
    }
    return result;
}

DriverEffects effects_of(const Scenario& scenario, const Scenario& first, std::uint32_t draws) {
    const auto models = build_models({first, scenario}).value();
    return driver_effects(models[1], models[0], {{3, draws}, draws}, *one_thread, {});
}

} // namespace

TEST_CASE("with all drivers at work the cost is that of the expectation engine over all years", "[explain]") {
    const VillageFolder folder;
    const Scenario scenario = choosing_scenario(folder);
    const Model model = build_model(scenario).value();
    const DriverEffects effects = driver_effects(model, model, {{3, 2}, 2}, *one_thread, {});
    for (std::uint32_t draw = 0; draw < 2; ++draw) {
        const std::vector<double> whole = net_by_thema(model, expect(model, draw_theta(model, 3, draw)));
        REQUIRE(effects.full[draw].size() == whole.size());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            CHECK(effects.full[draw][i] == Approx(whole[i]).epsilon(1e-9).margin(1e-6));
        }
    }
}

TEST_CASE("what drivers do alone and their shares in the rest add up to the whole change", "[explain]") {
    const VillageFolder folder;
    const DriverEffects effects = effects_of(choosing_scenario(folder), plain_village(folder), 3);
    REQUIRE(effects.shared_draws == 3);
    for (std::size_t i = 0; i < effects.start.front().size(); ++i) {
        double left = 0.0;
        for (std::size_t draw = 0; draw < 3; ++draw) {
            left += (effects.full[draw][i] - effects.start[draw][i]) / 3.0;
        }
        for (std::size_t driver = 0; driver < driver_count; ++driver) {
            for (const auto* parts : {&effects.own[driver], &effects.joint[driver]}) {
                for (const auto& part : *parts) {
                    left -= part[i] / 3.0;
                }
            }
        }
        CHECK(left == Approx(0.0).margin(1e-6));
    }
}

TEST_CASE("measures are proposed unless the first scenario has them, and influence is a driver of its own",
          "[explain]") {
    const VillageFolder folder;
    const Scenario scenario = choosing_scenario(folder);
    const DriverEffects proposed = effects_of(scenario, plain_village(folder), 1);
    CHECK(proposed.own[at(Driver::adopted)].empty());
    REQUIRE_FALSE(proposed.own[at(Driver::proposed)].empty());
    REQUIRE_FALSE(proposed.own[at(Driver::prevention)].empty());
    CHECK(effects_of(scenario, scenario, 1).own[at(Driver::proposed)].empty());
    CHECK(effects_of(scenario, scenario, 1).own[at(Driver::adopted)] == proposed.own[at(Driver::proposed)]);

    const DriverEffects silent = effects_of(without_effects(scenario), plain_village(folder), 1);
    CHECK(silent.own[at(Driver::prevention)].empty());
    CHECK(silent.own[at(Driver::proposed)] == proposed.own[at(Driver::proposed)]);
    const auto& own = silent.own[at(Driver::proposed)].front();
    const Dataset& data = *scenario.dataset;
    const double last = std::accumulate(own.end() - static_cast<std::ptrdiff_t>(data.themas.size()), own.end(), 0.0);
    CHECK(last == Approx(10'000.0 - 25'000.0)); // both amounts stand fixed and are reached in full
}

TEST_CASE("without any driver care costs as much every budget year but for what was under way", "[explain]") {
    const VillageFolder folder;
    const Scenario scenario = plain_village(folder);
    const DriverEffects effects = effects_of(scenario, scenario, 1);
    const Dataset& data = *scenario.dataset;
    const std::size_t themas = data.themas.size();
    const auto total = [&](const DriverEffects::Amounts& amounts, std::size_t year) {
        const auto from = amounts.begin() + static_cast<std::ptrdiff_t>(year * themas);
        return std::accumulate(from, from + static_cast<std::ptrdiff_t>(themas), 0.0);
    };
    double budget = 0.0;
    for (const Thema& thema : data.themas) {
        const auto found = thema.budget.find(data.first_budget_year);
        budget += found == thema.budget.end() ? 0.0 : static_cast<double>(found->second);
    }
    CHECK(total(effects.start.front(), 0) == Approx(budget).epsilon(0.01));
    CHECK(total(effects.own[at(Driver::price)].front(), 3) != Approx(0.0).margin(100.0));
}

TEST_CASE("a parameter of a service belongs to the driver that its quantity is of", "[explain]") {
    const VillageFolder folder;
    const Scenario scenario = choosing_scenario(folder);
    const auto drivers = driver_of_parameters(scenario, plain_village(folder));
    const auto of = [&](const std::string& id) {
        const auto found = std::find_if(scenario.parameters.begin(), scenario.parameters.end(),
                                        [&](const Parameter& parameter) { return parameter.id == id; });
        REQUIRE(found != scenario.parameters.end());
        return drivers[static_cast<std::size_t>(found - scenario.parameters.begin())];
    };
    CHECK(of("hulp.gebruikers") == Driver::use);
    CHECK(of("hulp.verblijfsduur") == Driver::intensity);
    CHECK(of("hulp.prijs") == Driver::price);
    CHECK(of("index.zorg.2027") == Driver::price);
    CHECK(of("hulp.wachttijd") == Driver::staff);
    CHECK(of("sterfte.niveau") == Driver::demography);
    CHECK(of("hulp.betaalaandeel") == Driver::government);
}

TEST_CASE("a swing of one parameter is what the expectation engine makes of it", "[explain]") {
    const VillageFolder folder;
    const Model model = build_model(plain_village(folder)).value();
    const auto& parameters = model.scenario().parameters;
    const auto price = static_cast<std::size_t>(
        std::find_if(parameters.begin(), parameters.end(), [](const auto& one) { return one.id == "hulp.prijs"; }) -
        parameters.begin());
    const double central = parameters[price].central;
    const auto swings = with_costs(model, {{price, 0.9 * central, 1.2 * central, 0.0, 0.0}}, *one_thread);
    const auto last = [&](double value) {
        Theta theta = central_theta(model);
        theta[price] = value;
        const std::vector<double> net = net_by_thema(model, expect(model, theta));
        const auto themas = static_cast<std::ptrdiff_t>(model.scenario().dataset->themas.size());
        return std::accumulate(net.end() - themas, net.end(), 0.0);
    };
    CHECK(swings.front().cost_at_low == Approx(last(0.9 * central) - last(central)).epsilon(1e-6));
    CHECK(swings.front().cost_at_high == Approx(last(1.2 * central) - last(central)).epsilon(1e-6));
    CHECK(swings.front().cost_at_high > 0.0);
}
