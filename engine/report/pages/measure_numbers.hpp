#pragma once

#include <optional>
#include <vector>

#include "report/sheets/measure_money.hpp"

namespace koers::pages {

/// What the page tells of a measure of a scenario, as numbers.
struct MeasureNumbers {
    const Measure* measure{};
    int year{};                            // in which it is told: the last budget year, or when it works
    std::optional<sheets::Spread> cost;    // of an amount in that year, with what is reached of it; EUR
    double planned{};                      // of an amount, if all of it is reached; EUR
    std::optional<sheets::Spread> reached; // share of the amount
    double chance_of_half{};               // that half of the amount or more is reached
};

/// The own measures of a scenario, in order; only complete when `source` has no faults afterwards.
[[nodiscard]] std::vector<MeasureNumbers> measure_numbers(const sheets::ReportedScenario& of, Source& source);

} // namespace koers::pages
