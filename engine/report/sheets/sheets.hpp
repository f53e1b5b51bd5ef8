#pragma once

#include <vector>

#include "report/sheets/money.hpp"
#include "report/sheets/table.hpp"

namespace koers::sheets {

/// Each makes one table; it is only complete when `source` has no faults afterwards.

/// What the workbook is, how to read it, and the control totals of the budget in whole euros.
[[nodiscard]] Table reading_guide(const ReportInput& input, const std::vector<Table>& others, Source& source);

/// One row a scenario: what it comes down to in the last budget year.
[[nodiscard]] Table overview(const ReportInput& input, MoneyUnit unit, Source& source);

/// The bands of all scenarios of that table against their budgets.
[[nodiscard]] Chart bands_chart(const ReportInput& input, const Table& overview);

/// F1: per thema and scenario the budget, the forecast with its band and the chance of overspending, a year at a time.
[[nodiscard]] Table multi_year_estimate(const ReportInput& input, MoneyUnit unit, Source& source);

/// F2: lasten, baten and saldo per taakveld; the means, which add up.
[[nodiscard]] Table taakveld_estimate(const ReportInput& input, MoneyUnit unit, Source& source);

/// F4: the measures of each scenario as planned and as expected, with what people fill in and what it takes to read the
/// list back; amounts are lasten minus baten whatever the sign convention.
[[nodiscard]] Table measure_list(const ReportInput& input, MoneyUnit unit, Source& source);

/// F3: from the budget to the forecast, driver by driver; needs `ReportInput::again`.
[[nodiscard]] Table waterfall(const ReportInput& input, MoneyUnit unit, Source& source);

/// F5: structural and real balance, and the chance of it in every year and in all of them together.
[[nodiscard]] Table structural_balance(const ReportInput& input, MoneyUnit unit, Source& source);

/// F6: the capacity that deficits require at several certainties, and the ratio of what is available to it.
[[nodiscard]] Table required_capacities(const ReportInput& input, MoneyUnit unit, Source& source);
[[nodiscard]] Table capacity_ratios(const ReportInput& input, MoneyUnit unit, Source& source);

/// F6 and F7, from the draws of the assumptions: the groups of them that make the balance uncertain, and what each of
/// them does to the balance of the last budget year.
struct AssumptionTables {
    Table risks;
    Table sensitivity;
};
[[nodiscard]] AssumptionTables assumption_tables(const ReportInput& input, MoneyUnit unit, Source& source);

/// F8: every parameter with its law, draws, source and grade; of later scenarios only what differs from the first.
[[nodiscard]] Table assumptions(const ReportInput& input, Source& source);

/// F10: from the budget to the expectation of each scenario, as a kaderbrief tells it: developments, choices, and what
/// comes of earlier decisions; at the price level of the budget.
[[nodiscard]] Table spring_letter(const ReportInput& input, MoneyUnit unit, Source& source);

/// One row per scenario, year, thema or taakveld, amount and statistic, for pivot tables; whole euros.
[[nodiscard]] Table pivot_rows(const ReportInput& input, Source& source);

/// The words of the tables and what they mean.
[[nodiscard]] Table terms();

} // namespace koers::sheets
