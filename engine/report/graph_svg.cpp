#include <memory>

#include <fmt/format.h>
#include <graphviz/gvc.h>

#include "report/graph_part.hpp"
#include "report/graph_words.hpp"
#include "report/svg_finish.hpp"

extern "C" {
extern gvplugin_library_t gvplugin_core_LTX_library;
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
}

namespace koers {
namespace {

using Context = std::unique_ptr<GVC_t, decltype(&gvFreeContext)>;
using Graph = std::unique_ptr<Agraph_t, decltype(&agclose)>;

/// Layout and SVG only, built in: without them Graphviz would load whatever is installed, and measure text with the
/// fonts of the machine. Its own table of widths (Helvetica) gives the same picture everywhere.
Context make_context() {
    static const lt_symlist_t plugins[] = {{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
                                           {"gvplugin_core_LTX_library", &gvplugin_core_LTX_library},
                                           {nullptr, nullptr}};
    constexpr int nothing_else = 0;
    return {gvContextPlugins(plugins, nothing_else), gvFreeContext};
}

/// A graph as Graphviz draws it; empty if it cannot.
std::string draw(const std::string& dot) {
    const Context context = make_context();
    const Graph graph{agmemread(dot.c_str()), agclose};
    if (!context || !graph || gvLayout(context.get(), graph.get(), "dot") != 0) {
        return "";
    }
    char* bytes = nullptr;
    unsigned length = 0;
    const int failed = gvRenderData(context.get(), graph.get(), "svg", &bytes, &length);
    std::string picture = failed == 0 ? std::string(bytes, length) : "";
    gvFreeRenderData(bytes);
    gvFreeLayout(context.get(), graph.get());
    return picture;
}

std::string description(const GraphPart& part) {
    return fmt::format("{} knopen en {} verbanden. Links de thema's, doelen en maatregelen, in het midden de "
                       "tussenstappen, rechts de indicatoren en plaatsen in de vraag naar zorg.",
                       part.nodes.size(), part.connections.size());
}

} // namespace

Result<std::string> graph_svg(const Scenario& scenario, const GraphView& view) {
    agseterr(AGMAX); // tells its faults to who asks, not on standard error
    const std::string picture = draw(graph_dot(scenario, view));
    if (picture.empty()) {
        const char* told = aglasterr();
        return environment_fault("U030", "Graphviz kan de graaf niet tekenen", told ? told : "");
    }
    const Dataset& data = *scenario.dataset;
    return finished_svg(picture, {graph_heading(data, view), description(graph_part(data, view))});
}

} // namespace koers
