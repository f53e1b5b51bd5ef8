#include <catch2/catch.hpp>

#include "input/sha256.hpp"
#include "input/source_file.hpp"
#include "input/utf8.hpp"
#include "lines.hpp"

using namespace koers;
using namespace koers::input;

TEST_CASE("SHA-256 gives the published digests", "[input]") {
    // FIPS 180-4, examples of the empty message and of "abc".
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("text must be UTF-8", "[input]") {
    const std::vector<std::string> wrong{
        "\xFF", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80",    "\xF5\x80\x80\x80", "\xF4\x90\x80\x80",
        "\xC3", "\x80",     "\xE2\x82",     "\xF0\x80\x80\x80"};
    for (const std::string& bytes : wrong) {
        Faults faults;
        CHECK_FALSE(check_text("a\nb" + bytes, "x", faults));
        CHECK(faults.in_order().front().code == "B004");
        CHECK(faults.in_order().front().where.line == 2);
        CHECK(faults.in_order().front().where.column == 2);
    }
    Faults none;
    CHECK(check_text("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x9A\xB2\n", "x", none));
    CHECK(none.count() == 0);
}

TEST_CASE("control characters and empty files are refused", "[input]") {
    Faults faults;
    CHECK_FALSE(check_text(std::string{"a\0b", 3}, "x", faults));
    CHECK_FALSE(check_text("\xEF\xBB\xBF", "y", faults));
    CHECK_FALSE(check_text(" \n\t\r\n", "z", faults));
    CHECK(lines_of(faults) == Lines{"x:1:2: B004 stuurteken in de tekst \"0x00\"; haal het weg",
                                    "y: B003 bestand is leeg; vul het in", "z: B003 bestand is leeg; vul het in"});
}

TEST_CASE("a missing file and a folder are told apart", "[input]") {
    Faults faults;
    CHECK_FALSE(read_source("bestaat/zeker/niet.csv", "niet.csv", faults));
    CHECK_FALSE(read_source(std::string{KOERS_SOURCE_DIR} + "/tests", "map", faults));
    CHECK(lines_of(faults) ==
          Lines{"niet.csv: B001 bestand niet gevonden; controleer naam en map",
                "map: B002 bestand is niet te lezen; het moet een gewoon bestand zijn dat u mag lezen"});
}

TEST_CASE("long texts are shortened by character", "[input]") {
    CHECK(shortened("kort") == "kort");
    CHECK(shortened("één twee", 3) == "één...");
    CHECK(shortened("een\ntwee") == "een...");
}
