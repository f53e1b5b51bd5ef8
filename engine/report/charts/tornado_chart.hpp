#pragma once

#include <string>
#include <vector>

#include "report/charts/picture.hpp"

namespace koers::charts {

/// What an outcome does when one cause is low and when it is high.
struct SwingRow {
    std::string label;
    double at_low{};
    double at_high{};
    std::string shown; // the swing in words, at the right
};

/// Swings around zero below each other.
struct TornadoChart {
    Heading heading;
    std::string unit;
    std::vector<SwingRow> rows;
};

[[nodiscard]] std::string tornado_chart(const TornadoChart& chart);

} // namespace koers::charts
