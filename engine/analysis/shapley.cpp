#include <bit>

#include "base/expects.hpp"
#include "koers/analysis.hpp"

namespace koers {

std::vector<double> shapley_values(std::span<const double> worth) {
    expects(std::has_single_bit(worth.size()), "one worth for every coalition");
    const auto players = static_cast<std::size_t>(std::countr_zero(worth.size()));
    // |S|! (n - |S| - 1)! / n!, the share of the orders in which a player comes just after coalition S.
    std::vector<double> weight(players, players == 0 ? 0.0 : 1.0 / static_cast<double>(players));
    for (std::size_t size = 1; size < players; ++size) {
        weight[size] = weight[size - 1] * static_cast<double>(size) / static_cast<double>(players - size);
    }
    std::vector<double> values(players, 0.0);
    for (std::size_t coalition = 0; coalition < worth.size(); ++coalition) {
        const auto size = static_cast<std::size_t>(std::popcount(coalition));
        for (std::size_t player = 0; player < players; ++player) {
            const std::size_t with = coalition | (std::size_t{1} << player);
            if (with != coalition) {
                values[player] += weight[size] * (worth[with] - worth[coalition]);
            }
        }
    }
    return values;
}

} // namespace koers
