#include "sim/stay_law.hpp"

#include <algorithm>
#include <cmath>

#include "base/portable_math.hpp"

namespace koers {
namespace {

double exponential(WordSource& words) {
    const std::uint32_t high = words.next();
    return -portable_log(unit_open(high, words.next()));
}

double hyperexponential(WordSource& words, double mean, double cv, StayFrom from) {
    const double square = cv * cv;
    const double first = 0.5 * (1.0 + std::sqrt((square - 1.0) / (square + 1.0)));
    // Both branches hold half of the time in care (balanced means), so from the middle they are equal.
    const double chance = from == StayFrom::start ? first : 0.5;
    const double share = unit_open(words.next()) < chance ? first : 1.0 - first;
    return exponential(words) * mean / (2.0 * share);
}

double erlang(WordSource& words, double mean, double cv, StayFrom from) {
    const double square = std::max(cv * cv, 1.0 / 64.0);
    const double k = std::ceil(1.0 / square);
    const double shorter = (k * square - std::sqrt(k * (1.0 + square) - k * k * square)) / (1.0 + square);
    const double phase = mean / (k - shorter);
    const double u = unit_open(words.next());
    // Under way: a stay is found with chance proportional to its length, in any of its phases alike.
    const double chance = from == StayFrom::start ? shorter : shorter * (k - 1.0) / (k - shorter);
    double phases = u < chance ? k - 1.0 : k;
    if (from != StayFrom::start) {
        phases = 1.0 + std::floor(unit_open(words.next()) * phases);
    }
    double length = 0.0;
    for (int left = static_cast<int>(phases); left > 0;) {
        double product = 1.0; // one logarithm for up to 16 phases, each of which is at least 2^-53
        for (int together = std::min(left, 16); together > 0; --together, --left) {
            const std::uint32_t high = words.next();
            product *= unit_open(high, words.next());
        }
        length -= portable_log(product);
    }
    return length * phase;
}

} // namespace

bool is_exponential(double cv) {
    return cv <= 1.0 + 1e-9 && cv >= 1.0 - 1e-9;
}

double draw_stay(WordSource& words, double mean, double cv, StayFrom from) {
    if (is_exponential(cv)) {
        return exponential(words) * mean;
    }
    return cv > 1.0 ? hyperexponential(words, mean, cv, from) : erlang(words, mean, cv, from);
}

} // namespace koers
