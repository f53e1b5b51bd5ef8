#include "analysis/scrambles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/student.hpp"

namespace koers {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Quantile of type 7 of values that need not be sorted.
double quantile_type7_of(std::span<double> values, double probability) {
    const double position = static_cast<double>(values.size() - 1) * probability;
    const auto below = static_cast<std::ptrdiff_t>(position);
    const auto at = values.begin() + below;
    std::nth_element(values.begin(), at, values.end());
    if (at + 1 == values.end()) {
        return *at;
    }
    const double above = *std::min_element(at + 1, values.end());
    return *at + (position - static_cast<double>(below)) * (above - *at);
}

} // namespace

bool are_independent(std::size_t replicates, Sampling sampling) {
    return sampling == Sampling::plain || replicates <= scramble_count;
}

Scrambles::Scrambles(std::span<const double> values) {
    for (std::size_t first = 0; first < std::min<std::size_t>(scramble_count, values.size()); ++first) {
        std::vector<double> known;
        known.reserve(values.size() / scramble_count + 1);
        for (std::size_t i = first; i < values.size(); i += scramble_count) {
            if (!std::isnan(values[i])) {
                known.push_back(values[i]);
            }
        }
        count_ += known.size();
        if (!known.empty()) {
            values_.push_back(std::move(known));
        }
    }
}

// The standard error of a ratio (Cochran 1977, section 6.4): with equally many values in every scramble, the standard
// deviation of the estimates over the root of their number.
Estimate Scrambles::spread_of(const std::vector<double>& estimates) const {
    const auto groups = static_cast<double>(estimates.size());
    const auto weight = [&](std::size_t i) {
        return static_cast<double>(values_[i].size()) / static_cast<double>(count_);
    };
    Estimate result{0.0, unknown, unknown};
    for (std::size_t i = 0; i < estimates.size(); ++i) {
        result.value += weight(i) * estimates[i];
    }
    if (estimates.size() > 1) {
        double squares = 0.0;
        for (std::size_t i = 0; i < estimates.size(); ++i) {
            const double apart = weight(i) * (estimates[i] - result.value);
            squares += apart * apart;
        }
        result.error = std::sqrt(squares * groups / (groups - 1.0));
        result.reach = student_95(estimates.size() - 1) * result.error;
    }
    return result;
}

Estimate Scrambles::mean() const {
    std::vector<double> means;
    for (const std::vector<double>& each : values_) {
        means.push_back(moments(each).mean);
    }
    return values_.empty() ? Estimate{unknown, unknown, unknown} : spread_of(means);
}

Estimate Scrambles::quantile(double probability) {
    const bool enough = std::all_of(values_.begin(), values_.end(),
                                    [](const auto& each) { return each.size() >= fewest_for_quantile; });
    if (!enough || values_.empty()) {
        return {unknown, unknown, unknown};
    }
    std::vector<double> quantiles;
    for (std::vector<double>& each : values_) {
        quantiles.push_back(quantile_type7_of(each, probability));
    }
    return spread_of(quantiles);
}

} // namespace koers
