#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "base/portable_math.hpp"

namespace koers::test {

/// The chance of a larger chi-square of counts of whole numbers against weights with any sum; neighbours are pooled
/// to at least 20 expected. 1 if all weight falls in one group.
inline double chi_square_chance(const std::vector<double>& counts, const std::vector<double>& weights) {
    double draws = 0.0;
    double weight = 0.0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        draws += counts[k];
        weight += weights[k];
    }
    double chi_square = 0.0;
    double groups = 0.0;
    double expected = 0.0;
    double seen = 0.0;
    double left = draws;
    double unseen = draws;
    const auto close_group = [&](double group_expected, double group_seen) {
        chi_square += (group_seen - group_expected) * (group_seen - group_expected) / group_expected;
        left -= group_expected;
        unseen -= group_seen;
        groups += 1.0;
    };
    for (std::size_t k = 0; k < counts.size(); ++k) {
        expected += draws * weights[k] / weight;
        seen += counts[k];
        if (expected >= 20.0 && left - expected >= 20.0) {
            close_group(expected, seen);
            expected = seen = 0.0;
        }
    }
    close_group(left, unseen);
    return groups > 1.0 ? 1.0 - gamma_cdf(0.5 * (groups - 1.0), 0.5 * chi_square) : 1.0;
}

/// The chance of a larger Anderson-Darling distance between values and the uniform law (Marsaglia and Marsaglia
/// 2004, "Evaluating the Anderson-Darling distribution", the limit for many values, good to 2e-6).
inline double anderson_darling_chance(std::vector<double> ranks) {
    std::sort(ranks.begin(), ranks.end());
    const auto n = static_cast<double>(ranks.size());
    double sum = 0.0;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        sum += (2.0 * static_cast<double>(i) + 1.0) * (std::log(ranks[i]) + std::log1p(-ranks[ranks.size() - 1 - i]));
    }
    const double z = -n - sum / n;
    if (!(z > 0.0 && z < 1e3)) { // a value with rank 0 or 1, or no fit at all
        return 0.0;
    }
    if (z < 2.0) {
        return 1.0 -
               std::exp(-1.2337141 / z) / std::sqrt(z) *
                   (2.00012 + (0.247105 - (0.0649821 - (0.0347962 - (0.011672 - 0.00168691 * z) * z) * z) * z) * z);
    }
    return 1.0 - std::exp(-std::exp(1.0776 -
                                    (2.30695 - (0.43424 - (0.082433 - (0.008056 - 0.0003146 * z) * z) * z) * z) * z));
}

} // namespace koers::test
