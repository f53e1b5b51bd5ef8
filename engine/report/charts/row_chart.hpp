#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/charts/look.hpp"
#include "report/charts/picture.hpp"

namespace koers::charts {

/// What a row of such a chart shows: a value with its band, and what it is held against.
struct BandRow {
    std::string label;
    Look look{Look::first};
    double low{};
    double middle{};
    double high{};
    std::optional<double> budget;
    std::string shown; // the middle in words, at the right
};

/// Rows below each other on one axis of values.
struct RowChart {
    /// Bars grow from zero; bands stand by themselves and the axis may start elsewhere.
    enum class Form : std::uint8_t { bars, bands };

    Heading heading;
    std::string unit;
    Form form{Form::bands};
    std::vector<BandRow> rows;
    std::string budget_label; // of the thick black line, if rows have it
};

[[nodiscard]] std::string row_chart(const RowChart& chart);

} // namespace koers::charts
