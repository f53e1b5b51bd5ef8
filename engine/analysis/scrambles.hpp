#pragma once

#include <span>
#include <vector>

#include "koers/analysis.hpp"

namespace koers {

/// An estimate with its standard error; `reach` is half the width of its 95 % interval.
struct Estimate {
    double value{};
    double error{};
    double reach{};
};

/// Whether replicates are independent, so that the classic errors hold: always, or up to one for each scramble.
[[nodiscard]] bool are_independent(std::size_t replicates, Sampling sampling);

/// Outcomes of Sobol' points by scramble, NaN left out. Errors follow from the spread of what the scrambles say, each
/// weighed by how many values it has; NaN when fewer than two have any.
class Scrambles {
public:
    explicit Scrambles(std::span<const double> values);

    [[nodiscard]] Estimate mean() const;

    /// Type 7; an error of NaN when a scramble has fewer than `fewest_for_quantile` values. Changes the order of the
    /// values within the scrambles.
    [[nodiscard]] Estimate quantile(double probability);

private:
    [[nodiscard]] Estimate spread_of(const std::vector<double>& estimates) const;

    std::vector<std::vector<double>> values_; // [scramble], those with values only
    std::size_t count_{};
};

} // namespace koers
