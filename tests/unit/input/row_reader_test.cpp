#include <catch2/catch.hpp>

#include "input/row_reader.hpp"
#include "lines.hpp"

using namespace koers;
using namespace koers::input;

namespace {

struct Person {
    std::string name;
    int age{};
};

std::optional<Person> read_person(RowReader row) {
    const auto name = row.name("naam");
    const auto age = row.integer("leeftijd", {0.0, 120.0});
    return row.finish([&] { return Person{name->value, age->value}; });
}

} // namespace

TEST_CASE("a row is built only if none of its cells is faulty", "[input]") {
    Faults faults;
    const auto table = parse_csv(source_of("naam,leeftijd\njan,40\npiet,oud\n,200\n-x,5\n"), faults);
    REQUIRE(table);
    const auto jan = read_person({*table, table->rows[0], faults});
    REQUIRE(jan);
    CHECK(jan->name == "jan");
    CHECK(jan->age == 40);
    for (const std::size_t row : {1U, 2U, 3U}) {
        CHECK_FALSE(read_person({*table, table->rows[row], faults}));
    }
    CHECK(lines_of(faults) ==
          Lines{"x:3:6: W001 geen getal \"oud\"; verwacht een getal zoals 12.5",
                "x:4:1: S007 lege cel \"naam\"; deze kolom moet in elke rij gevuld zijn",
                "x:4:2: W005 getal buiten bereik \"200\"; verwacht minstens 0 en hoogstens 120",
                "x:5:1: W011 ongeldige naam \"-x\"; gebruik letters, cijfers, punt, liggend streepje en koppelteken, "
                "te beginnen met een letter of cijfer"});
}

TEST_CASE("a column that the file lacks gives no fault per row", "[input]") {
    Faults faults;
    const auto table = parse_csv(source_of("naam\njan\n"), faults);
    REQUIRE(table);
    CHECK_FALSE(read_person({*table, table->rows[0], faults}));
    CHECK(faults.count() == 0);
}

TEST_CASE("a list is split at semicolons", "[input]") {
    Faults faults;
    const auto table = parse_csv(source_of("a,b\nx; y;z,\nx;;y,p\n"), faults);
    REQUIRE(table);
    RowReader row{*table, table->rows[0], faults};
    const auto list = row.list("a");
    REQUIRE(list);
    REQUIRE(list->size() == 3);
    CHECK((*list)[1].value == "y");
    CHECK(row.list("b")->empty());
    CHECK(faults.count() == 0);
    RowReader faulty{*table, table->rows[1], faults};
    CHECK(faulty.list("a")->size() == 2);
    CHECK(faults.count() == 1);
}
