#include <catch2/catch.hpp>

#include <string>

#include "base/expects.hpp"

using namespace koers;

TEST_CASE("A broken condition throws an internal error that names the file and what was expected") {
    CHECK_NOTHROW(expects(true));
    CHECK_THROWS_AS(ensures(false), InternalError);
    try {
        expects(false, "an even number");
        FAIL("expects returned");
    } catch (const InternalError& error) {
        const std::string text = error.what();
        CHECK(text.find("expects_test.cpp:") != std::string::npos);
        CHECK(text.find("an even number") != std::string::npos);
    }
}
