#pragma once

#include <cmath>
#include <cstdint>

namespace koers {

/// Mean and variance of numbers that come one at a time (Welford 1962), or in parts that are merged
/// (Chan, Golub and LeVeque 1983). Merging in another order changes the last bits, so merge in a fixed order.
class RunningMoments {
public:
    constexpr void add(double value) {
        ++count_;
        const double before = value - mean_;
        mean_ += before / static_cast<double>(count_);
        squares_ += before * (value - mean_);
    }

    constexpr void merge(const RunningMoments& other) {
        if (other.count_ == 0) {
            return;
        }
        const auto ours = static_cast<double>(count_);
        const auto theirs = static_cast<double>(other.count_);
        const double apart = other.mean_ - mean_;
        count_ += other.count_;
        mean_ += apart * (theirs / (ours + theirs));
        squares_ += other.squares_ + apart * apart * (ours * theirs / (ours + theirs));
    }

    [[nodiscard]] constexpr std::uint64_t count() const { return count_; }

    /// 0 when there are no numbers.
    [[nodiscard]] constexpr double mean() const { return mean_; }

    /// Unbiased, with n - 1; 0 below two numbers.
    [[nodiscard]] constexpr double variance() const {
        return count_ < 2 ? 0.0 : squares_ / static_cast<double>(count_ - 1);
    }

    [[nodiscard]] double standard_deviation() const { return std::sqrt(variance()); }

private:
    std::uint64_t count_{};
    double mean_{};
    double squares_{}; // sum of squared distances to the mean
};

} // namespace koers
