#pragma once

#include <cstdint>

#include "base/philox.hpp"

namespace koers {

/// Smallest n with P(N <= n) >= u for N Poisson: exact inversion, so that the same u gives more events
/// for a larger mean. `mean` from 0 to 1e7; the sums are good to about 1e-13, so a `u` nearer to 0 or 1 than
/// that gives a number that is off by a few.
[[nodiscard]] std::uint32_t poisson_quantile(double u, double mean);

/// Smallest k with P(K <= k) >= u for K binomial(n, p), likewise, `n` up to 1e7.
[[nodiscard]] std::uint32_t binomial_quantile(double u, std::uint32_t n, double p);

/// A gamma variable with mean `shape` and scale 1 (Marsaglia and Tsang 2000).
[[nodiscard]] double gamma_draw(WordSource& words, double shape);

} // namespace koers
