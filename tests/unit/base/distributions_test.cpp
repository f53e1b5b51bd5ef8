#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>

#include "base/distributions.hpp"
#include "base/expects.hpp"
#include "base/philox.hpp"
#include "base/running_moments.hpp"

using namespace koers;

namespace {

constexpr std::uint32_t draws = 40'000;

/// A uniform number of draw i, the same in every test of a case.
double uniform(std::uint32_t i, std::uint32_t stream) {
    const Words words = philox4x32({i, stream, 0, 0}, make_stream_key(20260401, 9));
    return unit_open(words[0], words[1]);
}

/// Mean and variance within 4 standard errors; `kurtosis` is the excess kurtosis of the law.
void check_moments(const RunningMoments& sample, double mean, double variance, double kurtosis) {
    const auto n = static_cast<double>(sample.count());
    CHECK(std::abs(sample.mean() - mean) <= 4.0 * std::sqrt(variance / n));
    CHECK(std::abs(sample.variance() - variance) <= 4.0 * variance * std::sqrt((kurtosis + 2.0) / n));
}

} // namespace

TEST_CASE("Poisson numbers have the moments of their law") {
    const double mean = GENERATE(0.001, 0.1, 1.0, 5.0, 11.999, 12.0, 12.001, 30.0, 100.5, 5000.0, 1e5);
    CAPTURE(mean);
    RunningMoments sample;
    for (std::uint32_t i = 0; i < draws; ++i) {
        sample.add(poisson_quantile(uniform(i, 1), mean));
    }
    check_moments(sample, mean, mean, 1.0 / mean);
}

TEST_CASE("Binomial numbers have the moments of their law") {
    const auto [n, p] = GENERATE(table<std::uint32_t, double>({{1, 0.3},
                                                               {2, 0.999},
                                                               {12, 0.98},
                                                               {24, 0.4999},
                                                               {24, 0.5001},
                                                               {540, 0.2},
                                                               {5000, 0.97},
                                                               {100'000, 0.5},
                                                               {1'000'000, 2e-6},
                                                               {4'000'000, 0.01}}));
    CAPTURE(n, p);
    RunningMoments sample;
    for (std::uint32_t i = 0; i < draws; ++i) {
        sample.add(binomial_quantile(uniform(i, 3), n, p));
    }
    const double variance = n * p * (1.0 - p);
    check_moments(sample, n * p, variance, (1.0 - 6.0 * p * (1.0 - p)) / variance);
}

TEST_CASE("Gamma variables have the moments of their law") {
    const double shape = GENERATE(0.05, 0.5, 0.999, 1.0, 1.001, 2.5, 30.0, 1000.0, 1e6);
    CAPTURE(shape);
    RunningMoments sample;
    for (std::uint32_t i = 0; i < draws; ++i) {
        WordSource words{make_stream_key(20260401, 9), i, 5, 0, 0};
        sample.add(gamma_draw(words, shape));
    }
    check_moments(sample, shape, shape, 6.0 / shape);
}

TEST_CASE("Gamma variables refuse a shape that is not positive") {
    WordSource words{make_stream_key(1, 1), 0, 0, 0, 0};
    CHECK_THROWS_AS(gamma_draw(words, 0.0), InternalError);
    CHECK_THROWS_AS(gamma_draw(words, -1.0), InternalError);
}
