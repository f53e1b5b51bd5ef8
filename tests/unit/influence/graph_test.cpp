#include <catch2/catch.hpp>

#include <algorithm>

#include "influence/graph.hpp"

using koers::influence_order;
using koers::InfluenceGraph;
using koers::spectral_radius;

namespace {

koers::InfluenceEdge edge(std::size_t from, std::size_t to, std::size_t least, double strength = 1.0) {
    return {.from = from,
            .to = to,
            .response = {.up = strength, .down = strength},
            .lag = {.least = least},
            .half_life = {}};
}

InfluenceGraph graph_of(std::size_t nodes, std::vector<koers::InfluenceEdge> edges) {
    return {.nodes = std::vector<koers::InfluenceNode>(nodes), .edges = std::move(edges)};
}

} // namespace

TEST_CASE("connections without delay run forward in the order", "[influence]") {
    const auto graph = graph_of(4, {edge(3, 1, 0), edge(1, 0, 0), edge(0, 2, 0), edge(2, 3, 1)});
    const auto order = influence_order(graph);
    REQUIRE(order.cycle.empty());
    CHECK(order.nodes == std::vector<std::size_t>{3, 1, 0, 2});
}

TEST_CASE("a cycle without delay is named", "[influence]") {
    const auto graph = graph_of(5, {edge(0, 1, 0), edge(1, 2, 0), edge(2, 4, 0), edge(4, 1, 0), edge(4, 3, 0)});
    const auto order = influence_order(graph);
    CHECK(order.nodes.empty());
    REQUIRE(order.cycle.size() == 3);
    auto cycle = order.cycle;
    std::rotate(cycle.begin(), std::find(cycle.begin(), cycle.end(), 1), cycle.end());
    CHECK(cycle == std::vector<std::size_t>{1, 2, 4});
}

TEST_CASE("a node that influences itself within the year is a cycle", "[influence]") {
    CHECK(influence_order(graph_of(1, {edge(0, 0, 0)})).cycle == std::vector<std::size_t>{0});
    CHECK(influence_order(graph_of(1, {edge(0, 0, 1)})).cycle.empty());
}

TEST_CASE("the spectral radius tells what a cycle amplifies", "[influence]") {
    CHECK(spectral_radius(graph_of(2, {edge(0, 1, 1, 0.5), edge(1, 0, 1, -0.32)})) == Approx(0.4));
    CHECK(spectral_radius(graph_of(2, {edge(0, 1, 1, 9.0)})) == Approx(0.0).margin(1e-12));
    CHECK(spectral_radius({}) == 0.0);
}
