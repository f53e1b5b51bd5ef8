#include "bench/subject.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <utility>

#include "koers/scenario.hpp"

namespace koers::bench {
namespace {

Model read_model(const std::filesystem::path& file) {
    const auto scenarios = read_scenarios({file});
    if (scenarios) {
        if (auto models = build_models(*scenarios)) {
            return std::move(models->front());
        }
    }
    std::cerr << file << " cannot be read: koers controleer says why\n";
    std::exit(1);
}

} // namespace

const Model& oegstgeest() {
    static const Model model = read_model(KOERS_SOURCE_DIR "/scenarios/oegstgeest/huidig-beleid.toml");
    return model;
}

} // namespace koers::bench
