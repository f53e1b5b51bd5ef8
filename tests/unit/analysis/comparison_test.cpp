#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

#include "koers/analysis.hpp"

using namespace koers;

TEST_CASE("paired differences are B minus A with a Student interval", "[analysis]") {
    const std::vector<double> a{10, 20, 30, 40, 50};
    const std::vector<double> b{11, 19, 33, 40, 52};
    const PairedDifference result = paired_difference(a, b); // differences 1 -1 3 0 2
    CHECK(result.pairs == 5);
    CHECK(result.mean == Approx(1.0));
    const double half = 2.7764451 * std::sqrt(2.5 / 5.0); // 97.5 % point of t with 4 degrees of freedom
    CHECK(result.low == Approx(1.0 - half));
    CHECK(result.high == Approx(1.0 + half));
    CHECK(result.p50 == 1.0);
    CHECK(result.chance_lower == Approx(0.2));
    CHECK(result.chance_higher == Approx(0.6)); // one pair is a tie
    CHECK(result.variance_reduction == Approx((250.0 + 267.5) / 2.5));
}

TEST_CASE("a difference that is the same in every pair has infinite variance reduction", "[analysis]") {
    const PairedDifference result = paired_difference(std::vector<double>{1, 2, 3}, std::vector<double>{0, 1, 2});
    CHECK(std::isinf(result.variance_reduction));
    CHECK(result.low == -1.0);
    CHECK(result.chance_lower == 1.0);
}

TEST_CASE("variance reduction is not known when nothing varies", "[analysis]") {
    const PairedDifference result = paired_difference(std::vector<double>{1, 1}, std::vector<double>{2, 2});
    CHECK(std::isnan(result.variance_reduction));
}

TEST_CASE("pairs with a missing value are left out", "[analysis]") {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const PairedDifference result =
        paired_difference(std::vector<double>{1, missing, 3, 4}, std::vector<double>{2, 2, missing, 7});
    CHECK(result.pairs == 2);
    CHECK(result.mean == 2.0);
    CHECK(std::isnan(paired_difference({}, {}).mean));
    CHECK(std::isnan(paired_difference({}, {}).chance_higher));
}
