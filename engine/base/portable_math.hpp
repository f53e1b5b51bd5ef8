#pragma once

/// Elementary functions as fixed sequences of IEEE operations: the same bits from every compiler and on
/// every processor, which libm does not promise.
namespace koers {

/// Natural exponential, error below 1 unit in the last place for results in the normal range.
[[nodiscard]] double portable_exp(double x);

/// Natural logarithm of a positive number, error below 1 unit in the last place.
[[nodiscard]] double portable_log(double x);

/// exp(x) - 1 without loss of accuracy near 0, relative error below 1e-15.
[[nodiscard]] double portable_expm1(double x);

/// The chance below z under the standard normal law, relative error below 1e-14 for z > -5 and 2e-13 in the far
/// lower tail, where the rounding of z^2 counts.
[[nodiscard]] double normal_cdf(double z);

/// The z below which a standard normal falls with chance u, 0 < u < 1 (Wichura 1988, AS 241, PPND16:
/// relative error about 1e-16).
[[nodiscard]] double normal_quantile(double u);

/// Logarithm of the gamma function for x > 0, relative error below 1e-13 but 1e-14 absolute near its zeros 1 and 2.
[[nodiscard]] double portable_log_gamma(double x);

/// Regularised lower incomplete gamma function P(shape, x), shape up to 1e7, relative error about 1e-12.
[[nodiscard]] double gamma_cdf(double shape, double x);

/// Regularised incomplete beta function I_x(a, b), a and b up to 1e7, relative error about 1e-12.
[[nodiscard]] double beta_cdf(double a, double b, double x);

} // namespace koers
