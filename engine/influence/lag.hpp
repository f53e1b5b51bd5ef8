#pragma once

#include <cstddef>
#include <vector>

namespace koers {

/// Delay of an effect in years: nothing before `least` whole years, and after them a negative binomial law with
/// mean `mean_after` and shape `shape` (1 is geometric; the larger, the more the years lie together). A mean of 0
/// puts everything in year `least`.
struct Lag {
    std::size_t least{};
    double mean_after{};
    double shape{1.0};
};

/// The part of an effect that arrives in each of the first `years` years after its cause. What arrives later is left
/// out, so that the sum may be below 1. `mean_after` must be 0 or more, `shape` positive.
[[nodiscard]] std::vector<double> lag_weights(const Lag& lag, std::size_t years);

/// The part of an effect that is lost in each of the first `years` years after its cause ended, if half of what is
/// left goes in every `half_life` years (positive). Nothing goes in the first year, which has the cause's last effect
/// as its start.
[[nodiscard]] std::vector<double> fading_weights(double half_life, std::size_t years);

/// The part of a stock that a year leaves, if half of it goes in `half_life` years.
[[nodiscard]] double retention(double half_life);

/// The years in which half of a stock goes that keeps `retention` of itself a year, 0 < retention < 1.
[[nodiscard]] double half_life(double retention);

} // namespace koers
