#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

namespace koers::reference {

/// The random numbers of one replicate.
class Chance {
public:
    Chance(std::uint64_t seed, std::uint32_t replicate) {
        std::seed_seq words{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U), replicate};
        engine_.seed(words);
    }

    double uniform() { return std::uniform_real_distribution<>{}(engine_); }
    bool happens(double chance) { return uniform() < chance; }
    double exponential(double mean) { return std::exponential_distribution<>{1.0 / mean}(engine_); }
    double gamma(double shape, double scale) { return std::gamma_distribution<>{shape, scale}(engine_); }
    double normal() { return std::normal_distribution<>{}(engine_); }

    unsigned poisson(double mean) { return mean > 0.0 ? std::poisson_distribution<unsigned>{mean}(engine_) : 0U; }
    unsigned binomial(unsigned n, double chance) { return std::binomial_distribution<unsigned>{n, chance}(engine_); }

    /// The number or the one above it, such that the mean is right.
    std::size_t round(double number) { return static_cast<std::size_t>(std::floor(number + uniform())); }

    /// A position with chance proportional to its weight.
    std::size_t pick(const std::vector<double>& weights) {
        double left = uniform() * std::accumulate(weights.begin(), weights.end(), 0.0);
        std::size_t chosen = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (weights[i] > 0.0 && left >= 0.0) {
                chosen = i;
            }
            left -= weights[i];
        }
        return chosen;
    }

private:
    std::mt19937_64 engine_;
};

/// Chance that something at this yearly rate happens within a month.
inline double monthly(double rate) {
    return -std::expm1(-rate / 12.0);
}

} // namespace koers::reference
