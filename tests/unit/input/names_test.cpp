#include <catch2/catch.hpp>

#include "input/names.hpp"
#include "lines.hpp"

using namespace koers;
using namespace koers::input;

namespace {

Located<std::string> at(const std::string& name, int line) {
    return {name, {"x", line, 1}, name};
}

} // namespace

TEST_CASE("a double name is told with the line of the first", "[input]") {
    Faults faults;
    Names names{"sector", "sectoren.csv"};
    CHECK(names.add(at("zorg", 2), faults) == 0);
    CHECK(names.add(at("jeugd", 3), faults) == 1);
    CHECK(names.add(at("zorg", 4), faults) == 0);
    CHECK(lines_of(faults) == Lines{"x:4:1: V002 dubbel: sector \"zorg\"; staat al op regel 2; houd er een over"});
}

TEST_CASE("an unknown name is a fault unless not all names are known", "[input]") {
    Faults faults;
    Names names{"sector", "sectoren.csv"};
    names.add(at("zorg", 2), faults);
    CHECK(names.find(at("zorg", 9), faults) == 0U);
    CHECK_FALSE(names.find(at("zrog", 9), faults));
    CHECK(lines_of(faults) == Lines{"x:9:1: V001 onbekend: sector \"zrog\"; bedoelt u \"zorg\"?"});
    names.set_incomplete();
    CHECK_FALSE(names.find(at("jeugd", 9), faults));
    CHECK(faults.count() == 1);
}
