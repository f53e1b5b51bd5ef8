#include "koers/analysis.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace koers {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::vector<double> known_values(std::span<const double> values) {
    std::vector<double> known;
    known.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(known), [](double v) { return !std::isnan(v); });
    return known;
}

/// A loss, or zero for a gain; NaN stays.
double deficit_of(double loss) {
    return loss > 0.0 || std::isnan(loss) ? loss : 0.0; // not std::max, which keeps -0
}

/// Losses in ascending order, gains as zero.
std::vector<double> ascending_deficits(std::span<const double> losses) {
    std::vector<double> deficits = known_values(losses);
    std::transform(deficits.begin(), deficits.end(), deficits.begin(), deficit_of);
    sort_ascending(deficits);
    return deficits;
}

/// Weights of the replicates in the worst 1 - level; the one at the border counts in part.
std::vector<double> tail_weights(std::span<const double> losses, double level) {
    std::vector<std::size_t> order(losses.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return losses[a] > losses[b]; });
    std::vector<double> weights(losses.size(), 0.0);
    double left = (1.0 - level) * static_cast<double>(losses.size());
    for (const std::size_t replicate : order) {
        weights[replicate] = std::clamp(left, 0.0, 1.0);
        left -= 1.0;
    }
    return weights;
}

double weighted_mean(std::span<const double> values, std::span<const double> weights) {
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    return total > 0.0 ? std::inner_product(values.begin(), values.end(), weights.begin(), 0.0) / total : unknown;
}

} // namespace

double expected_deficit(std::span<const double> losses) {
    return moments(ascending_deficits(losses)).mean;
}

double expected_shortfall(std::span<const double> losses, double level) {
    const std::vector<double> known = known_values(losses);
    return weighted_mean(known, tail_weights(known, level));
}

double required_capacity(std::span<const double> losses, double level) {
    return quantile_type7(ascending_deficits(losses), level);
}

DeficitRisk deficit_risk(std::span<const double> balances, double level, Sampling sampling) {
    std::vector<double> by_replicate(balances.begin(), balances.end());
    for (double& value : by_replicate)
        value = deficit_of(-value);
    const std::vector<double> deficits = ascending_deficits(by_replicate);
    const auto short_of = deficits.end() - std::upper_bound(deficits.begin(), deficits.end(), 0.0);

    DeficitRisk risk;
    risk.chance = static_cast<double>(short_of) / static_cast<double>(deficits.size()); // 0/0 is NaN: not known
    risk.chance_95 = share_interval(by_replicate, sampling);
    risk.expected = moments(deficits).mean;
    risk.capacity = quantile_type7(deficits, level);
    risk.capacity_95 = quantile_interval_of(by_replicate, level, sampling);
    if (risk.capacity_95.low < 0.0)
        risk.capacity_95.low = 0.0;
    return risk;
}

std::vector<double> euler_allocation(const std::vector<std::span<const double>>& parts, double level) {
    if (parts.empty())
        return {};
    std::vector<double> total(parts.front().size(), 0.0);
    for (const std::span<const double> part : parts)
        std::transform(total.begin(), total.end(), part.begin(), total.begin(), std::plus<>{});
    const std::vector<double> weights = tail_weights(total, level);
    std::vector<double> shares;
    for (const std::span<const double> part : parts)
        shares.push_back(weighted_mean(part, weights));
    return shares;
}

} // namespace koers
