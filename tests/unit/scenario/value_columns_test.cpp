#include <catch2/catch.hpp>

#include "scenario/value_columns.hpp"

using namespace koers;
using namespace koers::scenario;

namespace {

std::string code_of(DistributionKind law, double low, double central, double high) {
    input::Faults faults;
    const bool fits = check_reading({low, central, high, law, {"x", 2, 1}, {"x", 2, 9}, "drie getallen"}, faults);
    CHECK(fits == (faults.count() == 0));
    return fits ? "" : faults.in_order().front().code;
}

} // namespace

TEST_CASE("low, central and high must be in order", "[scenario]") {
    CHECK(code_of(DistributionKind::normal, 2.0, 1.0, 3.0) == "W008");
    CHECK(code_of(DistributionKind::normal, 1.0, 3.0, 2.0) == "W008");
    CHECK(code_of(DistributionKind::normal, -1.0, 0.0, 1.0).empty());
}

TEST_CASE("fixed has one value and every other law has spread", "[scenario]") {
    CHECK(code_of(DistributionKind::fixed, 1.0, 1.0, 1.0).empty());
    CHECK(code_of(DistributionKind::fixed, 1.0, 1.0, 2.0) == "W010");
    for (const auto law : {DistributionKind::normal, DistributionKind::lognormal, DistributionKind::gamma,
                           DistributionKind::pert, DistributionKind::uniform}) {
        CHECK(code_of(law, 1.0, 1.0, 1.0) == "W010");
        CHECK(code_of(law, 1.0, 1.5, 2.0).empty());
    }
}

TEST_CASE("a law must be able to give its readings", "[scenario]") {
    CHECK(code_of(DistributionKind::lognormal, 0.0, 1.0, 2.0) == "W010");
    CHECK(code_of(DistributionKind::gamma, -1.0, 1.0, 2.0) == "W010");
    CHECK(code_of(DistributionKind::beta, 0.0, 0.5, 0.9) == "W010");
    CHECK(code_of(DistributionKind::beta, 0.1, 0.5, 1.0) == "W010");
    CHECK(code_of(DistributionKind::beta, 0.1, 0.5, 0.9).empty());
    CHECK(code_of(DistributionKind::beta, 0.01, 0.98, 0.99) == "W010"); // wider than any beta with that mean
}
