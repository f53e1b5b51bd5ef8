#include <catch2/catch.hpp>

#include <vector>

#include "base/running_moments.hpp"

using namespace koers;

namespace {

/// NIST StRD "NumAcc3".
std::vector<double> numacc3() {
    std::vector<double> values{1000000.2};
    for (int i = 0; i < 500; ++i) {
        values.push_back(1000000.1);
        values.push_back(1000000.3);
    }
    return values;
}

} // namespace

TEST_CASE("V0b Welford keeps the digits of large numbers that differ little") {
    const std::vector<double> values = numacc3();
    RunningMoments moments;
    RunningMoments beside;     // of x_i (x_i+1), about the mean
    RunningMoments of_squares; // about the mean
    for (std::size_t i = 0; i < values.size(); ++i) {
        moments.add(values[i]);
    }
    CHECK(moments.count() == 1001);
    CHECK(moments.mean() == Approx(1000000.2).epsilon(1e-14));
    CHECK(moments.standard_deviation() == Approx(0.1).epsilon(1e-8));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double centred = values[i] - moments.mean();
        of_squares.add(centred * centred);
        beside.add(i == 0 ? 0.0 : centred * (values[i - 1] - moments.mean()));
    }
    CHECK(beside.mean() / of_squares.mean() == Approx(-0.999).epsilon(1e-6));
}

TEST_CASE("V0b merged parts have the moments of the whole") {
    const std::vector<double> values = numacc3();
    const auto parts = GENERATE(1U, 2U, 3U, 7U, 500U, 1001U);
    RunningMoments merged;
    for (std::size_t part = 0; part < parts; ++part) {
        RunningMoments moments;
        for (std::size_t i = part * values.size() / parts; i < (part + 1) * values.size() / parts; ++i) {
            moments.add(values[i]);
        }
        merged.merge(moments);
    }
    CHECK(merged.count() == 1001);
    CHECK(merged.mean() == Approx(1000000.2).epsilon(1e-14));
    CHECK(merged.standard_deviation() == Approx(0.1).epsilon(1e-8));
}

TEST_CASE("Moments of none, of one and of a merge with none") {
    RunningMoments none;
    CHECK(none.mean() == 0.0);
    CHECK(none.variance() == 0.0);
    RunningMoments one;
    one.add(4.0);
    CHECK(one.mean() == 4.0);
    CHECK(one.variance() == 0.0);
    one.merge(none);
    none.merge(one);
    CHECK(one.count() == 1);
    CHECK(none.count() == 1);
    CHECK(none.mean() == 4.0);
    none.add(6.0);
    CHECK(none.mean() == 5.0);
    CHECK(none.variance() == 2.0);
}
