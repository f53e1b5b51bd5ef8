#include "report/graph_part.hpp"

#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace koers {
namespace {

enum class Direction : std::uint8_t { to_causes, to_effects };

/// Connections between a node and the one from which a walk started.
using Steps = std::map<NodeRef, std::size_t>;

/// A node one further, and how many connections that is: none for an amount that counts in a larger one.
struct Next {
    NodeRef node;
    std::size_t steps{};
};

/// Follows influence through the graph, whichever way.
class Walk {
public:
    Walk(const Dataset& data, Direction direction, std::size_t most)
        : data_{data}, direction_{direction}, most_{most} {}

    [[nodiscard]] Steps from(const std::vector<NodeRef>& starts) const {
        Steps steps;
        std::deque<Next> waiting;
        for (const NodeRef& start : starts) {
            waiting.push_back({start, 0});
        }
        while (!waiting.empty()) {
            const Next here = waiting.front();
            waiting.pop_front();
            if (!steps.emplace(here.node, here.steps).second) {
                continue;
            }
            visit_amounts(here, waiting);
            visit_connections(here, waiting);
        }
        return steps;
    }

private:
    void visit_connections(const Next& here, std::deque<Next>& waiting) const {
        if (here.steps >= most_) {
            return;
        }
        for (const Connection& connection : data_.connections) {
            const bool forward = direction_ == Direction::to_effects;
            if ((forward ? connection.from : connection.to) == here.node) {
                waiting.push_back({forward ? connection.to : connection.from, here.steps + 1});
            }
        }
    }

    /// An amount counts in that of the goal, and that in the thema.
    void visit_amounts(const Next& here, std::deque<Next>& waiting) const {
        if (direction_ == Direction::to_effects) {
            const bool by_amount = here.node.kind != NodeKind::measure || !has_connections(data_, here.node.index);
            if (const auto holder = holder_of(data_, here.node); holder && by_amount) {
                waiting.push_front({*holder, here.steps});
            }
        } else if (here.node.kind == NodeKind::thema) {
            for (std::size_t goal = 0; goal < data_.goals.size(); ++goal) {
                if (data_.goals[goal].thema.index() == here.node.index) {
                    waiting.push_front({{NodeKind::goal, goal, {}}, here.steps});
                }
            }
        }
    }

    const Dataset& data_;
    Direction direction_;
    std::size_t most_;
};

bool lies_within(const Dataset& data, NodeRef node, const NodeRef& holder) {
    for (auto next = holder_of(data, node); next; next = holder_of(data, node)) {
        if (*next == holder) {
            return true;
        }
        node = *next;
    }
    return false;
}

/// A node with the goals and measures that belong to it.
std::vector<NodeRef> with_held(const Dataset& data, const NodeRef& node) {
    std::vector<NodeRef> nodes{node};
    const auto add = [&](NodeKind kind, std::size_t index) {
        if (lies_within(data, {kind, index, {}}, node)) {
            nodes.push_back({kind, index, {}});
        }
    };
    for (std::size_t goal = 0; goal < data.goals.size(); ++goal) {
        add(NodeKind::goal, goal);
    }
    for (std::size_t measure = 0; measure < data.catalogue.measures.size(); ++measure) {
        if (has_connections(data, measure)) {
            add(NodeKind::measure, measure);
        }
    }
    return nodes;
}

GraphPart in_order(const Dataset& data, std::set<NodeRef> nodes, const std::set<std::size_t>& connections) {
    for (const std::size_t position : connections) {
        nodes.insert({data.connections[position].from, data.connections[position].to});
    }
    const std::set<NodeRef> held = nodes;
    for (const NodeRef& node : held) {
        for (auto holder = holder_of(data, node); holder; holder = holder_of(data, *holder)) {
            nodes.insert(*holder);
        }
    }
    return {{nodes.begin(), nodes.end()}, {connections.begin(), connections.end()}};
}

/// Every goal, whether it has connections or not, and every node of a connection.
GraphPart whole(const Dataset& data) {
    std::set<NodeRef> nodes;
    std::set<std::size_t> connections;
    for (std::size_t goal = 0; goal < data.goals.size(); ++goal) {
        nodes.insert({NodeKind::goal, goal, {}});
    }
    for (std::size_t position = 0; position < data.connections.size(); ++position) {
        connections.insert(position);
    }
    return in_order(data, std::move(nodes), connections);
}

/// The connections on a way to or from the node; one that passes by it is left out.
GraphPart around(const Dataset& data, const NodeRef& node, std::size_t most) {
    const auto starts = with_held(data, node);
    const Steps causes = Walk{data, Direction::to_causes, most}.from({node});
    const Steps effects = Walk{data, Direction::to_effects, most}.from(starts);
    const auto within = [most](const Steps& steps, const NodeRef& end) {
        const auto found = steps.find(end);
        return found != steps.end() && found->second < most;
    };
    std::set<std::size_t> connections;
    for (std::size_t position = 0; position < data.connections.size(); ++position) {
        const Connection& connection = data.connections[position];
        if (within(causes, connection.to) || within(effects, connection.from)) {
            connections.insert(position);
        }
    }
    return in_order(data, {starts.begin(), starts.end()}, connections);
}

} // namespace

std::optional<NodeRef> holder_of(const Dataset& data, const NodeRef& node) {
    if (node.kind == NodeKind::measure) {
        const auto line = data.catalogue.measures[node.index].budget_line;
        return NodeRef{NodeKind::goal, data.budget_lines[line.index()].goal.index(), {}};
    }
    if (node.kind == NodeKind::goal) {
        return NodeRef{NodeKind::thema, data.goals[node.index].thema.index(), {}};
    }
    return std::nullopt;
}

GraphPart graph_part(const Dataset& data, const GraphView& view) {
    constexpr auto everywhere = std::numeric_limits<std::size_t>::max();
    return view.around ? around(data, *view.around, view.steps.value_or(everywhere)) : whole(data);
}

std::map<std::string, NodeRef> graph_nodes(const Dataset& data) {
    std::map<std::string, NodeRef> nodes;
    const auto add = [&](const NodeRef& node) { nodes.emplace(node_id(data, node), node); };
    const auto add_all = [&](NodeKind kind, std::size_t count) {
        for (std::size_t index = 0; index < count; ++index) {
            add({kind, index, {}});
        }
    };
    add_all(NodeKind::goal, data.goals.size());
    add_all(NodeKind::measure, data.catalogue.measures.size());
    for (const Goal& goal : data.goals) {
        add({NodeKind::thema, goal.thema.index(), {}});
    }
    for (const Connection& connection : data.connections) {
        add(connection.from);
        add(connection.to);
    }
    return nodes;
}

} // namespace koers
