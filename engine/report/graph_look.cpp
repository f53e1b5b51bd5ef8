#include "report/graph_look.hpp"

#include <array>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace koers {
namespace {

struct Colours {
    const char* fill;
    const char* line;
};

// Light fills for dark text, and the same hues darker for the lines. The fills differ by 15 or more in CIELAB for each
// kind of colour blindness (as simulated after Machado and others, 2009).
constexpr std::array<Colours, 5> thema_colours{{{"#99ccff", "#1f5f8f"},
                                                {"#f5e58a", "#7a6a10"},
                                                {"#5fc4a0", "#14583e"},
                                                {"#ffbbdd", "#a03c6c"},
                                                {"#ee9966", "#94401c"}}};
constexpr Colours grey{"#eeeeee", "#666666"};

const char* shape_of(NodeKind kind) {
    switch (kind) {
    case NodeKind::thema:
        return R"(shape="box",style="filled",penwidth="2.5",margin="0.3,0.04",fontname="Helvetica-Bold")";
    case NodeKind::goal:
        return R"(shape="box",style="filled")";
    case NodeKind::measure:
        return R"(shape="box",style="filled,rounded")";
    case NodeKind::mediator:
        return R"(shape="ellipse",style="filled",margin="0.08,0.01")";
    case NodeKind::indicator:
        return R"(shape="note",style="filled")";
    default:
        return R"(shape="hexagon",style="filled",margin="0.05,0.01")";
    }
}

const char* line_of(Grade grade) {
    return grade == Grade::a ? "solid" : grade == Grade::b ? "dashed" : "dotted";
}

const char* colour_of(double effect) {
    return effect > 0.0 ? "#b34700" : effect < 0.0 ? "#0b4f8a" : "#555555";
}

enum class EffectSize : std::uint8_t { small, middling, large };

/// Each unit has bounds of its own.
EffectSize size_of(const Parameter& effect) {
    const double size = std::abs(effect.central);
    const bool percent = effect.unit == "procent";
    const double large = percent ? 10.0 : effect.unit == "sd" ? 0.1 : 0.5;
    const double middling = percent ? 2.0 : effect.unit == "sd" ? 0.02 : 0.1;
    return size >= large ? EffectSize::large : size >= middling ? EffectSize::middling : EffectSize::small;
}

/// In points.
double width_of(const Parameter& effect) {
    return 1.0 + static_cast<double>(size_of(effect));
}

} // namespace

std::string node_look(NodeKind kind, std::optional<ThemaId> thema) {
    const Colours& colours = thema ? thema_colours[thema->index() % thema_colours.size()] : grey;
    return fmt::format(R"({},fillcolor="{}",color="{}")", shape_of(kind), colours.fill, colours.line);
}

std::optional<ThemaId> thema_of(const Dataset& data, const NodeRef& node) {
    switch (node.kind) {
    case NodeKind::thema:
        return ThemaId{node.index};
    case NodeKind::goal:
        return data.goals[node.index].thema;
    case NodeKind::measure: {
        const auto line = data.catalogue.measures[node.index].budget_line;
        return data.goals[data.budget_lines[line.index()].goal.index()].thema;
    }
    case NodeKind::indicator:
        return data.goals[data.indicators[node.index].goal.index()].thema;
    case NodeKind::mediator:
    case NodeKind::staff:
        return std::nullopt;
    default:
        return data.services[node.index].thema;
    }
}

std::string connection_look(Grade grade, const Parameter& effect) {
    const char* colour = colour_of(effect.central);
    return fmt::format(R"(style="{}",color="{}",fontcolor="{}",penwidth="{}")", line_of(grade), colour, colour,
                       width_of(effect));
}

std::string size_word(const Parameter& effect) {
    switch (size_of(effect)) {
    case EffectSize::small:
        return "klein";
    case EffectSize::middling:
        return "middelgroot";
    case EffectSize::large:
        break;
    }
    return "groot";
}

std::string holding_look() {
    return R"(style="solid",color="#aaaaaa",penwidth="0.8",arrowhead="none")";
}

} // namespace koers
