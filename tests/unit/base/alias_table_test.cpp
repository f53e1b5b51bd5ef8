#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/alias_table.hpp"
#include "base/philox.hpp"

using namespace koers;

namespace {

/// Share of all 32-bit words, here an even grid of `steps`, on which each position is picked.
std::vector<double> shares_on_grid(const AliasTable& table, std::size_t positions, std::uint32_t steps) {
    std::vector<double> shares(positions);
    for (std::uint32_t i = 0; i < steps; ++i) {
        const double u = (i + 0.5) / steps;
        shares[table.pick(static_cast<std::uint32_t>(u * 0x1p32))] += 1.0 / steps;
    }
    return shares;
}

} // namespace

TEST_CASE("An alias table picks each position as often as its weight says") {
    const std::vector<double> weights = GENERATE(std::vector<double>{1.0, 1.0, 1.0}, std::vector<double>{0.3, 0.0, 5.7},
                                                 std::vector<double>{1e-12, 1e12, 1e9, 3e11, 0.0},
                                                 std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13});
    const AliasTable table{weights};
    double total = 0.0;
    for (const double weight : weights) {
        total += weight;
    }
    CHECK(table.total() == total);
    constexpr std::uint32_t steps = 1'000'003; // prime, so that the grid and the slots do not keep step
    const std::vector<double> shares = shares_on_grid(table, weights.size(), steps);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        CHECK(std::abs(shares[i] - weights[i] / total) < 2.0 * static_cast<double>(weights.size()) / steps);
    }
}

TEST_CASE("Picks with random words follow the weights by the chi-square measure") {
    std::vector<double> weights;
    double total = 0.0;
    for (int i = 0; i < 1000; ++i) {
        weights.push_back(i % 10 == 0 ? 0.0 : 1.0 + i % 7);
        total += weights.back();
    }
    const AliasTable table{weights};
    constexpr std::uint32_t draws = 1'000'000;
    std::vector<std::uint32_t> counts(weights.size());
    WordSource words{make_stream_key(11, 4), 0, 0, 0, 0};
    for (std::uint32_t i = 0; i < draws; ++i) {
        if (i % 1000 == 0) {
            words = WordSource{make_stream_key(11, 4), i, 0, 0, 0};
        }
        ++counts[table.pick(words.next())];
    }
    double chi_square = 0.0;
    double freedom = -1.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0.0) {
            REQUIRE(counts[i] == 0);
            continue;
        }
        const double expected = draws * weights[i] / total;
        chi_square += (counts[i] - expected) * (counts[i] - expected) / expected;
        freedom += 1.0;
    }
    CHECK(std::abs(chi_square - freedom) < 4.0 * std::sqrt(2.0 * freedom));
}

TEST_CASE("A table of one position always picks it, also at the outermost words") {
    const AliasTable table{std::vector<double>{0.25}};
    CHECK(table.pick(0) == 0);
    CHECK(table.pick(UINT32_MAX) == 0);
    const AliasTable last{std::vector<double>{0.0, 0.0, 1.0}};
    CHECK(last.pick(0) == 2);
    CHECK(last.pick(UINT32_MAX) == 2);
}

TEST_CASE("An alias table refuses weights that are no weights") {
    CHECK_THROWS_AS(AliasTable{std::vector<double>{}}, InternalError);
    CHECK_THROWS_AS((AliasTable{std::vector<double>{0.0, 0.0}}), InternalError);
    CHECK_THROWS_AS((AliasTable{std::vector<double>{1.0, -0.1}}), InternalError);
    CHECK_THROWS_AS((AliasTable{std::vector<double>{1.0, std::numeric_limits<double>::quiet_NaN()}}), InternalError);
    CHECK_THROWS_AS((AliasTable{std::vector<double>{1.0, std::numeric_limits<double>::infinity()}}), InternalError);
}
