#pragma once

#include <cstdint>
#include <vector>

#include "koers/explain.hpp"
#include "koers/model.hpp"

namespace koers {

/// Net cost of each year in one of the draws of the parameters, by the expectation engine, EUR. Parameters that two
/// models share are drawn alike: streams follow from ids.
[[nodiscard]] std::vector<double> expected_net_cost(const Model& model, const FirstDraws& draws, std::uint32_t draw);

} // namespace koers
