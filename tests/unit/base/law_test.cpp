// Whether draws follow their law, over all sizes. The whole file errs once in 1000 for a right engine with another
// seed: each of its tests has an equal part of that (Bonferroni).

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "base/distributions.hpp"
#include "base/philox.hpp"
#include "base/portable_math.hpp"
#include "unit/base/goodness_of_fit.hpp"

using namespace koers;

namespace {

constexpr double most_tests = 300.0;
constexpr double significance = 1e-3 / most_tests;
constexpr double tail = 4e-6;

/// The part of the uniform numbers that is drawn from: a law is as it should be in its tails too.
enum class Part : std::uint8_t { all, lower, upper };

struct Interval {
    double from{};
    double to{};
};

Interval interval(Part part) {
    return {part == Part::upper ? 1.0 - tail : 0.0, part == Part::lower ? tail : 1.0};
}

/// Chances of the values from `first` on, relative to that of the mode.
struct Weights {
    std::uint32_t first{};
    std::vector<double> values;
};

/// Multiplies outwards from the mode, with no logarithm or Stirling: another way than that of the engine.
/// `ratio_up(k)` is P(k + 1) / P(k).
template <class Ratio>
Weights weights_from(std::uint32_t mode, std::uint32_t last, Ratio ratio_up) {
    std::vector<double> below;
    long double value = 1.0L;
    std::uint32_t k = mode;
    while (k > 0 && value > 1e-22L) {
        --k;
        value /= ratio_up(k);
        below.push_back(static_cast<double>(value));
    }
    Weights weights{k, {below.rbegin(), below.rend()}};
    weights.values.push_back(1.0);
    value = 1.0L;
    for (k = mode; k < last && value > 1e-22L; ++k) {
        value *= ratio_up(k);
        weights.values.push_back(static_cast<double>(value));
    }
    return weights;
}

Weights binomial_weights(std::uint32_t n, double p) {
    const auto mode = static_cast<std::uint32_t>(n * p);
    const long double odds = static_cast<long double>(p) / (1.0L - p);
    return weights_from(mode, n,
                        [=](std::uint32_t k) { return (static_cast<long double>(n) - k) / (k + 1.0L) * odds; });
}

Weights poisson_weights(double mean) {
    return weights_from(static_cast<std::uint32_t>(mean), std::numeric_limits<std::uint32_t>::max(),
                        [=](std::uint32_t k) { return static_cast<long double>(mean) / (k + 1.0L); });
}

/// The weights that fall within a part of the uniform numbers; the upper part is summed from above, as its
/// small chances would be lost in a sum near 1.
std::vector<double> within(const Weights& weights, Part part) {
    std::vector<double> values = weights.values;
    if (part == Part::all) {
        return values;
    }
    if (part == Part::upper) {
        std::reverse(values.begin(), values.end());
    }
    double total = 0.0;
    for (const double value : values) {
        total += value;
    }
    double left = tail * total;
    for (double& value : values) {
        value = std::min(value, left);
        left -= value;
    }
    if (part == Part::upper) {
        std::reverse(values.begin(), values.end());
    }
    return values;
}

template <class Quantile>
void check_law(const Weights& weights, std::uint32_t stream, Quantile quantile) {
    const std::uint32_t draws = weights.values.size() < 3'000 ? 8'000 : 2'000; // those of a large law take longer
    for (const Part part : {Part::all, Part::lower, Part::upper}) {
        const auto [from, to] = interval(part);
        std::vector<double> counts(weights.values.size());
        for (std::uint32_t i = 0; i < draws; ++i) {
            const Words words =
                philox4x32({i, stream, static_cast<std::uint32_t>(part), 0}, make_stream_key(20260403, 9));
            const double u = from + (to - from) * unit_open(words[0], words[1]);
            counts.at(quantile(u) - weights.first) += 1.0;
        }
        CAPTURE(static_cast<int>(part));
        CHECK(test::chi_square_chance(counts, within(weights, part)) > significance);
    }
}

} // namespace

TEST_CASE("Binomial numbers follow their law for every size and mean") {
    std::uint32_t stream = 0;
    for (const std::uint32_t n : {2U, 30U, 1000U, 4'000'000U, 2'147'483'647U}) {
        for (const double mean : {1e-6, 1e-3, 0.3, 1.9, 11.9, 12.1, 300.0, 1e4, 1e6}) {
            const double p = mean / n;
            if (p >= 1.0) {
                continue;
            }
            for (const double chance : {p, 1.0 - p}) {
                CAPTURE(n, mean, chance);
                check_law(binomial_weights(n, chance), ++stream,
                          [=](double u) { return binomial_quantile(u, n, chance); });
            }
        }
    }
}

TEST_CASE("Poisson numbers follow their law for every mean") {
    std::uint32_t stream = 1000;
    for (const double mean : {1e-6, 1e-3, 0.3, 3.0, 11.9, 12.1, 80.0, 2500.0, 1e5, 1e6}) {
        CAPTURE(mean);
        check_law(poisson_weights(mean), ++stream, [=](double u) { return poisson_quantile(u, mean); });
    }
}

TEST_CASE("The largest laws are followed", "[.slow]") {
    check_law(poisson_weights(1e7), 1100, [](double u) { return poisson_quantile(u, 1e7); });
    std::uint32_t stream = 1200;
    for (const double p : {0.01, 0.5, 0.99}) {
        CAPTURE(p);
        check_law(binomial_weights(2'147'483'647U, p), ++stream,
                  [=](double u) { return binomial_quantile(u, 2'147'483'647U, p); });
    }
}

TEST_CASE("Gamma variables follow their law for every shape") {
    const double shape = GENERATE(0.05, 0.1, 0.4, 0.7, 0.999, 1.0, 1.001, 1.5, 3.0, 30.0, 250.0, 1e4);
    CAPTURE(shape);
    std::vector<double> ranks;
    for (std::uint32_t i = 0; i < 40'000; ++i) {
        WordSource words{make_stream_key(20260403, 9), i, 2000, 0, 0};
        ranks.push_back(gamma_cdf(shape, gamma_draw(words, shape)));
    }
    CHECK(test::anderson_darling_chance(ranks) > significance);
}

TEST_CASE("The tests of laws see a wrong law") {
    std::vector<double> ranks;
    for (std::uint32_t i = 0; i < 40'000; ++i) {
        WordSource words{make_stream_key(20260403, 9), i, 2001, 0, 0};
        ranks.push_back(gamma_cdf(3.0, gamma_draw(words, 3.06)));
    }
    CHECK(test::anderson_darling_chance(ranks) < significance);
    const Weights weights = poisson_weights(80.0);
    std::vector<double> counts(weights.values.size());
    for (int i = 0; i < 8'000; ++i) {
        counts.at(poisson_quantile((i + 0.5) / 8'000, 82.0) - weights.first) += 1.0;
    }
    CHECK(test::chi_square_chance(counts, weights.values) < significance);
}
