#include "sim/candidate_lanes.hpp"

#include <catch2/catch.hpp>
#include <hwy/targets.h>

namespace koers {
namespace {

CandidateArrays made_by(decltype(make_candidates) make, std::span<const std::uint32_t> places, std::uint32_t first,
                        std::uint32_t count) {
    std::vector<double> weights;
    for (std::size_t cell = 0; cell < 1'272; ++cell) {
        weights.push_back(static_cast<double>(cell % 17) * 0.25);
    }
    CandidateArrays made;
    make(AliasTable{weights}, places, {{7, 8}, 3, 2, 40}, first, count, made);
    return made;
}

void check_same(const CandidateArrays& a, const CandidateArrays& b, std::size_t first, std::size_t count) {
    for (std::size_t i = first; i < first + count; ++i) {
        INFO("candidate " << i);
        REQUIRE(a.cell[i] == b.cell[i]);
        REQUIRE(a.place[i] == b.place[i]);
        REQUIRE(a.month[i] == b.month[i]);
        REQUIRE(a.within[i] == b.within[i]);
        REQUIRE(a.word[i] == b.word[i]);
    }
}

} // namespace

TEST_CASE("every instruction set makes the candidates that plain code makes", "[sim]") {
    std::vector<std::uint32_t> places;
    for (std::uint32_t cell = 0; cell < 1'272; ++cell) {
        places.push_back(cell * 7'919 % 61);
    }
    std::size_t sets = 0;
    for (std::int64_t left = hwy::SupportedTargets(); left != 0; left &= left - 1) {
        hwy::SetSupportedTargetsForTest(left & -left);
        INFO("instruction set " << hwy::TargetName(left & -left));
        for (const std::uint32_t count : {0U, 1U, 15U, 16U, 17U, 1'000U}) {
            check_same(made_by(make_candidates, places, 0, count), made_by(make_candidates_plainly, places, 0, count),
                       0, count);
        }
        check_same(made_by(make_candidates, {}, 13, 50), made_by(make_candidates_plainly, {}, 13, 50), 13, 50);
        ++sets;
    }
    hwy::SetSupportedTargetsForTest(0);
    CHECK(sets > 0);
}

} // namespace koers
