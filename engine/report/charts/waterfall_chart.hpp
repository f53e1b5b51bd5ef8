#pragma once

#include <string>
#include <vector>

#include "report/charts/look.hpp"
#include "report/charts/picture.hpp"

namespace koers::charts {

/// What one cause adds to a value, or takes off.
struct WaterfallStep {
    std::string label;
    double change{};
    std::string shown; // the change in words, at the right
};

/// From a budget to an outcome, step by step: each arrow begins where the one above it ended.
struct WaterfallChart {
    Heading heading;
    std::string unit;
    WaterfallStep start; // its change is the budget
    std::vector<WaterfallStep> steps;
    WaterfallStep end; // its change is the outcome
    Extent end_band;
    Look look{Look::first}; // of the outcome
};

[[nodiscard]] std::string waterfall_chart(const WaterfallChart& chart);

} // namespace koers::charts
