#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "explain/variants.hpp"
#include "influence/explain.hpp"
#include "koers/explain.hpp"
#include "sim/expected_outcome.hpp"
#include "sim/indicator_values.hpp"
#include "sim/influence.hpp"

namespace koers {
namespace {

/// Values up to `parameterwaarde`, which is the last of the reals: scenarios differ in their parameters.
std::vector<double> comparable_values(const Layout& layout, std::vector<double> values) {
    values.resize(layout.integers + layout.variable("parameterwaarde").offset);
    return values;
}

std::vector<double> change(const std::vector<double>& after, const std::vector<double>& before) {
    std::vector<double> result;
    std::transform(after.begin(), after.end(), before.begin(), std::back_inserter(result), std::minus<>{});
    return result;
}

bool is_nothing(const std::vector<double>& values) {
    return std::none_of(values.begin(), values.end(), [](double value) { return value < 0.0 || value > 0.0; });
}

/// A model with its expected values at central parameters, and what they were made from.
struct Expected {
    explicit Expected(const Model& of)
        : model{of},
          theta{central_theta(of)},
          rates{make_rates(of.tables(), theta)},
          outcome{expected_outcome(of.tables(), rates)},
          values{comparable_values(of.layout(), to_layout(of.tables(), theta, rates, outcome, Rounding::none))} {}

    Model model;
    Theta theta;
    Rates rates;
    Outcome outcome;
    std::vector<double> values;
};

/// What one way through the graph changes at its end, against the measure without influence. Indicators that it only
/// passes through are told by the ways that end there.
std::vector<double> along_path(const Expected& without, const Model& with, const std::vector<std::size_t>& way,
                               const NodeRef& end) {
    const ModelTables& tables = with.tables();
    Rates rates = make_rates(tables, without.theta, Influence{tables, without.theta, way});
    for (std::size_t i = 0; i < rates.indicator_shift.size(); ++i) {
        if (end.kind != NodeKind::indicator || i != end.index) {
            rates.indicator_shift[i].clear();
        }
    }
    const Outcome outcome = is_demand(end.kind) ? expected_outcome(tables, rates) : without.outcome;
    return change(comparable_values(tables.layout, to_layout(tables, without.theta, rates, outcome, Rounding::none)),
                  without.values);
}

/// The connections of the data set on a path; the step from a goal to its thema is none.
std::vector<std::size_t> way_of(const Dataset& data, const InfluencePath& path) {
    std::vector<std::size_t> way;
    for (const auto edge : path.edges) {
        if (edge < data.connections.size()) {
            way.push_back(edge);
        }
    }
    return way;
}

Grade weakest_on(const Dataset& data, const std::vector<std::size_t>& way) {
    Grade grade = Grade::a;
    for (const auto edge : way) {
        grade = std::max(grade, data.connections[edge].grade);
    }
    return grade;
}

/// The nodes at which a measure enters the graph.
std::vector<std::size_t> entrances(const ModelTables& tables, const Theta& theta) {
    const InfluenceValues inputs = influence_inputs(tables, theta);
    std::vector<std::size_t> nodes;
    for (std::size_t node = 0; node < inputs.size(); ++node) {
        if (!is_nothing(inputs[node])) {
            nodes.push_back(node);
        }
    }
    return nodes;
}

/// Ways out of the graph: what works on demand, and the indicators.
bool is_outcome(const NodeRef& node) {
    return is_demand(node.kind) || node.kind == NodeKind::indicator;
}

class Explainer {
public:
    Explainer(const Model& basis, Model scenario, Executor& executor)
        : basis_{build_like(basis, basis.scenario())}, scenario_{std::move(scenario)}, executor_{executor} {}

    DifferenceExplanation explain() {
        const Scenario& from = basis_.model.scenario();
        const Scenario& to = scenario_.scenario();
        for (std::size_t i = 0; i < from.switches.size(); ++i) {
            if (from.switches[i].second != to.switches[i].second) {
                add_switch(i);
            }
        }
        for (std::size_t i = 0; i < own_measures(to); ++i) {
            const auto end = from.measures.begin() + static_cast<std::ptrdiff_t>(own_measures(from));
            const auto known = std::find_if(from.measures.begin(), end,
                                            [&](const Measure& own) { return own.id == to.measures[i].id; });
            if (known == end || !same_measure(from, *known, to, to.measures[i])) {
                add_measure(i);
                finish_work(); // measure by measure: each has models of its own, which take room
            }
        }
        for (std::size_t i = 0; i < own_measures(from); ++i) {
            const auto end = to.measures.begin() + static_cast<std::ptrdiff_t>(own_measures(to));
            if (std::none_of(to.measures.begin(), end,
                             [&](const Measure& own) { return own.id == from.measures[i].id; })) {
                add_lost_measure(i);
            }
        }
        finish_work();
        return collect();
    }

private:
    void add_switch(std::size_t which) {
        Cause cause;
        cause.kind = CauseKind::assumption;
        const Scenario variant = with_switch(basis_.model.scenario(), scenario_.scenario(), which);
        cause.subject = variant.switches[which].first;
        cause.name = variant.switches[which].first + " = " + variant.switches[which].second;
        cause.grade = Grade::c;
        push(std::move(cause),
             [this, variant] { return change(Expected{build_like(basis_.model, variant)}.values, basis_.values); });
    }

    void add_lost_measure(std::size_t which) {
        const Measure& measure = basis_.model.scenario().measures[which];
        Cause cause;
        cause.kind = CauseKind::own;
        cause.subject = measure.id;
        cause.name = "zonder " + measure.name;
        cause.grade = basis_.model.scenario().parameters[measure.strength.index()].grade;
        push(std::move(cause), [this, which] {
            const Scenario variant = without_measure(basis_.model.scenario(), which);
            return change(Expected{build_like(basis_.model, variant)}.values, basis_.values);
        });
    }

    void add_measure(std::size_t which) {
        const Measure& measure = scenario_.scenario().measures[which];
        const Scenario variant = with_measure(without_effects(basis_.model.scenario()), scenario_.scenario(), which);
        const Model with = build_like(basis_.model, variant);
        const Model silent = build_like(basis_.model, without_effects(variant));
        // The measure itself, against the basis: whatever influence the basis has stays out of both.
        const Model bare = build_like(basis_.model, without_effects(basis_.model.scenario()));
        Cause cause;
        cause.kind = CauseKind::own;
        cause.subject = measure.id;
        cause.name = measure.name;
        cause.grade = scenario_.scenario().parameters[measure.strength.index()].grade;
        const auto without = std::make_shared<const Expected>(silent);
        push(std::move(cause), [without, bare] { return change(without->values, Expected{bare}.values); });
        if (!measure.without_effect) {
            add_paths(measure, with, without);
        }
    }

    void add_paths(const Measure& measure, const Model& with, const std::shared_ptr<const Expected>& without) {
        const ModelTables& tables = with.tables();
        const InfluenceGraph graph = drawn_graph(tables, without->theta);
        for (const auto from : entrances(tables, without->theta)) {
            for (std::size_t to = 0; to < tables.influence.nodes.size(); ++to) {
                if (!is_outcome(tables.influence.nodes[to])) {
                    continue;
                }
                for (const InfluencePath& path : paths_between(graph, from, to)) {
                    Cause cause;
                    cause.kind = CauseKind::path;
                    cause.subject = measure.id;
                    cause.name = measure.name;
                    cause.way = way_of(*tables.scenario.dataset, path);
                    cause.grade = weakest_on(*tables.scenario.dataset, cause.way);
                    const auto way = cause.way;
                    push(std::move(cause), [with, without, way, end = tables.influence.nodes[to]] {
                        return along_path(*without, with, way, end);
                    });
                }
            }
        }
    }

    void finish_work() {
        executor_.for_each(static_cast<std::uint32_t>(work_.size()), [this](std::uint32_t i) { work_[i](); });
        work_.clear();
    }

    void push(Cause cause, std::function<std::vector<double>()> values) {
        const std::size_t place = causes_.size();
        causes_.push_back(std::move(cause));
        work_.emplace_back([this, place, values = std::move(values)] { causes_[place].values = values(); });
    }

    DifferenceExplanation collect() {
        DifferenceExplanation result;
        result.total = change(Expected{scenario_}.values, basis_.values);
        result.interaction = result.total;
        for (Cause& cause : causes_) {
            if (!is_nothing(cause.values)) {
                std::transform(result.interaction.begin(), result.interaction.end(), cause.values.begin(),
                               result.interaction.begin(), std::minus<>{});
                result.causes.push_back(std::move(cause));
            }
        }
        return result;
    }

    Expected basis_;
    Model scenario_;
    Executor& executor_;
    std::vector<Cause> causes_;
    std::vector<std::function<void()>> work_;
};

} // namespace

DifferenceExplanation explain_difference(const Model& basis, const Model& scenario, Executor& executor) {
    return Explainer{basis, scenario, executor}.explain();
}

} // namespace koers
