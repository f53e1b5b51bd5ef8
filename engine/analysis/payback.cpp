#include <algorithm>
#include <functional>
#include <iterator>

#include "koers/analysis.hpp"

namespace koers {

Payback payback(const std::vector<std::vector<double>>& differences) {
    Payback result;
    if (differences.empty())
        return result;
    std::vector<double> sum(differences.front().size(), 0.0);
    for (std::size_t year = 0; year < differences.size(); ++year) {
        std::transform(sum.begin(), sum.end(), differences[year].begin(), sum.begin(), std::plus<>{});
        const auto dearer = std::count_if(sum.begin(), sum.end(), [](double s) { return s > 0.0; });
        const auto cheaper = std::count_if(sum.begin(), sum.end(), [](double s) { return s < 0.0; });
        result.costs_first = result.costs_first || dearer > cheaper;
        const bool paid = 2 * cheaper > std::ssize(sum);
        if (!paid)
            result.likely_from.reset();
        else if (!result.likely_from)
            result.likely_from = year;
        result.chance = static_cast<double>(cheaper) / static_cast<double>(sum.size());
        result.chance_95 = wilson_interval(static_cast<std::uint64_t>(cheaper), sum.size());
    }
    return result;
}

} // namespace koers
