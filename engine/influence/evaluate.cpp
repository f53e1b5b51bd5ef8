#include "influence/evaluate.hpp"

#include <algorithm>
#include <cmath>

#include "base/expects.hpp"

namespace koers {
namespace {

/// Change of an effect from one year to the next, apart for what it goes away from 0 and what it comes back.
struct Change {
    double away{};
    double back{};
};

Change change(double before, double after) {
    if (before * after < 0.0)
        return {.away = after, .back = -before};
    const double step = after - before;
    return std::abs(after) >= std::abs(before) ? Change{.away = step, .back = 0.0} : Change{.away = 0.0, .back = step};
}

std::vector<double> running_sum(std::vector<double> weights) {
    double sum = 0.0;
    for (auto& weight : weights)
        weight = sum += weight;
    return weights;
}

/// What is lost in each year after a cause ended: it fades by the half-life, and each loss arrives by the lag, so that
/// never more is lost than has come.
std::vector<double> loss_weights(const InfluenceEdge& edge, std::size_t years) {
    auto arriving = lag_weights(edge.lag, years);
    if (!edge.half_life) {
        return arriving;
    }
    const auto fading = fading_weights(*edge.half_life, years);
    std::vector<double> weights(years, 0.0);
    for (std::size_t year = 0; year < years; ++year) {
        for (std::size_t delay = 0; delay <= year; ++delay) {
            weights[year] += arriving[delay] * fading[year - delay];
        }
    }
    return weights;
}

/// A connection while the years go by.
class Flow {
public:
    Flow(const InfluenceEdge& edge, std::size_t years)
        : edge_{&edge},
          arrived_{running_sum(lag_weights(edge.lag, years))},
          gone_{running_sum(loss_weights(edge, years))} {}

    [[nodiscard]] const InfluenceEdge& edge() const { return *edge_; }

    /// What arrives in a year, from the values of the cause up to and with it. Those of the year itself count
    /// only without delay.
    [[nodiscard]] double arriving(const std::vector<double>& cause, std::size_t year) const {
        double sum = 0.0;
        double before = 0.0;
        for (std::size_t past = 0; past + edge_->lag.least <= year; ++past) {
            const double after = effect(edge_->response, cause[past]);
            const auto [away, back] = change(before, after);
            sum += away * arrived_[year - past] + back * gone_[year - past];
            before = after;
        }
        return sum;
    }

private:
    const InfluenceEdge* edge_;
    std::vector<double> arrived_;
    std::vector<double> gone_;
};

std::vector<std::vector<Flow>> flows_into(const InfluenceGraph& graph, std::size_t years) {
    std::vector<std::vector<Flow>> flows(graph.nodes.size());
    for (const auto& edge : graph.edges)
        flows[edge.to].emplace_back(edge, years);
    return flows;
}

} // namespace

bool is_at_work(const std::vector<double>& values) {
    return std::any_of(values.begin(), values.end(), [](double value) { return value != 0.0; });
}

InfluenceValues evaluate(const InfluenceGraph& graph, const InfluenceOrder& order, const InfluenceValues& inputs) {
    expects(inputs.size() == graph.nodes.size(), "every node has a row of inputs");
    expects(order.cycle.empty() && order.nodes.size() == graph.nodes.size(), "the graph has an order");
    const std::size_t years = inputs.empty() ? 0 : inputs.front().size();
    const auto flows = flows_into(graph, years);
    auto values = inputs;
    for (std::size_t year = 0; year < years; ++year)
        for (const auto node : order.nodes) {
            auto& value = values[node][year];
            if (year > 0)
                value += graph.nodes[node].retention * values[node][year - 1];
            for (const auto& flow : flows[node])
                value += flow.arriving(values[flow.edge().from], year);
        }
    return values;
}

} // namespace koers
