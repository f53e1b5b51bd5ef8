#include "influence/response.hpp"

#include <cmath>

#include "base/expects.hpp"
#include "base/portable_math.hpp"

namespace koers {
namespace {

double power_of(double base, double exponent) {
    return base > 0.0 ? portable_exp(exponent * portable_log(base)) : 0.0;
}

/// The part of the full effect that a cause of this size has.
double part(const Response& response, double size) {
    switch (response.form) {
    case ResponseForm::linear:
        return size;
    case ResponseForm::exponential:
        return -portable_expm1(-size / response.scale);
    case ResponseForm::hill: {
        const double risen = power_of(size / response.scale, response.power);
        return risen / (1.0 + risen);
    }
    }
    throw InternalError{"an unknown form of response"};
}

} // namespace

double effect(const Response& response, double x) {
    expects(response.scale > 0.0, "a response has a positive scale");
    return x < 0.0 ? -response.down * part(response, -x) : response.up * part(response, x);
}

double marginal_effect(const Response& response, double x) {
    expects(response.scale > 0.0, "a response has a positive scale");
    const double full = x < 0.0 ? response.down : response.up;
    const double size = std::abs(x);
    switch (response.form) {
    case ResponseForm::linear:
        return full;
    case ResponseForm::exponential:
        return full * portable_exp(-size / response.scale) / response.scale;
    case ResponseForm::hill: {
        const double risen = power_of(size / response.scale, response.power);
        expects(size > 0.0 || response.power >= 1.0, "the slope at 0 is infinite");
        if (size == 0.0)
            return response.power > 1.0 ? 0.0 : full / response.scale;
        return full * response.power * risen / (size * (1.0 + risen) * (1.0 + risen));
    }
    }
    throw InternalError{"an unknown form of response"};
}

} // namespace koers
