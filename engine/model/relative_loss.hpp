#pragma once

#include <algorithm>

namespace koers {

/// Risk of a person of this weight to be the one who dies or leaves, against the mean risk of the stratum,
/// when others weigh `mean_weight`: weight / mean_weight in a large stratum, but 1 for who is alone in it.
/// Somebody has between persons - 1 (fixed numbers) and persons (Poisson) others beside him.
[[nodiscard]] inline double relative_loss(double weight, double mean_weight, double persons) {
    const double others = std::max(0.0, persons - 0.5);
    return weight * (1.0 + others) / (weight + mean_weight * others);
}

} // namespace koers
