#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "koers/report.hpp"

using namespace koers;

namespace {

Scenario village(const std::string& name) {
    const auto read = read_scenarios({std::string{KOERS_SOURCE_DIR} + "/tests/cases/kleindorp/" + name + ".toml"});
    REQUIRE(read);
    return read->front();
}

const nlohmann::json& goal(const nlohmann::json& root, const std::string& id) {
    for (const auto& one : root.at("doelen")) {
        if (one.at("id") == id) {
            return one;
        }
    }
    FAIL("no goal " << id);
    return root;
}

} // namespace

TEST_CASE("every goal of the data stands in the table with how it is covered", "[report]") {
    const auto root = nlohmann::json::parse(goals_json(village("basis")));
    REQUIRE(root.at("doelen").size() == 5);
    CHECK(goal(root, "15").at("dekking") == "gemodelleerd");
    CHECK(goal(root, "2").at("dekking") == "beïnvloed");
    CHECK(goal(root, "1").at("dekking") == "alleen budget, geen cijfers");
    CHECK(goal(root, "14").at("dekking") == "via verbanden, geen cijfers");
    CHECK(goal(root, "2").at("verbanden") == nlohmann::json{"subsidie-contact"});
    CHECK(goal(root, "15").at("voorzieningen").size() == 4);
    CHECK(goal(root, "15").at("indicatoren").at(0).at("uitkomst").at("label") == "hulp");
}

TEST_CASE("a goal holds the measures that act on its services and budget lines", "[report]") {
    CHECK(goal(nlohmann::json::parse(goals_json(village("basis"))), "2").at("maatregelen").empty());
    const auto root = nlohmann::json::parse(goals_json(village("zuinig")));
    CHECK(goal(root, "2").at("maatregelen") == nlohmann::json{"minder-subsidie"});
    CHECK(goal(root, "15").at("maatregelen").at(0) == "minder-uren");
}

TEST_CASE("one goal shows the history of its indicators, region by region", "[report]") {
    const auto text = goal_text(village("basis"), "2");
    REQUIRE(text);
    CHECK(text->find("Ernstige eenzaamheid (65+), %, gewenst lager: beïnvloed") != std::string::npos);
    CHECK(text->find("    Kleindorp: 2020 9; 2024 8,5\n    Nederland: 2024 10\n") != std::string::npos);
    CHECK(goal_text(village("basis"), "5")->find("2022/23 31") != std::string::npos);
    CHECK_FALSE(goal_text(village("basis"), "99"));
}

TEST_CASE("the table of goals has a line for each goal and its name", "[report]") {
    const auto text = goals_text(village("zuinig"));
    for (const auto* name : {"Iedereen doet mee", "Minder eenzaamheid", "Veilig opgroeien", "Langer gezond"}) {
        CHECK(text.find(name) != std::string::npos);
    }
}
