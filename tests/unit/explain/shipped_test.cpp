#include <catch2/catch.hpp>

#include <cmath>
#include <filesystem>

#include "koers/explain.hpp"

using namespace koers;

namespace {

std::vector<std::filesystem::path> shipped_scenarios() {
    const std::filesystem::path folder = std::filesystem::path{KOERS_SOURCE_DIR} / "scenarios/oegstgeest";
    std::vector<std::filesystem::path> files{folder / "huidig-beleid.toml"};
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        const auto name = entry.path().filename().string();
        if (name.ends_with(".toml") && name != "gemeente.toml" && name != "maatregelen.toml" &&
            name != "huidig-beleid.toml") {
            files.push_back(entry.path());
        }
    }
    return files;
}

} // namespace

TEST_CASE("contributions add up for every shipped scenario, outcome and year", "[explain][.slow]") {
    const auto models = build_models(read_scenarios(shipped_scenarios()).value()).value();
    REQUIRE(models.size() >= 13);
    const auto executor = make_thread_executor(2);
    const Model& basis = models.front();
    const auto before = expect(basis, central_theta(basis));
    for (std::size_t i = 1; i < models.size(); ++i) {
        INFO(models[i].scenario().id);
        const auto explanation = explain_difference(basis, models[i], *executor);
        const auto after = expect(models[i], central_theta(models[i]));
        double worst = 0.0;
        std::size_t compared = 0;
        for (std::size_t value = 0; value < explanation.total.size(); ++value) {
            double sum = explanation.interaction[value];
            for (const Cause& cause : explanation.causes) {
                sum += cause.values[value];
            }
            const double total = after[value] - before[value];
            if (!std::isnan(total)) {
                worst = std::max(worst, std::abs(sum - total) / (1.0 + std::abs(total)));
                ++compared;
            }
        }
        CHECK(worst < 1e-6);
        CHECK(compared > 3000);
        CHECK_FALSE(explanation.causes.empty());
    }
}
