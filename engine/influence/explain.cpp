#include "influence/explain.hpp"

#include <algorithm>

#include "base/expects.hpp"

namespace koers {
namespace {

/// Walks to the wanted node in depth, never through a node that is on the way already.
class PathFinder {
public:
    PathFinder(const InfluenceGraph& graph, std::size_t to)
        : graph_{&graph}, to_{to}, leaving_(graph.nodes.size()), passed_(graph.nodes.size(), false) {
        for (std::size_t edge = 0; edge < graph.edges.size(); ++edge)
            leaving_[graph.edges[edge].from].push_back(edge);
    }

    [[nodiscard]] std::vector<InfluencePath> paths_from(std::size_t from) {
        found_.clear();
        path_ = {.from = from, .edges = {}};
        visit(from);
        return std::move(found_);
    }

private:
    void visit(std::size_t node) {
        if (node == to_) {
            found_.push_back(path_);
            return;
        }
        passed_[node] = true;
        for (const auto edge : leaving_[node]) {
            const auto next = graph_->edges[edge].to;
            if (passed_[next])
                continue;
            path_.edges.push_back(edge);
            visit(next);
            path_.edges.pop_back();
        }
        passed_[node] = false;
    }

    const InfluenceGraph* graph_;
    std::size_t to_;
    std::vector<std::vector<std::size_t>> leaving_;
    std::vector<bool> passed_;
    InfluencePath path_;
    std::vector<InfluencePath> found_;
};

/// The value at the end of the path, with nothing but the path and what enters at its start.
std::vector<double> along(const InfluenceGraph& graph, const InfluencePath& path, const std::vector<double>& input) {
    InfluenceGraph line;
    line.nodes.push_back(graph.nodes[path.from]);
    for (const auto position : path.edges) {
        auto edge = graph.edges[position];
        line.nodes.push_back(graph.nodes[edge.to]);
        edge.from = line.nodes.size() - 2;
        edge.to = line.nodes.size() - 1;
        line.edges.push_back(edge);
    }
    InfluenceValues inputs(line.nodes.size(), std::vector<double>(input.size(), 0.0));
    inputs.front() = input;
    return evaluate(line, influence_order(line), inputs).back();
}

} // namespace

std::vector<InfluencePath> paths_between(const InfluenceGraph& graph, std::size_t from, std::size_t to) {
    expects(from < graph.nodes.size() && to < graph.nodes.size(), "a path joins two nodes of the graph");
    return PathFinder{graph, to}.paths_from(from);
}

Explanation explain(const InfluenceGraph& graph, const InfluenceOrder& order, const InfluenceValues& inputs,
                    std::size_t node) {
    expects(node < graph.nodes.size(), "the node is in the graph");
    Explanation result;
    result.total = evaluate(graph, order, inputs)[node];
    result.interaction = result.total;
    PathFinder finder{graph, node};
    for (std::size_t from = 0; from < graph.nodes.size(); ++from) {
        if (!is_at_work(inputs[from]))
            continue;
        for (auto& path : finder.paths_from(from)) {
            auto values = along(graph, path, inputs[from]);
            for (std::size_t year = 0; year < values.size(); ++year)
                result.interaction[year] -= values[year];
            result.contributions.push_back({std::move(path), std::move(values)});
        }
    }
    return result;
}

} // namespace koers
