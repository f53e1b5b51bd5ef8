#include <catch2/catch.hpp>

#include "input/nearest.hpp"

using namespace koers::input;

TEST_CASE("the distance counts insertions, deletions, changes and swaps", "[input]") {
    CHECK(edit_distance("opbouuw", "opbouw") == 1);
    CHECK(edit_distance("hlup", "hulp") == 1);
    CHECK(edit_distance("prijs", "prijzen") == 3);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("cliënt", "client") == 1);
    CHECK(edit_distance("gelijk", "gelijk") == 0);
}

TEST_CASE("the nearest name is suggested only if it is near", "[input]") {
    const std::vector<std::string> known{"hulp", "begeleiding", "dagbesteding"};
    CHECK(nearest("begeleidng", known) == "begeleiding");
    CHECK(nearest("HULP", known) == "hulp");
    CHECK_FALSE(nearest("rolstoel", known));
    CHECK_FALSE(nearest("", known));
    CHECK_FALSE(nearest(std::string(1000, 'x'), known));
}

TEST_CASE("of names equally near the one with the same start is suggested", "[input]") {
    CHECK(nearest("6.71", {"6.1", "6.711"}) == "6.711");
}

TEST_CASE("without a near name a short list of known names helps", "[input]") {
    CHECK(suggestion("vlug", {"laag", "hoog"}, "zie de lijst") == "bekend: laag, hoog");
    CHECK(suggestion("laagg", {"laag", "hoog"}, "zie de lijst") == "bedoelt u \"laag\"?");
    CHECK(suggestion("vlug", {}, "zie de lijst") == "zie de lijst");
}
