#include "report/sheets/assumption_effects.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

constexpr std::size_t checked_parameters = 10;

/// Connections change nothing in a scenario without measures, so their draws would only be noise.
bool takes_part(std::optional<Driver> driver, const Scenario& scenario) {
    return driver != Driver::prevention || own_measures(scenario) > 0;
}

} // namespace

AssumptionEffects assumption_effects(const ReportedScenario& of, Source& source) {
    AssumptionEffects effects;
    const NamedArray drawn = source.replicates(of.contents->id, "parameterwaarde");
    const ThemaMoney money{source, of, PriceLevel::budget};
    if (!source.faults().empty()) {
        return effects;
    }
    effects.balance = money.balance(all_themas(of), position_of(*of.contents, of.contents->last_budget_year));
    const std::size_t replicates = drawn.shape.at(0);
    const std::size_t parameters = drawn.shape.at(1);
    const auto drivers = driver_of_parameters(*of.scenario, *of.scenario);
    const std::vector<double> still(replicates, 0.0);
    std::vector<std::span<const double>> columns;
    for (std::size_t i = 0; i < parameters; ++i) {
        std::vector<double>& values = effects.draws.emplace_back(replicates);
        for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
            values[replicate] = drawn.values[replicate * parameters + i];
        }
    }
    for (std::size_t i = 0; i < parameters; ++i) {
        const std::vector<double>& values = takes_part(drivers[i], *of.scenario) ? effects.draws[i] : still;
        columns.push_back(std::span{values}.first(std::min(replicates, most_regressed)));
        const auto [least, most] = std::minmax_element(values.begin(), values.end());
        effects.varying += *least < *most ? 1 : 0;
    }
    effects.regression = regress(columns, std::span{effects.balance}.first(std::min(replicates, most_regressed)));
    return effects;
}

std::vector<std::size_t> by_share(const Regression& regression) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < regression.terms.size(); ++i) {
        if (regression.terms[i].standardised_error > 0.0) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(regression.terms[a].standardised) > std::abs(regression.terms[b].standardised);
    });
    return order;
}

std::string too_few(const AssumptionEffects& effects) {
    const std::size_t needed = fewest_a_column * (effects.varying + 1);
    return fmt::format("niet te schatten: er variëren {} aannames, en daarvoor zijn {} doorrekeningen te weinig. Reken "
                       "opnieuw met koers reken -n {} of meer",
                       dutch_number(static_cast<double>(effects.varying), 0),
                       dutch_number(static_cast<double>(effects.balance.size()), 0), needed);
}

AssumptionTables assumption_tables(const ReportInput& input, MoneyUnit unit, Source& source) {
    AssumptionTables tables{empty_risks(input, unit), empty_sensitivity(input, unit)};
    for (std::size_t scenario = 0; scenario < input.scenarios.size(); ++scenario) {
        const AssumptionEffects effects = assumption_effects(input.scenarios[scenario], source);
        if (!source.faults().empty()) {
            break;
        }
        add_risks(tables.risks, input, unit, scenario, effects);
        add_sensitivity(tables.sensitivity, input, unit, scenario, effects);
    }
    return tables;
}

} // namespace koers::sheets

namespace koers {

Result<std::vector<Swing>> largest_swings(const ResultReader& result, const Scenario& scenario) {
    Source source{result};
    const auto& all = result.scenarios();
    const auto contents = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == scenario.id; });
    const sheets::AssumptionEffects effects = sheets::assumption_effects({&*contents, &scenario}, source);
    if (!source.faults().empty()) {
        return tl::unexpected{source.faults()};
    }
    std::vector<Swing> swings;
    if (effects.regression) {
        for (const std::size_t parameter : sheets::by_share(*effects.regression)) {
            const sheets::Spread drawn = sheets::spread_of(effects.draws[parameter]);
            swings.push_back({parameter, drawn.p10, drawn.p90, 0.0, 0.0});
        }
        swings.resize(std::min(swings.size(), sheets::checked_parameters));
    }
    return swings;
}

} // namespace koers
