#include "influence/graph.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <cmath>

#include "base/expects.hpp"

namespace koers {
namespace {

using Digraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

Digraph without_delay(const InfluenceGraph& graph) {
    Digraph result(graph.nodes.size());
    for (const auto& edge : graph.edges) {
        expects(edge.from < graph.nodes.size() && edge.to < graph.nodes.size(), "an edge joins two nodes");
        if (edge.lag.least == 0)
            boost::add_edge(edge.from, edge.to, result);
    }
    return result;
}

/// Walks the graph in depth; `path` holds the nodes on the way to where it is.
class Walker : public boost::default_dfs_visitor {
public:
    Walker(InfluenceOrder& result, std::vector<std::size_t>& path) : result_{&result}, path_{&path} {}

    void discover_vertex(std::size_t node, const Digraph&) { path_->push_back(node); }
    void finish_vertex(std::size_t node, const Digraph&) {
        path_->pop_back();
        result_->nodes.push_back(node);
    }
    void back_edge(const Digraph::edge_descriptor& edge, const Digraph& graph) {
        if (result_->cycle.empty())
            result_->cycle.assign(std::find(path_->begin(), path_->end(), boost::target(edge, graph)), path_->end());
    }

private:
    InfluenceOrder* result_;
    std::vector<std::size_t>* path_;
};

} // namespace

InfluenceOrder influence_order(const InfluenceGraph& graph) {
    InfluenceOrder result;
    std::vector<std::size_t> path;
    boost::depth_first_search(without_delay(graph), boost::visitor(Walker{result, path}));
    if (!result.cycle.empty())
        result.nodes.clear();
    std::reverse(result.nodes.begin(), result.nodes.end());
    return result;
}

double spectral_radius(const InfluenceGraph& graph) {
    const auto size = static_cast<Eigen::Index>(graph.nodes.size());
    if (size == 0)
        return 0.0;
    Eigen::MatrixXd sizes = Eigen::MatrixXd::Zero(size, size);
    for (const auto& edge : graph.edges) {
        const double full = std::max(std::abs(edge.response.up), std::abs(edge.response.down));
        const double per_unit = edge.response.form == ResponseForm::linear ? full : full / edge.response.scale;
        sizes(static_cast<Eigen::Index>(edge.to), static_cast<Eigen::Index>(edge.from)) += per_unit;
    }
    for (Eigen::Index node = 0; node < size; ++node)
        sizes(node, node) += graph.nodes[static_cast<std::size_t>(node)].retention;
    return sizes.eigenvalues().cwiseAbs().maxCoeff();
}

} // namespace koers
