#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "koers/diagnostics.hpp"
#include "koers/results.hpp"
#include "koers/scenario.hpp"

namespace koers {

/// 1234567.8 as "1.234.568" or with decimals "1.234.567,8"; "n.b." when not known (NaN).
[[nodiscard]] std::string dutch_number(double value, int decimals);

/// A share as "12,3%"; "n.b." when not known.
[[nodiscard]] std::string dutch_percentage(double share, int decimals = 1);

/// Lines of text with columns of equal width: the first column to the left, the others to the right.
class TextTable {
public:
    explicit TextTable(std::vector<std::string> headings);
    void add(std::vector<std::string> cells);
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::vector<std::string>> rows_;
};

/// Prices in which money is shown: those of the budget, or of each year itself with both sides indexed.
enum class PriceLevel : std::uint8_t { budget, nominal };

/// What the summaries on screen need to know beside the file.
struct SummaryOptions {
    std::vector<int> outlook_years; // shown after the budget years
    PriceLevel price_level{PriceLevel::budget};
};

/// The summary of a run for the screen, in Dutch: money per thema, use per voorziening, and with several
/// scenarios the paired differences with the first.
[[nodiscard]] Result<std::string> summary_text(const ResultReader& result, const SummaryOptions& options);

/// The same numbers as JSON: every summary variable of every scenario with its labels, risks and differences.
[[nodiscard]] Result<std::string> summary_json(const ResultReader& result, const SummaryOptions& options);

/// A table of the goals of a scenario: what belongs to each, how its indicators are covered and the weakest grade of
/// the figures behind them.
[[nodiscard]] std::string goals_text(const Scenario& scenario);

/// One goal as a whole, with the history of each indicator; nothing if the scenario has no goal of that id.
[[nodiscard]] std::optional<std::string> goal_text(const Scenario& scenario, const std::string& goal);

/// All goals with everything that belongs to them, as JSON.
[[nodiscard]] std::string goals_json(const Scenario& scenario);

} // namespace koers
