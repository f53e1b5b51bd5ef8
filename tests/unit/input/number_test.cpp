#include <catch2/catch.hpp>

#include "input/number.hpp"
#include "lines.hpp"

using namespace koers;
using namespace koers::input;

namespace {

const Range wide{-1e9, 1e9};

Located<std::string> cell(const std::string& text) {
    return {text, {"x", 2, 3}, text};
}

std::string code_of(const std::string& text, DecimalSign sign = DecimalSign::point) {
    Faults faults;
    const auto number = parse_number(cell(text), sign, wide, faults);
    return number ? "" : faults.in_order().front().code;
}

} // namespace

TEST_CASE("numbers have the decimal sign of their file", "[input]") {
    Faults faults;
    CHECK(parse_number(cell("1.5"), DecimalSign::point, wide, faults)->value == 1.5);
    CHECK(parse_number(cell("-1,25"), DecimalSign::comma, wide, faults)->value == -1.25);
    CHECK(parse_number(cell("+2e3"), DecimalSign::point, wide, faults)->value == 2000.0);
    CHECK(parse_number(cell("0"), DecimalSign::comma, wide, faults)->value == 0.0);
    CHECK(faults.count() == 0);
}

TEST_CASE("whatever is no plain number is refused", "[input]") {
    for (const std::string text : {"", "-", "1.", ".5", "1e", "0x10", "1 000", " 1", "1_000", "twee", "1.2.3"}) {
        INFO(text);
        CHECK(code_of(text) == "W001");
    }
    for (const std::string text : {"nan", "NaN", "inf", "-Inf", "+infinity", "1e999", "1e-999"}) {
        INFO(text);
        CHECK(code_of(text) == "W002");
    }
}

TEST_CASE("the decimal sign of the other kind of file is told as such", "[input]") {
    CHECK(code_of("1,5") == "W003");
    CHECK(code_of("1.500,25") == "W003");
    CHECK(code_of("1.5", DecimalSign::comma) == "W003");
}

TEST_CASE("whole numbers have no fraction", "[input]") {
    Faults faults;
    CHECK(parse_integer(cell("2030"), DecimalSign::point, wide, faults)->value == 2030);
    CHECK_FALSE(parse_integer(cell("20.5"), DecimalSign::point, wide, faults));
    CHECK(lines_of(faults) ==
          Lines{"x:2:3: W004 geen geheel getal \"20.5\"; schrijf het zonder cijfers achter de komma"});
}

TEST_CASE("a range may leave out its ends", "[input]") {
    Faults faults;
    const Range open{0.0, 1.0, End::excluded, End::excluded};
    CHECK(parse_number(cell("0,5"), DecimalSign::comma, open, faults));
    CHECK_FALSE(parse_number(cell("0"), DecimalSign::comma, open, faults));
    CHECK_FALSE(parse_number(cell("1"), DecimalSign::comma, open, faults));
    CHECK(parse_number(cell("1"), DecimalSign::comma, {0.0, 1.0}, faults));
    CHECK(lines_of(faults).front() == "x:2:3: W005 getal buiten bereik \"0\"; verwacht meer dan 0 en minder dan 1");
}

TEST_CASE("numbers in messages have the decimal sign of their file", "[input]") {
    CHECK(number_text(0.25, DecimalSign::comma) == "0,25");
    CHECK(number_text(0.1 + 0.2, DecimalSign::point) == "0.3");
}
