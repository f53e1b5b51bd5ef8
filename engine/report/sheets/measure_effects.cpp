#include "report/sheets/measure_effects.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "koers/report.hpp"
#include "report/sheets/money.hpp"

namespace koers::sheets {
namespace {

/// More would not fit a cell that people read.
constexpr std::size_t most_named = 5;

struct Named {
    std::string text;
    double size{};
};

std::string largest_first(std::vector<Named> all) {
    std::stable_sort(all.begin(), all.end(), [](const Named& a, const Named& b) { return a.size > b.size; });
    all.resize(std::min(all.size(), most_named));
    std::vector<std::string> texts;
    for (const Named& one : all) {
        texts.push_back(one.text);
    }
    return fmt::format("{}", fmt::join(texts, "; "));
}

std::string with_sign(double value, int decimals) {
    return (value > 0.0 ? "+" : "") + dutch_number(value, decimals);
}

} // namespace

std::string elsewhere_text(const Dataset& data, const MeasureEffect& effect, const MeasurePlace& place, double unit) {
    std::vector<Named> changes;
    for (std::size_t i = 0; i < effect.cost.size(); ++i) {
        const double middle = spread_of(effect.cost[i]).p50 / unit;
        const bool own = place.taakveld && place.taakveld->index() == i;
        if (!own && std::abs(middle) >= 0.5) {
            changes.push_back({fmt::format("{}: {}", data.taakvelden[i].code, with_sign(middle, 0)), std::abs(middle)});
        }
    }
    return largest_first(std::move(changes));
}

std::string indicators_text(const std::vector<std::string>& ids, const MeasureEffect& effect) {
    constexpr double smallest = 0.005; // what two decimals show
    std::vector<Named> changes;
    for (std::size_t i = 0; i < effect.indicators.size(); ++i) {
        const std::vector<double>& draws = effect.indicators[i];
        if (std::any_of(draws.begin(), draws.end(), [](double value) { return std::isnan(value); })) {
            continue;
        }
        const Spread spread = spread_of(draws);
        if (std::abs(spread.p50) >= smallest) {
            changes.push_back({fmt::format("{} {} ({} tot {})", ids[i], with_sign(spread.p50, 2),
                                           with_sign(spread.p10, 2), with_sign(spread.p90, 2)),
                               std::abs(spread.p50)});
        }
    }
    return largest_first(std::move(changes));
}

} // namespace koers::sheets
