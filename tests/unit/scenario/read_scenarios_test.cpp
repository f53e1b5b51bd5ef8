#include <catch2/catch.hpp>

#include <algorithm>

#include "koers/scenario.hpp"
#include "village_folder.hpp"

using namespace koers;

namespace {

std::vector<Scenario> read_all(const std::vector<std::filesystem::path>& files) {
    const auto read = read_scenarios(files);
    if (!read) {
        for (const Diagnostic& fault : read.error()) {
            UNSCOPED_INFO(to_text(fault));
        }
    }
    REQUIRE(read);
    return *read;
}

const Parameter& parameter(const Scenario& scenario, const std::string& id) {
    return *std::find_if(scenario.parameters.begin(), scenario.parameters.end(),
                         [&](const Parameter& one) { return one.id == id; });
}

} // namespace

TEST_CASE("scenarios of one folder share one data set", "[scenario]") {
    const VillageFolder folder;
    const auto scenarios =
        read_all({folder.path() / "basis.toml", folder.path() / "zuinig.toml", folder.path() / "vergrijsd.toml"});
    REQUIRE(scenarios.size() == 3);
    CHECK(scenarios[0].dataset == scenarios[1].dataset);
    CHECK(scenarios[0].dataset == scenarios[2].dataset);
    CHECK(scenarios[1].id == "zuinig");
    CHECK(scenarios[1].name == "Zuinig");
}

TEST_CASE("switches stand at their default unless a scenario or its base says otherwise", "[scenario]") {
    const VillageFolder folder;
    const auto half = folder.write("half.toml", "naam = \"Half\"\nbasis = \"vergrijsd.toml\"\n"
                                                "[aannames]\narbeidsmarkt = \"ruim\"\n");
    const auto scenarios = read_all({folder.path() / "basis.toml", half});
    using Levels = std::vector<std::pair<std::string, std::string>>;
    CHECK(scenarios[0].switches == Levels{{"vergrijzing", "midden"},
                                          {"arbeidsmarkt", "midden"},
                                          {"prijzen", "midden"},
                                          {"rijk", "geen"},
                                          {"bijdrage", "vast"},
                                          {"opvang", "elders"}});
    CHECK(scenarios[1].switches == Levels{{"vergrijzing", "hoog"},
                                          {"arbeidsmarkt", "ruim"},
                                          {"prijzen", "hoog"},
                                          {"rijk", "korting"},
                                          {"bijdrage", "naar-inkomen"},
                                          {"opvang", "eigen"}});
    CHECK(parameter(scenarios[0], "ingreep.dekking-rijk.bedrag").central == 0.0);
    CHECK(parameter(scenarios[1], "ingreep.dekking-rijk.bedrag").central == -25'000.0);
    CHECK(parameter(scenarios[0], "sterfte.niveau").central == 1.0);
    CHECK(parameter(scenarios[1], "sterfte.niveau").central == 0.94);
    CHECK(parameter(scenarios[1], "sterfte.niveau").description == "Niveau van de sterftekansen");
    CHECK(parameter(scenarios[1], "zorg.onvervuld_groei").central == -0.005);
}

TEST_CASE("parameters of the data set come first, then one per measure", "[scenario]") {
    const VillageFolder folder;
    const Scenario scenario = read_all({folder.path() / "zuinig.toml"}).front();
    const std::size_t own = scenario.dataset->parameters.size();
    REQUIRE(scenario.parameters.size() == own + 4);
    for (std::size_t i = 0; i < own; ++i) {
        CHECK(scenario.parameters[i].id == scenario.dataset->parameters[i].id);
    }
    REQUIRE(scenario.measures.size() == 4 + scenario.dataset->switched_measures.size());
    const Measure& hours = scenario.measures[0];
    CHECK(hours.lever == Lever::hours);
    CHECK(scenario.dataset->services[hours.service->index()].id == "hulp");
    CHECK(hours.ramp == 2);
    CHECK_FALSE(hours.duration);
    CHECK(scenario.parameters[hours.strength.index()].id == "maatregel.minder-uren.factor");
    CHECK(scenario.parameters[hours.strength.index()].distribution == DistributionKind::pert);
    CHECK(scenario.parameters[hours.strength.index()].low == 0.85);
    const Measure& subsidy = scenario.measures[1];
    CHECK(scenario.dataset->budget_lines[subsidy.budget_line->index()].id == "overig-2");
    CHECK(scenario.parameters[subsidy.strength.index()].central == -25'000.0);
    CHECK(scenario.parameters[subsidy.strength.index()].unit == "EUR per jaar");
    CHECK(scenario.measures[2].duration == 3);
    CHECK(scenario.measures[2].sector.has_value());
    const Measure& referred = scenario.measures[3];
    CHECK(scenario.dataset->referrers.at(referred.referrer.value()) == "huisarts");
    CHECK_FALSE(referred.income);
    CHECK(scenario.measures[4].id == scenario.dataset->switched_measures.front().id);
}

TEST_CASE("an own measure takes the place of an inherited one with its id", "[scenario]") {
    const VillageFolder folder;
    const auto own = folder.write("strenger.toml", R"(naam = "Strenger"
basis = "zuinig.toml"

[[maatregel]]
id = "nieuw"
werkt_op = "prijs"
voorziening = "hulp"
factor = 1.02
vanaf = 2027

[[maatregel]]
id = "minder-subsidie"
werkt_op = "budgetregel"
budgetregel = "overig-2"
bedrag = -40_000
vanaf = 2028
)");
    const Scenario scenario = read_all({own}).front();
    REQUIRE(scenario.measures.size() == 5 + scenario.dataset->switched_measures.size());
    CHECK(scenario.measures[1].id == "minder-subsidie");
    CHECK(scenario.measures[1].from == 2028);
    CHECK(scenario.parameters[scenario.measures[1].strength.index()].central == -40'000.0);
    CHECK(scenario.measures[4].id == "nieuw");
    CHECK(scenario.measures[4].name == "nieuw");
}

TEST_CASE("a scenario keeps its own file and those that it starts from", "[scenario]") {
    const VillageFolder folder;
    std::filesystem::create_directory(folder.path() / "varianten");
    const auto path = folder.write("varianten/elders.toml", "naam = \"Elders\"\nbasis = \"../vergrijsd.toml\"\n");
    const Scenario scenario = read_all({path}).front();
    std::vector<std::string> paths;
    for (const InputFile& file : scenario.files) {
        paths.push_back(file.path);
    }
    CHECK(paths == std::vector<std::string>{"kleindorp/varianten/elders.toml", "kleindorp/vergrijsd.toml",
                                            "kleindorp/zuinig.toml", "kleindorp/basis.toml"});
    CHECK(scenario.files[0].text == "naam = \"Elders\"\nbasis = \"../vergrijsd.toml\"\n");
}

TEST_CASE("the order in which scenarios are given changes none of them", "[scenario]") {
    const VillageFolder folder;
    const auto forth = read_all({folder.path() / "zuinig.toml", folder.path() / "basis.toml"});
    const auto back = read_all({folder.path() / "basis.toml", folder.path() / "zuinig.toml"});
    CHECK(forth[0].id == back[1].id);
    REQUIRE(forth[0].parameters.size() == back[1].parameters.size());
    for (std::size_t i = 0; i < forth[0].parameters.size(); ++i) {
        CHECK(forth[0].parameters[i].central == back[1].parameters[i].central);
    }
}

TEST_CASE("the shipped data sets have no faults", "[scenario]") {
    for (const auto& entry :
         std::filesystem::directory_iterator{std::string{KOERS_SOURCE_DIR} + "/scenarios/oegstgeest"}) {
        if (entry.path().extension() == ".toml" && entry.path().filename() != "gemeente.toml" &&
            entry.path().filename() != "maatregelen.toml") {
            CHECK(read_all({entry.path()}).front().name != "");
        }
    }
}
