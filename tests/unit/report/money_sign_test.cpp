#include <catch2/catch.hpp>

#include <cmath>

#include "report/money_sign.hpp"

using namespace koers;

namespace {

constexpr auto vn = SignConvention::favourable_or_not;
constexpr auto balance = SignConvention::balance;
constexpr auto plus_is_dearer = SignConvention::plus_is_dearer;

} // namespace

TEST_CASE("what is dearer is N in every sign convention", "[report]") {
    CHECK(shown_amount(12'345.0, vn) == "12 N");
    CHECK(shown_amount(12'345.0, plus_is_dearer) == "12 N");
    CHECK(shown_amount(-12'345.0, balance) == "-12 N");
}

TEST_CASE("what is cheaper is V in every sign convention", "[report]") {
    CHECK(shown_amount(-12'345.0, vn) == "12 V");
    CHECK(shown_amount(-12'345.0, plus_is_dearer) == "-12 V");
    CHECK(shown_amount(12'345.0, balance) == "12 V");
}

TEST_CASE("nothing and what is not known get no letter", "[report]") {
    for (const auto sign : {vn, balance, plus_is_dearer}) {
        CHECK(shown_amount(-499.0, sign) == "0");
        CHECK(shown_amount(499.0, sign) == "0");
        CHECK(shown_amount(std::nan(""), sign) == "n.b.");
        CHECK(favour_of(0.0, sign).empty());
    }
}

TEST_CASE("as a balance a difference turns around and stays the same spread", "[report]") {
    const PairedDifference cost{10, 2.0, 1.0, 3.0, -4.0, 2.5, 7.0, 0.2, 0.7, 5.0};
    const PairedDifference turned = in_convention(cost, balance);
    CHECK(turned.mean == -2.0);
    CHECK(turned.low == -3.0);
    CHECK(turned.high == -1.0);
    CHECK(turned.p10 == -7.0);
    CHECK(turned.p50 == -2.5);
    CHECK(turned.p90 == 4.0);
    CHECK(turned.chance_lower == 0.7);
    CHECK(turned.chance_higher == 0.2);
    CHECK(turned.pairs == 10);
    CHECK(turned.variance_reduction == 5.0);
    CHECK(in_convention(cost, vn).mean == 2.0);
    CHECK(in_convention(cost, plus_is_dearer).p90 == 7.0);
}

TEST_CASE("each sign convention is named and explained in its own words", "[report]") {
    CHECK(sign_word(vn) == "vn");
    CHECK(sign_word(balance) == "saldo");
    CHECK(sign_word(plus_is_dearer) == "plus-nadeel");
    CHECK(sign_text(balance).find("min is nadelig") != std::string::npos);
    CHECK(sign_text(plus_is_dearer).find("plus is nadelig") != std::string::npos);
    CHECK(sign_text(vn).find("N = nadelig") != std::string::npos);
}
