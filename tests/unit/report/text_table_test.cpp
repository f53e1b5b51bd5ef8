#include <catch2/catch.hpp>

#include "koers/report.hpp"

using koers::TextTable;

TEST_CASE("the first column stands left and the others right", "[report]") {
    TextTable table{{"Thema", "Jaar", "P50"}};
    table.add({"Vitaal", "2026", "1.234"});
    table.add({"Jong", "2027", "5"});
    CHECK(table.text() == "Thema   Jaar    P50\n"
                          "-------------------\n"
                          "Vitaal  2026  1.234\n"
                          "Jong    2027      5\n");
}

TEST_CASE("letters outside ASCII take one column", "[report]") {
    TextTable table{{"Naam", "€"}};
    table.add({"Café één", "10"});
    table.add({"Cafe een", "10"});
    CHECK(table.text() == "Naam       €\n"
                          "------------\n"
                          "Café één  10\n"
                          "Cafe een  10\n");
}

TEST_CASE("lines do not end in spaces", "[report]") {
    TextTable table{{"Naam", "Waarde"}};
    table.add({"leeg", ""});
    CHECK(table.text().find(" \n") == std::string::npos);
}

TEST_CASE("a heading stands across the columns and widens none", "[report]") {
    TextTable table{{"Jaar", "P50"}};
    table.add_heading("Een lange naam van een indicator");
    table.add({"2026", "5"});
    CHECK(table.text() == "Jaar  P50\n"
                          "---------\n"
                          "Een lange naam van een indicator\n"
                          "2026    5\n");
}
