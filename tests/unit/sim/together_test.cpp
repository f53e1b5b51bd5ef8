#include <catch2/catch.hpp>

#include "koers/model.hpp"
#include "koers/scenario.hpp"
#include "unit/sim/sample.hpp"

namespace koers {

TEST_CASE("scenarios that share a population have the outcomes of each on its own", "[sim]") {
    // The aged village has another population than the others, and the thrifty one other requests.
    const std::string folder = KOERS_SOURCE_DIR "/tests/cases/kleindorp/";
    const auto scenarios = read_scenarios({folder + "basis.toml", folder + "vergrijsd.toml", folder + "zuinig.toml"});
    REQUIRE(scenarios.has_value());
    const auto models = build_models(*scenarios);
    REQUIRE(models.has_value());
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
        std::vector<Theta> thetas;
        for (const Model& model : *models) {
            thetas.push_back(draw_theta(model, 4, replicate));
        }
        const std::vector<Trajectory> together = simulate(*models, thetas, 4, replicate);
        REQUIRE(together.size() == models->size());
        for (std::size_t i = 0; i < models->size(); ++i) {
            CHECK(test::same_bits(together[i], simulate((*models)[i], 4, replicate)));
        }
    }
}

} // namespace koers
