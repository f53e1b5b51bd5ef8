#include <catch2/catch.hpp>

#include "koers/explain.hpp"
#include "unit/explain/choosing_village.hpp"

using namespace koers;
using test::choosing_scenario;
using test::one_thread;
using test::plain_village;

TEST_CASE("without the evidence of grade C a cut keeps its whole saving", "[explain]") {
    const VillageFolder folder;
    const Model model = build_model(without_effect_of(choosing_scenario(folder), "buurthuis-open")).value();
    const auto test = without_weak_evidence(model, Grade::b, {1, 6}, *one_thread);
    REQUIRE(test);
    CHECK(test->differences.front().mean == 0.0);
    CHECK(test->differences.back().mean < 0.0); // requests would rise with it
    CHECK(test->differences.back().pairs == 6);
}

TEST_CASE("a scenario that rests on no weak evidence has nothing to test", "[explain]") {
    const VillageFolder folder;
    const Model plain = build_model(plain_village(folder)).value();
    CHECK_FALSE(without_weak_evidence(plain, Grade::b, {1, 2}, *one_thread));
    const Model quiet = build_model(without_effects(choosing_scenario(folder))).value();
    CHECK_FALSE(without_weak_evidence(quiet, Grade::b, {1, 2}, *one_thread));
    const Model all = build_model(choosing_scenario(folder)).value();
    CHECK_FALSE(without_weak_evidence(all, Grade::c, {1, 2}, *one_thread)); // nothing is weaker than C
}
