#include <algorithm>

#include "koers/scenario.hpp"

namespace koers {

double strength_in(const Measure& measure, int year) {
    const bool ended = measure.duration && year >= measure.from + *measure.duration;
    if (year < measure.from || ended) {
        return 0.0;
    }
    const int years = year - measure.from + 1;
    return measure.ramp == 0 ? 1.0 : std::min(1.0, static_cast<double>(years) / measure.ramp);
}

double amount_in(const Measure& measure, double amount, int year) {
    const double in_year = amount * strength_in(measure, year);
    if (!measure.grows_to) {
        return in_year;
    }
    const double grown = in_year * std::max(1, year - measure.from + 1);
    return *measure.grows_to < 0.0 ? std::max(grown, *measure.grows_to) : std::min(grown, *measure.grows_to);
}

} // namespace koers
