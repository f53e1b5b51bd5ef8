#include <algorithm>
#include <functional>
#include <iterator>

#include "koers/analysis.hpp"

namespace koers {
namespace {

/// How many of the values are above and below zero.
struct Sides {
    std::size_t dearer{};
    std::size_t cheaper{};
};

Sides sides_of(const std::vector<double>& values) {
    Sides sides;
    for (const double value : values) {
        sides.dearer += value > 0.0 ? 1 : 0;
        sides.cheaper += value < 0.0 ? 1 : 0;
    }
    return sides;
}

/// [replicate], 1 where it is cheaper.
std::vector<double> cheaper_in(const std::vector<double>& values) {
    std::vector<double> hits;
    std::transform(values.begin(), values.end(), std::back_inserter(hits),
                   [](double v) { return v < 0.0 ? 1.0 : 0.0; });
    return hits;
}

/// Keeps the first year of an unbroken row of years in which something holds.
void keep_first(std::optional<std::size_t>& from, bool holds, std::size_t year) {
    if (!holds) {
        from.reset();
    } else if (!from) {
        from = year;
    }
}

} // namespace

Payback payback(const std::vector<std::vector<double>>& differences, Sampling sampling) {
    Payback result;
    if (differences.empty() || differences.front().empty()) {
        return result;
    }
    const std::size_t replicates = differences.front().size();
    std::vector<double> sum(replicates, 0.0);
    for (std::size_t year = 0; year < differences.size(); ++year) {
        std::transform(sum.begin(), sum.end(), differences[year].begin(), sum.begin(), std::plus<>{});
        const auto [dearer, cheaper] = sides_of(sum);
        const bool decided = result.costs_first || result.saves_first;
        result.costs_first = decided ? result.costs_first : dearer > cheaper;
        result.saves_first = decided ? result.saves_first : cheaper > dearer;
        keep_first(result.likely_from, 2 * cheaper > replicates, year);
        keep_first(result.lost_from, 2 * dearer > replicates, year);
        keep_first(result.dearer_from, 2 * sides_of(differences[year]).dearer > replicates, year);
        result.cheaper.push_back(static_cast<double>(cheaper) / static_cast<double>(replicates));
        result.cheaper_95.push_back(share_interval(cheaper_in(sum), sampling));
        result.dearer.push_back(static_cast<double>(dearer) / static_cast<double>(replicates));
    }
    return result;
}

} // namespace koers
