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
        if (is_at_work(inputs[node])) {
            nodes.push_back(node);
        }
    }
    return nodes;
}

/// Ways out of the graph: what works on demand, and the indicators.
bool is_outcome(const NodeRef& node) {
    return is_demand(node.kind) || node.kind == NodeKind::indicator;
}

/// The position of the scenario's own measure with this id.
std::optional<std::size_t> position_of(const Scenario& scenario, const std::string& id) {
    for (std::size_t i = 0; i < own_measures(scenario); ++i) {
        if (scenario.measures[i].id == id) {
            return i;
        }
    }
    return std::nullopt;
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
        for (std::size_t i = 0; i < own_measures(from); ++i) {
            const auto kept = position_of(to, from.measures[i].id);
            if (!kept || !same_measure(from, from.measures[i], to, to.measures[*kept])) {
                add_measure(from, i, -1.0);
            }
        }
        for (std::size_t i = 0; i < own_measures(to); ++i) {
            const auto known = position_of(from, to.measures[i].id);
            if (!known || !same_measure(from, from.measures[*known], to, to.measures[i])) {
                add_measure(to, i, 1.0);
            }
        }
        finish_work();
        return collect();
    }

private:
    void add_switch(std::size_t which) {
        Cause cause;
        cause.kind = CauseKind::assumption;
        const Scenario variant =
            with_level(basis_.model.scenario(), which, scenario_.scenario().switches[which].second);
        cause.subject = variant.switches[which].first;
        cause.name = variant.switches[which].first + " = " + variant.switches[which].second;
        cause.grade = Grade::c;
        push(std::move(cause), 1.0,
             [this, variant] { return change(Expected{build_like(basis_.model, variant)}.values, basis_.values); });
    }

    /// The causes of a measure that `of` has: what it does to the basis without it, with a sign for one that goes.
    void add_measure(const Scenario& of, std::size_t which, double sign) {
        const Measure& measure = of.measures[which];
        Scenario bare = without_effects(basis_.model.scenario());
        if (const auto known = position_of(bare, measure.id)) {
            bare = without_measure(bare, *known);
        }
        const Scenario variant = with_measure(bare, of, which);
        const Model with = build_like(basis_.model, variant);
        // The measure itself, against the basis: whatever influence the basis has stays out of both.
        const auto without = std::make_shared<const Expected>(build_like(basis_.model, without_effects(variant)));
        Cause cause;
        cause.kind = CauseKind::own;
        cause.subject = measure.id;
        cause.name = (sign < 0.0 ? "niet meer: " : "") + measure.name;
        cause.grade = of.parameters[measure.strength.index()].grade;
        const Cause common = cause;
        push(std::move(cause), sign, [without, bare = build_like(basis_.model, bare)] {
            return change(without->values, Expected{bare}.values);
        });
        if (!measure.without_effect) {
            add_paths(common, sign, with, without);
        }
        finish_work(); // measure by measure: each has models of its own, which take room
    }

    void add_paths(const Cause& common, double sign, const Model& with,
                   const std::shared_ptr<const Expected>& without) {
        const ModelTables& tables = with.tables();
        const InfluenceGraph graph = drawn_graph(tables, without->theta);
        for (const auto from : entrances(tables, without->theta)) {
            for (std::size_t to = 0; to < tables.influence.nodes.size(); ++to) {
                if (!is_outcome(tables.influence.nodes[to])) {
                    continue;
                }
                for (const InfluencePath& path : paths_between(graph, from, to)) {
                    Cause cause = common;
                    cause.kind = CauseKind::path;
                    cause.way = way_of(*tables.scenario.dataset, path);
                    cause.grade = weakest_on(*tables.scenario.dataset, cause.way);
                    const auto way = cause.way;
                    push(std::move(cause), sign, [with, without, way, end = tables.influence.nodes[to]] {
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

    void push(Cause cause, double sign, std::function<std::vector<double>()> values) {
        const std::size_t place = causes_.size();
        causes_.push_back(std::move(cause));
        work_.emplace_back([this, place, sign, values = std::move(values)] {
            causes_[place].values = values();
            for (double& value : causes_[place].values) {
                value *= sign;
            }
        });
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
