#include "report/graph_legend.hpp"

#include <fmt/format.h>

#include "report/graph_look.hpp"
#include "report/graph_words.hpp"

namespace koers {
namespace {

std::string sample(const char* id, NodeKind kind, const char* label) {
    return fmt::format("\"{}\" [label={},tooltip={},{}]\n", id, dot_text(label), dot_text("uitleg"),
                       node_look(kind, std::nullopt));
}

std::string line(const char* from, const char* to, const std::string& look) {
    return fmt::format("\"{}\" -> \"{}\" [tooltip={},{}]\n", from, to, dot_text("uitleg"), look);
}

Parameter effect_of(double central) {
    Parameter effect;
    effect.central = central;
    effect.unit = "procent";
    return effect;
}

std::string labelled(const char* label, Grade grade, double effect) {
    return fmt::format("label={},labeltooltip={},{}", dot_text(label), dot_text("uitleg"),
                       connection_look(grade, effect_of(effect)));
}

} // namespace

std::string graph_legend() {
    std::string text =
        "subgraph \"cluster uitleg\" {\n"
        "graph [labeljust=\"l\",fontname=\"Helvetica\",fontsize=\"11\",color=\"#999999\",tooltip=\"uitleg\","
        "label=\"Uitleg. De kleur is die van het thema; een grijze lijn: hoort bij; een dikke lijn: groot "
        "effect.\\lHet getal is het effect als de oorzaak helemaal werkt, met de kwaliteit ervan.\\l\"]\n";
    text += sample("uitleg 1", NodeKind::thema, "Thema");
    text += sample("uitleg 2", NodeKind::goal, "Doel");
    text += sample("uitleg 3", NodeKind::measure, "Maatregel");
    text += sample("uitleg 4", NodeKind::mediator, "Tussenstap");
    text += sample("uitleg 5", NodeKind::indicator, "Indicator");
    text += sample("uitleg 6", NodeKind::request_rate, "Plaats in de vraag");
    text += line("uitleg 1", "uitleg 2", holding_look());
    text += line("uitleg 2", "uitleg 3", holding_look());
    text += line("uitleg 3", "uitleg 4", labelled("verhoogt\nA: officieel cijfer", Grade::a, 5.0));
    text += line("uitleg 4", "uitleg 5", labelled("verlaagt\nB: afgeleid", Grade::b, -5.0));
    text += line("uitleg 4", "uitleg 6", labelled("richting onzeker\nC: aanname", Grade::c, 0.0));
    return text + "}\n";
}

} // namespace koers
