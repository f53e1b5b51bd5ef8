#pragma once

#include <cstddef>
#include <vector>

#include "influence/evaluate.hpp"

namespace koers {

/// A way from a node along connections, by their positions in the graph. Without connections it is what enters the
/// node itself.
struct InfluencePath {
    std::size_t from{};
    std::vector<std::size_t> edges;

    bool operator==(const InfluencePath&) const = default;
};

/// Every way from `from` to `to` that comes through no node twice, in the order of the graph's connections.
[[nodiscard]] std::vector<InfluencePath> paths_between(const InfluenceGraph& graph, std::size_t from, std::size_t to);

/// What one path brings to a node in each year, if nothing else were at work.
struct PathContribution {
    InfluencePath path;
    std::vector<double> values;
};

/// Where the value of a node comes from. In every year the contributions and `interaction` add up to `total`.
///
/// `interaction` is what paths do to each other: causes that level off together, and influence that comes round more
/// than once. In a graph of linear connections without cycles it is 0, but for rounding.
struct Explanation {
    std::vector<PathContribution> contributions; // paths from nodes with an input, in the order of those nodes
    std::vector<double> interaction;
    std::vector<double> total;
};

/// Explains the value that `evaluate` gives for `node`; the other arguments are those of `evaluate`.
[[nodiscard]] Explanation explain(const InfluenceGraph& graph, const InfluenceOrder& order,
                                  const InfluenceValues& inputs, std::size_t node);

} // namespace koers
