#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include <boost/math/distributions/normal.hpp>

#include "koers/analysis.hpp"

using namespace koers;

TEST_CASE("the P90 of 1 to 10 is 9.1 in type 7 (V2.16)", "[analysis]") {
    std::vector<double> values(10);
    std::iota(values.begin(), values.end(), 1.0);
    CHECK(quantile_type7(values, 0.9) == Approx(9.1).epsilon(1e-12));
    CHECK(quantile_type7(values, 0.0) == 1.0);
    CHECK(quantile_type7(values, 1.0) == 10.0);
    CHECK(std::isnan(quantile_type7({}, 0.5)));
}

TEST_CASE("the ranks around P90 are those of the binomial distribution (V2.1)", "[analysis]") {
    const auto expect = [](std::uint64_t count, std::uint64_t lower, std::uint64_t upper) {
        const RankInterval ranks = rank_interval(count, 0.9);
        CHECK(ranks.lower == lower);
        CHECK(ranks.upper == upper);
    };
    expect(200, 171, 189);
    expect(1000, 881, 919);
    expect(10'000, 8941, 9059);
}

TEST_CASE("ranks of a low quantile mirror those of a high one", "[analysis]") {
    for (const std::uint64_t count : {20ULL, 137ULL, 1000ULL, 9999ULL}) {
        const RankInterval low = rank_interval(count, 0.1);
        const RankInterval high = rank_interval(count, 0.9);
        CHECK(low.lower == count + 1 - high.upper);
        CHECK(low.upper == count + 1 - high.lower);
    }
}

TEST_CASE("too few replicates leave a bound of the quantile unknown", "[analysis]") {
    CHECK(rank_interval(10, 0.9).upper == 11);
    CHECK(std::isnan(quantile_interval(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.9).high));
    CHECK(rank_interval(0, 0.9).lower == 0);
    // Wilks (V2.2): with confidence 95 % on one side the maximum of 29 exceeds P90, that of 28 does not.
    CHECK(rank_interval(29, 0.9, 0.90).upper == 29);
    CHECK(rank_interval(28, 0.9, 0.90).upper == 29);
}

TEST_CASE("Wilson intervals have their published values (V2.3)", "[analysis]") {
    const Interval some = wilson_interval(20, 1000);
    CHECK(some.low == Approx(0.0129837).epsilon(1e-5));
    CHECK(some.high == Approx(0.0306900).epsilon(1e-5));
    const Interval none = wilson_interval(0, 1000);
    CHECK(none.low == 0.0);
    CHECK(none.high == Approx(0.00382676).epsilon(1e-5));
    CHECK(wilson_interval(7, 7).high == 1.0);
    CHECK(std::isnan(wilson_interval(0, 0).low));
}

TEST_CASE("half the rank interval over 1.96 is the standard error of P90 of normal values (V2.5)", "[analysis]") {
    std::vector<double> values;
    const boost::math::normal normal;
    for (int i = 0; i < 10'000; ++i)
        values.push_back(quantile(normal, (i + 0.5) / 10'000));
    const Interval interval = quantile_interval(values, 0.9);
    CHECK((interval.high - interval.low) / 2.0 / 1.96 == Approx(0.0170942).epsilon(0.01));
}

TEST_CASE("sorting gives what std sort gives for all kinds of numbers", "[analysis]") {
    std::mt19937_64 random{7};
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{255}, std::size_t{5000}}) {
        std::vector<double> whole;
        std::vector<double> real;
        for (std::size_t i = 0; i < count; ++i) {
            whole.push_back(static_cast<double>(static_cast<std::int64_t>(random() % 2'000'001) - 1'000'000));
            real.push_back((static_cast<double>(random() >> 11) - 4e15) * 1e-9 * (i % 7 == 0 ? 1e12 : 1.0));
        }
        for (std::vector<double> values : {whole, real}) {
            if (!values.empty())
                values.back() = -std::numeric_limits<double>::infinity();
            std::vector<double> expected = values;
            std::sort(expected.begin(), expected.end());
            sort_ascending(values);
            CHECK(values == expected);
        }
    }
}
