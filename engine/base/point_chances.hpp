#pragma once

namespace koers {

/// e^-mean mean^k / Gamma(k + 1), the Poisson chance of k, also between whole numbers. Loader (2000), "Fast and
/// accurate computation of binomial probabilities": near the mean about 1e-15 relative however large the mean,
/// where a sum of logarithms of gamma functions loses all its low digits. k >= 0, mean > 0.
[[nodiscard]] double poisson_chance(double k, double mean);

/// Gamma(n + 1) / (Gamma(k + 1) Gamma(n - k + 1)) p^k (1 - p)^(n - k), the binomial chance of k, likewise.
/// 0 <= k <= n, n > 0, 0 < p < 1.
[[nodiscard]] double binomial_chance(double k, double n, double p);

} // namespace koers
