#pragma once

#include <string>
#include <vector>

#include "koers/results.hpp"
#include "store/handle.hpp"

namespace koers::store {

/// Names of the links in a group, in order of creation.
[[nodiscard]] std::vector<std::string> names_in(hid_t file, const std::string& group);

[[nodiscard]] std::vector<std::string> read_strings(hid_t file, const std::string& path);

/// All values of a numeric dataset as doubles; sets `shape`.
[[nodiscard]] std::vector<double> read_values(hid_t file, const std::string& path, std::vector<std::size_t>& shape);

/// What stands in the group of a scenario, without the values of the variables.
[[nodiscard]] ScenarioContents read_contents(hid_t file, const std::string& scenario);

} // namespace koers::store
