#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "koers/analysis.hpp"

using namespace koers;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double t_15 = 2.131449545559323; // 97.5 % point of Student

/// Replicates of which those of scramble s are `values` + s.
std::vector<double> shifted(const std::vector<double>& values) {
    std::vector<double> all;
    for (const double value : values)
        for (std::size_t scramble = 0; scramble < scramble_count; ++scramble)
            all.push_back(value + static_cast<double>(scramble));
    return all;
}

/// Standard deviation of 0 to 15 over the root of 16.
const double error_of_shift = std::sqrt(340.0 / 15.0) / 4.0;

std::vector<double> ramp(std::size_t count) {
    std::vector<double> values(count);
    std::iota(values.begin(), values.end(), 0.0);
    return values;
}

} // namespace

TEST_CASE("errors of Sobol' points are those of the scrambles", "[analysis]") {
    std::vector<double> values = shifted(ramp(10));
    const Summary summary = summarise(values, Sampling::sobol);
    CHECK(get(summary, Statistic::mean) == Approx(12.0));
    for (const Statistic error :
         {Statistic::error_mean, Statistic::error_p10, Statistic::error_p50, Statistic::error_p90})
        CHECK(get(summary, error) == Approx(error_of_shift));
    std::vector<double> again = shifted(ramp(10));
    const Summary plain = summarise(again);
    CHECK(get(plain, Statistic::error_mean) == Approx(moments(again).standard_error()));
    CHECK(get(plain, Statistic::p90) == get(summary, Statistic::p90));
}

TEST_CASE("one point a scramble is as good as independent, and few points give no quantile", "[analysis]") {
    std::vector<double> sixteen = ramp(16);
    std::vector<double> same = sixteen;
    CHECK(get(summarise(sixteen, Sampling::sobol), Statistic::error_mean) ==
          Approx(get(summarise(same), Statistic::error_mean)));
    std::vector<double> few = shifted(ramp(9));
    const Summary summary = summarise(few, Sampling::sobol);
    CHECK(get(summary, Statistic::error_mean) == Approx(error_of_shift));
    CHECK(std::isnan(get(summary, Statistic::error_p90)));
    std::vector<double> none{missing};
    CHECK(std::isnan(get(summarise(none, Sampling::sobol), Statistic::error_mean)));
}

TEST_CASE("a scramble with more values weighs more", "[analysis]") {
    // 17 values: scramble 0 has 0 and 34, of mean 17, each other scramble one value of 0: the mean is 2.
    std::vector<double> values(17, 0.0);
    values[16] = 34.0;
    const double squares = std::pow(2.0 / 17.0 * (17.0 - 2.0), 2) + 15.0 * std::pow(1.0 / 17.0 * 2.0, 2);
    const Summary summary = summarise(values, Sampling::sobol);
    CHECK(get(summary, Statistic::error_mean) == Approx(std::sqrt(squares * 16.0 / 15.0)));
}

TEST_CASE("a value that is missing leaves its scramble the others", "[analysis]") {
    std::vector<double> values = shifted({0.0, 0.0, 5.0});
    for (std::size_t scramble = 0; scramble < scramble_count; ++scramble)
        values[2 * scramble_count + scramble] = missing;
    CHECK(get(summarise(values, Sampling::sobol), Statistic::error_mean) == Approx(error_of_shift));
}

TEST_CASE("the interval of a share is that of Student with 15 degrees of freedom", "[analysis]") {
    // Half of the scrambles hit always, the other half in one of two replicates.
    std::vector<double> hits(32, 1.0);
    for (std::size_t scramble = 0; scramble < 8; ++scramble)
        hits[scramble] = 0.0;
    const double error = std::sqrt(16.0 * 0.0625 / 15.0) / 4.0;
    const Interval interval = share_interval(hits, Sampling::sobol);
    CHECK(interval.low == Approx(0.75 - t_15 * error));
    CHECK(interval.high == Approx(0.75 + t_15 * error));
    CHECK(share_interval(hits, Sampling::plain).low == Approx(wilson_interval(24, 32).low));
    const std::vector<double> never(320, 0.0);
    CHECK(share_interval(never, Sampling::sobol).high == Approx(wilson_interval(0, 320).high));
}

TEST_CASE("differences, payback and deficits take their intervals from the scrambles", "[analysis]") {
    const std::vector<double> losses = shifted(ramp(10));
    const std::vector<double> zero(losses.size(), 0.0);
    const PairedDifference difference = paired_difference(zero, losses, Sampling::sobol);
    CHECK(difference.mean == Approx(12.0));
    CHECK(difference.high - difference.mean == Approx(t_15 * error_of_shift));
    CHECK(paired_difference(zero, losses).high - 12.0 < t_15 * error_of_shift);

    std::vector<double> balances;
    for (const double loss : losses)
        balances.push_back(-loss);
    const DeficitRisk risk = deficit_risk(balances, 0.9, Sampling::sobol);
    CHECK(risk.capacity_95.high - risk.capacity == Approx(t_15 * error_of_shift));
    CHECK(risk.chance == deficit_risk(balances).chance);
    std::vector<double> hits;
    for (const double loss : losses)
        hits.push_back(loss > 0.0 ? 1.0 : 0.0);
    CHECK(risk.chance_95.low == share_interval(hits, Sampling::sobol).low);

    std::vector<double> cheaper;
    for (const double loss : losses)
        cheaper.push_back(8.0 - loss);
    const Payback found = payback({cheaper}, Sampling::sobol);
    CHECK(found.cheaper_95[0].low > payback({cheaper}).cheaper_95[0].low - 1.0);
    CHECK(found.cheaper[0] == payback({cheaper}).cheaper[0]);
    CHECK(found.cheaper_95[0].high - found.cheaper_95[0].low > 0.0);
}
