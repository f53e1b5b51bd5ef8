#pragma once

#include <string>
#include <vector>

#include "koers/analysis.hpp"
#include "koers/indicator.hpp"
#include "koers/results.hpp"
#include "report/contents_view.hpp"

namespace koers {

/// An outcome that is compared between scenarios.
struct ComparedOutcome {
    /// As in the result file, or `nettolasten` for lasten minus baten of a thema, `nettolasten_taakveld` for those of a
    /// taakveld, or `nettolasten_opgeteld` for the sum of all themas since the first year.
    std::string variable;
    std::string label; // empty for totals
    std::string name;  // in Dutch, with its unit
    std::string unit;
    int decimals{};
    WantedChange wanted{WantedChange::neither};
};

/// One outcome in one year, compared between two scenarios replicate by replicate.
struct DifferenceRow {
    ComparedOutcome outcome;
    int year{};
    PairedDifference difference;
};

/// Whether the outcome is an amount in EUR, which tables show in thousands.
[[nodiscard]] bool is_money(const ComparedOutcome& outcome);

/// Chance that the other scenario does better: cheaper, fewer waiting people, a shorter wait, or the way an indicator
/// should go. NaN for an outcome that should go neither way.
[[nodiscard]] double chance_of_better(const DifferenceRow& row);

/// Two comparable scenarios of a run.
struct ScenarioPair {
    Source& source;
    const ScenarioContents& basis;
    const ScenarioContents& other;
};

/// Values of both scenarios, [replicate x year x label]. Empty when the source has faults.
struct PairedValues {
    NamedArray basis;
    NamedArray other;
};

[[nodiscard]] PairedValues paired_values(const ScenarioPair& pair, const std::string& variable);

/// Lasten minus baten of one scenario per thema, or per taakveld with `suffix` `_taakveld`, [replicate x year x label].
[[nodiscard]] NamedArray net_values(Source& source, const ScenarioContents& contents, const std::string& suffix);

[[nodiscard]] PairedValues paired_net_values(const ScenarioPair& pair, const std::string& suffix);

/// Years of a row: the year itself, or all of the run until it.
enum class Span : std::uint8_t { year, until_year };

/// The sum over some labels (positions), a row for each of these years of the run; none for a year in which both
/// scenarios are the same in every replicate in which both are known.
[[nodiscard]] std::vector<DifferenceRow> rows_of(const ScenarioPair& pair, const ComparedOutcome& outcome,
                                                 const PairedValues& values, const std::vector<std::size_t>& labels,
                                                 const std::vector<int>& years, Span span = Span::year);

/// Rows of lasten minus baten of all themas together, in each year or added up until it, from the values per thema.
[[nodiscard]] std::vector<DifferenceRow> total_rows(const ScenarioPair& pair, const PairedValues& net,
                                                    const std::vector<int>& years, Span span);

/// Rows of every voorziening for one of `kosten`, `gebruikers`, `instroom`, `wachtenden` and `wachttijd`.
[[nodiscard]] std::vector<DifferenceRow> service_rows(const ScenarioPair& pair, const std::string& variable,
                                                      const std::vector<int>& years);

/// Puts rows behind others.
void append(std::vector<DifferenceRow>& rows, std::vector<DifferenceRow> more);

} // namespace koers
