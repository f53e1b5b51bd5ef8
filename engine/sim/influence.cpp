#include "sim/influence.hpp"

#include <algorithm>

#include "base/portable_math.hpp"
#include "sim/measure_amounts.hpp"

namespace koers {
namespace {

constexpr double least_percent = -99.0; // a law with tails cannot take away more than there is

/// An effect in the unit of the data on the scale of its target.
double on_scale(const Dataset& data, const NodeRef& target, double effect) {
    const bool as_given = target.kind == NodeKind::mediator ||
                          (target.kind == NodeKind::indicator && is_percentage(data.indicators[target.index]));
    return as_given ? effect : portable_log(1.0 + std::max(effect, least_percent) / 100.0);
}

bool works(const ModelTables& tables, const Theta& theta, std::size_t index) {
    const Connection& connection = tables.scenario.dataset->connections[index];
    const std::vector<bool>& silent = tables.scenario.silent;
    const bool lucky = !connection.no_effect || theta[connection.luck->index()] >= theta[connection.no_effect->index()];
    return lucky && (silent.empty() || !silent[index]);
}

void set_numbers(const ModelTables& tables, const Theta& theta, std::size_t index, InfluenceEdge& edge) {
    const Dataset& data = *tables.scenario.dataset;
    const Connection& connection = data.connections[index];
    const auto value = [&theta](const std::optional<ParameterId>& id, double otherwise) {
        return id ? theta[id->index()] : otherwise;
    };
    const double full = theta[connection.effect.index()];
    const double scale = value(connection.scale, 1.0);
    const bool linear = connection.form == ConnectionForm::linear;
    const double unit = linear ? scale : 1.0;
    edge.response.up = on_scale(data, connection.to, full) / unit;
    edge.response.down = on_scale(data, connection.to, value(connection.effect_of_cut, full)) / unit;
    edge.response.scale = linear ? 1.0 : scale;
    edge.response.power = value(connection.power, 1.0);
    edge.lag.mean_after = std::max(0.0, value(connection.lag_mean, 0.0));
    if (connection.half_life) {
        edge.half_life = theta[connection.half_life->index()];
    }
}

} // namespace

InfluenceGraph drawn_graph(const ModelTables& tables, const Theta& theta) {
    InfluenceGraph graph = tables.influence.graph;
    for (std::size_t i = 0; i < tables.scenario.dataset->connections.size(); ++i) {
        if (works(tables, theta, i)) {
            set_numbers(tables, theta, i, graph.edges[i]);
        }
    }
    return graph;
}

InfluenceValues influence_inputs(const ModelTables& tables, const Theta& theta) {
    const Dataset& data = *tables.scenario.dataset;
    const InfluenceTables& influence = tables.influence;
    InfluenceValues inputs(influence.nodes.size(), std::vector<double>(tables.years, 0.0));
    if (data.connections.empty()) {
        return inputs;
    }
    const std::vector<double> goals = goal_ratios(data, theta);
    const auto add = [&](const NodeRef& node, std::size_t year, double value) {
        inputs[influence.position.at(node)][year] += value;
    };
    const auto year_of = [&data](std::size_t y) { return data.first_year + static_cast<int>(y); };
    for (const Measure& measure : tables.scenario.measures) {
        const bool of_line = measure.lever == Lever::budget_line;
        const bool of_room = measure.lever == Lever::budget_lines;
        for (std::size_t y = 0; y < tables.years && !measure.without_effect && (of_line || of_room); ++y) {
            if (measure.chosen && influence.own[*measure.chosen]) {
                add({NodeKind::measure, *measure.chosen, {}}, y,
                    measure.planned * reached_share(measure, theta) * strength_in(measure, year_of(y)));
            } else if (of_line) {
                add({NodeKind::goal, data.budget_lines[measure.budget_line->index()].goal.index(), {}}, y,
                    reached_amount(measure, theta, year_of(y)));
            }
            for (std::size_t line = 0; of_room && line < data.budget_lines.size(); ++line) {
                if (data.budget_lines[line].room == measure.room) {
                    const double change = (theta[measure.strength.index()] - 1.0) * strength_in(measure, year_of(y));
                    add({NodeKind::goal, data.budget_lines[line].goal.index(), {}}, y,
                        change * line_base(tables, line, goals, y));
                }
            }
        }
    }
    return inputs;
}

Influence::Influence(const ModelTables& tables, const Theta& theta) : tables_{tables} {
    const InfluenceValues inputs = influence_inputs(tables, theta);
    if (std::any_of(inputs.begin(), inputs.end(), is_at_work)) {
        values_ = evaluate(drawn_graph(tables, theta), tables.influence.order, inputs);
    }
}

Influence::Influence(const ModelTables& tables, const Theta& theta, const std::vector<std::size_t>& only)
    : tables_{tables} {
    InfluenceGraph graph = drawn_graph(tables, theta);
    for (std::size_t i = 0; i < tables.scenario.dataset->connections.size(); ++i) {
        if (std::find(only.begin(), only.end(), i) == only.end()) {
            graph.edges[i].response = Response{};
        }
    }
    values_ = evaluate(graph, tables.influence.order, influence_inputs(tables, theta));
}

double Influence::factor(const NodeRef& node, std::size_t year) const {
    if (values_.empty()) {
        return 1.0;
    }
    const auto found = tables_.influence.position.find(node);
    return found == tables_.influence.position.end() ? 1.0 : portable_exp(values_[found->second][year]);
}

std::vector<std::vector<double>> Influence::indicator_shifts() const {
    std::vector<std::vector<double>> shifts(tables_.scenario.dataset->indicators.size());
    for (std::size_t node = 0; node < values_.size(); ++node) {
        if (tables_.influence.nodes[node].kind == NodeKind::indicator) {
            shifts[tables_.influence.nodes[node].index] = values_[node];
        }
    }
    return shifts;
}

} // namespace koers
