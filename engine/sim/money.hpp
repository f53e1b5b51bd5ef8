#pragma once

#include <vector>

#include "sim/outcome.hpp"

namespace koers {

/// Amounts of one price level by thema. [year x thema], EUR; `missing_integer` where there is no budget.
struct ThemaAmounts {
    std::vector<double> cost;
    std::vector<double> income;
    std::vector<double> budget;
    std::vector<double> balance; // budget - (cost - income), with the compensation difference if nominal
};

/// The money of all years. Amounts are recorded at the posts; every total is a sum of those.
struct Money {
    std::vector<double> services;   // [year x service], EUR
    std::vector<double> lines;      // [year x budget line]
    std::vector<double> lines_once; // [year x budget line], the part of `lines` that is one-off
    std::vector<double> grants;     // [year x grant]
    ThemaAmounts real;              // at the price level of the budget
    ThemaAmounts nominal;
    std::vector<double> compensation_difference; // [year x thema], what the index of the budget is not paid
    std::vector<double> cost_goal;               // [year x goal]
    std::vector<double> income_goal;
    std::vector<double> cost_taakveld; // [year x taakveld]
    std::vector<double> income_taakveld;
};

/// Sums the posts of every year (model.md section 6). With whole euros every post is rounded once.
[[nodiscard]] Money count_money(const ModelTables& tables, const Rates& rates, const Outcome& outcome,
                                Rounding rounding);

/// Whole euros, half up, or as they are.
[[nodiscard]] double rounded(double euros, Rounding rounding);

} // namespace koers
