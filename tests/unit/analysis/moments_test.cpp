#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

#include "koers/analysis.hpp"

using koers::moments;

TEST_CASE("moments of large numbers that differ little keep their digits (V0b, NIST NumAcc3)", "[analysis]") {
    std::vector<double> values{1000000.2};
    for (int i = 0; i < 500; ++i) {
        values.push_back(1000000.1);
        values.push_back(1000000.3);
    }
    const auto result = moments(values);
    CHECK(result.count == 1001);
    CHECK(result.mean == Approx(1000000.2).epsilon(1e-12));
    CHECK(result.standard_deviation == Approx(0.1).epsilon(1e-6));
}

TEST_CASE("moments leave missing values out", "[analysis]") {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const auto result = moments(std::vector<double>{missing, 1.0, 3.0, missing});
    CHECK(result.count == 2);
    CHECK(result.mean == 2.0);
    CHECK(result.standard_deviation == Approx(std::sqrt(2.0)));
    CHECK(result.standard_error() == Approx(1.0));
}

TEST_CASE("moments without values are not known", "[analysis]") {
    CHECK(std::isnan(moments({}).mean));
    CHECK(std::isnan(moments({}).standard_error()));
    CHECK(std::isnan(moments(std::vector<double>{4.0}).standard_deviation));
}
