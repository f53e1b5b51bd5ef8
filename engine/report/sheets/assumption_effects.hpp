#pragma once

#include <optional>
#include <vector>

#include "koers/analysis.hpp"
#include "report/sheets/money.hpp"
#include "report/sheets/table.hpp"

namespace koers::sheets {

/// What the parameters of a scenario do to the balance of the last budget year: all themas with the general cover, at
/// the price level of the budget, by regression on the draws of the run.
struct AssumptionEffects {
    std::vector<double> balance;            // [replicate], EUR
    std::vector<std::vector<double>> draws; // [parameter][replicate]
    std::size_t varying{};                  // parameters that take part and vary
    std::optional<Regression> regression;   // [parameter]; none with too few replicates
};

/// Replicates of which a regression uses the first; more would make it slow and hardly surer.
inline constexpr std::size_t most_regressed = 4000;

/// Parameters of the influence graph take part when a measure of the scenario can work through it.
[[nodiscard]] AssumptionEffects assumption_effects(const ReportedScenario& of, Source& source);

/// The parameters by their share in the uncertainty, largest first; those without any are left out.
[[nodiscard]] std::vector<std::size_t> by_share(const Regression& regression);

/// What to say when there are too few replicates for a regression.
[[nodiscard]] std::string too_few(const AssumptionEffects& effects);

/// The tables without rows, and the rows of one scenario.
[[nodiscard]] Table empty_risks(const ReportInput& input, MoneyUnit unit);
void add_risks(Table& table, const ReportInput& input, MoneyUnit unit, std::size_t scenario,
               const AssumptionEffects& effects);
[[nodiscard]] Table empty_sensitivity(const ReportInput& input, MoneyUnit unit);
void add_sensitivity(Table& table, const ReportInput& input, MoneyUnit unit, std::size_t scenario,
                     const AssumptionEffects& effects);

} // namespace koers::sheets
