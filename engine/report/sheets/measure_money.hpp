#pragma once

#include <cstddef>
#include <vector>

#include "report/sheets/money.hpp"

namespace koers::sheets {

/// What the measures of one scenario change themselves, as planned and replicate by replicate from the drawn
/// parameters; EUR, lasten minus baten. Empty when the source has faults.
class MeasureMoney {
public:
    MeasureMoney(Source& source, const ReportedScenario& of);

    /// Whether a measure is an amount on a budget line. What another one changes follows from the outcome only.
    [[nodiscard]] static bool is_amount(const Measure& measure);

    /// The amount if all of it is reached, and the friction costs, at central values.
    [[nodiscard]] double planned(const Measure& measure, int year) const;
    [[nodiscard]] double friction(const Measure& measure, int year) const;

    /// What is reached, with the friction costs.
    [[nodiscard]] std::vector<double> net(const Measure& measure, int year) const;

    /// The share of the amount that is reached; 1 when nothing is said of it.
    [[nodiscard]] std::vector<double> reached_share(const Measure& measure) const;

    [[nodiscard]] std::size_t replicates() const { return drawn_.shape.empty() ? 0 : drawn_.shape.front(); }

private:
    [[nodiscard]] double drawn(std::size_t replicate, ParameterId parameter) const;

    const Scenario& scenario_;
    NamedArray drawn_; // [replicate x parameter]
};

/// Adds what another has in each replicate.
void add_to(std::vector<double>& sums, const std::vector<double>& other);

} // namespace koers::sheets
