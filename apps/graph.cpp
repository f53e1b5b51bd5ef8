#include <filesystem>
#include <iostream>

#include "arguments.hpp"
#include "commands.hpp"
#include "faults.hpp"
#include "koers/report.hpp"
#include "target.hpp"
#include "text_file.hpp"

namespace koers::app {
namespace {

enum class Drawing : std::uint8_t { dot, svg };

/// Where the graph goes: a file, or standard output without one.
struct GraphTarget {
    std::filesystem::path file;
    Drawing drawing{Drawing::dot};
};

std::optional<GraphTarget> target_of(const options::variables_map& values) {
    if (!values.contains("uit")) {
        return GraphTarget{};
    }
    const std::filesystem::path file = values["uit"].as<std::string>();
    const auto ending = file.extension();
    if (ending != ".svg" && ending != ".dot") {
        usage_fault("graaf", "--uit kent bestanden op .svg en .dot, niet \"" + file.string() + "\"");
        return std::nullopt;
    }
    if (const auto reason = taken(file, values.contains("overschrijf") ? Existing::replace : Existing::keep)) {
        std::cerr << "koers graaf: " << file.string() << " " << *reason << "\n";
        return std::nullopt;
    }
    return GraphTarget{file, ending == ".svg" ? Drawing::svg : Drawing::dot};
}

/// The nearest id: that of which only the kind was left out, or else by spelling.
std::string nearest(const std::string& word, const std::map<std::string, NodeRef>& nodes) {
    Words ids;
    for (const auto& [id, node] : nodes) {
        if (id.ends_with(":" + word)) {
            return "; bedoelt u " + id + "?";
        }
        ids.push_back(id);
    }
    return suggestion(word, ids);
}

std::optional<GraphView> view_of(const options::variables_map& values, const Dataset& data) {
    GraphView view;
    if (values.contains("knoop")) {
        const auto id = values["knoop"].as<std::string>();
        const auto nodes = graph_nodes(data);
        const auto found = nodes.find(id);
        if (found == nodes.end()) {
            usage_fault("graaf", "geen knoop van de graaf: " + id + nearest(id, nodes));
            return std::nullopt;
        }
        view.around = found->second;
    }
    if (values.contains("stappen")) {
        const auto steps = whole_number("graaf", "--stappen", values["stappen"].as<std::string>(), {1, 1000});
        if (!steps) {
            return std::nullopt;
        }
        if (!view.around) {
            usage_fault("graaf", "--stappen telt vanaf een knoop; geef ook --knoop");
            return std::nullopt;
        }
        view.steps = *steps;
    }
    return view;
}

Status draw(const Scenario& scenario, const GraphView& view, const GraphTarget& target) {
    const Result<std::string> text =
        target.drawing == Drawing::svg ? graph_svg(scenario, view) : graph_dot(scenario, view);
    if (!text) {
        return print_faults(text.error(), could_not_finish);
    }
    if (target.file.empty()) {
        std::cout << *text;
        return done;
    }
    const Result<void> written = write_text(target.file, *text);
    return written ? done : print_faults(written.error(), could_not_finish);
}

} // namespace

Status run_graph(const Words& words) {
    options::options_description known;
    const auto text = [] { return options::value<std::string>(); };
    known.add_options()("help", "")("scenario", options::value<Words>())("knoop", text())("stappen", text());
    known.add_options()("uit", text())("overschrijf", "");
    const auto values = parse("graaf", words, known);
    if (!values) {
        return wrong_input;
    }
    if (values->contains("help")) {
        std::cout << graph_help();
        return done;
    }
    if (!values->contains("scenario") || (*values)["scenario"].as<Words>().size() != 1) {
        usage_fault("graaf", "geef een scenariobestand");
        return wrong_input;
    }
    const auto target = target_of(*values);
    if (!target) {
        return wrong_input;
    }
    const auto scenarios = read_scenarios({(*values)["scenario"].as<Words>().front()});
    if (!scenarios) {
        return print_faults(scenarios.error(), wrong_input);
    }
    const Dataset& data = *scenarios->front().dataset;
    if (data.connections.empty()) {
        std::cerr << "koers graaf: de gegevens van " << data.municipality
                  << " hebben geen verbanden (verbanden.csv), dus er is geen graaf\n";
        return wrong_input;
    }
    const auto view = view_of(*values, data);
    return view ? draw(scenarios->front(), *view, *target) : wrong_input;
}

} // namespace koers::app
