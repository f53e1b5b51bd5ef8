#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/distributions.hpp"
#include "base/portable_math.hpp"
#include "base/running_moments.hpp"

using namespace koers;

namespace {

constexpr std::uint32_t draws = 100'000;

struct Counts {
    RunningMoments moments;
    std::vector<std::uint32_t> sorted;

    explicit Counts(std::vector<std::uint32_t> values) : sorted{std::move(values)} {
        for (const std::uint32_t value : sorted) {
            moments.add(value);
        }
        std::sort(sorted.begin(), sorted.end());
    }

    [[nodiscard]] double share_at(std::uint32_t value) const {
        const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), value);
        return static_cast<double>(last - first) / static_cast<double>(sorted.size());
    }

    [[nodiscard]] double share_up_to(std::uint32_t value) const {
        const auto last = std::upper_bound(sorted.begin(), sorted.end(), value);
        return static_cast<double>(last - sorted.begin()) / static_cast<double>(sorted.size());
    }
};

void check_share(double share, double chance) {
    CHECK(std::abs(share - chance) <= 4.0 * std::sqrt(chance * (1.0 - chance) / draws));
}

/// Mean and variance within 4 standard errors, for laws with an excess kurtosis below 0.1.
void check_moments(const RunningMoments& moments, double mean, double variance) {
    CHECK(std::abs(moments.mean() - mean) <= 4.0 * std::sqrt(variance / draws));
    CHECK(std::abs(moments.variance() - variance) <= 4.0 * variance * std::sqrt(2.1 / draws));
}

/// Beta-binomial chance by the exact formula.
double beta_binomial_chance(double k, double n, double a, double b) {
    const auto log_beta = [](double x, double y) {
        return portable_log_gamma(x) + portable_log_gamma(y) - portable_log_gamma(x + y);
    };
    return portable_exp(log_beta(k + a, n - k + b) - log_beta(a, b) - log_beta(k + 1.0, n - k + 1.0)) / (n + 1.0);
}

/// Logarithm of the negative binomial chance by the exact formula.
double log_negative_binomial_chance(double n, double mean, double size) {
    return portable_log_gamma(n + size) - portable_log_gamma(size) - portable_log_gamma(n + 1.0) +
           size * portable_log(size / (size + mean)) + n * portable_log(mean / (size + mean));
}

} // namespace

TEST_CASE("V1.6 the formulas of the beta-binomial give the reference numbers") {
    constexpr double n = 540.0;
    constexpr double a = 0.2 * 99.0; // rho = 1 / (a + b + 1)
    constexpr double b = 0.8 * 99.0;
    double mean = 0.0;
    double squares = 0.0;
    double below = 0.0; // chance of at most 138
    for (int k = 0; k <= 540; ++k) {
        const double chance = beta_binomial_chance(k, n, a, b);
        mean += k * chance;
        squares += k * chance * k;
        below += k <= 138 ? chance : 0.0;
    }
    CHECK(squares - mean * mean == Approx(552.096).epsilon(1e-6));
    CHECK(beta_binomial_chance(108.0, n, a, b) == Approx(0.0168169).epsilon(1e-5));
    CHECK(below < 0.9);
    CHECK(below + beta_binomial_chance(139.0, n, a, b) >= 0.9);
}

TEST_CASE("V1.6 a binomial with a beta chance is beta-binomial") {
    constexpr double a = 0.2 * 99.0;
    constexpr double b = 0.8 * 99.0;
    std::vector<std::uint32_t> values;
    for (std::uint32_t i = 0; i < draws; ++i) {
        WordSource words{make_stream_key(16, 1), i, 0, 0, 0};
        const double first = gamma_draw(words, a);
        const double second = gamma_draw(words, b);
        const std::uint32_t high = words.next();
        values.push_back(binomial_quantile(unit_open(high, words.next()), 540, first / (first + second)));
    }
    const Counts counts{std::move(values)};
    check_moments(counts.moments, 108.0, 552.096);
    check_share(counts.share_at(108), 0.0168169);
    double below = 0.0;
    for (int k = 0; k <= 138; ++k) {
        below += beta_binomial_chance(k, 540.0, a, b);
    }
    check_share(counts.share_up_to(138), below);
    check_share(counts.share_up_to(139), below + beta_binomial_chance(139.0, 540.0, a, b));
}

TEST_CASE("V1.7 the formula of the negative binomial gives the reference numbers") {
    CHECK(log_negative_binomial_chance(507.0, 540.0, 100.0) == Approx(-5.09947).epsilon(1e-6));
    double below = 0.0; // chance of at most 615
    for (int n = 0; n <= 615; ++n) {
        below += portable_exp(log_negative_binomial_chance(n, 540.0, 100.0));
    }
    CHECK(below < 0.9);
    CHECK(below + portable_exp(log_negative_binomial_chance(616.0, 540.0, 100.0)) >= 0.9);
}

TEST_CASE("V1.7 a Poisson number with a gamma mean is negative binomial") {
    std::vector<std::uint32_t> values;
    for (std::uint32_t i = 0; i < draws; ++i) {
        WordSource words{make_stream_key(17, 1), i, 0, 0, 0};
        const double mean = 5.4 * gamma_draw(words, 100.0);
        const std::uint32_t high = words.next();
        values.push_back(poisson_quantile(unit_open(high, words.next()), mean));
    }
    const Counts counts{std::move(values)};
    check_moments(counts.moments, 540.0, 3456.0);
    check_share(counts.share_at(507), portable_exp(-5.09947));
    double below = 0.0;
    for (int n = 0; n <= 616; ++n) {
        below += portable_exp(log_negative_binomial_chance(n, 540.0, 100.0));
    }
    check_share(counts.share_up_to(616), below);
}
