#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

#include "base/distributions.hpp"
#include "base/expects.hpp"
#include "base/philox.hpp"

using namespace koers;

namespace {

constexpr double smallest_unit = 0x1p-53;
constexpr double largest_unit = 1.0 - 0x1p-53;

} // namespace

TEST_CASE("Poisson quantiles equal those of scipy") {
    // scipy.stats.poisson.ppf(u, mean)
    const auto [u, mean, expected] = GENERATE(table<double, double, std::uint32_t>({{1e-10, 0.5, 0},
                                                                                    {0.5, 0.5, 0},
                                                                                    {0.999, 0.5, 4},
                                                                                    {0.01, 3.0, 0},
                                                                                    {0.9999, 11.99, 27},
                                                                                    {0.9999, 12.01, 27},
                                                                                    {1e-06, 12.01, 0},
                                                                                    {0.5, 40.0, 40},
                                                                                    {1e-09, 1000.0, 816},
                                                                                    {0.3, 1000.0, 983},
                                                                                    {0.999999999, 1000.0, 1195},
                                                                                    {1e-09, 1e6, 994008},
                                                                                    {0.0001, 1e6, 996283},
                                                                                    {0.5, 1e6, 1000000},
                                                                                    {0.9999, 1e6, 1003721},
                                                                                    {0.999999999, 1e6, 1006004},
                                                                                    {0.2, 1e7, 9997339}}));
    CAPTURE(u, mean);
    CHECK(poisson_quantile(u, mean) == expected);
}

TEST_CASE("Binomial quantiles equal those of scipy") {
    // scipy.stats.binom.ppf(u, n, p)
    const auto [u, n, p, expected] =
        GENERATE(table<double, std::uint32_t, double, std::uint32_t>({{0.5, 1, 0.3, 0},
                                                                      {0.71, 1, 0.3, 1},
                                                                      {0.01, 10, 0.99, 9},
                                                                      {0.5, 10, 0.5, 5},
                                                                      {0.999, 20, 0.59, 18},
                                                                      {0.999, 20, 0.61, 18},
                                                                      {1e-08, 540, 0.2, 59},
                                                                      {0.9, 540, 0.2, 120},
                                                                      {0.3, 1000, 0.001, 0},
                                                                      {0.9999, 1000, 0.999, 1000},
                                                                      {1e-10, 100000, 0.4, 39016},
                                                                      {0.5, 100000, 0.4, 40000},
                                                                      {0.9999999999, 100000, 0.4, 40987},
                                                                      {0.7, 1000000, 2e-05, 22},
                                                                      {0.05, 2000000, 0.9, 1799302},
                                                                      {1e-09, 20000000, 0.5, 9986588},
                                                                      {0.2, 4000000000, 0.5, 1999973386}}));
    CAPTURE(u, n, p);
    CHECK(binomial_quantile(u, n, p) == expected);
}

TEST_CASE("The outermost uniform numbers stay within 9 standard deviations of a large mean") {
    // normal_quantile(2^-53) is -8.2: a sum that falls short of u by rounding must not run on to 0 or far up.
    for (const double mean : {100.0, 1e4, 1e6, 1e7}) {
        CAPTURE(mean);
        CHECK(poisson_quantile(smallest_unit, mean) > mean - 9.0 * std::sqrt(mean));
        CHECK(poisson_quantile(smallest_unit, mean) < mean - 7.0 * std::sqrt(mean));
        CHECK(poisson_quantile(largest_unit, mean) > mean + 7.5 * std::sqrt(mean));
        CHECK(poisson_quantile(largest_unit, mean) < mean + 11.0 * std::sqrt(mean));
        const auto n = static_cast<std::uint32_t>(2.0 * mean);
        const double sd = std::sqrt(0.5 * mean);
        CHECK(binomial_quantile(smallest_unit, n, 0.5) > mean - 9.0 * sd);
        CHECK(binomial_quantile(largest_unit, n, 0.5) < mean + 9.0 * sd);
    }
    CHECK(poisson_quantile(largest_unit, 11.9) < 60);
    CHECK(binomial_quantile(largest_unit, 1'000'000, 1e-5) < 60);
}

TEST_CASE("Laws without spread have one value") {
    for (const double u : {smallest_unit, 0.5, largest_unit}) {
        CHECK(poisson_quantile(u, 0.0) == 0);
        CHECK(binomial_quantile(u, 0, 0.5) == 0);
        CHECK(binomial_quantile(u, 50, 0.0) == 0);
        CHECK(binomial_quantile(u, 50, 1.0) == 50);
        CHECK(binomial_quantile(u, 4'000'000'000U, 1.0) == 4'000'000'000U);
    }
    CHECK(binomial_quantile(largest_unit, 50, 0.5) <= 50);
    CHECK(binomial_quantile(0.5, 100, largest_unit) == 100);
    CHECK(binomial_quantile(0.5, 5, largest_unit) == 5);
    CHECK(poisson_quantile(0.5, 1e-300) == 0);
}

TEST_CASE("Quantiles refuse what is no mean and no chance") {
    constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(poisson_quantile(0.5, -0.1), InternalError);
    CHECK_THROWS_AS(poisson_quantile(0.5, 1.1e7), InternalError);
    CHECK_THROWS_AS(poisson_quantile(0.5, not_a_number), InternalError);
    CHECK_THROWS_AS(binomial_quantile(0.5, 10, -0.1), InternalError);
    CHECK_THROWS_AS(binomial_quantile(0.5, 10, 1.1), InternalError);
    CHECK_THROWS_AS(binomial_quantile(0.5, 10, not_a_number), InternalError);
}

TEST_CASE("The same uniform number gives no fewer events at a larger mean") {
    for (const double u : {1e-12, 1e-6, 0.03, 0.5, 0.8, 0.99999, 1.0 - 1e-12}) {
        CAPTURE(u);
        std::uint32_t before = 0;
        for (double mean = 0.001; mean < 20'000.0; mean *= 1.0017) {
            const std::uint32_t now = poisson_quantile(u, mean);
            REQUIRE(now >= before);
            before = now;
        }
    }
}

TEST_CASE("The number of events rises with the uniform number") {
    const double mean = GENERATE(0.7, 11.99, 12.0, 900.0);
    std::uint32_t poisson = 0;
    std::uint32_t binomial = 0;
    for (double u = 0x1p-14; u < 1.0; u += 0x1p-14) {
        const std::uint32_t next_poisson = poisson_quantile(u, mean);
        const std::uint32_t next_binomial = binomial_quantile(u, 2000, mean / 2000.0);
        REQUIRE(next_poisson >= poisson);
        REQUIRE(next_binomial >= binomial);
        poisson = next_poisson;
        binomial = next_binomial;
    }
}

TEST_CASE("The same uniform number gives no fewer events at a larger chance or among more people") {
    for (const double u : {1e-12, 1e-6, 0.03, 0.5, 0.8, 0.99999, 1.0 - 1e-12}) {
        CAPTURE(u);
        std::uint32_t before = 0;
        for (double p = 0.0; p <= 1.0; p += 0x1p-11) {
            const std::uint32_t now = binomial_quantile(u, 700, p);
            REQUIRE(now >= before);
            before = now;
        }
        before = 0;
        for (std::uint32_t n = 0; n < 3000; ++n) {
            const std::uint32_t now = binomial_quantile(u, n, 0.13);
            REQUIRE(now >= before);
            before = now;
        }
    }
}
