#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/influence.hpp"
#include "sim/rates.hpp"
#include "unit/explain/choosing_village.hpp"
#include "unit/sim/sample.hpp"

using namespace koers;
using test::choosing_scenario;
using test::plain_village;
using test::same_bits;

namespace {

/// The integers and the reals before `parameterwaarde`, which is the last.
Trajectory without_parameters(const Model& model, Trajectory trajectory) {
    trajectory.reals.resize(model.layout().variable("parameterwaarde").offset);
    return trajectory;
}

Model model_of(const Scenario& scenario) {
    return build_model(scenario).value();
}

std::size_t service(const Model& model, const std::string& id) {
    const auto& services = model.scenario().dataset->services;
    const auto found = std::find_if(services.begin(), services.end(), [&id](const auto& one) { return one.id == id; });
    return static_cast<std::size_t>(found - services.begin());
}

std::size_t connection(const Model& model, const std::string& id) {
    const auto& all = model.scenario().dataset->connections;
    const auto found = std::find_if(all.begin(), all.end(), [&id](const auto& one) { return one.id == id; });
    return static_cast<std::size_t>(found - all.begin());
}

/// Rewrites verbandsterkte.csv so that every effect is zero.
void take_effects_away(const VillageFolder& folder) {
    std::ifstream from{folder.path() / "verbandsterkte.csv"};
    std::ostringstream to;
    for (std::string line; std::getline(from, line);) {
        const auto first = line.find(',');
        const auto second = line.find(',', first + 1);
        const auto quantity = line.substr(first + 1, second - first - 1);
        if (quantity.starts_with("effect")) {
            auto end = second;
            for (int cells = 0; cells < 4; ++cells) {
                end = line.find(',', end + 1);
            }
            line = line.substr(0, second) + ",0,0,0,vast" + line.substr(end);
        }
        to << line << '\n';
    }
    from.close();
    (void)folder.write("verbandsterkte.csv", to.str());
}

} // namespace

TEST_CASE("with all effects zero a run is the run without the graph, bit for bit", "[sim]") {
    const VillageFolder folder;
    const Model without = model_of(without_effects(choosing_scenario(folder)));
    const Model with = model_of(choosing_scenario(folder));
    const VillageFolder weak;
    take_effects_away(weak);
    const Model zero = model_of(choosing_scenario(weak));
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
        const auto expected = without_parameters(without, simulate(without, 7, replicate));
        CHECK(same_bits(without_parameters(zero, simulate(zero, 7, replicate)), expected));
        CHECK_FALSE(same_bits(without_parameters(with, simulate(with, 7, replicate)), expected));
    }
}

TEST_CASE("a data set without a graph gives the run of one whose graph is left out", "[sim]") {
    const VillageFolder folder;
    const Model without = model_of(without_effects(choosing_scenario(folder)));
    const VillageFolder bare;
    for (const auto* file : {"tussenstappen.csv", "verbanden.csv", "verbandsterkte.csv", "indicatorverloop.csv"}) {
        std::filesystem::remove(bare.path() / file);
    }
    const Model none = model_of(choosing_scenario(bare));
    const Trajectory a = simulate(without, 7, 0);
    const Trajectory b = simulate(none, 7, 0);
    CHECK(a.integers == b.integers); // the reals differ: there is no influenced indicator without a graph
}

TEST_CASE("without measures nothing runs through the graph", "[sim]") {
    const VillageFolder folder;
    const Model model = model_of(plain_village(folder));
    const Influence influence{model.tables(), central_theta(model)};
    CHECK(influence.factor({NodeKind::request_rate, service(model, "hulp"), {}}, 4) == 1.0);
    for (const auto& shift : influence.indicator_shifts()) {
        CHECK(shift.empty());
    }
}

TEST_CASE("a cut works at its own strength, by its lag, on requests", "[sim]") {
    const VillageFolder folder;
    Scenario scenario = choosing_scenario(folder);
    scenario = without_effect_of(std::move(scenario), "buurthuis-open");
    const Model model = model_of(scenario);
    const Influence influence{model.tables(), central_theta(model)};
    const NodeRef hulp{NodeKind::request_rate, service(model, "hulp"), {}};
    CHECK(influence.factor(hulp, 1) == 1.0);                          // 2026: nothing yet
    const double cut = -0.4 * (1.0 - std::exp(-25'000.0 / 20'000.0)); // sd, once all has arrived
    const double arrived = 1.0 / 1.5;                                 // geometric with a mean of half a year
    CHECK(influence.factor(hulp, 2) == Approx(std::exp(cut * arrived * std::log(0.9))));
    CHECK(influence.factor(hulp, 3) > influence.factor(hulp, 2)); // requests rise as contact is lost
}

TEST_CASE("the money of a measure with connections of its own does not enter its goal", "[sim]") {
    const VillageFolder folder;
    const Model model = model_of(choosing_scenario(folder));
    const auto inputs = influence_inputs(model.tables(), central_theta(model));
    const auto& position = model.tables().influence.position;
    const auto& goals = model.scenario().dataset->goals;
    for (std::size_t goal = 0; goal < goals.size(); ++goal) {
        const auto& money = inputs[position.at({NodeKind::goal, goal, {}})];
        CHECK(money[3] == (goals[goal].id == "2" ? -25'000.0 : 0.0));
    }
    CHECK(inputs[position.at({NodeKind::measure, 0, {}})][1] == Approx(0.5)); // buurthuis-open, first of two years
    CHECK(inputs[position.at({NodeKind::measure, 0, {}})][2] == Approx(1.0));
}

TEST_CASE("a measure of twice the planned amount has twice the strength", "[sim]") {
    const VillageFolder folder;
    const auto file = folder.write("dubbel.toml", "naam = \"Dubbel\"\nbasis = \"basis.toml\"\n\n[[maatregel]]\n"
                                                  "id = \"buurthuis-open\"\nbedrag = 20_000\n");
    const Model model = model_of(read_scenarios({file}).value().front());
    const auto inputs = influence_inputs(model.tables(), central_theta(model));
    CHECK(inputs[model.tables().influence.position.at({NodeKind::measure, 0, {}})][3] == Approx(2.0));
}

TEST_CASE("a connection has no effect in draws below its chance of none, and when it is left out", "[sim]") {
    const VillageFolder folder;
    const Model model = model_of(choosing_scenario(folder));
    const auto edge = connection(model, "contact-hulp");
    const Connection& weak = model.scenario().dataset->connections[edge];
    Theta theta = central_theta(model);
    CHECK(drawn_graph(model.tables(), theta).edges[edge].response.up == Approx(std::log(0.9)));
    theta[weak.luck->index()] = 0.29;
    CHECK(drawn_graph(model.tables(), theta).edges[edge].response.up == 0.0);
    Scenario silent = model.scenario();
    silent.silent.assign(silent.dataset->connections.size(), false);
    silent.silent[edge] = true;
    const Model quiet = build_like(model, silent);
    CHECK(drawn_graph(quiet.tables(), central_theta(quiet)).edges[edge].response.up == 0.0);
}

TEST_CASE("a cut on all lines of a legal room takes from each, and from its goal", "[sim]") {
    const VillageFolder folder;
    const auto file = folder.write("schaaf.toml", "naam = \"Schaaf\"\nbasis = \"basis.toml\"\n\n[[maatregel]]\n"
                                                  "id = \"schaaf\"\nwerkt_op = \"budgetregels\"\nruimte = \"vrij\"\n"
                                                  "factor = 0.9\nvanaf = 2026\n");
    const Model cut = model_of(read_scenarios({file}).value().front());
    const Model plain = model_of(plain_village(folder));
    const Rates after = make_rates(cut.tables(), central_theta(cut));
    const Rates before = make_rates(plain.tables(), central_theta(plain));
    const auto& lines = plain.scenario().dataset->budget_lines;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const bool is_free = lines[line].room == LegalRoom::free;
        CHECK(after.line_amount[line][3] == Approx(before.line_amount[line][3] * (is_free ? 0.9 : 1.0)));
    }
    const auto inputs = influence_inputs(cut.tables(), central_theta(cut));
    const auto& position = cut.tables().influence.position;
    CHECK(inputs[position.at({NodeKind::goal, 1, {}})][3] == Approx(-0.1 * before.line_amount[1][3]));
}
