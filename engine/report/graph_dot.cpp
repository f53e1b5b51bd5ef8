#include <fmt/format.h>

#include "report/goal_rows.hpp"
#include "report/graph_legend.hpp"
#include "report/graph_look.hpp"
#include "report/graph_part.hpp"
#include "report/graph_words.hpp"
#include "report/node_name.hpp"

namespace koers {
namespace {

/// The name of a node over lines; what of a service it is has one of its own.
std::string name_lines(const Dataset& data, const NodeRef& node) {
    constexpr std::size_t width = 24; // characters
    const std::string name = node_name(data, node);
    const auto begin = is_demand(node.kind) ? name.find(": ") + 2 : 0;
    const std::string what = begin > 0 ? name.substr(0, begin - 1) + "\n" : "";
    return what + wrapped(name.substr(begin), width);
}

/// Writes one part of the graph of a scenario.
class DotWriter {
public:
    DotWriter(const Scenario& scenario, const GraphView& view)
        : scenario_{scenario}, data_{*scenario.dataset}, view_{view}, part_{graph_part(data_, view)} {}

    [[nodiscard]] std::string text() const {
        std::string text = head();
        for (const NodeRef& node : part_.nodes) {
            text += node_line(node);
        }
        text += columns();
        for (const NodeRef& node : part_.nodes) {
            text += holding_line(node);
        }
        for (const std::size_t position : part_.connections) {
            text += connection_line(data_.connections[position]);
        }
        return text + graph_legend() + "}\n";
    }

private:
    /// Left to right; nodes far enough apart for the labels of connections between them.
    [[nodiscard]] std::string head() const {
        const std::string heading = dot_text(graph_heading(data_, view_));
        return fmt::format(
            "digraph {} {{\n"
            "graph [rankdir=\"LR\",concentrate=\"false\",ranksep=\"0.35\",nodesep=\"0.07\",bgcolor=\"white\","
            "fontname=\"Helvetica-Bold\",fontsize=\"18\",labelloc=\"t\",label={}]\n"
            "node [fontname=\"Helvetica\",fontsize=\"11\",height=\"0.3\",margin=\"0.22,0.04\"]\n"
            "edge [fontname=\"Helvetica\",fontsize=\"10\",arrowsize=\"0.7\"]\n",
            heading, heading);
    }

    [[nodiscard]] std::string id(const NodeRef& node) const { return dot_text(node_id(data_, node)); }

    [[nodiscard]] std::string node_line(const NodeRef& node) const {
        const char* asked = view_.around == node ? ",penwidth=\"4\"" : "";
        return fmt::format("{} [label={},tooltip={},{}{}]\n", id(node), dot_text(name_lines(data_, node)), id(node),
                           node_look(node.kind, thema_of(data_, node)), asked);
    }

    /// Themas, goals, measures and what nothing comes out of stand in columns.
    [[nodiscard]] std::string columns() const {
        std::string text;
        for (const NodeKind kind : {NodeKind::thema, NodeKind::goal, NodeKind::measure}) {
            text += column([kind](const NodeRef& node) { return node.kind == kind; });
        }
        return text + column([this](const NodeRef& node) { return is_outcome(node); });
    }

    template <class Choice>
    [[nodiscard]] std::string column(Choice belongs) const {
        std::string text = "{rank=\"same\"";
        for (const NodeRef& node : part_.nodes) {
            text += belongs(node) ? "; " + id(node) : "";
        }
        return text + "}\n";
    }

    [[nodiscard]] bool is_outcome(const NodeRef& node) const {
        if (node.kind < NodeKind::mediator) {
            return false;
        }
        for (const std::size_t position : part_.connections) {
            if (data_.connections[position].from == node) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] std::string holding_line(const NodeRef& node) const {
        const auto holder = holder_of(data_, node);
        if (!holder) {
            return "";
        }
        const bool adds = node.kind == NodeKind::measure && !has_connections(data_, node.index);
        const char* more = adds ? R"(,dir="both",arrowtail="normal",label="telt mee")" : "";
        return fmt::format("{} -> {} [weight=\"8\",{}{}]\n", id(*holder), id(node), holding_look(), more);
    }

    [[nodiscard]] std::string connection_line(const Connection& connection) const {
        const Parameter& effect = scenario_.parameters[connection.effect.index()];
        const std::string about = fmt::format("{}: {}, {}, kwaliteit {}", connection.name, study_word(connection.study),
                                              lag_words(scenario_, connection), letter(connection.grade));
        // A connection of a goal runs past the column of the measures.
        const char* length = connection.from.kind < NodeKind::measure ? ",minlen=\"2\"" : "";
        return fmt::format("{} -> {} [label={},tooltip={},labeltooltip={},{}{}]\n", id(connection.from),
                           id(connection.to),
                           dot_text(fmt::format(" {} ({}) ", effect_words(effect), letter(connection.grade))),
                           dot_text(about), dot_text(about), connection_look(connection.grade, effect), length);
    }

    const Scenario& scenario_;
    const Dataset& data_;
    const GraphView& view_;
    GraphPart part_;
};

} // namespace

std::string graph_dot(const Scenario& scenario, const GraphView& view) {
    return DotWriter{scenario, view}.text();
}

} // namespace koers
