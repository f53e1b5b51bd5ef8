#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "influence/lag.hpp"
#include "influence/response.hpp"

namespace koers {

/// A connection of the influence graph: what the value of one node does to another.
struct InfluenceEdge {
    std::size_t from{};
    std::size_t to{};
    Response response;
    Lag lag;
    std::optional<double> half_life; // years, once the cause shrinks; without it an effect ends as it came, by the lag
};

/// A node holds a number a year: an amount above baseline, a state, the logarithm of a factor. `retention` is the part
/// of last year's value that it keeps.
struct InfluenceNode {
    double retention{};
};

struct InfluenceGraph {
    std::vector<InfluenceNode> nodes;
    std::vector<InfluenceEdge> edges;
};

/// The nodes in an order in which every connection without delay runs forward, or the nodes of one cycle of such
/// connections, each before the one that it influences.
struct InfluenceOrder {
    std::vector<std::size_t> nodes;
    std::vector<std::size_t> cycle; // empty if there is an order
};
[[nodiscard]] InfluenceOrder influence_order(const InfluenceGraph& graph);

/// Upper bound of the growth of an influence that runs round and round: the spectral radius of the full effects per
/// unit, with every delay left out. At 1 or more an influence may grow without end.
[[nodiscard]] double spectral_radius(const InfluenceGraph& graph);

} // namespace koers
