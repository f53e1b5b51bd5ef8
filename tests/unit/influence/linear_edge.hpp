#pragma once

#include <cstddef>

#include "influence/graph.hpp"

namespace koers {

/// A connection whose effect is `strength` per unit, after `least` years.
inline InfluenceEdge linear_edge(std::size_t from, std::size_t to, double strength, std::size_t least = 0) {
    return {.from = from,
            .to = to,
            .response = {.up = strength, .down = strength},
            .lag = {.least = least},
            .half_life = {}};
}

} // namespace koers
