#include <catch2/catch.hpp>

#include <limits>

#include "koers/report.hpp"

using koers::dutch_number;
using koers::dutch_percentage;

TEST_CASE("numbers have points between thousands and a decimal comma", "[report]") {
    CHECK(dutch_number(0.0, 0) == "0");
    CHECK(dutch_number(999.0, 0) == "999");
    CHECK(dutch_number(1000.0, 0) == "1.000");
    CHECK(dutch_number(1234.5, 1) == "1.234,5");
    CHECK(dutch_number(28353495.0, 0) == "28.353.495");
    CHECK(dutch_number(123456.789, 2) == "123.456,79");
}

TEST_CASE("negative numbers keep their sign unless they round to zero", "[report]") {
    CHECK(dutch_number(-1234.5, 1) == "-1.234,5");
    CHECK(dutch_number(-100.0, 0) == "-100");
    CHECK(dutch_number(-0.04, 1) == "0,0");
    CHECK(dutch_number(-0.4, 0) == "0");
    CHECK(dutch_number(-0.06, 1) == "-0,1");
}

TEST_CASE("rounding up can add a digit and a point", "[report]") {
    CHECK(dutch_number(999.96, 1) == "1.000,0");
    CHECK(dutch_number(999999.9, 0) == "1.000.000");
}

TEST_CASE("what is not a number is said in words", "[report]") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(dutch_number(std::numeric_limits<double>::quiet_NaN(), 1) == "n.b.");
    CHECK(dutch_number(infinity, 1) == "oneindig");
    CHECK(dutch_number(-infinity, 1) == "-oneindig");
    CHECK(dutch_percentage(std::numeric_limits<double>::quiet_NaN()) == "n.b.");
}

TEST_CASE("a share is shown as a percentage with one decimal", "[report]") {
    CHECK(dutch_percentage(0.0) == "0,0%");
    CHECK(dutch_percentage(0.1234) == "12,3%");
    CHECK(dutch_percentage(1.0) == "100,0%");
}
