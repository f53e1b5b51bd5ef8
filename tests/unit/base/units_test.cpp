#include <catch2/catch.hpp>

#include <cmath>

#include "koers/units.hpp"

namespace koers {

TEST_CASE("quantities of one unit add up, compare and give a ratio", "[base]") {
    STATIC_REQUIRE(Euro{2.5} + Euro{0.5} == Euro{3.0});
    STATIC_REQUIRE(Euro{2.5} - Euro{3.5} == Euro{-1.0});
    STATIC_REQUIRE(Euro{2.0} < Euro{3.0});
    STATIC_REQUIRE(2.0 * Persons{4.0} == Persons{8.0});
    STATIC_REQUIRE(Persons{3.0} / Persons{4.0} == 0.75);
    CHECK(Euro{}.value() == 0.0);
}

TEST_CASE("units cross only by named operations", "[base]") {
    STATIC_REQUIRE(EuroPerPerson{10.0} * Persons{3.0} == Euro{30.0});
    STATIC_REQUIRE(EuroPerHour{40.0} * Hours{2.0} == Euro{80.0});
    STATIC_REQUIRE(HoursPerFte{1878.0} * Fte{0.5} == Hours{939.0});
    CHECK(part(Share{0.25}, Hours{8.0}) == Hours{2.0});
}

TEST_CASE("a month of a yearly rate leaves what twelve months leave of the year", "[base]") {
    CHECK(monthly_probability(AnnualRate{0.0}) == Share{0.0});
    for (const double rate : {1e-9, 0.01, 0.5, 3.0, 40.0}) {
        const double stays = std::pow(1.0 - monthly_probability(AnnualRate{rate}).value(), 12.0);
        CHECK(stays == Approx(std::exp(-rate)).epsilon(1e-12));
    }
    CHECK(monthly_probability(AnnualRate{1e-9}).value() == Approx(1e-9 / 12.0).epsilon(1e-9));
}

} // namespace koers
