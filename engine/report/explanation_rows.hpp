#pragma once

#include <optional>
#include <string>
#include <vector>

#include "koers/report.hpp"
#include "report/chosen_outcome.hpp"

namespace koers {

/// One line of an explanation, rounded as it is shown.
struct ExplanationRow {
    std::string kind; // aanname, eigen, pad, overig, samenloop, totaal, toeval, doorrekening
    std::string subject;
    std::string name;
    std::optional<Grade> grade;
    std::string study;          // the weakest kind on a path
    std::vector<double> values; // [shown year]
};

/// The lines of a difference: causes from large to small by measure, those too small to show together, interaction,
/// total, and, if known, what chance and spread add to reach the mean of the run. Rounded values add up.
[[nodiscard]] std::vector<ExplanationRow> explanation_rows(const Explained& explained, const ChosenOutcome& outcome,
                                                           const std::vector<std::size_t>& years);

} // namespace koers
