#include <catch2/catch.hpp>

#include "input/toml.hpp"
#include "lines.hpp"

using namespace koers;
using namespace koers::input;

TEST_CASE("entries keep the order of the file and know their places", "[input]") {
    Faults faults;
    const auto root = parse_toml(source_of("z = \"één\"\na = 1_000\n[t]\nb = 0.5 # uitleg\n"), faults);
    REQUIRE(root);
    REQUIRE(root->entries.size() == 3);
    CHECK(root->entries[0].key == "z");
    CHECK(root->entries[1].key == "a");
    CHECK(root->entries[1].value.text == "1_000");
    CHECK(root->entries[1].value.where.column == 5);
    const auto& inner = std::get<TomlTable>(root->find("t")->value.data);
    CHECK(inner.find("b")->where.line == 4);
    CHECK(inner.find("b")->value.text == "0.5");
    CHECK(root->find("q") == nullptr);
}

TEST_CASE("columns of TOML values count characters", "[input]") {
    Faults faults;
    const auto root = parse_toml(source_of("f = { a = \"é€\", b = 12 }\n"), faults);
    REQUIRE(root);
    const auto& inner = std::get<TomlTable>(root->find("f")->value.data);
    CHECK(inner.find("b")->value.where.column == 21);
    CHECK(inner.find("b")->value.text == "12");
}

TEST_CASE("a syntax error ends the file with advice", "[input]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"a = 0,85\n", "schrijf een getal met een decimale punt"},
        {"a = 1\na = 2\n", "deze sleutel of tabel staat er al"},
        {"a = \"open\nb = 1\n", "sluit de tekst met een aanhalingsteken"},
        {"zomaar tekst\n", "tussen sleutel en waarde hoort een ="},
        {"a = hoog\n", "controleer aanhalingstekens"}};
    for (const auto& [text, advice] : cases) {
        Faults faults;
        CHECK_FALSE(parse_toml(source_of(text), faults));
        REQUIRE(faults.count() == 1);
        CHECK(faults.in_order().front().code == "B005");
        CHECK(faults.in_order().front().advice.starts_with(advice));
    }
}

TEST_CASE("letters outside ASCII are for strings and comments only", "[input]") {
    Faults faults;
    CHECK(parse_toml(source_of("a = \"é\\\"é\" # é\nb = 'é'\nc = \"\"\"é\n\"é\"\"\"\"\nd = '''é'é'''\n\"é\" = 1\n"),
                     faults));
    CHECK(faults.count() == 0);
    CHECK_FALSE(parse_toml(source_of("a = 1\nb = \xEF\xB9\xBF\n"), faults)); // U+FE7F
    CHECK(lines_of(faults).front().starts_with("x:2:5: B005 "));
}

TEST_CASE("a table header without a key is told", "[input]") {
    for (const std::string text :
         {"[=", "[ = 1\n", "[.a]\n", "[[ ,]]\n", "[\na = 1\n", "[#\n", "[", "[[", "[]\n", "[[]]\n"}) {
        INFO(text);
        Faults faults;
        CHECK_FALSE(parse_toml(source_of("x = 1\n" + text), faults));
        REQUIRE(faults.count() == 1);
        CHECK(faults.in_order().front().code == "B005");
        CHECK(faults.in_order().front().where.line == 2);
    }
}

TEST_CASE("brackets of values may stand at the start of a line", "[input]") {
    Faults faults;
    CHECK(parse_toml(source_of("a = [\n  [ # uitleg\n  1 ],\n[ 2, 3],\n]\n[ t ]\nb = { c = [ ] }\n[[ 'q r' ]]\n"),
                     faults));
    CHECK(faults.count() == 0);
}
