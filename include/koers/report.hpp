#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "koers/diagnostics.hpp"
#include "koers/explain.hpp"
#include "koers/results.hpp"
#include "koers/scenario.hpp"
#include "koers/sign_convention.hpp"

namespace koers {

/// 1234567.8 as "1.234.568" or with decimals "1.234.567,8"; "n.b." when not known (NaN).
[[nodiscard]] std::string dutch_number(double value, int decimals);

/// A share as "12,3%"; "n.b." when not known.
[[nodiscard]] std::string dutch_percentage(double share, int decimals = 1);

/// Lines of text with columns of equal width: the first column to the left, the others to the right.
class TextTable {
public:
    explicit TextTable(std::vector<std::string> headings);
    void add(std::vector<std::string> cells); // one for each column
    void add_heading(std::string text);       // a line across all columns, above the rows that follow
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::vector<std::string>> rows_;
};

/// Prices in which money is shown: those of the budget, or of each year itself with both sides indexed.
enum class PriceLevel : std::uint8_t { budget, nominal };

/// What is left of a scenario without the evidence that is an assumption (grade C).
struct WeakEvidence {
    std::string scenario;
    EvidenceTest test;
};

/// The precision that a run was to reach: half the width of a 95 % interval, of the total of all themas in every budget
/// year.
struct WishedPrecision {
    enum class Of : std::uint8_t { p90, chance };
    Of of{};
    double wished{};  // share of the budget of the year, or of the replicates
    double reached{}; // in the scenario and year where it is largest; NaN: not known
};

/// What the summaries on screen need to know beside the file.
struct SummaryOptions {
    std::vector<int> outlook_years; // shown after the budget years
    PriceLevel price_level{PriceLevel::budget};
    std::vector<WeakEvidence> weak_evidence; // of the scenarios that rest on it
    std::vector<WishedPrecision> precision;  // empty: none was wished
};

/// The years in which paybacks are judged: the last budget year and those of the outlook, but for the year right
/// behind the budget, which tells little more.
[[nodiscard]] std::vector<int> judged_years(int last_budget_year, const std::vector<int>& outlook);

/// The summary of a run for the screen, in Dutch: money per thema, use per voorziening, and with several
/// scenarios the paired differences with the first.
[[nodiscard]] Result<std::string> summary_text(const ResultReader& result, const SummaryOptions& options);

/// The same numbers as JSON: every summary variable of every scenario with its labels, risks and differences.
[[nodiscard]] Result<std::string> summary_json(const ResultReader& result, const SummaryOptions& options);

/// By what outcomes are compared between scenarios: a thema, a taakveld, a voorziening or an indicator.
enum class ComparedBy : std::uint8_t { thema, taakveld, service, indicator };

/// What to compare. What the file does not hold is left out; at nominal prices it has the money of themas only.
struct ComparisonOptions {
    std::string basis;
    std::vector<std::string> scenarios;
    std::vector<int> years;
    std::vector<ComparedBy> by;
    SignConvention sign{SignConvention::favourable_or_not};
    PriceLevel price_level{PriceLevel::budget};
};

/// The paired differences of scenarios of a run with a basis, as tables in Dutch.
[[nodiscard]] Result<std::string> comparison_text(const ResultReader& result, const ComparisonOptions& options);

/// The same as JSON, where amounts have a sign: plus is dearer unless that of the balance is asked for.
[[nodiscard]] Result<std::string> comparison_json(const ResultReader& result, const ComparisonOptions& options);

/// A table of the goals of a scenario: what belongs to each, how its indicators are covered and the weakest grade of
/// the figures behind them.
[[nodiscard]] std::string goals_text(const Scenario& scenario);

/// One goal as a whole, with the history of each indicator; nothing if the scenario has no goal of that id.
[[nodiscard]] std::optional<std::string> goal_text(const Scenario& scenario, const std::string& goal);

/// All goals with everything that belongs to them, as JSON.
[[nodiscard]] std::string goals_json(const Scenario& scenario);

/// A difference with what it is between, and its mean in a run [year] if that is known.
struct Explained {
    Model basis;
    Model scenario;
    DifferenceExplanation difference;
    std::vector<double> run_difference;
};

/// A table of the causes of a difference in these years; nothing if there is no such outcome.
[[nodiscard]] std::optional<std::string> explanation_text(const Explained& explained, const std::string& outcome,
                                                          const std::vector<int>& years);

/// The same as JSON.
[[nodiscard]] std::optional<std::string> explanation_json(const Explained& explained, const std::string& outcome,
                                                          const std::vector<int>& years);

/// The outcomes that can be explained: `nettolasten`, ids of indicators, `variable:label`, ...
[[nodiscard]] std::vector<std::string> outcome_ids(const Layout& layout);

/// The difference of the means of two scenarios of a run in an outcome, [year].
[[nodiscard]] Result<std::vector<double>> run_difference(const ResultReader& result, const std::string& basis,
                                                         const std::string& scenario, const Layout& layout,
                                                         const std::string& outcome);

/// How each measure of a scenario turns out alone, as a table: what it changes itself, what follows, and from when
/// and with what chance it has paid for itself in these years (positions).
[[nodiscard]] std::string measures_text(const std::vector<MeasurePayback>& measures, const Layout& layout,
                                        const std::vector<int>& years);

/// The same as JSON, for every year.
[[nodiscard]] std::string measures_json(const std::vector<MeasurePayback>& measures, const Layout& layout);

/// What of the influence graph to draw: all of it, or what leads to a node and what that node leads to, at most `steps`
/// connections away if given.
struct GraphView {
    std::optional<NodeRef> around;
    std::optional<std::size_t> steps;
};

/// The nodes around which a graph can be drawn, by their id.
[[nodiscard]] std::map<std::string, NodeRef> graph_nodes(const Dataset& data);

/// The influence graph of a scenario as text for Graphviz, in Dutch.
[[nodiscard]] std::string graph_dot(const Scenario& scenario, const GraphView& view);

/// The same as a picture (SVG). Graphviz holds one thread at a time.
[[nodiscard]] Result<std::string> graph_svg(const Scenario& scenario, const GraphView& view);

} // namespace koers
