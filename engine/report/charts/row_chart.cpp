#include "report/charts/row_chart.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/charts/row_frame.hpp"

namespace koers::charts {
namespace {

constexpr double top_label = 12.0;

Extent extent_of_rows(const RowChart& chart) {
    Extent extent = extent_of({});
    for (const BandRow& row : chart.rows) {
        extent = joined(extent, extent_of({row.low, row.middle, row.high}));
        if (row.budget) {
            extent = joined(extent, {*row.budget, *row.budget});
        }
    }
    return chart.form == RowChart::Form::bars ? joined(extent, {0.0, 0.0}) : extent;
}

std::vector<RowText> texts_of(const RowChart& chart) {
    std::vector<RowText> texts;
    for (const BandRow& row : chart.rows) {
        texts.push_back({row.label, row.shown});
    }
    return texts;
}

void draw_budget_label(const RowChart& chart, RowFrame& frame) {
    const auto held =
        std::find_if(chart.rows.begin(), chart.rows.end(), [](const BandRow& row) { return row.budget.has_value(); });
    if (held != chart.rows.end()) {
        frame.picture().text({frame.x(*held->budget), top_label}, {chart.budget_label}, Side::middle);
    }
}

/// A bar from zero to the middle, with a line over it from low to high.
void draw_bar(const BandRow& row, double middle, RowFrame& frame) {
    Picture& picture = frame.picture();
    const Extent bar{std::min(0.0, row.middle), std::max(0.0, row.middle)};
    picture.box({frame.x(bar.low), middle - bar_height / 2.0}, {frame.x(bar.high) - frame.x(bar.low), bar_height},
                fmt::format(R"(fill="{}" fill-opacity=".45")", style_of(row.look).colour));
    picture.line({frame.x(row.low), middle}, {frame.x(row.high), middle}, R"(stroke="#000")");
    for (const double end : {row.low, row.high}) {
        picture.line({frame.x(end), middle - 5.0}, {frame.x(end), middle + 5.0}, R"(stroke="#000")");
    }
}

} // namespace

std::string row_chart(const RowChart& chart) {
    RowFrame frame{chart.heading, chart.unit, texts_of(chart), extent_of_rows(chart)};
    draw_budget_label(chart, frame);
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const BandRow& row = chart.rows[i];
        if (row.budget) {
            frame.draw_budget(i, *row.budget);
        }
        if (chart.form == RowChart::Form::bars) {
            draw_bar(row, frame.place_of(i).middle(), frame);
        } else {
            frame.draw_band(i, {row.low, row.high}, row.middle, row.look);
        }
    }
    return frame.picture().svg();
}

} // namespace koers::charts
