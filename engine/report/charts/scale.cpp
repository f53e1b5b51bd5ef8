#include "report/charts/scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace koers::charts {
namespace {

/// A step as whole numbers: units of ten to the power of minus `decimals`.
struct Step {
    double units{};
    double per_value{}; // units in one
    int decimals{};

    [[nodiscard]] Extent around(Extent values) const {
        return {std::floor(values.low * per_value / units), std::ceil(values.high * per_value / units)};
    }
};

/// The steps from fine to coarse: 1, 2, 2.5 and 5 times each power of ten.
Step step_number(int number, int finest) {
    constexpr double tens[] = {10.0, 20.0, 25.0, 50.0};
    const int power = finest + number / 4 - 1;
    const double units = tens[number % 4];
    const bool quarter = number % 4 == 2;
    const int decimals = std::max(0, quarter ? -power : -power - 1);
    double scale = 1.0;
    for (int i = 0; i < std::abs(power); ++i) {
        scale *= 10.0;
    }
    return power < 0 ? Step{units, scale, decimals} : Step{units * scale, 1.0, decimals};
}

} // namespace

Extent extent_of(const std::vector<double>& numbers) {
    Extent extent{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const double number : numbers) {
        if (!std::isnan(number)) {
            extent = joined(extent, {number, number});
        }
    }
    return extent;
}

Extent joined(Extent a, Extent b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

Ticks nice_ticks(Extent values, std::size_t most) {
    if (!(values.low < values.high)) { // nothing known, or the same everywhere
        const double middle = values.low == values.high ? values.low : 0.0;
        values = {std::min(middle, 0.0), middle > 0.0 || middle < 0.0 ? std::max(middle, 0.0) : 1.0};
    }
    int finest = 0;
    for (double size = values.high - values.low; size < 10.0 && finest > -9; size *= 10.0) {
        --finest;
    }
    for (int number = 0;; ++number) {
        const Step step = step_number(number, finest);
        const Extent around = step.around(values);
        if (around.high - around.low + 1.0 <= static_cast<double>(most)) {
            Ticks ticks{{}, step.decimals};
            for (double at = around.low; at <= around.high; at += 1.0) {
                ticks.values.push_back(at * step.units / step.per_value);
            }
            return ticks;
        }
    }
}

std::vector<int> year_ticks(int first, int last, std::size_t most) {
    std::vector<int> years;
    for (const int step : {1, 2, 5, 10, 20, 50, 100}) {
        years.clear();
        for (int year = (first + step - 1) / step * step; year <= last; year += step) {
            years.push_back(year);
        }
        if (years.size() <= most) {
            break;
        }
    }
    return years;
}

} // namespace koers::charts
