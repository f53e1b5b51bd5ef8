#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "koers/dataset.hpp"
#include "koers/layout.hpp"

namespace koers {

/// The coordinate `name` of these indicators, with what is known of each.
[[nodiscard]] Coordinate indicator_coordinate(const Dataset& data, const std::vector<std::size_t>& indicators,
                                              const std::string& name);

} // namespace koers
