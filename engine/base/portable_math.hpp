#pragma once

/// Elementary functions as fixed sequences of IEEE operations: the same bits from every compiler and on
/// every processor, which libm does not promise.
namespace koers {

/// Natural exponential. Largest error measured: 0.95 unit in the last place (ulp).
[[nodiscard]] double portable_exp(double x);

/// Natural logarithm of a positive number. Largest error measured: 0.87 ulp.
[[nodiscard]] double portable_log(double x);

/// exp(x) - 1 without loss of accuracy near 0. Largest error measured: 1.7 ulp.
[[nodiscard]] double portable_expm1(double x);

/// The chance below z under the standard normal law (Cody 1969, "Rational Chebyshev approximations for the error
/// function"). Largest error measured: 8 ulp, in both far tails as elsewhere; the upper tail is 1 less such a chance.
[[nodiscard]] double normal_cdf(double z);

/// The z below which a standard normal falls with chance u, 0 < u < 1 (Wichura 1988, AS 241, PPND16). Largest
/// error measured: 6.7 ulp.
[[nodiscard]] double normal_quantile(double u);

/// Logarithm of the gamma function for x > 0. Largest error measured: 7.5 ulp between 1.2 and
/// 1.5, elsewhere 3.5, also near its zeros 1 and 2.
[[nodiscard]] double portable_log_gamma(double x);

/// Regularised lower incomplete gamma function P(shape, x), shape up to 1e7, relative error about 1e-12.
[[nodiscard]] double gamma_cdf(double shape, double x);

/// Regularised incomplete beta function I_x(a, b), a and b up to 1e7, relative error about 1e-12.
[[nodiscard]] double beta_cdf(double a, double b, double x);

} // namespace koers
