#include "store/precision.hpp"

#include <algorithm>
#include <cmath>

#include "koers/analysis.hpp"
#include "store/fault.hpp"

namespace koers::store {
namespace {

std::size_t position(const ScenarioPlan& plan, const std::string& name) {
    const auto& variables = plan.layout.variables;
    const auto found =
        std::find_if(variables.begin(), variables.end(), [&name](const Variable& v) { return v.name == name; });
    if (found == variables.end())
        throw Fault{"", "de precisie vraagt om " + name, 0};
    return static_cast<std::size_t>(found - variables.begin());
}

double half_width(const Interval& interval) {
    return (interval.high - interval.low) / 2.0;
}

} // namespace

std::vector<Series> totals_by_year(std::size_t years, std::size_t themas) {
    std::vector<Series> series(years);
    for (std::size_t cell = 0; cell < years * themas; ++cell)
        series[cell / themas].push_back(cell);
    return series;
}

// At the price level of the budget, the budget is the same in every replicate: what holds for P10 of the balance holds
// for P90 of lasten minus baten.
std::vector<TotalPrecision> total_precision(const ScenarioPlan& plan, const std::vector<StoredVariable>& stored,
                                            SeriesReader& reader, Sampling sampling) {
    const std::vector<std::int32_t>& years = plan.layout.coordinate("jaar").numbers;
    const std::size_t first = static_cast<std::size_t>(plan.first_budget_year - years.front());
    const std::size_t count = static_cast<std::size_t>(plan.last_budget_year - plan.first_budget_year) + 1;
    const std::vector<Series> all = totals_by_year(years.size(), plan.layout.coordinate("thema").size());
    const std::vector<Series> budget_years{all.begin() + static_cast<std::ptrdiff_t>(first),
                                           all.begin() + static_cast<std::ptrdiff_t>(first + count)};
    const std::size_t balance = position(plan, "saldo");
    const std::size_t budget = position(plan, "begroting");
    std::vector<double> budgets(count);
    reader.for_each(plan.layout.variables[budget], stored[budget], budget_years,
                    [&](std::size_t year, std::span<double> values) { budgets[year] = moments(values).mean; });
    std::vector<TotalPrecision> result(count);
    reader.for_each(plan.layout.variables[balance], stored[balance], budget_years,
                    [&](std::size_t year, std::span<double> values) {
                        const double p90 = half_width(quantile_interval_of(values, 0.1, sampling));
                        const double chance = half_width(deficit_risk(values, 0.9, sampling).chance_95);
                        result[year] = {plan.id, plan.first_budget_year + static_cast<int>(year),
                                        p90 / std::abs(budgets[year]), chance};
                    });
    return result;
}

} // namespace koers::store
