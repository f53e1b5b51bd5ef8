#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

#include "base/distributions.hpp"
#include "base/philox.hpp"

using namespace koers;

namespace {

constexpr std::uint32_t most_people = 2'147'483'647U; // 2^31 - 1
constexpr double one_less = 1.0 - 0x1p-53;

double uniform(std::uint32_t i) {
    const Words words = philox4x32({i, 1, 0, 0}, make_stream_key(20260402, 9));
    return unit_open(words[0], words[1]);
}

} // namespace

TEST_CASE("Binomial quantiles equal those of scipy over the whole range") {
    // SciPy 1.10.1: scipy.stats.binom.ppf(u, n, p), where scipy.stats.beta.sf(p, k + 1, n - k) agrees with it: at
    // u that are further from a step than either is accurate.
    const auto [u, n, p, expected] = GENERATE(
        table<double, std::uint32_t, double, std::uint32_t>({{1e-07, most_people, 4.656612875245796e-16, 0},
                                                             {0.003, most_people, 4.656612875245796e-16, 0},
                                                             {0.51, most_people, 4.656612875245796e-16, 0},
                                                             {0.9999995, most_people, 4.656612875245796e-16, 1},
                                                             {1e-07, most_people, 4.656612875245797e-13, 0},
                                                             {0.003, most_people, 4.656612875245797e-13, 0},
                                                             {0.51, most_people, 4.656612875245797e-13, 0},
                                                             {0.999999, most_people, 4.656612875245797e-13, 1},
                                                             {0.9999995, most_people, 4.656612875245797e-13, 1},
                                                             {1e-07, most_people, 5e-10, 0},
                                                             {0.003, most_people, 5e-10, 0},
                                                             {0.51, most_people, 5e-10, 1},
                                                             {0.999999, most_people, 5e-10, 9},
                                                             {1e-07, most_people, 6.984919312868695e-10, 0},
                                                             {0.003, most_people, 6.984919312868695e-10, 0},
                                                             {0.51, most_people, 6.984919312868695e-10, 1},
                                                             {0.999999, most_people, 6.984919312868695e-10, 10},
                                                             {1e-07, most_people, 5.541369321542499e-09, 0},
                                                             {0.003, most_people, 5.541369321542499e-09, 4},
                                                             {0.51, most_people, 5.541369321542499e-09, 12},
                                                             {0.999999, most_people, 5.541369321542499e-09, 32},
                                                             {1e-07, most_people, 5.820766094057246e-09, 0},
                                                             {0.003, most_people, 5.820766094057246e-09, 4},
                                                             {0.51, most_people, 5.820766094057246e-09, 12},
                                                             {0.999999, most_people, 5.820766094057246e-09, 33},
                                                             {1e-07, most_people, 1e-07, 143},
                                                             {0.003, most_people, 1e-07, 176},
                                                             {0.51, most_people, 1e-07, 215},
                                                             {0.999999, most_people, 1e-07, 288},
                                                             {1e-07, most_people, 0.0001, 212343},
                                                             {0.003, most_people, 0.0001, 213476},
                                                             {0.51, most_people, 0.0001, 214760},
                                                             {0.999999, most_people, 0.0001, 216955},
                                                             {1e-07, most_people, 0.0005, 1068360},
                                                             {0.003, most_people, 0.0005, 1070896},
                                                             {0.51, most_people, 0.0005, 1073768},
                                                             {0.999999, most_people, 0.0005, 1078670},
                                                             {1e-07, most_people, 0.01, 21450867},
                                                             {0.003, most_people, 0.01, 21462168},
                                                             {0.51, most_people, 0.01, 21474952},
                                                             {0.999999, most_people, 0.01, 21496757},
                                                             {0.51, most_people, 0.5, 1073742404},
                                                             {0.003, most_people, 0.999, 2145332138},
                                                             {0.51, most_people, 0.999, 2145336200},
                                                             {0.003, most_people, 0.9999999, 2147483391},
                                                             {0.51, most_people, 0.9999999, 2147483433},
                                                             {0.003, most_people, 0.999999999, 2147483640},
                                                             {0.51, most_people, 0.999999999, 2147483645},
                                                             {0.999999, most_people, 0.999999999, 2147483647},
                                                             {0.003, most_people, one_less, 2147483647},
                                                             {0.51, most_people, one_less, 2147483647},
                                                             {0.999999, most_people, one_less, 2147483647},
                                                             {1e-07, 2, 1e-09, 0},
                                                             {0.003, 2, 1e-09, 0},
                                                             {0.51, 2, 1e-09, 0},
                                                             {0.999999, 2, 1e-09, 0},
                                                             {0.9999995, 2, 1e-09, 0},
                                                             {1e-07, 2, 0.3, 0},
                                                             {0.003, 2, 0.3, 0},
                                                             {0.51, 2, 0.3, 1},
                                                             {0.999999, 2, 0.3, 2},
                                                             {1e-07, 2, 0.999999999, 2},
                                                             {0.003, 2, 0.999999999, 2},
                                                             {0.51, 2, 0.999999999, 2},
                                                             {0.999999, 2, 0.999999999, 2},
                                                             {1e-07, 2500000, 0.4, 995973},
                                                             {0.003, 2500000, 0.4, 997872},
                                                             {0.51, 2500000, 0.4, 1000019},
                                                             {0.999999, 2500000, 0.4, 1003683},
                                                             {1e-07, 4000000, 0.75, 2995495},
                                                             {0.003, 4000000, 0.75, 2997620},
                                                             {0.51, 4000000, 0.75, 3000022},
                                                             {0.999999, 4000000, 0.75, 3004115}}));
    CAPTURE(u, n, p);
    CHECK(binomial_quantile(u, n, p) == expected);
}

TEST_CASE("Poisson quantiles equal those of scipy over the whole range") {
    // SciPy 1.10.1: scipy.stats.poisson.ppf(u, mean), checked in the same way with scipy.stats.gamma.sf(mean, k + 1)
    const auto [u, mean, expected] = GENERATE(table<double, double, std::uint32_t>({{1e-07, 1e-06, 0},
                                                                                    {0.003, 1e-06, 0},
                                                                                    {0.51, 1e-06, 0},
                                                                                    {0.999999, 1e-06, 0},
                                                                                    {1e-07, 0.001, 0},
                                                                                    {0.003, 0.001, 0},
                                                                                    {0.51, 0.001, 0},
                                                                                    {0.999999, 0.001, 1},
                                                                                    {1e-07, 0.1, 0},
                                                                                    {0.003, 0.1, 0},
                                                                                    {0.51, 0.1, 0},
                                                                                    {0.999999, 0.1, 4},
                                                                                    {1e-07, 5.5, 0},
                                                                                    {0.003, 5.5, 0},
                                                                                    {0.51, 5.5, 5},
                                                                                    {0.999999, 5.5, 20},
                                                                                    {1e-07, 12, 0},
                                                                                    {0.003, 12, 4},
                                                                                    {0.51, 12, 12},
                                                                                    {0.999999, 12, 32},
                                                                                    {1e-07, 123.4, 70},
                                                                                    {0.003, 123.4, 94},
                                                                                    {0.51, 123.4, 124},
                                                                                    {0.999999, 123.4, 180},
                                                                                    {1e-07, 100000.0, 98360},
                                                                                    {0.003, 100000.0, 99132},
                                                                                    {0.51, 100000.0, 100008},
                                                                                    {0.999999, 100000.0, 101507},
                                                                                    {1e-07, 2500000.0, 2491783},
                                                                                    {0.003, 2500000.0, 2495656},
                                                                                    {0.51, 2500000.0, 2500039},
                                                                                    {0.999999, 2500000.0, 2507519},
                                                                                    {1e-07, 9999999.5, 9983562},
                                                                                    {0.003, 9999999.5, 9991311},
                                                                                    {0.51, 9999999.5, 10000079}}));
    CAPTURE(u, mean);
    CHECK(poisson_quantile(u, mean) == expected);
}

TEST_CASE("A binomial of any size stays between 0 and n") {
    for (const std::uint32_t n : {0U, 1U, 2U, 1000U, most_people, std::numeric_limits<std::uint32_t>::max()}) {
        for (const double u : {0x1p-53, 0.5, one_less}) {
            CAPTURE(n, u);
            CHECK(binomial_quantile(u, n, 0.0) == 0);
            CHECK(binomial_quantile(u, n, 1.0) == n);
            CHECK(binomial_quantile(u, n, std::numeric_limits<double>::denorm_min()) == 0);
            CHECK(binomial_quantile(u, n, one_less) <= n);
            for (const double p : {1e-300, 1e-15, 1e-9, 1e-5, 0.3, 0.5, 0.7, 1.0 - 1e-5, 1.0 - 1e-9}) {
                const double sd = std::sqrt(n * p * (1.0 - p));
                const double k = binomial_quantile(u, n, p);
                CHECK(k <= n);
                CHECK(std::abs(k - n * p) <= 9.0 * sd + 20.0);
            }
        }
    }
}

TEST_CASE("A binomial of the largest size mirrors") {
    // P(K <= k; p) = 1 - P(K <= n - k - 1; 1 - p), and 1 - p and 1 - u are exact here.
    for (std::uint32_t i = 0; i < 200; ++i) {
        const double u = uniform(i);
        for (const double p : {0x1p-31, 0x1p-28, 0x1p-20, 0x1p-8, 0.25}) {
            REQUIRE(binomial_quantile(1.0 - u, most_people, 1.0 - p) ==
                    most_people - binomial_quantile(u, most_people, p));
        }
    }
}

TEST_CASE("The same uniform number gives no fewer events at a larger mean, up to the largest") {
    for (std::uint32_t i = 0; i < 12; ++i) {
        const double u = uniform(i);
        CAPTURE(u);
        std::uint32_t poisson = 0;
        std::uint32_t binomial = 0;
        for (double mean = 1000.0; mean < 9.9e6; mean *= 1.03) {
            // Steps far below a standard deviation, and over the whole number where the walk starts elsewhere.
            for (const double more : {0.0, 1e-9, 1e-4, 0.01, 0.5, 0.999, 1.0, 1.001}) {
                const std::uint32_t next_poisson = poisson_quantile(u, std::floor(mean) + more);
                const std::uint32_t next_binomial =
                    binomial_quantile(u, most_people, (std::floor(mean) + more) / most_people);
                REQUIRE(next_poisson >= poisson);
                REQUIRE(next_binomial >= binomial);
                poisson = next_poisson;
                binomial = next_binomial;
            }
        }
    }
}
