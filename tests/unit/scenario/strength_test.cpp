#include <catch2/catch.hpp>

#include "koers/scenario.hpp"

using koers::Measure;
using koers::strength_in;

namespace {

Measure measure_of(int ramp, std::optional<int> duration = std::nullopt) {
    Measure measure;
    measure.from = 2026;
    measure.ramp = ramp;
    measure.duration = duration;
    return measure;
}

} // namespace

TEST_CASE("a measure without ramp works in full from its first year", "[scenario]") {
    CHECK(strength_in(measure_of(0), 2025) == 0.0);
    CHECK(strength_in(measure_of(0), 2026) == 1.0);
    CHECK(strength_in(measure_of(0), 2060) == 1.0);
}

TEST_CASE("a ramp of three years gives one, two and three thirds", "[scenario]") {
    CHECK(strength_in(measure_of(3), 2026) == Approx(1.0 / 3.0));
    CHECK(strength_in(measure_of(3), 2027) == Approx(2.0 / 3.0));
    CHECK(strength_in(measure_of(3), 2028) == 1.0);
    CHECK(strength_in(measure_of(3), 2029) == 1.0);
}

TEST_CASE("a measure with a duration ends", "[scenario]") {
    CHECK(strength_in(measure_of(2, 3), 2028) == 1.0);
    CHECK(strength_in(measure_of(2, 3), 2029) == 0.0);
    CHECK(strength_in(measure_of(4, 2), 2027) == 0.5);
}
