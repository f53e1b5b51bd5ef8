#include <catch2/catch.hpp>

#include <filesystem>

#include "koers/scenario.hpp"
#include "village_folder.hpp"

using namespace koers;

namespace {

std::shared_ptr<const Dataset> data_of(const VillageFolder& folder) {
    const auto read = read_scenarios({folder.path() / "basis.toml"});
    REQUIRE(read);
    return read->front().dataset;
}

} // namespace

TEST_CASE("an indicator knows its goal, its wanted change and its history in order of years", "[scenario]") {
    const VillageFolder folder;
    const auto data = data_of(folder);
    REQUIRE(data->indicators.size() == 5);
    const Indicator& lonely = data->indicators[0];
    CHECK(lonely.id == "eenzaam.65plus");
    CHECK(lonely.population == "65+");
    CHECK(data->goals[lonely.goal.index()].id == "2");
    CHECK(lonely.wanted == WantedChange::lower);
    CHECK_FALSE(lonely.school_years);
    CHECK_FALSE(lonely.outcome);
    REQUIRE(lonely.history.size() == 3);
    CHECK(lonely.history[0].year == 2020);
    CHECK(lonely.history[1].year == 2024);
    CHECK(lonely.history[1].value == 8.5);
    CHECK(lonely.history[2].region == "Nederland");
    CHECK(data->indicators[1].school_years);
}

TEST_CASE("an indicator of the engine names a variable and a label of the result", "[scenario]") {
    const VillageFolder folder;
    const auto data = data_of(folder);
    REQUIRE(data->indicators[2].outcome);
    CHECK(data->indicators[2].outcome->variable == "gebruikers");
    CHECK(data->indicators[2].outcome->label == "hulp");
    CHECK(data->indicators[3].outcome->label == "jeugd");
    CHECK(data->indicators[4].outcome->variable == "verwijzingen");
}

TEST_CASE("a municipality may have no indicators yet", "[scenario]") {
    const VillageFolder folder;
    for (const auto* file : {"indicatoren.csv", "indicatorwaarden.csv", "indicatorverloop.csv", "tussenstappen.csv",
                             "verbanden.csv", "verbandsterkte.csv"}) {
        std::filesystem::remove(folder.path() / file);
    }
    CHECK(data_of(folder)->indicators.empty());
}
