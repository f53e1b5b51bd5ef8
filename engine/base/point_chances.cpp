#include "base/point_chances.hpp"

#include <cmath>

#include "base/portable_math.hpp"

namespace koers {
namespace {

constexpr double two_pi = 6.28318530717958647693;
constexpr double half_log_two_pi = 0.91893853320467274178;

/// log Gamma(x + 1) less Stirling's (x + 1/2) log x - x + log(2 pi) / 2, for x > 0.
double stirling_error(double x) {
    if (x < 15.0) {
        return portable_log_gamma(x + 1.0) - (x + 0.5) * portable_log(x) + x - half_log_two_pi;
    }
    const double z = 1.0 / (x * x);
    return (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * 691.0 / 360360))))) /
           x;
}

/// x log(x / m) + m - x without loss of digits for x near m, by the series of log((1 + v) / (1 - v)).
double deviance(double x, double m) {
    const double v = (x - m) / (x + m);
    if (v < -0.1 || v > 0.1) {
        return x * portable_log(x / m) + m - x;
    }
    double sum = (x - m) * v;
    double power = 2.0 * x * v;
    for (int n = 3; n < 40; n += 2) {
        power *= v * v;
        const double next = sum + power / n;
        if (next == sum) {
            break;
        }
        sum = next;
    }
    return sum;
}

/// (1 - p)^n.
double none_of(double n, double p) {
    return portable_exp(-deviance(n, n * (1.0 - p)) - n * p);
}

} // namespace

double poisson_chance(double k, double mean) {
    if (k == 0.0) {
        return portable_exp(-mean);
    }
    return portable_exp(-stirling_error(k) - deviance(k, mean)) / std::sqrt(two_pi * k);
}

double binomial_chance(double k, double n, double p) {
    const double rest = n - k;
    if (k == 0.0) {
        return none_of(n, p);
    }
    if (rest == 0.0) {
        return portable_exp(n * portable_log(p));
    }
    const double exponent = stirling_error(n) - stirling_error(k) - stirling_error(rest) - deviance(k, n * p) -
                            deviance(rest, n * (1.0 - p));
    return portable_exp(exponent) * std::sqrt(n / (two_pi * k * rest));
}

} // namespace koers
