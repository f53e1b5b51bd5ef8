#include <catch2/catch.hpp>

#include "koers/explain.hpp"
#include "unit/explain/choosing_village.hpp"

using namespace koers;
using test::choosing_scenario;
using test::one_thread;

TEST_CASE("each measure is judged alone, by what it changes itself and by what follows", "[explain]") {
    const VillageFolder folder;
    const Model model = build_model(choosing_scenario(folder)).value();
    std::uint64_t done = 0;
    const auto measures = measure_paybacks(model, {1, 4}, *one_thread, [&](const Progress& progress) {
        CHECK(progress.done == ++done);
        CHECK(progress.total == 4 * 3);
    });
    CHECK(done == 12);
    REQUIRE(measures.size() == 2);
    const MeasurePayback& cut = measures[1];
    CHECK(cut.id == "minder-subsidie");
    CHECK(cut.grade == Grade::c);
    CHECK(cut.own[1][0] == Approx(0.0).margin(1e-6));
    CHECK(cut.own[3][2] == Approx(-25'000.0));
    CHECK(cut.payback.saves_first);
    CHECK(cut.net[5][0] >= cut.own[5][0]); // requests rise, or do not react in this draw
    const MeasurePayback& opened = measures[0];
    CHECK(opened.own[1][0] == Approx(0.5 * 10'000.0 + 3'000.0)); // half of the amount in 2026, and friction
    CHECK(opened.payback.costs_first);
}

TEST_CASE("the year in which a measure has paid for itself is that from which it stays paid", "[explain]") {
    const VillageFolder folder;
    const auto file = folder.write("zuinig-blijft.toml", "naam = \"Z\"\nbasis = \"basis.toml\"\n\n[[maatregel]]\n"
                                                         "id = \"buurthuis-dicht\"\n");
    const Model model = build_model(without_effects(read_scenarios({file}).value().front())).value();
    const auto measures = measure_paybacks(model, {1, 3}, *one_thread, {});
    for (const auto& year : measures.front().year_paid) {
        CHECK(year == std::size_t{2}); // 2027
    }
    CHECK(measures.front().payback.cheaper.back() == 1.0);
}

TEST_CASE("a scenario can be given every measure of the catalogue, to judge them one by one", "[explain]") {
    const VillageFolder folder;
    const Scenario all = with_catalogue(choosing_scenario(folder));
    CHECK(own_measures(all) == 4); // three of the catalogue, one of its own
    CHECK(own_measures(with_catalogue(all)) == 4);
    const Model model = build_model(all).value();
    CHECK(measure_paybacks(model, {1, 1}, *one_thread, {}).size() == 4);
}
