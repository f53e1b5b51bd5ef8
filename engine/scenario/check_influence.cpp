#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "influence/graph.hpp"
#include "scenario/influence_files.hpp"

namespace koers::scenario {
namespace {

/// A graph as far as its faults go: one node per NodeRef that a connection names.
struct Skeleton {
    std::vector<NodeRef> nodes;
    std::map<NodeRef, std::size_t> position;
    InfluenceGraph graph;
};

Skeleton skeleton_of(const Dataset& data) {
    Skeleton result;
    const auto place = [&](const NodeRef& node) {
        const auto [known, is_new] = result.position.emplace(node, result.nodes.size());
        if (is_new) {
            result.nodes.push_back(node);
            result.graph.nodes.emplace_back();
        }
        return known->second;
    };
    for (const Connection& connection : data.connections) {
        InfluenceEdge edge;
        edge.from = place(connection.from);
        edge.to = place(connection.to);
        edge.lag.least = connection.least_lag;
        result.graph.edges.push_back(edge);
    }
    return result;
}

std::string names_of(const Dataset& data, const Skeleton& skeleton, const std::vector<std::size_t>& cycle) {
    std::string text;
    for (const auto node : cycle) {
        text += node_id(data, skeleton.nodes[node]) + " -> ";
    }
    return text + node_id(data, skeleton.nodes[cycle.front()]);
}

/// How far a value can go below and above that of today.
struct Reach {
    double down{}; // 0 or less
    double up{};   // 0 or more

    void add(double change) { (change < 0.0 ? down : up) += change; }
    [[nodiscard]] double size() const { return std::max(-down, up); }
};

double central(const Dataset& data, ParameterId id) {
    return data.parameters[id.index()].central;
}

double on_scale(const Dataset& data, ParameterId id) {
    const Parameter& effect = data.parameters[id.index()];
    return effect.unit == "procent" ? std::log1p(effect.central / 100.0) : effect.central;
}

/// How far each node can go if everything that moves it works at once and at its central value.
class Bounds {
public:
    Bounds(const Dataset& data, const Skeleton& skeleton) : data_{data}, skeleton_{skeleton} {
        set_inputs();
        constexpr int rounds = 64; // longer than any way without a cycle; a cycle that dies out has settled
        for (int round = 0; round < rounds; ++round) {
            spread();
        }
    }

    [[nodiscard]] double of(const NodeRef& node) const { return reach_.at(skeleton_.position.at(node)).size(); }

    /// What one connection can bring.
    [[nodiscard]] Reach brought(const Connection& connection) const {
        const Reach& cause = reach_[skeleton_.position.at(connection.from)];
        const double scale = connection.scale ? central(data_, *connection.scale) : 1.0;
        const bool linear = connection.form == ConnectionForm::linear;
        Reach result;
        if (cause.up > 0.0) {
            result.add(on_scale(data_, connection.effect) * (linear ? cause.up / scale : 1.0));
        }
        if (cause.down < 0.0) {
            const double of_cut = on_scale(data_, connection.effect_of_cut.value_or(connection.effect));
            result.add(of_cut * (linear ? cause.down / scale : -1.0));
        }
        return result;
    }

private:
    void set_inputs() {
        std::vector<Reach> goals(data_.goals.size());
        std::vector<Reach> themas(data_.themas.size());
        for (std::size_t i = 0; i < data_.catalogue.measures.size(); ++i) {
            const CatalogueMeasure& measure = data_.catalogue.measures[i];
            const GoalId goal = data_.budget_lines[measure.budget_line.index()].goal;
            if (!has_connections(data_, i)) {
                goals[goal.index()].add(measure.amount.central);
                themas[data_.goals[goal.index()].thema.index()].add(measure.amount.central);
            }
        }
        for (const NodeRef& node : skeleton_.nodes) {
            input_.push_back(node.kind == NodeKind::measure ? Reach{0.0, 1.0}
                             : node.kind == NodeKind::goal  ? goals[node.index]
                             : node.kind == NodeKind::thema ? themas[node.index]
                                                            : Reach{});
        }
        reach_ = input_;
    }

    void spread() {
        std::vector<Reach> next = input_;
        for (const Connection& connection : data_.connections) {
            const Reach change = brought(connection);
            Reach& target = next[skeleton_.position.at(connection.to)];
            target.down += change.down;
            target.up += change.up;
        }
        for (std::size_t i = 0; i < next.size(); ++i) {
            const NodeRef& node = skeleton_.nodes[i];
            const auto half_life =
                node.kind == NodeKind::mediator ? data_.mediators[node.index].half_life : std::nullopt;
            const double kept = half_life ? 1.0 - retention(*half_life) : 1.0;
            next[i] = {next[i].down / kept, next[i].up / kept};
        }
        reach_ = std::move(next);
    }

    const Dataset& data_;
    const Skeleton& skeleton_;
    std::vector<Reach> input_;
    std::vector<Reach> reach_;
};

/// Beyond these a graph says what cannot be: care that a municipality does not have three times over or a third of,
/// a state of more than three standard deviations, a share that goes from 10 to 70 %.
double most_possible(NodeKind kind) {
    return is_demand(kind) ? std::log(3.0) : 3.0;
}

std::string size_text(const Dataset& data, const NodeRef& node, double size) {
    const auto number = [](double value) {
        return value < 1000.0 ? fmt::format("{:.1f}", value) : std::string{"meer dan 1000"};
    };
    if (is_demand(node.kind)) {
        return "een factor " + number(std::exp(size));
    }
    const bool is_mediator = node.kind == NodeKind::mediator;
    const auto* unit = is_mediator ? "sd" : is_percentage(data.indicators[node.index]) ? "logit" : "log";
    return number(size) + " " + unit;
}

/// Whether the measured values could be read: an indicator without one is then a fault of its own.
bool values_known(const DatasetDraft& draft) {
    const auto file = draft.shown_path("indicatorwaarden.csv");
    const auto faults = draft.faults.in_order();
    return !draft.data.municipality.empty() && std::none_of(faults.begin(), faults.end(), [&](const Diagnostic& fault) {
        return fault.where.file == file;
    });
}

class InfluenceChecker {
public:
    InfluenceChecker(DatasetDraft& draft, const ConnectionPlaces& places)
        : draft_{draft},
          data_{draft.data},
          places_{places},
          skeleton_{skeleton_of(draft.data)},
          values_known_{values_known(draft)} {}

    void check(bool courses_known) {
        check_cycles();
        check_mediators();
        check_indicators(courses_known);
        if (draft_.catalogue.complete() && places_.complete && draft_.faults.count() == 0) {
            check_sizes();
        }
    }

private:
    void check_cycles() {
        const auto order = influence_order(skeleton_.graph);
        if (order.cycle.empty()) {
            return;
        }
        const auto last = order.cycle.back();
        const auto edge = std::find_if(skeleton_.graph.edges.begin(), skeleton_.graph.edges.end(), [&](const auto& e) {
            return e.from == last && e.to == order.cycle.front() && e.lag.least == 0;
        });
        const auto at = static_cast<std::size_t>(edge - skeleton_.graph.edges.begin());
        draft_.faults.note("D019", places_.to[at], names_of(data_, skeleton_, order.cycle),
                           "kring van verbanden zonder vertraging",
                           "geef een verband uit de kring een minimaal van 1 of meer");
    }

    void check_mediators() {
        for (std::size_t i = 0; i < data_.mediators.size() && draft_.connections.complete(); ++i) {
            const NodeRef node{NodeKind::mediator, i, {}};
            const auto touches = [&](auto end) {
                return std::any_of(data_.connections.begin(), data_.connections.end(),
                                   [&](const Connection& connection) { return connection.*end == node; });
            };
            const bool goes_in = touches(&Connection::to);
            const bool comes_out = touches(&Connection::from);
            if (!goes_in || !comes_out) {
                draft_.faults.note("D020", draft_.mediators.place(i), data_.mediators[i].id,
                                   goes_in     ? "tussenstap waar geen verband uit komt"
                                   : comes_out ? "tussenstap waar geen verband in komt"
                                               : "tussenstap zonder verbanden",
                                   "geef er een in verbanden.csv, of haal de tussenstap weg");
            }
        }
    }

    void check_indicators(bool courses_known) {
        std::set<std::size_t> moved;
        for (std::size_t i = 0; i < data_.connections.size(); ++i) {
            for (const auto& [node, place] : {std::pair{data_.connections[i].from, places_.from[i]},
                                              std::pair{data_.connections[i].to, places_.to[i]}}) {
                if (node.kind == NodeKind::indicator && moved.insert(node.index).second) {
                    check_moved(data_.indicators[node.index], place, courses_known);
                }
            }
        }
        for (std::size_t i = 0; i < data_.indicators.size() && draft_.connections.complete(); ++i) {
            if (data_.indicators[i].course && !moved.contains(i)) {
                draft_.faults.note("D021", draft_.indicators.place(i), data_.indicators[i].id,
                                   "indicator met verloop waar geen verband naar wijst",
                                   "geef een verband in verbanden.csv, of haal het verloop uit indicatorverloop.csv");
            }
        }
    }

    void check_moved(const Indicator& indicator, const Location& where, bool courses_known) {
        const auto note = [&](const std::string& message, const std::string& advice) {
            draft_.faults.note("D021", where, indicator.id, message, advice);
        };
        if (indicator.outcome) {
            note("deze indicator volgt uit de berekening zelf", "laat het verband naar de vraag wijzen");
            return;
        }
        if (courses_known && !indicator.course) {
            note("indicator zonder verloop", "geef trend en meetfout in indicatorverloop.csv");
        }
        if (!values_known_) {
            return;
        }
        const auto here = [this](const Observation& one) { return one.region == data_.municipality; };
        const auto last = std::find_if(indicator.history.rbegin(), indicator.history.rend(), here);
        if (last == indicator.history.rend()) {
            note("indicator zonder waarde van " + data_.municipality, "geef er een in indicatorwaarden.csv");
        } else if (last->value <= 0.0 || (is_percentage(indicator) && last->value >= 100.0)) {
            note(fmt::format("indicator begint op {}, waar hij niet weg kan", last->value),
                 "laat deze indicator alleen volgen, zonder verband");
        }
    }

    void check_sizes() {
        const Bounds bounds{data_, skeleton_};
        for (const auto position : influence_order(skeleton_.graph).nodes) {
            const NodeRef& node = skeleton_.nodes[position];
            const bool has_limit =
                is_demand(node.kind) || node.kind == NodeKind::mediator || node.kind == NodeKind::indicator;
            if (has_limit && bounds.of(node) > most_possible(node.kind)) {
                note_size(bounds, node);
                return; // what comes after it is too large because of it
            }
        }
    }

    void note_size(const Bounds& bounds, const NodeRef& node) {
        std::size_t strongest = 0;
        double most = -1.0;
        for (std::size_t i = 0; i < data_.connections.size(); ++i) {
            const bool leads_here = data_.connections[i].to == node;
            const double brought = leads_here ? bounds.brought(data_.connections[i]).size() : -1.0;
            strongest = brought > most ? i : strongest;
            most = std::max(most, brought);
        }
        draft_.faults.note("D022", places_.effect[strongest], data_.connections[strongest].id,
                           fmt::format("de verbanden naar {} kunnen samen {} bereiken", node_id(data_, node),
                                       size_text(data_, node, bounds.of(node))),
                           fmt::format("meer dan {} kan niet; dit verband is het sterkste",
                                       size_text(data_, node, most_possible(node.kind))));
    }

    DatasetDraft& draft_;
    const Dataset& data_;
    const ConnectionPlaces& places_;
    Skeleton skeleton_;
    bool values_known_;
};

} // namespace

void check_influence(DatasetDraft& draft, const ConnectionPlaces& places, bool courses_known) {
    if (places.complete && draft.mediators.complete()) {
        InfluenceChecker{draft, places}.check(courses_known);
    }
}

} // namespace koers::scenario
