#include <catch2/catch.hpp>

#include "scenario/age_curve.hpp"

using namespace koers;
using namespace koers::scenario;

namespace {

AgeBand band(int from, int to, int line) {
    return {from, to, {"x", line, 1}};
}

} // namespace

TEST_CASE("bands fill every age between their ends", "[scenario]") {
    input::Faults faults;
    AgeCurve curve{{"man", "vrouw"}, 10};
    curve.fill(0, band(2, 4, 2), 0.5, faults);
    CHECK(curve.at(1, 0) == 0.0);
    CHECK(curve.at(2, 0) == 0.5);
    CHECK(curve.at(4, 0) == 0.5);
    CHECK(curve.at(5, 0) == 0.0);
    CHECK(curve.at(3, 1) == 0.0);
    CHECK(curve.highest_age() == 4);
    CHECK(curve.total() == 1.5);
    CHECK(faults.count() == 0);
}

TEST_CASE("gaps are told as runs of ages at the row after them", "[scenario]") {
    input::Faults faults;
    AgeCurve curve{{""}, 9};
    curve.fill(0, band(1, 2, 2), 1.0, faults);
    curve.fill(0, band(5, 7, 3), 1.0, faults);
    curve.check_gaps("x", 9, faults);
    const auto told = faults.in_order();
    REQUIRE(told.size() == 3);
    CHECK(told[0].text == "0");
    CHECK(told[0].where.line == 2);
    CHECK(told[1].text == "3-4");
    CHECK(told[1].where.line == 3);
    CHECK(told[2].text == "8-9");
}

TEST_CASE("an overlap is told with the line of the earlier row", "[scenario]") {
    input::Faults faults;
    AgeCurve curve{{"man"}, 9};
    curve.fill(0, band(0, 5, 2), 1.0, faults);
    curve.fill(0, band(4, 9, 3), 1.0, faults);
    REQUIRE(faults.count() == 1);
    CHECK(to_text(faults.in_order().front()) ==
          "x:3:1: D004 leeftijden staan er dubbel in voor man \"4-5\"; ze staan al op regel 2");
    curve.check_gaps("x", 9, faults);
    CHECK(faults.count() == 1);
}

TEST_CASE("shares must add up to one at each age within rounding", "[scenario]") {
    input::Faults faults;
    AgeCurve curve{{"a", "b"}, 3};
    curve.fill(0, band(0, 1, 2), 0.3333333, faults);
    curve.fill(1, band(0, 1, 3), 0.6666666, faults);
    curve.fill(0, band(2, 3, 4), 0.3, faults);
    curve.fill(1, band(2, 3, 5), 0.6, faults);
    curve.check_shares(0, 2, "", input::DecimalSign::comma, faults);
    REQUIRE(faults.count() == 1);
    CHECK(to_text(faults.in_order().front()) ==
          "x:5:1: D002 aandelen tellen niet op tot 1 bij leeftijd 2-3 \"0,9\"; pas een van de rijen aan");
}

TEST_CASE("a value that could not be read leaves no gap and no sum", "[scenario]") {
    input::Faults faults;
    AgeCurve curve{{"a", "b"}, 1};
    curve.fill(0, band(0, 1, 2), 0.3, faults);
    curve.fill(1, band(0, 1, 3), std::nullopt, faults);
    curve.check_gaps("x", 1, faults);
    curve.check_shares(0, 2, "", input::DecimalSign::point, faults);
    CHECK_FALSE(curve.total());
    CHECK(faults.count() == 0);
}
