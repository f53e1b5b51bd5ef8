#include <catch2/catch.hpp>

#include "koers/model.hpp"
#include "koers/scenario.hpp"
#include "unit/sim/sample.hpp"

namespace koers {

namespace {

/// The aged village has another population than the others, and the thrifty one other requests.
std::vector<Model> villages() {
    const std::string folder = KOERS_SOURCE_DIR "/tests/cases/kleindorp/";
    const auto scenarios = read_scenarios({folder + "basis.toml", folder + "vergrijsd.toml", folder + "zuinig.toml"});
    REQUIRE(scenarios.has_value());
    auto models = build_models(*scenarios);
    REQUIRE(models.has_value());
    return std::move(*models);
}

std::vector<Theta> draw_thetas(const std::vector<Model>& models, std::uint64_t seed, std::uint32_t replicate) {
    std::vector<Theta> thetas;
    for (const Model& model : models) {
        thetas.push_back(draw_theta(model, seed, replicate));
    }
    return thetas;
}

} // namespace

TEST_CASE("scenarios that share a population have the outcomes of each on its own", "[sim]") {
    const std::vector<Model> models = villages();
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
        const auto together = simulate(models, draw_thetas(models, 4, replicate), 4, replicate);
        REQUIRE(together.size() == models.size());
        for (std::size_t i = 0; i < models.size(); ++i) {
            CHECK(test::same_bits(together[i], simulate(models[i], 4, replicate)));
        }
    }
}

TEST_CASE("a simulator remembers nothing of the replicates before", "[sim]") {
    const std::vector<Model> models = villages();
    Simulator simulator{models};
    for (const std::uint32_t replicate : {5U, 0U, 17U, 5U}) {
        for (const std::uint64_t seed : {4U, 9U}) {
            const std::vector<Theta> thetas = draw_thetas(models, seed, replicate);
            const auto again = simulator.simulate(thetas, seed, replicate);
            const auto fresh = simulate(models, thetas, seed, replicate);
            REQUIRE(again.size() == fresh.size());
            for (std::size_t i = 0; i < models.size(); ++i) {
                CHECK(test::same_bits(again[i], fresh[i]));
            }
        }
    }
}

} // namespace koers
