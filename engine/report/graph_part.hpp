#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "koers/report.hpp"

namespace koers {

/// What of an influence graph is drawn: nodes in order, and positions in `Dataset::connections`.
struct GraphPart {
    std::vector<NodeRef> nodes;
    std::vector<std::size_t> connections;
};

/// The nodes and connections of a view. What a node of the budget belongs to comes with it; a measure without
/// connections only when it is asked for.
[[nodiscard]] GraphPart graph_part(const Dataset& data, const GraphView& view);

/// What a node of the budget belongs to: a measure to its goal, a goal to its thema.
[[nodiscard]] std::optional<NodeRef> holder_of(const Dataset& data, const NodeRef& node);

} // namespace koers
