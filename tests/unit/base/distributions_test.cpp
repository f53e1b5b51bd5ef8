#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "base/distributions.hpp"
#include "base/expects.hpp"
#include "base/philox.hpp"
#include "base/point_chances.hpp"
#include "base/portable_math.hpp"
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

/// Chi-square of counts against chances, neighbours pooled to at least 10 expected, within 4 standard errors.
void check_chi_square(const std::vector<std::uint32_t>& counts, const std::vector<double>& chances) {
    double chi_square = 0.0;
    double freedom = -1.0;
    double expected = 0.0;
    double seen = 0.0;
    double left = draws;
    double unseen = draws;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        expected += draws * chances[k];
        seen += counts[k];
        if (expected >= 10.0 && left - expected >= 10.0) {
            chi_square += (seen - expected) * (seen - expected) / expected;
            left -= expected;
            unseen -= seen;
            expected = seen = 0.0;
            freedom += 1.0;
        }
    }
    chi_square += (unseen - left) * (unseen - left) / left;
    freedom += 1.0;
    CHECK(freedom >= 1.0);
    CHECK(std::abs(chi_square - freedom) <= 4.0 * std::sqrt(2.0 * freedom) + 4.0); // a few more for the skew tail
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

TEST_CASE("Poisson numbers are as frequent as their law says") {
    const double mean = GENERATE(0.2, 3.0, 11.9, 12.1, 80.0, 2500.0);
    CAPTURE(mean);
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(mean + 10.0 * std::sqrt(mean)) + 20);
    std::vector<double> chances;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const auto at = static_cast<double>(k);
        chances.push_back(std::exp(at * std::log(mean) - mean - std::lgamma(at + 1.0)));
    }
    for (std::uint32_t i = 0; i < draws; ++i) {
        ++counts.at(poisson_quantile(uniform(i, 2), mean));
    }
    check_chi_square(counts, chances);
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

TEST_CASE("Binomial numbers are as frequent as their law says") {
    const auto [n, p] =
        GENERATE(table<std::uint32_t, double>({{3, 0.5}, {12, 0.98}, {20, 0.61}, {30, 0.39}, {540, 0.2}, {900, 0.95}}));
    CAPTURE(n, p);
    std::vector<std::uint32_t> counts(n + 1U);
    std::vector<double> chances;
    for (std::uint32_t k = 0; k <= n; ++k) {
        chances.push_back(std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) +
                                   k * std::log(p) + (n - k) * std::log1p(-p)));
    }
    for (std::uint32_t i = 0; i < draws; ++i) {
        ++counts.at(binomial_quantile(uniform(i, 4), n, p));
    }
    check_chi_square(counts, chances);
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

TEST_CASE("Ranks of gamma variables under their law are uniform") {
    const double shape = GENERATE(0.05, 0.7, 1.0, 3.0, 250.0);
    CAPTURE(shape);
    std::vector<std::uint32_t> counts(50);
    for (std::uint32_t i = 0; i < draws; ++i) {
        WordSource words{make_stream_key(20260401, 9), i, 6, 0, 0};
        const double rank = gamma_cdf(shape, gamma_draw(words, shape));
        REQUIRE(rank >= 0.0);
        ++counts.at(std::min<std::size_t>(49, static_cast<std::size_t>(rank * 50.0)));
    }
    check_chi_square(counts, std::vector<double>(50, 1.0 / 50.0));
}

TEST_CASE("Gamma variables refuse a shape that is not positive") {
    WordSource words{make_stream_key(1, 1), 0, 0, 0, 0};
    CHECK_THROWS_AS(gamma_draw(words, 0.0), InternalError);
    CHECK_THROWS_AS(gamma_draw(words, -1.0), InternalError);
}
