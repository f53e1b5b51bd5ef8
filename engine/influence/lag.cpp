#include "influence/lag.hpp"

#include <numbers>

#include "base/expects.hpp"
#include "base/portable_math.hpp"

namespace koers {

std::vector<double> lag_weights(const Lag& lag, std::size_t years) {
    expects(lag.mean_after >= 0.0 && lag.shape > 0.0, "a lag has a mean of 0 or more and a positive shape");
    std::vector<double> weights(years, 0.0);
    const double success = lag.shape / (lag.shape + lag.mean_after);
    double weight = portable_exp(lag.shape * portable_log(success));
    for (std::size_t year = lag.least; year < years; ++year) {
        weights[year] = weight;
        const auto after = static_cast<double>(year - lag.least);
        weight *= (1.0 - success) * (after + lag.shape) / (after + 1.0);
    }
    return weights;
}

std::vector<double> fading_weights(double half_life, std::size_t years) {
    std::vector<double> weights(years, 0.0);
    const double kept = retention(half_life);
    double left = 1.0;
    for (std::size_t year = 1; year < years; ++year) {
        weights[year] = left * (1.0 - kept);
        left *= kept;
    }
    return weights;
}

double retention(double half_life) {
    expects(half_life > 0.0, "a half-life is positive");
    return portable_exp(-std::numbers::ln2 / half_life);
}

double half_life(double retention) {
    expects(retention > 0.0 && retention < 1.0, "a retention lies between 0 and 1");
    return -std::numbers::ln2 / portable_log(retention);
}

} // namespace koers
