#include <catch2/catch.hpp>

#include "input/csv.hpp"
#include "lines.hpp"

using namespace koers;
using namespace koers::input;

namespace {

std::vector<std::vector<std::string>> cells_of(const CsvTable& table) {
    std::vector<std::vector<std::string>> cells;
    for (const CsvRow& row : table.rows) {
        cells.emplace_back();
        for (const auto& cell : row) {
            cells.back().push_back(cell.value);
        }
    }
    return cells;
}

} // namespace

TEST_CASE("quoted cells may hold separators, quotes and line ends", "[input]") {
    Faults faults;
    const auto table = parse_csv(source_of("a,b\n\"x,y\",\"zei \"\"ja\"\"\"\r\n\"een\ntwee\",\n"), faults);
    REQUIRE(table);
    CHECK(cells_of(*table) == std::vector<std::vector<std::string>>{{"x,y", "zei \"ja\""}, {"een\ntwee", ""}});
    CHECK(faults.count() == 0);
}

TEST_CASE("a semicolon in the header row means decimal commas", "[input]") {
    Faults faults;
    const auto semicolon = parse_csv(source_of("a;b\n1,5;x\n"), faults);
    const auto comma = parse_csv(source_of("a,b\n1.5,x;y\n"), faults);
    const auto quoted = parse_csv(source_of("\"a;b\",c\n1,2\n"), faults);
    REQUIRE((semicolon && comma && quoted));
    CHECK(semicolon->sign == DecimalSign::comma);
    CHECK(semicolon->rows[0][0].value == "1,5");
    CHECK(comma->sign == DecimalSign::point);
    CHECK(comma->rows[0][1].value == "x;y");
    CHECK(quoted->sign == DecimalSign::point);
}

TEST_CASE("comments, empty lines and a byte order mark are no part of the data", "[input]") {
    Faults faults;
    const auto table = parse_csv(source_of("\xEF\xBB\xBF# uitleg; met puntkomma\n\na,b\n# nog iets\n1,2\n\n"), faults);
    REQUIRE(table);
    CHECK(table->sign == DecimalSign::point);
    CHECK(table->header[0].value == "a");
    CHECK(table->header[0].where.line == 3);
    CHECK(table->rows.size() == 1);
}

TEST_CASE("columns of cells count characters, not bytes", "[input]") {
    Faults faults;
    const auto table = parse_csv(source_of("a,b,c\ncafé,€,x\n"), faults);
    REQUIRE(table);
    CHECK(table->rows[0][1].where.column == 6);
    CHECK(table->rows[0][2].where.column == 8);
    CHECK(table->rows[0][2].where.line == 2);
}

TEST_CASE("a row of another length is noted and left out", "[input]") {
    Faults faults;
    const auto table = parse_csv(source_of("a,b\n1\n2,3\n4,5,6\n"), faults);
    REQUIRE(table);
    CHECK(table->rows.size() == 1);
    CHECK_FALSE(table->complete);
    CHECK(lines_of(faults) ==
          Lines{"x:2:1: B007 rij met 1 in plaats van 2 cellen \"1\"; ook lege cellen hebben een scheidingsteken nodig",
                "x:4:1: B007 rij met 3 in plaats van 2 cellen \"4\"; staat er een scheidingsteken te veel, of een "
                "tekst zonder aanhalingstekens?"});
}

TEST_CASE("a faulty quote ends the file", "[input]") {
    for (const std::string text : {"a,b\n\"open,2\n", "a,b\nx\"y,2\n", "a,b\n\"x\"y,2\n", "a,b\n1\r2,3\n"}) {
        Faults faults;
        CHECK_FALSE(parse_csv(source_of(text), faults));
        CHECK(faults.count() == 1);
        CHECK(faults.in_order().front().code == "B006");
        CHECK(faults.in_order().front().where.line == 2);
    }
}

TEST_CASE("columns that are missing, unknown or double are told once", "[input]") {
    Faults faults;
    const auto table = parse_csv(source_of("naam,leeftjd,naam\nx,1,y\n"), faults);
    REQUIRE(table);
    check_columns(*table, {"naam", "leeftijd"}, faults);
    CHECK(lines_of(faults) == Lines{"x:1:1: S005 kolom ontbreekt \"leeftijd\"; voeg hem toe aan de kopregel",
                                    "x:1:6: S004 onbekende kolom \"leeftjd\"; bedoelt u \"leeftijd\"?",
                                    "x:1:14: S006 kolom komt twee keer voor \"naam\"; houd er een over"});
}
