#pragma once

#include <cstdint>
#include <vector>

#include "koers/model.hpp"

namespace koers {

/// Net cost of each year in one draw of the parameters, by the expectation engine, EUR. Parameters that two models
/// share are drawn alike: streams follow from ids.
[[nodiscard]] std::vector<double> expected_net_cost(const Model& model, std::uint64_t seed, std::uint32_t draw);

} // namespace koers
