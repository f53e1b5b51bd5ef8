#include "koers/analysis.hpp"

#include <cmath>
#include <limits>

namespace koers {

namespace {
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
}

double Moments::standard_error() const {
    return count == 0 ? unknown : standard_deviation / std::sqrt(static_cast<double>(count));
}

// Two passes with the correction of Chan, Golub and LeVeque (1983): as exact as merging, in a fixed order.
Moments moments(std::span<const double> values) {
    Moments result{0, unknown, unknown};
    double sum = 0.0;
    for (const double value : values) {
        if (!std::isnan(value)) {
            sum += value;
            ++result.count;
        }
    }
    if (result.count == 0)
        return result;
    const auto count = static_cast<double>(result.count);
    const double centre = sum / count;
    double squares = 0.0;
    double rest = 0.0;
    for (const double value : values) {
        if (!std::isnan(value)) {
            squares += (value - centre) * (value - centre);
            rest += value - centre;
        }
    }
    result.mean = centre + rest / count;
    if (result.count > 1)
        result.standard_deviation = std::sqrt((squares - rest * rest / count) / (count - 1.0));
    return result;
}

} // namespace koers
