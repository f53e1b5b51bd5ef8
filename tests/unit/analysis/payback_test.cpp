#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

#include "koers/analysis.hpp"

using koers::payback;

TEST_CASE("a scenario has paid for itself from the year in which most replicates are cheaper so far", "[analysis]") {
    // so far: 10 10 10 | 4 4 -1 | -2 1 -7 | -3 0 -8
    const auto result = payback({{10, 10, 10}, {-6, -6, -11}, {-6, -3, -6}, {-1, -1, -1}});
    CHECK(result.costs_first);
    CHECK(result.likely_from == std::size_t{2});
    CHECK(result.cheaper.back() == Approx(2.0 / 3.0));
    CHECK(result.cheaper_95.back().low < result.cheaper.back());
    CHECK(result.cheaper_95.back().high > result.cheaper.back());
    CHECK(result.dearer == std::vector<double>{1.0, 2.0 / 3.0, 1.0 / 3.0, 0.0});
    CHECK_FALSE(result.lost_from);
}

TEST_CASE("what is cheaper for a while only has not paid for itself", "[analysis]") {
    const auto result = payback({{10, 10}, {-20, -20}, {30, 30}});
    CHECK(result.costs_first);
    CHECK_FALSE(result.likely_from);
    CHECK(result.cheaper.back() == 0.0);
    CHECK(result.lost_from == std::size_t{2});
}

TEST_CASE("a scenario that never costs more has nothing to pay back", "[analysis]") {
    CHECK_FALSE(payback({{0, 0}, {-1, -2}}).costs_first);
    CHECK(payback({{0, 0}, {-1, -2}}).likely_from == std::size_t{1});
    CHECK_FALSE(payback({}).costs_first);
}

TEST_CASE("what saves first may be lost again, and dear years come before that", "[analysis]") {
    // so far: -10 -10 | -12 -5 | -6 1 | 3 9
    const auto result = payback({{-10, -10}, {-2, 5}, {6, 6}, {9, 8}});
    CHECK(result.saves_first);
    CHECK_FALSE(result.costs_first);
    CHECK(result.dearer_from == std::size_t{2});
    CHECK(result.lost_from == std::size_t{3});
    CHECK(result.cheaper == std::vector<double>{1.0, 1.0, 0.5, 0.0});
    CHECK_FALSE(result.likely_from);
}

TEST_CASE("without replicates nothing is known of a payback", "[analysis]") {
    CHECK(payback({{}, {}}).cheaper.empty());
}
