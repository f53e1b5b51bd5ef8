#include <algorithm>
#include <cmath>

#include "analysis/scrambles.hpp"

namespace koers {

namespace {

double& at(Summary& summary, Statistic statistic) {
    return summary[static_cast<std::size_t>(statistic)];
}

double quantile_error(std::span<const double> ascending, double probability) {
    const Interval interval = quantile_interval(ascending, probability);
    return (interval.high - interval.low) / 2.0 / 1.96;
}

void set_independent_errors(std::span<const double> ascending, const Moments& spread, Summary& summary) {
    at(summary, Statistic::error_mean) = spread.standard_error();
    at(summary, Statistic::error_p10) = quantile_error(ascending, 0.10);
    at(summary, Statistic::error_p50) = quantile_error(ascending, 0.50);
    at(summary, Statistic::error_p90) = quantile_error(ascending, 0.90);
}

void set_scrambled_errors(std::span<const double> by_replicate, Summary& summary) {
    Scrambles scrambles{by_replicate};
    at(summary, Statistic::error_mean) = scrambles.mean().error;
    at(summary, Statistic::error_p10) = scrambles.quantile(0.10).error;
    at(summary, Statistic::error_p50) = scrambles.quantile(0.50).error;
    at(summary, Statistic::error_p90) = scrambles.quantile(0.90).error;
}

} // namespace

const std::array<std::string, statistic_count>& statistic_labels() {
    static const std::array<std::string, statistic_count> labels{
        "gemiddelde", "standaardafwijking", "P5",          "P10",         "P25",        "P50", "P75", "P90",
        "P95",        "mc_fout_gemiddelde", "mc_fout_P10", "mc_fout_P50", "mc_fout_P90"};
    return labels;
}

Summary summarise(std::span<double> values, Sampling sampling) {
    Summary summary{};
    const bool independent = are_independent(values.size(), sampling);
    if (!independent)
        set_scrambled_errors(values, summary);
    const Moments spread = moments(values);
    const auto known_end = std::partition(values.begin(), values.end(), [](double v) { return !std::isnan(v); });
    const std::span<double> known{values.begin(), known_end};
    sort_ascending(known);

    at(summary, Statistic::mean) = spread.mean;
    at(summary, Statistic::standard_deviation) = spread.standard_deviation;
    at(summary, Statistic::p5) = quantile_type7(known, 0.05);
    at(summary, Statistic::p10) = quantile_type7(known, 0.10);
    at(summary, Statistic::p25) = quantile_type7(known, 0.25);
    at(summary, Statistic::p50) = quantile_type7(known, 0.50);
    at(summary, Statistic::p75) = quantile_type7(known, 0.75);
    at(summary, Statistic::p90) = quantile_type7(known, 0.90);
    at(summary, Statistic::p95) = quantile_type7(known, 0.95);
    if (independent)
        set_independent_errors(known, spread, summary);
    return summary;
}

} // namespace koers
