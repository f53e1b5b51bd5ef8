#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include <boost/math/distributions/normal.hpp>

#include "koers/analysis.hpp"

using namespace koers;

namespace {

/// Distribution of a sum of risks that happen with chance p and then cost a uniform integer amount.
struct Risk {
    double chance;
    int low;
    int high;
};

std::vector<double> sum_distribution(const std::vector<Risk>& risks) {
    std::vector<double> total{1.0};
    for (const Risk& risk : risks) {
        std::vector<double> next(total.size() + static_cast<std::size_t>(risk.high), 0.0);
        for (std::size_t i = 0; i < total.size(); ++i) {
            next[i] += total[i] * (1.0 - risk.chance);
            for (int amount = risk.low; amount <= risk.high; ++amount)
                next[i + static_cast<std::size_t>(amount)] += total[i] * risk.chance / (risk.high - risk.low + 1);
        }
        total = next;
    }
    return total;
}

/// As many values as asked, spread over a distribution of whole numbers in its own proportions.
std::vector<double> spread_over(const std::vector<double>& chances, int count) {
    std::vector<double> values;
    double below = 0.0;
    for (std::size_t amount = 0; amount < chances.size(); ++amount) {
        below += chances[amount];
        while (static_cast<double>(values.size()) + 0.5 < below * count &&
               values.size() < static_cast<std::size_t>(count))
            values.push_back(static_cast<double>(amount));
    }
    return values;
}

} // namespace

TEST_CASE("required capacity of a list of risks is the quantile of their sum (V6.1)", "[analysis]") {
    const auto chances =
        sum_distribution({{0.3, 100, 400}, {0.1, 500, 1000}, {0.5, 50, 150}, {0.2, 200, 600}, {0.05, 1000, 2000}});
    const std::vector<double> losses = spread_over(chances, 200'000);
    CHECK(moments(losses).mean == Approx(355.0).epsilon(1e-4));
    CHECK(required_capacity(losses, 0.80) == 582.0);
    CHECK(required_capacity(losses, 0.90) == 935.0);
    CHECK(required_capacity(losses, 0.95) == 1343.0);
    CHECK(1500.0 / required_capacity(losses, 0.90) == Approx(1.60428).epsilon(1e-5));
}

TEST_CASE("the P90 of a total lies below the sum of the P90 of its themas (V6.3)", "[analysis]") {
    const std::vector<double> means{3.65, 2.65, 2.62, 6.09, 13.35};
    const std::vector<double> spreads{0.10, 0.05, 0.06, 0.25, 0.80};
    constexpr std::size_t count = 200'000;
    std::mt19937_64 random{1};
    const boost::math::normal normal;
    const auto draw = [&] { return quantile(normal, (static_cast<double>(random() >> 12) + 0.5) * 0x1p-52); };

    std::vector<std::vector<double>> themas(means.size(), std::vector<double>(count));
    std::vector<double> total(count, 0.0);
    for (std::size_t i = 0; i < count; ++i) {
        const double common = draw();
        for (std::size_t t = 0; t < means.size(); ++t) {
            themas[t][i] = means[t] + spreads[t] * (std::sqrt(0.3) * common + std::sqrt(0.7) * draw());
            total[i] += themas[t][i];
        }
    }
    // Four standard errors: the density of the total at its P90 is 0.1755 / 0.99.
    const double margin = 4.0 * std::sqrt(0.9 * 0.1 / count) / 0.1773;
    CHECK(moments(total).standard_deviation == Approx(0.989596).margin(4.0 * 0.99 / std::sqrt(2.0 * count)));
    CHECK(required_capacity(total, 0.9) == Approx(29.6282).margin(margin));
    double sum = 0.0;
    std::vector<std::span<const double>> parts;
    for (const auto& thema : themas) {
        sum += required_capacity(thema, 0.9);
        parts.emplace_back(thema);
    }
    CHECK(sum == Approx(29.9748).margin(margin * 1.3));

    const std::vector<double> shares = euler_allocation(parts, 0.9);
    CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == Approx(expected_shortfall(total, 0.9)));
    CHECK(shares[4] > means[4]);
}

TEST_CASE("expected shortfall counts the border in part (V5.1)", "[analysis]") {
    std::vector<double> values(10);
    std::iota(values.begin(), values.end(), 1.0);
    CHECK(expected_shortfall(values, 0.85) == Approx(9.66667).epsilon(1e-6));
    CHECK(expected_shortfall(values, 0.0) == Approx(5.5));
    CHECK(std::isnan(expected_shortfall({}, 0.9)));
}

TEST_CASE("a surplus does not count against a deficit", "[analysis]") {
    const std::vector<double> balances{-10, 20, -30, 40, std::numeric_limits<double>::quiet_NaN()};
    const DeficitRisk risk = deficit_risk(balances);
    CHECK(risk.chance == 0.5);
    CHECK(risk.chance_95.low == Approx(wilson_interval(2, 4).low));
    CHECK(risk.expected == 10.0);
    CHECK(risk.capacity == Approx(24.0)); // type 7 of 0 0 10 30
    CHECK(expected_deficit(std::vector<double>{10, -20, 30, -40}) == 10.0);
}

TEST_CASE("a balance of exactly zero is no deficit", "[analysis]") {
    CHECK(deficit_risk(std::vector<double>{0.0, 0.0}).chance == 0.0);
    CHECK(deficit_risk(std::vector<double>{0.0, 0.0}).capacity == 0.0);
    CHECK(std::isnan(deficit_risk({}).chance));
}
