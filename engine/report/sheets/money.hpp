#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "koers/workbook.hpp"
#include "report/contents_view.hpp"
#include "report/sheets/report_input.hpp"
#include "report/sheets/table.hpp"

namespace koers::sheets {

/// Mean and quantiles of an amount over the replicates; EUR.
struct Spread {
    double mean{};
    double p10{};
    double p50{};
    double p90{};
};

/// Mean of values in the order of the replicates.
[[nodiscard]] double mean_of(const std::vector<double>& by_replicate);

[[nodiscard]] Spread spread_of(std::vector<double> by_replicate);

/// Percentage of the replicates with a balance below zero.
[[nodiscard]] double percentage_short(const std::vector<double>& balances);

/// Difference of two amounts by replicate.
[[nodiscard]] std::vector<double> minus(std::vector<double> from, const std::vector<double>& taken);

/// Per replicate the sum over labels of a variable [replicate x year x label] in one year.
[[nodiscard]] std::vector<double> added(const NamedArray& values, std::size_t year,
                                        const std::vector<std::size_t>& labels);

/// The money of themas of one scenario, replicate by replicate. Empty when the source has faults.
class ThemaMoney {
public:
    ThemaMoney(Source& source, const ReportedScenario& of, PriceLevel level);

    using Themas = std::vector<std::size_t>;

    /// Lasten minus baten of some themas together; EUR by replicate.
    [[nodiscard]] std::vector<double> net(const Themas& themas, std::size_t year) const;

    [[nodiscard]] std::vector<double> balance(const Themas& themas, std::size_t year) const;

    /// Mean budget; at nominal prices the indexed one with the compensation for prices.
    [[nodiscard]] double budget(const Themas& themas, std::size_t year) const;

    /// The part of the net cost that is structural (BBV), at the price level of the budget.
    [[nodiscard]] std::vector<double> structural(const Themas& themas, std::size_t year) const;

private:
    NamedArray cost_;
    NamedArray income_;
    NamedArray balance_;
    NamedArray budget_;
    NamedArray incidental_;                  // of budget lines; empty when there are none
    std::vector<std::size_t> thema_of_line_; // [budget line]
};

/// The themas of the plan, the label of the general cover (one at most), and all of them.
[[nodiscard]] std::vector<std::size_t> themas_of_plan(const ReportedScenario& of);
[[nodiscard]] std::vector<std::size_t> cover_of(const ReportedScenario& of);
[[nodiscard]] std::vector<std::size_t> all_themas(const ReportedScenario& of);

/// The budget years of a scenario.
[[nodiscard]] std::vector<int> budget_years(const ScenarioContents& contents);

/// Percentage of the replicates in which no budget year has a deficit.
[[nodiscard]] double percentage_balanced(const ThemaMoney& money, const ReportedScenario& of);

/// In which prices money is shown.
[[nodiscard]] std::string price_text(const ReportInput& input);

/// The text under a title that tells unit, price level and signs.
[[nodiscard]] std::string money_caption(const ReportInput& input, MoneyUnit unit);

/// The kind of cells with amounts in a unit.
[[nodiscard]] Kind money_kind(MoneyUnit unit);

/// One unit in euros.
[[nodiscard]] double euros(MoneyUnit unit);

} // namespace koers::sheets
