#pragma once

#include <vector>

#include "influence/graph.hpp"

namespace koers {

/// Values of every node (rows) in every year (columns).
using InfluenceValues = std::vector<std::vector<double>>;

/// Whether anything happens at a node in any year.
[[nodiscard]] bool is_at_work(const std::vector<double>& values);

/// What runs through the graph when `inputs` (rows nodes, columns years, all rows equally long) enter its nodes.
///
/// A node's value in a year is its input, what its incoming connections bring, and what it keeps of last year. A
/// connection brings the effect of the cause by its lag; once the cause shrinks towards its baseline, what is no
/// longer caused goes by the half-life. Nothing has happened before the first year.
///
/// `order` is that of `influence_order`, and must exist.
[[nodiscard]] InfluenceValues evaluate(const InfluenceGraph& graph, const InfluenceOrder& order,
                                       const InfluenceValues& inputs);

} // namespace koers
