#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/charts/look.hpp"
#include "report/pages/bridge.hpp"
#include "report/pages/findings.hpp"
#include "report/pages/measure_numbers.hpp"
#include "report/paired_rows.hpp"
#include "report/sheets/money.hpp"

namespace koers::pages {

/// Net cost (lasten minus baten) of a thema, or of all together, beside its budget; EUR, NaN without a budget.
struct MoneyCourse {
    std::string name;
    bool modelled{true};
    std::vector<BudgetOutcome> years; // from the first budget year on
    Movement movement;                // from the first to the last of them

    [[nodiscard]] const BudgetOutcome& in(int year) const;
};

/// People waiting on 1 January.
struct WaitingCourse {
    std::string name;
    std::vector<sheets::Spread> years; // as those of the run
    Movement movement;                 // from the first budget year to the end of the last one
};

/// What an indicator does in a scenario.
struct IndicatorCourse {
    const Indicator* indicator{};
    std::vector<sheets::Spread> years; // as those of the run
    Movement movement;                 // from the first year of the run to the last budget year
};

/// Everything that the page tells of one scenario, as numbers.
struct ScenarioNumbers {
    const ScenarioContents* contents{};
    const Scenario* scenario{};
    charts::Look look{};
    std::vector<int> years; // of the run
    MoneyCourse total;      // all themas, with the general cover
    std::vector<MoneyCourse> themas;
    double always_balanced{}; // share of the replicates without a deficit in every budget year
    WaitingCourse waiting;
    std::vector<WaitingCourse> services;
    std::vector<std::string> age_groups;
    std::vector<std::vector<double>> population; // [year][age group], P50
    std::vector<IndicatorCourse> indicators;     // modelled or influenced
    std::vector<sheets::Spread> goal_costs;      // [goal], lasten minus baten in the last budget year; EUR
    std::vector<MeasureNumbers> measures;        // its own
    std::optional<Bridge> bridge;                // when the expectation engine ran
    std::vector<DifferenceRow> differences;      // with the first scenario, in the last budget year: themas, indicators
};

/// All numbers of a page.
struct Gathered {
    std::vector<ScenarioNumbers> scenarios; // the first is the basis of the differences
    int first_budget_year{};
    int last_budget_year{};
    SignConvention sign{};
    std::string price_text;
    std::string suffix;              // of ids, for a group of scenarios behind the first group
    std::vector<std::string> beside; // the names of a group without the first, if there are more groups

    [[nodiscard]] const ScenarioNumbers& first() const { return scenarios.front(); }
};

/// Position of a year in those of the run; the last one for later years.
[[nodiscard]] std::size_t year_position(const ScenarioNumbers& of, int year);

/// Only complete when `source` has no faults afterwards.
[[nodiscard]] Gathered gathered(const sheets::ReportInput& input, Source& source);

} // namespace koers::pages
