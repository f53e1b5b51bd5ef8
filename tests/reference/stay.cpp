#include "reference/stay.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace koers::reference {
namespace {

/// A mixture of Erlang laws: with chance `share` a sum of `phases` exponentials of mean `phase`.
struct Part {
    double share;
    double phases;
    double phase;
};

/// Two parts with the mean and coefficient of variation that are asked (Tijms 1994, appendix B).
std::vector<Part> parts_of(double mean, double cv) {
    const double square = cv * cv;
    if (std::abs(cv - 1.0) < 1e-9) {
        return {{1.0, 1.0, mean}};
    }
    if (cv > 1.0) { // balanced means: both parts hold half of the mean
        const double p = 0.5 * (1.0 + std::sqrt((square - 1.0) / (square + 1.0)));
        return {{p, 1.0, mean / (2.0 * p)}, {1.0 - p, 1.0, mean / (2.0 * (1.0 - p))}};
    }
    const double at_least = std::max(square, 1.0 / 64.0);
    const double k = std::ceil(1.0 / at_least);
    const double p = (k * at_least - std::sqrt(k * (1.0 + at_least) - k * k * at_least)) / (1.0 + at_least);
    return {{p, k - 1.0, mean / (k - p)}, {1.0 - p, k, mean / (k - p)}};
}

} // namespace

double whole_stay(Chance& chance, double mean, double cv) {
    const std::vector<Part> parts = parts_of(mean, cv);
    std::vector<double> shares;
    for (const Part& part : parts) {
        shares.push_back(part.share);
    }
    const Part& part = parts[chance.pick(shares)];
    return part.phases > 0.0 ? chance.gamma(part.phases, part.phase) : 0.0;
}

double rest_of_stay(Chance& chance, double mean, double cv) {
    // Somebody is found in a stay with chance proportional to its length, at any moment of it alike. The
    // length-biased law of a sum of n exponentials is that of n + 1.
    const std::vector<Part> parts = parts_of(mean, cv);
    std::vector<double> lengths;
    for (const Part& part : parts) {
        lengths.push_back(part.share * part.phases * part.phase);
    }
    const Part& part = parts[chance.pick(lengths)];
    return chance.uniform() * chance.gamma(part.phases + 1.0, part.phase);
}

} // namespace koers::reference
