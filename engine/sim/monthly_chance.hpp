#pragma once

#include "base/portable_math.hpp"

namespace koers {

/// The chance within a month at a yearly rate.
[[nodiscard]] inline double monthly_chance(double rate) {
    return -portable_expm1(-rate / 12.0);
}

/// Up to this yearly rate `small_monthly_chance` may be used.
inline constexpr double small_rate = 12.0 * 0.35;

/// The same for a small rate, relative error below 1e-11 and without a jump, so that a compiler makes several at once:
/// exp(-x) = (a - b) / (a + b) with a = 1680 + 180 x^2 + x^4 and b = x (840 + 20 x^2) (Pade, 4 over 4).
[[nodiscard]] inline double small_monthly_chance(double rate) {
    const double x = rate * (1.0 / 12.0);
    const double square = x * x;
    const double even = 1680.0 + square * (180.0 + square);
    const double odd = x * (840.0 + 20.0 * square);
    return 2.0 * odd / (even + odd);
}

} // namespace koers
