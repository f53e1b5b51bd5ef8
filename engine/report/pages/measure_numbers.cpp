#include "report/pages/measure_numbers.hpp"

#include <algorithm>

namespace koers::pages {
namespace {

constexpr double half = 0.5;

int told_year(const Measure& measure, int last_budget_year) {
    const int last = measure.duration ? measure.from + *measure.duration - 1 : last_budget_year;
    return std::max(measure.from, std::min(last, last_budget_year));
}

double chance_of_half(const std::vector<double>& shares) {
    const auto enough = std::count_if(shares.begin(), shares.end(), [](double share) { return share >= half; });
    return static_cast<double>(enough) / static_cast<double>(shares.size());
}

} // namespace

std::vector<MeasureNumbers> measure_numbers(const sheets::ReportedScenario& of, Source& source) {
    const sheets::MeasureMoney money{source, of};
    std::vector<MeasureNumbers> all;
    if (!source.faults().empty()) {
        return all;
    }
    for (std::size_t i = 0; i < own_measures(*of.scenario); ++i) {
        const Measure& measure = of.scenario->measures[i];
        MeasureNumbers numbers{&measure, told_year(measure, of.contents->last_budget_year), {}, 0.0, {}, 1.0};
        if (sheets::MeasureMoney::is_amount(measure)) {
            numbers.cost = sheets::spread_of(money.net(measure, numbers.year));
            numbers.planned = money.planned(measure, numbers.year);
        }
        if (measure.reached_share) {
            const std::vector<double> shares = money.reached_share(measure);
            numbers.reached = sheets::spread_of(shares);
            numbers.chance_of_half = chance_of_half(shares);
        }
        all.push_back(numbers);
    }
    return all;
}

} // namespace koers::pages
