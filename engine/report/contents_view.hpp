#pragma once

#include <string>
#include <vector>

#include "koers/report.hpp"
#include "koers/results.hpp"

namespace koers {

/// Years that are in the file: the budget years and then the outlook.
[[nodiscard]] std::vector<int> shown_years(const ScenarioContents& contents, const SummaryOptions& options);

/// Position of a year that is in the file.
[[nodiscard]] std::size_t position_of(const ScenarioContents& contents, int year);

/// The second text of a label by the name of its column; the label itself when there is no such column.
[[nodiscard]] const std::string& column_text(const Coordinate& coordinate, const std::string& column,
                                             std::size_t position);

/// Whether a thema holds a modelled voorziening; the others get their lasten from the budget.
[[nodiscard]] bool modelled(const ScenarioContents& contents, const std::string& thema);

/// Name of a voorziening as users know it; its id when the file has no names.
[[nodiscard]] std::string service_name(const ScenarioContents& contents, std::size_t service);

/// Share of the parameters that are assumptions (grade C); NaN when the file does not tell.
[[nodiscard]] double assumed_share(const ScenarioContents& contents);

/// Price level of the money in the file, for example "begroting (2025)".
[[nodiscard]] std::string price_level(const ScenarioContents& contents);

/// Name of a variable of money at a price level: `lasten` or `lasten_nominaal`.
[[nodiscard]] std::string at_price_level(const std::string& variable, PriceLevel level);

/// Reads arrays and remembers the faults; text is only made when all are there.
class Source {
public:
    explicit Source(const ResultReader& result) : result_{result} {}

    [[nodiscard]] NamedArray summary(const std::string& scenario, const std::string& variable);
    [[nodiscard]] NamedArray replicates(const std::string& scenario, const std::string& variable);
    [[nodiscard]] const ResultReader& result() const { return result_; }
    [[nodiscard]] const Diagnostics& faults() const { return faults_; }

private:
    NamedArray keep(Result<NamedArray> values);

    const ResultReader& result_;
    Diagnostics faults_;
};

} // namespace koers
