#include "bench/subject.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <utility>

#include "koers/scenario.hpp"

namespace koers::bench {
namespace {

std::vector<Model> read_models(const std::vector<std::filesystem::path>& files) {
    const auto scenarios = read_scenarios(files);
    if (scenarios) {
        if (auto models = build_models(*scenarios)) {
            return std::move(*models);
        }
    }
    std::cerr << files.front() << " cannot be read: koers controleer says why\n";
    std::exit(1);
}

} // namespace

const Model& oegstgeest() {
    static const Model model = read_models({KOERS_SOURCE_DIR "/scenarios/oegstgeest/huidig-beleid.toml"}).front();
    return model;
}

const std::vector<Model>& oeg_cb1() {
    static const std::vector<Model> models = read_models(
        {KOERS_SOURCE_DIR "/tests/cases/oeg-cb1/basis.toml", KOERS_SOURCE_DIR "/tests/cases/oeg-cb1/minder.toml"});
    return models;
}

} // namespace koers::bench
