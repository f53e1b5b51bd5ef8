#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/expects.hpp"
#include "koers/model.hpp"
#include "koers/scenario.hpp"

namespace koers::test {

/// A scenario of the test village; its file must be valid.
inline Scenario village(const std::string& name) {
    const std::filesystem::path folder = std::filesystem::path{KOERS_SOURCE_DIR} / "tests/cases/kleindorp";
    const auto read = read_scenarios({folder / (name + ".toml")});
    expects(read.has_value(), read ? "" : to_text(read.error().front()).c_str());
    return read->front();
}

inline Model village_model(const std::string& name) {
    const Result<Model> model = build_model(village(name));
    expects(model.has_value(), model ? "" : to_text(model.error().front()).c_str());
    return *model;
}

} // namespace koers::test
