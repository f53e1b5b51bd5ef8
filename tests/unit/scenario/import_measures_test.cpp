#include <catch2/catch.hpp>

#include "koers/measure_list.hpp"
#include "read_one.hpp"
#include "village_folder.hpp"

using namespace koers;

namespace {

/// The scenario that a list becomes, as text.
std::string imported(const VillageFolder& folder, const std::string& list) {
    const auto text = scenario_from_list(
        {folder.write("lijst.csv", list), folder.path() / "basis.toml", folder.path() / "uit.toml", "", "Uit"});
    if (!text) {
        for (const Diagnostic& fault : text.error()) {
            UNSCOPED_INFO(to_text(fault));
        }
    }
    REQUIRE(text);
    return *text;
}

Scenario imported_scenario(const VillageFolder& folder, const std::string& list) {
    return read(folder.write("uit.toml", imported(folder, list)));
}

const Parameter& of(const Scenario& scenario, ParameterId id) {
    return scenario.parameters[id.index()];
}

const std::string head = "# Gemaakt van lijst.csv met koers importeer.\nnaam = \"Uit\"\nbasis = \"basis.toml\"\n";

} // namespace

TEST_CASE("a row that says what the catalogue says becomes an id alone", "[scenario]") {
    const VillageFolder folder;
    const std::string expected = head + "\n[[maatregel]]\nid = \"buurthuis-open\"\n";
    CHECK(imported(folder, "code\nbuurthuis-open\n") == expected);
    CHECK(imported(folder, "Code;Naam maatregel;Startdatum;Ingroei (maanden);Bruto bedrag 2026;Bruto bedrag 2027\r\n"
                           "buurthuis-open;Buurthuis vaker open;01-01-2026;24;5000;10000\r\n") == expected);
    CHECK(imported(folder, "\xEF\xBB\xBF"
                           "code,vanaf,bruto_2026,frictie_2026,soort,kwaliteit\n"
                           "buurthuis-open,2026-01-01,5000.4,3000,investering,C\n") == expected);
}

TEST_CASE("what a row changes stands in the scenario", "[scenario]") {
    const VillageFolder folder;
    const Scenario scenario =
        imported_scenario(folder, "code,naam,vanaf,ingroei,bruto_2027,bruto_2028,bruto_2029,frictie_2028,status\n"
                                  "buurthuis-open,Open,2028,36,0,4000,8000,0,besloten\n");
    const Measure& measure = scenario.measures.front();
    CHECK(measure.name == "Open");
    CHECK(measure.from == 2028);
    CHECK(measure.ramp == 3);
    CHECK(of(scenario, measure.strength).central == 12'000.0);
    CHECK(of(scenario, *measure.friction).central == 0.0);
    CHECK(measure.notes == MeasureNotes{{"status", "besloten"}});
    CHECK(measure.planned == 1.2);
}

TEST_CASE("a new measure takes the share that is reached from its kind", "[scenario]") {
    const VillageFolder folder;
    const Scenario scenario = imported_scenario(
        folder, "code,soort,werkt_op,doelwit,vanaf,bruto_2029,knop,risico\n"
                "nieuw,taakstelling,budgetregel,overig-2,2027,-9000,tarief,\"bezwaar, en \"\"meer\"\"\"\n");
    const Measure& measure = scenario.measures.front();
    CHECK(measure.kind == MeasureKind::taakstelling);
    CHECK(of(scenario, *measure.reached_share).central == 0.5);
    CHECK(of(scenario, *measure.reached_share).distribution == DistributionKind::pert);
    CHECK(of(scenario, measure.strength).central == -9'000.0);
    CHECK(measure.notes == MeasureNotes{{"knop", "tarief"}, {"risico", "bezwaar, en \"meer\""}});
}

TEST_CASE("readings with their law come back as they were", "[scenario]") {
    const VillageFolder folder;
    const Scenario scenario = imported_scenario(
        folder, "Code;Werkt op;Doelwit;Startdatum;Sterkte laag;Sterkte midden;Sterkte hoog;Sterkte verdeling\n"
                "uren;uren;hulp;2027;0,8;0,9;0,95;pert\n");
    const Parameter& factor = of(scenario, scenario.measures.front().strength);
    CHECK(factor.low == 0.8);
    CHECK(factor.central == 0.9);
    CHECK(factor.high == 0.95);
    CHECK(factor.distribution == DistributionKind::pert);
}

TEST_CASE("what was realised is certain, by amount or by percentage", "[scenario]") {
    const VillageFolder folder;
    for (const std::string figures : {"-6000,", ",75", "-6000,75"}) {
        const Scenario scenario = imported_scenario(
            folder,
            "code,status,gerealiseerd_bedrag,gerealiseerd_procent\nbuurthuis-dicht,gerealiseerd," + figures + "\n");
        const Measure& measure = scenario.measures.front();
        CHECK(of(scenario, measure.strength).central == -8'000.0);
        CHECK(of(scenario, measure.strength).distribution == DistributionKind::fixed);
        CHECK(of(scenario, *measure.reached_share).central == 0.75);
        CHECK(of(scenario, *measure.reached_share).distribution == DistributionKind::fixed);
        CHECK(measure.planned == 1.0); // what follows by influence is scaled by the share alone
    }
}

TEST_CASE("an amount is that of its strength in the year, and a growing one stops at its limit", "[scenario]") {
    Measure measure;
    measure.from = 2027;
    measure.ramp = 2;
    CHECK(amount_in(measure, -100.0, 2026) == 0.0);
    CHECK(amount_in(measure, -100.0, 2027) == -50.0);
    CHECK(amount_in(measure, -100.0, 2030) == -100.0);
    measure.ramp = 0;
    measure.grows_to = -250.0;
    CHECK(amount_in(measure, -100.0, 2028) == -200.0);
    CHECK(amount_in(measure, -100.0, 2029) == -250.0);
}
