#include <algorithm>
#include <cmath>

#include "analysis/scrambles.hpp"

namespace koers {
namespace {

std::vector<double> known_values(std::span<const double> values) {
    std::vector<double> known;
    std::copy_if(values.begin(), values.end(), std::back_inserter(known), [](double v) { return !std::isnan(v); });
    return known;
}

} // namespace

Interval quantile_interval_of(std::span<const double> values, double probability, Sampling sampling) {
    std::vector<double> known = known_values(values);
    sort_ascending(known);
    if (are_independent(values.size(), sampling)) {
        return quantile_interval(known, probability);
    }
    const double reach = Scrambles{values}.quantile(probability).reach;
    const double quantile = quantile_type7(known, probability);
    return {quantile - reach, quantile + reach};
}

Interval share_interval(std::span<const double> values, Sampling sampling) {
    std::vector<double> hits;
    std::transform(values.begin(), values.end(), std::back_inserter(hits),
                   [](double v) { return std::isnan(v) || v == 0.0 ? v : 1.0; });
    const std::vector<double> known = known_values(hits);
    const auto found = static_cast<std::uint64_t>(std::count(known.begin(), known.end(), 1.0));
    if (are_independent(values.size(), sampling) || found == 0 || found == known.size()) {
        return wilson_interval(found, known.size());
    }
    const Estimate share = Scrambles{hits}.mean();
    return {std::max(0.0, share.value - share.reach), std::min(1.0, share.value + share.reach)};
}

} // namespace koers
