#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/charts/look.hpp"
#include "report/charts/picture.hpp"

namespace koers::charts {

/// A series over the years of a chart; NaN where it is not known.
struct Line {
    std::string label;
    Look look{Look::first};
    std::vector<double> values; // [year]
};

/// The area between two series.
struct Band {
    Look look{Look::first};
    std::vector<double> low; // [year]
    std::vector<double> high;
};

/// Series over years, with bands behind them and a label at the end of each line.
struct LineChart {
    enum class Start : std::uint8_t { at_zero, near_values };

    Heading heading;
    std::vector<int> years; // ascending
    std::string unit;       // stands above the axis of values
    std::vector<Band> bands;
    std::vector<Line> lines;
    Start start{Start::near_values};
    std::optional<int> outlook_after; // the year after which the outlook begins
};

[[nodiscard]] std::string line_chart(const LineChart& chart);

/// Whether the axis of values of such a chart starts at zero.
[[nodiscard]] bool starts_at_zero(const LineChart& chart);

} // namespace koers::charts
