#pragma once

#include <cstdint>

namespace koers {

/// How an effect grows with its cause.
enum class ResponseForm : std::uint8_t {
    linear,      // E x
    exponential, // E sign(x) (1 - exp(-|x| / scale))
    hill         // E sign(x) |x|^n / (scale^n + |x|^n)
};

/// Effect of a cause above (`up`) or below (`down`) its baseline: at full strength, or per unit if linear. What was
/// built in years can be lost faster, so that a cut may have its own. `scale` in the unit of the cause: 63 % of the
/// full effect if exponential, half of it if Hill.
struct Response {
    ResponseForm form{ResponseForm::linear};
    double up{};
    double down{};
    double scale{1.0};
    double power{1.0}; // n, of Hill only
};

/// The effect of x.
[[nodiscard]] double effect(const Response& response, double x);

/// What one unit more than x adds, by which the next euro is judged. At 0 the slope of the side above.
[[nodiscard]] double marginal_effect(const Response& response, double x);

} // namespace koers
