#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <vector>

#include "koers/analysis.hpp"

using namespace koers;

namespace {

/// The worth of every coalition of a game.
template <class Worth>
std::vector<double> game(std::size_t players, Worth worth) {
    std::vector<double> values;
    for (std::size_t coalition = 0; coalition < std::size_t{1} << players; ++coalition) {
        values.push_back(worth(coalition));
    }
    return values;
}

bool takes_part(std::size_t player, std::size_t coalition) {
    return ((coalition >> player) & 1U) != 0;
}

void check(const std::vector<double>& values, const std::vector<double>& expected) {
    REQUIRE(values.size() == expected.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        CHECK(values[i] == Approx(expected[i]).margin(1e-12));
    }
}

} // namespace

TEST_CASE("each player of a runway pays its part of every length it needs (Littlechild and Owen 1973)", "[analysis]") {
    const std::vector<double> cost{8.0, 11.0, 13.0, 18.0};
    const auto worth = [&](std::size_t coalition) {
        double dearest = 0.0;
        for (std::size_t player = 0; player < cost.size(); ++player) {
            dearest = takes_part(player, coalition) ? std::max(dearest, cost[player]) : dearest;
        }
        return dearest;
    };
    check(shapley_values(game(4, worth)), {2.0, 3.0, 4.0, 9.0});
}

TEST_CASE("who holds the only left glove gets two thirds of a pair", "[analysis]") {
    const auto worth = [](std::size_t c) { return takes_part(0, c) && (c >> 1U) != 0 ? 1.0 : 0.0; };
    check(shapley_values(game(3, worth)), {2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0});
}

TEST_CASE("price times quantity is shared halfway, and who changes nothing gets nothing", "[analysis]") {
    const auto worth = [](std::size_t c) {
        return (takes_part(0, c) ? 12.0 : 10.0) * (takes_part(1, c) ? 110.0 : 100.0);
    };
    check(shapley_values(game(3, worth)), {210.0, 110.0, 0.0}); // 200 and 100 alone, 20 together
    check(shapley_values(std::vector<double>{5.0}), {});
}

TEST_CASE("Shapley values of nine players add up to what they bring together", "[analysis]") {
    const auto worth = [](std::size_t c) { return static_cast<double>((c * 2654435761U) % 1000U); };
    const std::vector<double> all = game(9, worth);
    const std::vector<double> values = shapley_values(all);
    CHECK(std::accumulate(values.begin(), values.end(), 0.0) == Approx(all.back() - all.front()));
}
