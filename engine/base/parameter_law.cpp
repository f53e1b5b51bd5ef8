#include "base/parameter_law.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/expects.hpp"
#include "base/portable_math.hpp"

namespace koers {
namespace {

constexpr double z_95 = 1.6448536269514722; // 95 % point of the standard normal law
constexpr int nodes_a_side = 48;            // 8 a unit of z, from -6 to 6
constexpr double nodes_a_unit = 8.0;
constexpr double narrow_shape = 1e5; // of a gamma or beta that is normal but for some skewness

/// A point and how far the distribution function is above its target there.
struct Trial {
    double x;
    double above;
};

/// Where `at` is 0 between two points around it (Chandrupatla 1997, Adv. Eng. Software 28: inverse quadratic
/// interpolation where three points lie on a smooth enough curve, else bisection).
double root_between(const std::function<Trial(double)>& at, Trial last, Trial other, double tolerance) {
    double part = 0.5;
    for (int step = 0; step < 200; ++step) {
        const Trial next = at(last.x + part * (other.x - last.x));
        Trial third = last;
        if ((next.above < 0.0) != (last.above < 0.0)) {
            third = other;
            other = last;
        }
        last = next;
        const double least = 0.5 * tolerance / std::abs(other.x - last.x);
        if (least > 0.5 || last.above == 0.0) {
            break;
        }
        const double x = (last.x - other.x) / (third.x - other.x);
        const double f = (last.above - other.above) / (third.above - other.above);
        part = 0.5;
        if (f * f < x && (1.0 - f) * (1.0 - f) < 1.0 - x) {
            part = last.above / (other.above - last.above) * third.above / (other.above - third.above) +
                   (third.x - last.x) / (other.x - last.x) * last.above / (third.above - last.above) * other.above /
                       (third.above - other.above);
        }
        part = std::clamp(part, least, 1.0 - least);
    }
    return std::abs(last.above) < std::abs(other.above) ? last.x : other.x;
}

/// Quantiles at the nodes of a distribution function between two bounds.
std::vector<double> tabulate(const std::function<double(double)>& cdf, double lower, double upper) {
    const double tolerance = 0x1p-50 * (upper - lower);
    std::vector<double> values;
    double step = 0.0;
    for (int node = -nodes_a_side; node <= nodes_a_side; ++node) {
        const double target = normal_cdf(node / nodes_a_unit);
        const auto at = [&](double x) { return Trial{x, cdf(x) - target}; };
        const double from = values.empty() ? lower : values.back();
        // The next quantile is not much further on than the last one was.
        Trial high = at(std::min(upper, from + 1.5 * step));
        high = high.above < 0.0 ? at(upper) : high;
        const Trial low = at(from);
        values.push_back(low.above >= 0.0 ? from : high.above <= 0.0 ? high.x : root_between(at, high, low, tolerance));
        step = values.back() - from;
    }
    return values;
}

/// Quantiles at the nodes of a nearly normal law with this skewness (Cornish and Fisher 1938, second term).
/// From shapes of 1e5 within 2e-6 of the exact ones, at a cost that does not grow with the shape.
std::vector<double> tabulate_narrow(double mean, double sd, double skewness) {
    std::vector<double> values;
    for (int node = -nodes_a_side; node <= nodes_a_side; ++node) {
        const double z = node / nodes_a_unit;
        values.push_back(mean + sd * (z + skewness / 6.0 * (z * z - 1.0)));
    }
    return values;
}

std::vector<double> tabulate_gamma(double mean, double sd) {
    const double shape = mean * mean / (sd * sd);
    if (shape > narrow_shape) {
        return tabulate_narrow(mean, sd, 2.0 / std::sqrt(shape));
    }
    const auto cdf = [=](double x) { return gamma_cdf(shape, x * shape / mean); };
    double upper = mean + 12.0 * sd;
    while (cdf(upper) < normal_cdf(nodes_a_side / nodes_a_unit)) { // a skew law reaches beyond 12 sd
        upper *= 2.0;
    }
    return tabulate(cdf, 0.0, upper);
}

std::vector<double> tabulate_beta(double mean, double sd) {
    const double size = mean * (1.0 - mean) / (sd * sd) - 1.0;
    expects(size > 0.0, "a beta narrower than a coin with its mean");
    const double a = mean * size;
    const double b = (1.0 - mean) * size;
    if (std::min(a, b) > narrow_shape) {
        return tabulate_narrow(mean, sd, 2.0 * (b - a) * std::sqrt(size + 1.0) / ((size + 2.0) * std::sqrt(a * b)));
    }
    return tabulate([=](double x) { return beta_cdf(a, b, x); }, 0.0, 1.0);
}

} // namespace

ParameterLaw::ParameterLaw(DistributionKind kind, double low, double central, double high)
    : kind_{kind}, low_{low}, central_{central}, high_{high} {
    expects(kind == DistributionKind::fixed || low < high, "a law with spread");
    const double sd = (high - low) / (2.0 * z_95);
    switch (kind) {
    case DistributionKind::fixed:
    case DistributionKind::uniform:
        break;
    case DistributionKind::normal:
        spread_ = sd;
        break;
    case DistributionKind::lognormal:
        spread_ = portable_log(high / low) / (2.0 * z_95);
        break;
    case DistributionKind::gamma:
        values_ = tabulate_gamma(central, sd);
        break;
    case DistributionKind::beta:
        values_ = tabulate_beta(central, sd);
        break;
    case DistributionKind::pert: {
        const double a = 1.0 + 4.0 * (central - low) / (high - low);
        const double b = 1.0 + 4.0 * (high - central) / (high - low);
        values_ = tabulate([=](double x) { return beta_cdf(a, b, (x - low) / (high - low)); }, low, high);
        break;
    }
    }
}

double ParameterLaw::at(double z) const {
    switch (kind_) {
    case DistributionKind::fixed:
        return central_;
    case DistributionKind::uniform:
        return low_ + (high_ - low_) * normal_cdf(z);
    case DistributionKind::normal:
        return central_ + spread_ * z;
    case DistributionKind::lognormal:
        return central_ * portable_exp(spread_ * z);
    default:
        break;
    }
    const double position = std::clamp((z + nodes_a_side / nodes_a_unit) * nodes_a_unit, 0.0, 2.0 * nodes_a_side);
    const auto node = std::min(static_cast<std::size_t>(position), values_.size() - 2);
    const double t = position - static_cast<double>(node);
    // Cubic through the two nodes with the slopes of their neighbours, limited so that it stays monotone.
    const double step = values_[node + 1] - values_[node];
    const auto slope = [this, step](std::size_t i) {
        const double before = i == 0 ? step : values_[i] - values_[i - 1];
        const double after = i + 1 == values_.size() ? step : values_[i + 1] - values_[i];
        return std::min(0.5 * (before + after), 3.0 * std::min(before, after));
    };
    const double first = slope(node);
    const double second = slope(node + 1);
    return values_[node] + t * (first + t * ((3.0 * step - 2.0 * first - second) + t * (first + second - 2.0 * step)));
}

double ParameterLaw::mean() const {
    switch (kind_) {
    case DistributionKind::lognormal:
        return central_ * portable_exp(0.5 * spread_ * spread_);
    case DistributionKind::pert:
        return (low_ + 4.0 * central_ + high_) / 6.0;
    case DistributionKind::uniform:
        return 0.5 * (low_ + high_);
    default:
        return central_;
    }
}

} // namespace koers
