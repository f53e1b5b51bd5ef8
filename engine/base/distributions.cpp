#include "base/distributions.hpp"

#include <cmath>

#include "base/expects.hpp"
#include "base/point_chances.hpp"
#include "base/portable_math.hpp"

namespace koers {
namespace {

constexpr double small_mean = 12.0;

/// A walk ends where a value's chance is below this: the rounding of the sums is larger, and without it a `u`
/// in an outermost tail would be sought far outside the law.
constexpr double negligible = 0x1p-60;

/// Walks from a value `k` whose cumulative chance is `cdf` to the quantile of u. `ratio_up(k)` is
/// P(k + 1) / P(k).
template <class Ratio>
std::uint32_t walk(double u, std::uint32_t k, double cdf, double pmf, Ratio ratio_up) {
    if (cdf < u) {
        while (cdf < u && (cdf < 0.5 || pmf > negligible)) {
            const double next = pmf * ratio_up(k);
            if (next <= 0.0) { // the last value of a binomial, its sum short of u by rounding
                break;
            }
            pmf = next;
            ++k;
            cdf += pmf;
        }
        return k;
    }
    while (k > 0 && cdf - pmf >= u && pmf > negligible) {
        cdf -= pmf;
        --k;
        pmf /= ratio_up(k);
    }
    return k;
}

} // namespace

std::uint32_t poisson_quantile(double u, double mean) {
    expects(mean >= 0.0 && mean <= 1e7, "a Poisson mean between 0 and 1e7");
    const auto ratio_up = [mean](std::uint32_t k) { return mean / (k + 1.0); };
    if (mean < small_mean) {
        const double zero = portable_exp(-mean);
        return walk(u, 0, zero, zero, ratio_up);
    }
    const auto mode = static_cast<std::uint32_t>(mean);
    return walk(u, mode, 1.0 - gamma_cdf(mode + 1.0, mean), poisson_chance(mode, mean), ratio_up);
}

std::uint32_t binomial_quantile(double u, std::uint32_t n, double p) {
    expects(p >= 0.0 && p <= 1.0, "a chance between 0 and 1");
    if (n == 0 || p <= 0.0) {
        return 0;
    }
    if (p >= 1.0) {
        return n;
    }
    const double odds = p / (1.0 - p);
    const auto ratio_up = [n, odds](std::uint32_t k) { return (static_cast<double>(n) - k) / (k + 1.0) * odds; };
    if (n * p < small_mean) {
        const double zero = binomial_chance(0.0, n, p);
        return walk(u, 0, zero, zero, ratio_up);
    }
    const auto mode = static_cast<std::uint32_t>((n + 1.0) * p);
    const double k = mode;
    const double cdf = mode >= n ? 1.0 : 1.0 - beta_cdf(k + 1.0, n - k, p);
    return walk(u, mode, cdf, binomial_chance(k, n, p), ratio_up);
}

double gamma_draw(WordSource& words, double shape) {
    expects(shape > 0.0, "a positive gamma shape");
    if (shape < 1.0) {
        const double u = unit_open(words.next());
        return gamma_draw(words, shape + 1.0) * portable_exp(portable_log(u) / shape);
    }
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    while (true) {
        const std::uint32_t high = words.next();
        const double x = normal_quantile(unit_open(high, words.next()));
        const double root = 1.0 + c * x;
        if (root <= 0.0) {
            continue;
        }
        const double v = root * root * root;
        const double u = unit_open(words.next());
        if (portable_log(u) < 0.5 * x * x + d - d * v + d * portable_log(v)) {
            return d * v;
        }
    }
}

} // namespace koers
