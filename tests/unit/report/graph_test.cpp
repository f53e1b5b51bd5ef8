#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>

#include "koers/report.hpp"
#include "report/graph_part.hpp"
#include "report/graph_words.hpp"

using namespace koers;

namespace {

Scenario village() {
    const auto read = read_scenarios({std::string{KOERS_SOURCE_DIR} + "/tests/cases/kleindorp/basis.toml"});
    REQUIRE(read);
    return read->front();
}

/// The village with its data changed.
template <class Change>
Scenario changed(Change change) {
    Scenario scenario = village();
    auto data = std::make_shared<Dataset>(*scenario.dataset);
    change(*data);
    scenario.dataset = data;
    return scenario;
}

GraphView around(const Dataset& data, const std::string& id, std::optional<std::size_t> steps = std::nullopt) {
    return {graph_nodes(data).at(id), steps};
}

/// The connections and nodes of a view by their ids, in order of the alphabet.
std::vector<std::string> connections_of(const Scenario& scenario, const GraphView& view) {
    std::vector<std::string> ids;
    for (const auto position : graph_part(*scenario.dataset, view).connections) {
        ids.push_back(scenario.dataset->connections[position].id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

bool holds(const Scenario& scenario, const GraphView& view, const std::string& id) {
    const auto nodes = graph_part(*scenario.dataset, view).nodes;
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const NodeRef& node) { return node_id(*scenario.dataset, node) == id; });
}

Connection& connection(Dataset& data, const std::string& id) {
    const auto found = std::find_if(data.connections.begin(), data.connections.end(),
                                    [&](const Connection& one) { return one.id == id; });
    REQUIRE(found != data.connections.end());
    return *found;
}

/// The line of a text that holds something.
std::string line_with(const std::string& text, const std::string& part) {
    const auto at = text.find(part);
    REQUIRE(at != std::string::npos);
    const auto begin = text.rfind('\n', at) + 1;
    return text.substr(begin, text.find('\n', at) - begin);
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("the whole graph has every goal and connection, and no measure without connections", "[report]") {
    const Scenario scenario = village();
    CHECK(graph_part(*scenario.dataset, {}).connections.size() == scenario.dataset->connections.size());
    for (const auto* id : {"thema:1", "doel:1", "doel:5", "doel:15", "maatregel:buurthuis-dicht", "uren:begeleiding"}) {
        CHECK(holds(scenario, {}, id));
    }
    CHECK_FALSE(holds(scenario, {}, "maatregel:buurtfeest"));
    CHECK_FALSE(holds(scenario, {}, "thema:dekking"));
}

TEST_CASE("the part around a node is what leads to it and what it leads to", "[report]") {
    const Scenario scenario = village();
    const GraphView view = around(*scenario.dataset, "tussenstap:contact");
    CHECK(connections_of(scenario, view) ==
          Ids{"buurthuis-contact", "contact-eenzaam", "contact-hulp", "eenzaam-contact", "subsidie-contact"});
    CHECK(holds(scenario, view, "thema:3")); // what a measure belongs to comes with it
    CHECK_FALSE(holds(scenario, view, "maatregel:buurthuis-dicht"));
    CHECK_FALSE(holds(scenario, view, "aanvraagkans:jeugdhulp:huisarts"));
}

TEST_CASE("steps count connections on both sides of the node", "[report]") {
    const Scenario scenario = village();
    const Dataset& data = *scenario.dataset;
    CHECK(connections_of(scenario, around(data, "aanvraagkans:hulp", 1)) == Ids{"contact-hulp"});
    CHECK(connections_of(scenario, around(data, "aanvraagkans:hulp", 2)) ==
          Ids{"buurthuis-contact", "contact-hulp", "eenzaam-contact", "subsidie-contact"});
    CHECK(connections_of(scenario, around(data, "doel:2", 1)) == Ids{"subsidie-contact"});
    CHECK(connections_of(scenario, around(data, "tussenstap:contact", 1)).size() == 5);
}

TEST_CASE("around a goal or thema stands what its measures lead to", "[report]") {
    const Scenario scenario = village();
    for (const auto* id : {"doel:14", "thema:3"}) {
        const auto ids = connections_of(scenario, around(*scenario.dataset, id, 1));
        CHECK(ids == Ids{"buurthuis-contact", "buurthuis-jeugd", "dicht-uren"});
    }
    CHECK(holds(scenario, around(*scenario.dataset, "thema:1"), "doel:1"));
}

TEST_CASE("a measure without connections leads where its goal does", "[report]") {
    const Scenario scenario =
        changed([](Dataset& data) { connection(data, "subsidie-contact").from = graph_nodes(data).at("doel:14"); });
    const GraphView view = around(*scenario.dataset, "maatregel:buurtfeest", 1);
    CHECK(connections_of(scenario, view) == Ids{"subsidie-contact"});
    CHECK_FALSE(holds(scenario, view, "maatregel:buurthuis-open"));
    CHECK(line_with(graph_dot(scenario, view), R"("doel:14" -> "maatregel:buurtfeest")").find("telt mee") !=
          std::string::npos);
}

TEST_CASE("the goals of a thema lead where the thema does", "[report]") {
    const Scenario scenario =
        changed([](Dataset& data) { connection(data, "subsidie-contact").from = graph_nodes(data).at("thema:1"); });
    const GraphView hulp = around(*scenario.dataset, "aanvraagkans:hulp", 2);
    CHECK(holds(scenario, hulp, "thema:1"));
    CHECK_FALSE(holds(scenario, hulp, "doel:15"));
    CHECK(connections_of(scenario, around(*scenario.dataset, "doel:1", 2)) ==
          Ids{"contact-eenzaam", "contact-hulp", "subsidie-contact"});
}

TEST_CASE("a graph is drawn around nodes of the graph only", "[report]") {
    const auto nodes = graph_nodes(*village().dataset);
    CHECK(nodes.contains("maatregel:buurtfeest"));
    CHECK(nodes.contains("aanvraagkans:jeugdhulp:huisarts"));
    CHECK_FALSE(nodes.contains("aanvraagkans:jeugdhulp"));
    CHECK_FALSE(nodes.contains("indicator:verzuim"));
    CHECK_FALSE(nodes.contains("thema:dekking"));
}

TEST_CASE("quotes, backslashes and entities in names stay as they are", "[report]") {
    CHECK(dot_text("a \"b\" \\N & c\nd") == R"("a \"b\" \\N &amp; c\nd")");
    CHECK(xml_text("a & <b>") == "a &amp; &lt;b&gt;");
    const Scenario scenario = changed([](Dataset& data) { data.mediators.front().name = R"(Het "dorp" \N &lt; <b>)"; });
    const auto picture = graph_svg(scenario, {});
    REQUIRE(picture);
    CHECK(picture->find("Het &quot;dorp&quot; \\N &amp;lt;") != std::string::npos);
    CHECK(picture->find("<b>") == std::string::npos);
}

TEST_CASE("names are wrapped at spaces, by characters and not by bytes", "[report]") {
    CHECK(wrapped("een twee drie", 8) == "een twee\ndrie");
    CHECK(wrapped("één twéé drie", 8) == "één twéé\ndrie");
    CHECK(wrapped("verantwoordelijkheid nu", 8) == "verantwoordelijkheid\nnu");
    CHECK(wrapped("", 8).empty());
}

TEST_CASE("the line of a connection shows its grade, and its colour the sign", "[report]") {
    const Scenario scenario = changed([](Dataset& data) { connection(data, "contact-hulp").grade = Grade::a; });
    const auto text = graph_dot(scenario, {});
    const auto official = line_with(text, "-10 % (A)");
    const auto derived = line_with(text, "-0,5 logit (B)");
    const auto assumed = line_with(text, "+0,3 sd (C)");
    CHECK(official.find(R"(style="solid")") != std::string::npos);
    CHECK(derived.find(R"(style="dashed")") != std::string::npos);
    CHECK(assumed.find(R"(style="dotted")") != std::string::npos);
    const auto colour = [](const std::string& line) { return line.substr(line.find("fontcolor="), 19); };
    CHECK(colour(official) == colour(derived));
    CHECK(colour(official) != colour(assumed));
}

TEST_CASE("a connection tells its name, study and delay", "[report]") {
    const auto text = graph_dot(village(), {});
    CHECK(text.find("Het buurthuis brengt mensen bij elkaar: voor-na, na 1 jaar, kwaliteit C") != std::string::npos);
    CHECK(text.find("Subsidie geeft ontmoeting: deskundigen, na gemiddeld 0,5 jaar") != std::string::npos);
}

TEST_CASE("the effect is that of the scenario, with its assumptions", "[report]") {
    Scenario scenario = village();
    const auto effect = scenario.dataset->connections.front().effect;
    scenario.parameters[effect.index()].central = 0.1234;
    CHECK(graph_dot(scenario, {}).find("+0,123 sd (C)") != std::string::npos);
}

TEST_CASE("numbers have no more decimals than they need", "[report]") {
    const auto words = [](double central, const std::string& unit) {
        Parameter effect;
        effect.central = central;
        effect.unit = unit;
        return effect_words(effect);
    };
    CHECK(words(-3.0, "procent") == "-3 %");
    CHECK(words(0.2, "sd") == "+0,2 sd");
    CHECK(words(0.0, "sd") == "0 sd");
    CHECK(words(-0.055, "sd") == "-0,055 sd");
    CHECK(words(1.814, "logit") == "+1,81 logit");
}

TEST_CASE("a picture has a title and description in Dutch and is the same each time", "[report]") {
    const Scenario scenario = village();
    const GraphView view = around(*scenario.dataset, "tussenstap:contact", 1);
    const auto picture = graph_svg(scenario, view);
    REQUIRE(picture);
    CHECK(picture->starts_with("<?xml"));
    CHECK(picture->find("lang=\"nl\"") != std::string::npos);
    CHECK(picture->find(
              "<title id=\"naam\">Invloedsgraaf van Kleindorp rond Contact met anderen, 1 verband ver</title>") !=
          std::string::npos);
    CHECK(picture->find("verbanden. Links de thema") != std::string::npos);
    CHECK(picture->find("graphviz") == std::string::npos);
    CHECK(graph_svg(scenario, view).value() == *picture);
}
