// The bounds are those that portable_math.hpp states, rounded up. References: the same function of the C library
// for long double, with 64 bits against 53.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/portable_math.hpp"

using namespace koers;

namespace {

static_assert(std::numeric_limits<long double>::digits >= 64, "a reference with more digits than double");

constexpr double smallest = std::numeric_limits<double>::denorm_min();
constexpr double smallest_normal = std::numeric_limits<double>::min();
constexpr double largest = std::numeric_limits<double>::max();
constexpr long double sqrt_half = 0.707106781186547524400844362104849039L;
constexpr long double two_pi = 6.283185307179586476925286766559005768L;

/// Distance in units of the last place of `exact`.
double ulps(double value, long double exact) {
    const double near = std::abs(static_cast<double>(exact));
    const double unit = near < largest ? std::nextafter(near, largest) - near : 0x1p971;
    return static_cast<double>(std::abs(static_cast<long double>(value) - exact) / unit);
}

/// The largest error at `points` numbers with equal distances.
template <class Error>
double worst_by_steps(double from, double to, int points, Error error) {
    double worst = 0.0;
    for (int i = 0; i <= points; ++i) {
        worst = std::max(worst, error(std::min(to, from + (to - from) * i / points)));
    }
    return worst;
}

/// The largest error at `points` positive numbers with equal ratios.
template <class Error>
double worst_by_ratios(double from, double to, int points, Error error) {
    const double width = std::log(to) - std::log(from);
    return worst_by_steps(0.0, 1.0, points, [=](double part) {
        return error(std::clamp(from * std::exp(0.5 * part * width) * std::exp(0.5 * part * width), from, to));
    });
}

/// The error at both sides of `centre`.
template <class Error>
auto around(double centre, Error error) {
    return [=](double distance) { return std::max(error(centre - distance), error(centre + distance)); };
}

double exp_error(double x) {
    return ulps(portable_exp(x), std::exp(static_cast<long double>(x)));
}

double expm1_error(double x) {
    return ulps(portable_expm1(x), std::expm1(static_cast<long double>(x)));
}

double log_error(double x) {
    return ulps(portable_log(x), std::log(static_cast<long double>(x)));
}

double log_gamma_error(double x) {
    return ulps(portable_log_gamma(x), std::lgamma(static_cast<long double>(x)));
}

double normal_cdf_error(double z) {
    return ulps(normal_cdf(z), 0.5L * std::erfc(-static_cast<long double>(z) * sqrt_half));
}

/// The normal quantile by Newton's steps from our own value, in the half where the chance keeps its digits.
double normal_quantile_error(double u) {
    const double ours = normal_quantile(u);
    long double z = ours;
    for (int step = 0; step < 3; ++step) {
        const long double density = std::exp(-0.5L * z * z) / std::sqrt(two_pi);
        long double excess = 0.0L; // of the chance below z
        if (u > 0.1 && u < 0.9) {
            excess = 0.5L * std::erf(z * sqrt_half) - (static_cast<long double>(u) - 0.5L);
        } else if (u < 0.5) {
            excess = 0.5L * std::erfc(-z * sqrt_half) - u;
        } else {
            excess = (1.0L - u) - 0.5L * std::erfc(z * sqrt_half);
        }
        z -= excess / density;
    }
    return ulps(ours, z);
}

} // namespace

TEST_CASE("The exponential is within 0.95 unit in the last place") {
    CHECK(worst_by_steps(-745.13, 709.782712893384, 200'000, exp_error) < 0.95);
    CHECK(worst_by_steps(-2.0, 2.0, 100'000, exp_error) < 0.95);
    CHECK(worst_by_ratios(smallest, 700.0, 50'000, around(0.0, exp_error)) < 0.95);
}

TEST_CASE("The logarithm is within 0.87 unit in the last place") {
    CHECK(worst_by_ratios(smallest, smallest_normal, 50'000, log_error) < 0.87);
    CHECK(worst_by_ratios(smallest_normal, largest, 200'000, log_error) < 0.87);
    CHECK(worst_by_steps(0.5, 2.0, 200'000, log_error) < 0.87);
    CHECK(worst_by_ratios(0x1p-53, 0.5, 50'000, around(1.0, log_error)) < 0.87);
}

TEST_CASE("The exponential less 1 is within 1.7 units in the last place") {
    CHECK(worst_by_ratios(smallest, 700.0, 100'000, around(0.0, expm1_error)) < 1.7);
    CHECK(worst_by_steps(-2.0, 2.0, 200'000, expm1_error) < 1.7);
    CHECK(worst_by_steps(-50.0, 709.78, 100'000, expm1_error) < 1.7);
}

TEST_CASE("The normal distribution function is within 8 units in the last place") {
    CHECK(worst_by_steps(-37.5, -5.0, 100'000, normal_cdf_error) < 8.0);
    CHECK(worst_by_steps(-5.0, 9.0, 200'000, normal_cdf_error) < 8.0);
    CHECK(worst_by_ratios(smallest, 1.0, 20'000, around(0.0, normal_cdf_error)) < 8.0);
    // Of numbers below the normal range the last place is coarse.
    CHECK(worst_by_steps(-38.4, -37.6, 10'000, normal_cdf_error) < 1.5);
}

TEST_CASE("The normal quantile is within 6.7 units in the last place") {
    CHECK(worst_by_steps(0x1p-20, 1.0 - 0x1p-20, 50'000, normal_quantile_error) < 6.7);
    CHECK(worst_by_ratios(smallest, 0.1, 50'000, normal_quantile_error) < 6.7);
    CHECK(worst_by_ratios(0x1p-53, 0.1, 20'000, [](double above) { return normal_quantile_error(1.0 - above); }) < 6.7);
    CHECK(worst_by_ratios(0x1p-53, 0.1, 20'000, around(0.5, normal_quantile_error)) < 6.7);
}

TEST_CASE("The logarithm of the gamma function is within 8 units in the last place") {
    CHECK(worst_by_ratios(smallest, 1.0, 50'000, log_gamma_error) < 8.0);
    CHECK(worst_by_steps(0.5, 3.0, 200'000, log_gamma_error) < 8.0);
    CHECK(worst_by_steps(2.5, 200.0, 100'000, log_gamma_error) < 8.0);
    CHECK(worst_by_ratios(15.0, 1e305, 50'000, log_gamma_error) < 8.0);
    CHECK(worst_by_ratios(0x1p-52, 0.1, 20'000, around(1.0, log_gamma_error)) < 8.0);
    CHECK(worst_by_ratios(0x1p-51, 0.1, 20'000, around(2.0, log_gamma_error)) < 8.0);
}
