#include <catch2/catch.hpp>

#include <vector>

#include "influence/explain.hpp"
#include "unit/influence/linear_edge.hpp"

using koers::Explanation;
using koers::InfluenceGraph;
using koers::InfluenceNode;
using koers::InfluencePath;
using koers::InfluenceValues;
using koers::linear_edge;

namespace {

/// Two measures (0 and 1) on a state (2) that moves an outcome (3); the first also does so itself.
InfluenceGraph two_measures() {
    return {
        .nodes = std::vector<InfluenceNode>(4),
        .edges = {linear_edge(0, 2, 0.5), linear_edge(1, 2, 0.25, 1), linear_edge(2, 3, -2.0), linear_edge(0, 3, 1.0)}};
}

Explanation explain(const InfluenceGraph& graph, const InfluenceValues& inputs, std::size_t node) {
    return koers::explain(graph, influence_order(graph), inputs, node);
}

/// The contributions and the interaction must make up the total, whatever the graph.
void check_sums(const Explanation& explanation) {
    for (std::size_t year = 0; year < explanation.total.size(); ++year) {
        double sum = explanation.interaction[year];
        for (const auto& one : explanation.contributions)
            sum += one.values[year];
        CHECK(sum == Approx(explanation.total[year]).margin(1e-14));
    }
}

} // namespace

TEST_CASE("every way between two nodes is found once", "[influence]") {
    const auto graph = two_measures();
    CHECK(paths_between(graph, 0, 3) == std::vector<InfluencePath>{{0, {0, 2}}, {0, {3}}});
    CHECK(paths_between(graph, 1, 3) == std::vector<InfluencePath>{{1, {1, 2}}});
    CHECK(paths_between(graph, 3, 0).empty());
    CHECK(paths_between(graph, 2, 2) == std::vector<InfluencePath>{{2, {}}});
}

TEST_CASE("a way does not go round a cycle", "[influence]") {
    const InfluenceGraph graph{.nodes = std::vector<InfluenceNode>(3),
                               .edges = {linear_edge(0, 1, 0.5), linear_edge(1, 0, 0.5, 1), linear_edge(1, 2, 1.0)}};
    CHECK(paths_between(graph, 0, 2) == std::vector<InfluencePath>{{0, {0, 2}}});
}

TEST_CASE("linear contributions add up without interaction", "[influence]") {
    const auto explanation = explain(two_measures(), {{1.0, 1.0}, {4.0, 4.0}, {0.0, 0.0}, {0.0, 0.125}}, 3);
    REQUIRE(explanation.contributions.size() == 4);
    CHECK(explanation.contributions[0].values == std::vector<double>{-1.0, -1.0});
    CHECK(explanation.contributions[1].values == std::vector<double>{1.0, 1.0});
    CHECK(explanation.contributions[2].values == std::vector<double>{0.0, -2.0});
    CHECK(explanation.contributions[3].path == InfluencePath{3, {}});
    CHECK(explanation.contributions[3].values == std::vector<double>{0.0, 0.125});
    CHECK(explanation.interaction == std::vector<double>{0.0, 0.0});
    CHECK(explanation.total == std::vector<double>{0.0, -1.875});
}

TEST_CASE("causes that level off together show as interaction", "[influence]") {
    auto graph = two_measures();
    graph.edges[2].response = {.form = koers::ResponseForm::exponential, .up = -2.0, .down = -2.0, .scale = 1.0};
    const auto explanation = explain(graph, {{2.0, 2.0}, {8.0, 8.0}, {0.0, 0.0}, {0.0, 0.0}}, 3);
    check_sums(explanation);
    CHECK(explanation.interaction[0] == Approx(0.0).margin(1e-15)); // the second measure comes a year later
    // Alone they bring 1 - e^-1 and 1 - e^-2 of the full effect, together 1 - e^-3.
    CHECK(explanation.interaction[1] == Approx(-2.0 * (-0.0497870684 - 1.0 + 0.3678794412 + 0.1353352832)));
}

TEST_CASE("influence that comes round again shows as interaction", "[influence]") {
    const InfluenceGraph graph{.nodes = std::vector<InfluenceNode>(3),
                               .edges = {linear_edge(0, 1, 0.5), linear_edge(1, 0, 0.5, 1), linear_edge(1, 2, 1.0)}};
    const auto explanation = explain(graph, {{1.0, 0.0, 0.0}, {0.0, 0.0, 0.0}, {0.0, 0.0, 0.0}}, 2);
    check_sums(explanation);
    REQUIRE(explanation.contributions.size() == 1);
    CHECK(explanation.contributions[0].values == std::vector<double>{0.5, 0.0, 0.0});
    CHECK(explanation.interaction == std::vector<double>{0.0, 0.125, 0.03125});
}

TEST_CASE("a node that keeps a part and a cause that fades are explained in full", "[influence]") {
    auto graph = two_measures();
    graph.nodes[2].retention = 0.6;
    graph.edges[0].half_life = 2.0;
    graph.edges[1].response.down = 3.0;
    const auto explanation =
        explain(graph, {{1.0, 0.0, 0.0, 0.0}, {1.0, 1.0, -2.0, 0.0}, {0.0, 0.0, 0.0, 0.0}, {0.0, 0.0, 0.0, 0.0}}, 3);
    check_sums(explanation);
    for (const double rest : explanation.interaction)
        CHECK(rest == Approx(0.0).margin(1e-14));
}

TEST_CASE("a graph in which nothing enters has nothing to explain", "[influence]") {
    const auto explanation = explain(two_measures(), InfluenceValues(4, {0.0, 0.0}), 3);
    CHECK(explanation.contributions.empty());
    CHECK(explanation.total == std::vector<double>{0.0, 0.0});
}
