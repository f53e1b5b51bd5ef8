#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/portable_math.hpp"
#include "influence/evaluate.hpp"
#include "unit/influence/linear_edge.hpp"

using koers::evaluate;
using koers::influence_order;
using koers::InfluenceGraph;
using koers::InfluenceValues;
using koers::linear_edge;

namespace {

InfluenceGraph chain(const std::vector<double>& strengths) {
    InfluenceGraph graph{.nodes = std::vector<koers::InfluenceNode>(strengths.size() + 1), .edges = {}};
    for (std::size_t i = 0; i < strengths.size(); ++i)
        graph.edges.push_back(linear_edge(i, i + 1, strengths[i]));
    return graph;
}

std::vector<double> last_node(const InfluenceGraph& graph, const std::vector<double>& first) {
    InfluenceValues inputs(graph.nodes.size(), std::vector<double>(first.size(), 0.0));
    inputs.front() = first;
    return evaluate(graph, influence_order(graph), inputs).back();
}

/// The value of the last node for strengths by two independent laws at n x n evenly spread chances, in order.
template <typename First, typename Second>
std::vector<double> spread(First first, Second second, std::size_t n) {
    std::vector<double> values;
    values.reserve(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const double u = (static_cast<double>(i) + 0.5) / static_cast<double>(n);
            const double v = (static_cast<double>(j) + 0.5) / static_cast<double>(n);
            values.push_back(
                last_node(chain({first(koers::normal_quantile(u)), second(koers::normal_quantile(v))}), {1.0}).front());
        }
    std::sort(values.begin(), values.end());
    return values;
}

double quantile(const std::vector<double>& sorted, double chance) {
    return sorted[static_cast<std::size_t>(chance * static_cast<double>(sorted.size()))];
}

double mean(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

} // namespace

TEST_CASE("influence runs by every path with its delay (V7.1)", "[influence]") {
    // B, A, I, D: B -> A .4 after a year, A -> I -.5, B -> I -.1 after two years, I -> D .8 after a year
    const InfluenceGraph graph{.nodes = std::vector<koers::InfluenceNode>(4),
                               .edges = {linear_edge(0, 1, 0.4, 1), linear_edge(1, 2, -0.5), linear_edge(0, 2, -0.1, 2),
                                         linear_edge(2, 3, 0.8, 1)}};
    const auto once = last_node(graph, {1.0, 0.0, 0.0, 0.0, 0.0});
    CHECK(once[1] == 0.0);
    CHECK(once[2] == Approx(-0.16).epsilon(1e-14));
    CHECK(once[3] == Approx(-0.08).epsilon(1e-14));
    CHECK(once[4] == Approx(0.0).margin(1e-15));
    CHECK(last_node(graph, {1.0, 1.0, 1.0, 1.0, 1.0}).back() == Approx(-0.24).epsilon(1e-14));
}

TEST_CASE("a node keeps a part of what it was (V7.2)", "[influence]") {
    auto graph = chain({1.0});
    graph.nodes[1].retention = 0.6;
    const auto values = last_node(graph, {100.0, 100.0, 0.0, 0.0});
    const std::vector<double> reference{100.0, 160.0, 96.0, 57.6};
    for (std::size_t year = 0; year < reference.size(); ++year)
        CHECK(values[year] == Approx(reference[year]).epsilon(1e-13));
}

TEST_CASE("ratios multiply along a path (V7.4)", "[influence]") {
    const double width = 1.959963985;
    const auto values = spread([&](double z) { return 0.3 * std::exp(std::log(2.0) / width * z); },
                               [&](double z) { return 0.5 * std::exp(std::log(1.5) / width * z); }, 500);
    CHECK(quantile(values, 0.5) == Approx(0.15).epsilon(0.002));
    CHECK(mean(values) == Approx(0.163134).epsilon(0.002));
    CHECK(quantile(values, 0.025) == Approx(0.0671955).epsilon(0.005));
    CHECK(quantile(values, 0.975) == Approx(0.334844).epsilon(0.005));
}

TEST_CASE("uncertain signs multiply along a path (V7.5)", "[influence]") {
    const auto values = spread([](double z) { return 0.4 + 0.2 * z; }, [](double z) { return -0.5 + 0.2 * z; }, 500);
    const double centre = mean(values);
    double squares = 0.0;
    for (const double value : values)
        squares += (value - centre) * (value - centre);
    CHECK(std::sqrt(squares / static_cast<double>(values.size())) == Approx(0.134164).epsilon(0.005));
    const auto below = std::lower_bound(values.begin(), values.end(), 0.0) - values.begin();
    CHECK(static_cast<double>(below) / static_cast<double>(values.size()) == Approx(0.971323).margin(0.002));
    CHECK(quantile(values, 0.025) == Approx(-0.510393).epsilon(0.005));
    CHECK(quantile(values, 0.975) == Approx(0.00408664).margin(0.001));
}

TEST_CASE("what is no longer paid for fades by its half-life", "[influence]") {
    auto graph = chain({0.5});
    graph.edges.front().half_life = 1.0;
    const auto values = last_node(graph, {2.0, 2.0, 0.0, 0.0, 0.0});
    const std::vector<double> reference{1.0, 1.0, 1.0, 0.5, 0.25};
    for (std::size_t year = 0; year < reference.size(); ++year)
        CHECK(values[year] == Approx(reference[year]).epsilon(1e-14));
}

TEST_CASE("a cut after growth loses what there was and then adds its own effect", "[influence]") {
    auto graph = chain({1.0});
    graph.edges.front().response.down = 3.0;
    CHECK(last_node(graph, {1.0, -1.0, -1.0}) == std::vector<double>{1.0, -3.0, -3.0});
    graph.edges.front().half_life = 1.0;
    CHECK(last_node(graph, {1.0, -1.0, -1.0}) == std::vector<double>{1.0, -2.0, -2.5});
}

TEST_CASE("a cycle with a delay goes round a year at a time", "[influence]") {
    const InfluenceGraph graph{.nodes = std::vector<koers::InfluenceNode>(2),
                               .edges = {linear_edge(0, 1, 0.5), linear_edge(1, 0, 0.5, 1)}};
    CHECK(last_node(graph, {1.0, 0.0, 0.0}) == std::vector<double>{0.5, 0.125, 0.03125});
}

TEST_CASE("a graph whose effects are all zero brings nothing", "[influence]") {
    auto graph = chain({0.0, 1.0});
    graph.edges.front().lag = {.least = 0, .mean_after = 2.0, .shape = 2.0};
    CHECK(last_node(graph, {5.0, 7.0, -3.0}) == std::vector<double>{0.0, 0.0, 0.0});
}

TEST_CASE("a slow effect that fades fast never turns its sign", "[influence]") {
    InfluenceGraph graph{{{}, {}}, {linear_edge(0, 1, 1.0)}};
    graph.edges[0].lag.mean_after = 5.0;
    graph.edges[0].half_life = 1.0;
    InfluenceValues inputs(2, std::vector<double>(12, 0.0));
    inputs[0][0] = 1.0; // for one year
    const auto values = evaluate(graph, influence_order(graph), inputs)[1];
    CHECK(values[0] == Approx(1.0 / 6.0));
    for (const double value : values) {
        CHECK(value > 0.0);
    }
    inputs[0].assign(12, 1.0); // for good
    CHECK(evaluate(graph, influence_order(graph), inputs)[1][2] == Approx(1.0 - std::pow(5.0 / 6.0, 3)));
}

TEST_CASE("a slope between two outcomes is not the effect of one on the other (V7.7)", "[influence]") {
    // A hidden cause u raises x by 0.7 and y by 0.8, x lowers y by 0.3; u and the rest of x vary by 1.
    const InfluenceGraph graph{{{}, {}, {}}, {linear_edge(0, 1, 0.7), linear_edge(0, 2, 0.8), linear_edge(1, 2, -0.3)}};
    const auto order = influence_order(graph);
    const auto of_u = evaluate(graph, order, {{1.0}, {0.0}, {0.0}});
    const auto of_x = evaluate(graph, order, {{0.0}, {1.0}, {0.0}});
    CHECK(of_x[2][0] == Approx(-0.3));
    const double covariance = of_u[1][0] * of_u[2][0] + of_x[1][0] * of_x[2][0];
    const double variance = of_u[1][0] * of_u[1][0] + of_x[1][0] * of_x[1][0];
    CHECK(covariance / variance == Approx(0.0758389).epsilon(1e-6)); // upward, though x lowers y
}
