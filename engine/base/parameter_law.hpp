#pragma once

#include <vector>

#include "koers/dataset.hpp"

namespace koers {

/// The law of one parameter, drawn through a standard normal so that a Gaussian copula can feed it.
/// `low` and `high` are read as DistributionKind says.
class ParameterLaw {
public:
    ParameterLaw(DistributionKind kind, double low, double central, double high);

    /// The value with the same rank as `z` has under the standard normal law.
    [[nodiscard]] double at(double z) const;

    /// Expected value of the law.
    [[nodiscard]] double mean() const;

private:
    DistributionKind kind_;
    double low_;
    double central_;
    double high_;
    double spread_{};            // sd (normal) or sigma of the logarithm (lognormal)
    std::vector<double> values_; // at the nodes of z, for laws without a closed form
};

} // namespace koers
