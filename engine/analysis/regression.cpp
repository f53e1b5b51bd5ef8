#include <array>
#include <cmath>

#include "base/expects.hpp"
#include "koers/analysis.hpp"

namespace koers {
namespace {

constexpr double least_pivot = 1e-9; // of a correlation matrix: below it, a column follows from the ones before it

/// Four sums side by side, which the processor can add at the same time; the order is fixed.
double dot(const std::vector<double>& a, const std::vector<double>& b) {
    std::array<double, 4> sums{};
    std::size_t i = 0;
    for (; i + sums.size() <= a.size(); i += sums.size()) {
        for (std::size_t k = 0; k < sums.size(); ++k) {
            sums[k] += a[i + k] * b[i + k];
        }
    }
    for (; i < a.size(); ++i) {
        sums[0] += a[i] * b[i];
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// Values with mean 0 and length 1; empty when they do not vary.
std::vector<double> unit_vector(std::span<const double> values) {
    const Moments of = moments(values);
    std::vector<double> unit;
    for (const double value : values) {
        unit.push_back(value - of.mean);
    }
    const double length = std::sqrt(dot(unit, unit));
    if (!(length > 1e-12 * std::abs(of.mean) * std::sqrt(static_cast<double>(values.size())))) {
        return {};
    }
    for (double& value : unit) {
        value /= length;
    }
    return unit;
}

/// Lower triangle L of a correlation matrix L L'; empty when it is not positive definite.
std::vector<std::vector<double>> cholesky(const std::vector<std::vector<double>>& columns) {
    std::vector<std::vector<double>> lower(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = dot(columns[i], columns[j]);
            for (std::size_t k = 0; k < j; ++k) {
                rest -= lower[i][k] * lower[j][k];
            }
            if (i == j && rest < least_pivot) {
                return {};
            }
            lower[i].push_back(i == j ? std::sqrt(rest) : rest / lower[j][j]);
        }
    }
    return lower;
}

/// x with L x = b.
std::vector<double> forward(const std::vector<std::vector<double>>& lower, std::vector<double> b) {
    for (std::size_t i = 0; i < b.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            b[i] -= lower[i][k] * b[k];
        }
        b[i] /= lower[i][i];
    }
    return b;
}

/// x with L' x = b.
std::vector<double> backward(const std::vector<std::vector<double>>& lower, std::vector<double> b) {
    for (std::size_t i = b.size(); i-- > 0;) {
        for (std::size_t k = i + 1; k < b.size(); ++k) {
            b[i] -= lower[k][i] * b[k];
        }
        b[i] /= lower[i][i];
    }
    return b;
}

} // namespace

std::optional<Regression> regress(const std::vector<std::span<const double>>& columns,
                                  std::span<const double> outcome) {
    std::vector<std::vector<double>> units;
    std::vector<std::size_t> varying;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        expects(columns[i].size() == outcome.size(), "as many values as outcomes");
        if (auto unit = unit_vector(columns[i]); !unit.empty()) {
            units.push_back(std::move(unit));
            varying.push_back(i);
        }
    }
    const std::vector<double> explained = unit_vector(outcome);
    if (explained.empty() || outcome.size() < fewest_a_column * (varying.size() + 1)) {
        return std::nullopt;
    }
    const auto lower = cholesky(units);
    if (lower.size() != units.size()) {
        return std::nullopt;
    }
    std::vector<double> correlations;
    for (const std::vector<double>& unit : units) {
        correlations.push_back(dot(unit, explained));
    }
    const std::vector<double> standardised = backward(lower, forward(lower, correlations));
    Regression result;
    result.r2 = dot(standardised, correlations);
    const auto freedom = static_cast<double>(outcome.size() - varying.size() - 1);
    result.adjusted_r2 = 1.0 - (1.0 - result.r2) * static_cast<double>(outcome.size() - 1) / freedom;
    const double spread = moments(outcome).standard_deviation;
    result.terms.assign(columns.size(), {0.0, 0.0, 0.0, 0.0, 0.0});
    for (std::size_t i = 0; i < varying.size(); ++i) {
        std::vector<double> axis(varying.size(), 0.0);
        axis[i] = 1.0;
        const std::vector<double> column =
            forward(lower, std::move(axis)); // its squares add up to the inverse's [i][i]
        const double error = std::sqrt((1.0 - result.r2) / freedom * dot(column, column));
        const double scale = spread / moments(columns[varying[i]]).standard_deviation;
        result.terms[varying[i]] = {standardised[i], error, standardised[i] * scale, error * scale,
                                    standardised[i] * correlations[i]};
    }
    return result;
}

} // namespace koers
