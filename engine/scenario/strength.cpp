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

} // namespace koers
