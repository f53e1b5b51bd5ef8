#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "koers/analysis.hpp"

using namespace koers;

TEST_CASE("a summary has mean, quantiles and their Monte Carlo errors", "[analysis]") {
    std::vector<double> values(1000);
    std::iota(values.begin(), values.end(), 1.0);
    std::reverse(values.begin(), values.end());
    const Summary summary = summarise(values);
    CHECK(get(summary, Statistic::mean) == 500.5);
    CHECK(get(summary, Statistic::standard_deviation) == Approx(288.8194).epsilon(1e-6));
    CHECK(get(summary, Statistic::p5) == Approx(50.95));
    CHECK(get(summary, Statistic::p25) == Approx(250.75));
    CHECK(get(summary, Statistic::p50) == Approx(500.5));
    CHECK(get(summary, Statistic::p75) == Approx(750.25));
    CHECK(get(summary, Statistic::p95) == Approx(950.05));
    CHECK(get(summary, Statistic::error_mean) == Approx(288.8194 / std::sqrt(1000.0)).epsilon(1e-6));
    CHECK(get(summary, Statistic::error_p90) == Approx((919.0 - 881.0) / 2.0 / 1.96)); // ranks of V2.1
    CHECK(get(summary, Statistic::error_p10) == Approx(get(summary, Statistic::error_p90)));
}

TEST_CASE("missing replicates do not count in a summary", "[analysis]") {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> values{missing, 4.0, missing, 2.0, 9.0};
    const Summary summary = summarise(values);
    CHECK(get(summary, Statistic::mean) == 5.0);
    CHECK(get(summary, Statistic::p50) == 4.0);
    CHECK(std::isnan(get(summary, Statistic::error_p50)));
}

TEST_CASE("a quantity that is missing everywhere has no summary", "[analysis]") {
    std::vector<double> values(3, std::numeric_limits<double>::quiet_NaN());
    const Summary summary = summarise(values);
    CHECK(std::all_of(summary.begin(), summary.end(), [](double value) { return std::isnan(value); }));
}

TEST_CASE("every statistic has its own label", "[analysis]") {
    const auto& labels = statistic_labels();
    CHECK(labels[static_cast<std::size_t>(Statistic::mean)] == "gemiddelde");
    CHECK(labels[static_cast<std::size_t>(Statistic::p90)] == "P90");
    CHECK(labels[static_cast<std::size_t>(Statistic::error_p90)] == "mc_fout_P90");
}
