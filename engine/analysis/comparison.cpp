#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/scrambles.hpp"
#include "analysis/student.hpp"

namespace koers {

namespace {

double square(double value) {
    return value * value;
}

/// Half the width of the 95 % interval of a mean of independent values.
double half_width(const Moments& spread) {
    return spread.count < 2 ? std::numeric_limits<double>::quiet_NaN()
                            : student_95(spread.count - 1) * spread.standard_error();
}

/// B - A by replicate; NaN where one of them is not known.
std::vector<double> differences_of(std::span<const double> a, std::span<const double> b) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        differences.push_back(b[i] - a[i]);
    return differences;
}

} // namespace

PairedDifference paired_difference(std::span<const double> a, std::span<const double> b, Sampling sampling) {
    std::vector<double> first;
    std::vector<double> second;
    std::vector<double> difference;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (std::isnan(a[i]) || std::isnan(b[i]))
            continue;
        first.push_back(a[i]);
        second.push_back(b[i]);
        difference.push_back(b[i] - a[i]);
    }
    const Moments spread = moments(difference);
    const double half = are_independent(std::min(a.size(), b.size()), sampling)
                            ? half_width(spread)
                            : Scrambles{differences_of(a, b)}.mean().reach;
    const auto lower = std::count_if(difference.begin(), difference.end(), [](double d) { return d < 0.0; });
    const auto higher = std::count_if(difference.begin(), difference.end(), [](double d) { return d > 0.0; });
    const double apart = square(moments(first).standard_deviation) + square(moments(second).standard_deviation);
    sort_ascending(difference);

    PairedDifference result;
    result.pairs = difference.size();
    result.mean = spread.mean;
    result.low = spread.mean - half;
    result.high = spread.mean + half;
    result.p10 = quantile_type7(difference, 0.10);
    result.p50 = quantile_type7(difference, 0.50);
    result.p90 = quantile_type7(difference, 0.90);
    result.chance_lower = static_cast<double>(lower) / static_cast<double>(result.pairs); // 0/0 is NaN: not known
    result.chance_higher = static_cast<double>(higher) / static_cast<double>(result.pairs);
    result.variance_reduction = apart / square(spread.standard_deviation);
    return result;
}

} // namespace koers
