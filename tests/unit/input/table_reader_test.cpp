#include <catch2/catch.hpp>

#include "input/table_reader.hpp"
#include "lines.hpp"

using namespace koers;
using namespace koers::input;

namespace {

struct Step {
    std::string id;
    double amount{};
    int ramp{};
};

std::optional<Step> read_step(TableReader table) {
    const auto id = table.text("id");
    const auto amount = table.number("bedrag", {-1e9, 1e9});
    const auto ramp = table.optional_integer("opbouw", {0.0, 20.0});
    return table.finish([&] { return Step{id->value, amount->value, ramp ? ramp->value : 0}; });
}

Lines faults_in(const std::string& text) {
    Faults faults;
    const auto root = parse_toml(source_of(text), faults);
    REQUIRE(root);
    CHECK_FALSE(read_step({*root, faults}));
    return lines_of(faults);
}

} // namespace

TEST_CASE("a table without faults is built", "[input]") {
    Faults faults;
    const auto root = parse_toml(source_of("id = \"a\"\nbedrag = 180_000\n"), faults);
    REQUIRE(root);
    const auto step = read_step({*root, faults});
    REQUIRE(step);
    CHECK(step->amount == 180'000.0);
    CHECK(step->ramp == 0);
    CHECK(faults.count() == 0);
}

TEST_CASE("every fault of a table is told in one pass", "[input]") {
    CHECK(
        faults_in("id = 3\nbedrag = \"veel\"\nopbouuw = 2\n") ==
        Lines{
            "x:1:6: S003 dit is een geheel getal \"3\"; verwacht een tekst tussen aanhalingstekens",
            "x:2:10: S003 dit is een tekst \"veel\"; verwacht een getal zonder aanhalingstekens, met een decimale punt",
            "x:3:1: S001 onbekende sleutel \"opbouuw\"; bedoelt u \"opbouw\"?"});
    CHECK(faults_in("opbouw = 21\n") ==
          Lines{"x:1:1: S002 verplichte sleutel ontbreekt \"id\"; voeg hem toe",
                "x:1:1: S002 verplichte sleutel ontbreekt \"bedrag\"; voeg hem toe",
                "x:1:10: W005 getal buiten bereik \"21\"; verwacht minstens 0 en hoogstens 20"});
}

TEST_CASE("empty texts, infinite numbers and fractions of years are refused", "[input]") {
    CHECK(faults_in("id = \" \"\nbedrag = inf\nopbouw = 1.5\n") ==
          Lines{"x:1:6: S007 lege tekst; vul hem in of haal de sleutel weg",
                "x:2:10: W002 geen eindig getal \"inf\"; vul een gewoon getal in",
                "x:3:10: W004 geen geheel getal \"1.5\"; schrijf het zonder decimale punt"});
}

TEST_CASE("a table where a list of tables belongs is told", "[input]") {
    Faults faults;
    const auto root = parse_toml(source_of("[stap]\nid = \"a\"\n"), faults);
    REQUIRE(root);
    TableReader table{*root, faults};
    CHECK(table.tables("stap").empty());
    REQUIRE(faults.count() == 1);
    CHECK(faults.in_order().front().advice == "verwacht een blok dat met [[stap]] begint");
}
