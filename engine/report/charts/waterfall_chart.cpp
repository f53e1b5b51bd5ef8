#include "report/charts/waterfall_chart.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/charts/row_frame.hpp"

namespace koers::charts {
namespace {

constexpr double longest_tip = 9.0;

std::vector<RowText> texts_of(const WaterfallChart& chart) {
    std::vector<RowText> texts{{chart.start.label, chart.start.shown}};
    for (const WaterfallStep& step : chart.steps) {
        texts.push_back({step.label, step.shown});
    }
    texts.push_back({chart.end.label, chart.end.shown});
    return texts;
}

/// Where each step ends, behind the start.
std::vector<double> levels_of(const WaterfallChart& chart) {
    std::vector<double> levels{chart.start.change};
    for (const WaterfallStep& step : chart.steps) {
        levels.push_back(levels.back() + step.change);
    }
    return levels;
}

/// An arrow in the direction of the change, so that colour is not all that tells it.
void draw_arrow(RowFrame& frame, const RowPlace& place, double from, double to) {
    const double x_from = frame.x(from);
    const double x_to = frame.x(to);
    const double half = bar_height / 2.0;
    const double tip = std::min(longest_tip, std::abs(x_to - x_from));
    const double neck = to > from ? x_to - tip : x_to + tip;
    const double y = place.middle();
    const Look look = to > from ? Look::second : Look::first;
    frame.picture().add(fmt::format("<path d=\"M{0} {2}H{1}L{3} {4}L{1} {5}H{0}z\" fill=\"{6}\"/>\n",
                                    charts::place(x_from), charts::place(neck), charts::place(y - half),
                                    charts::place(x_to), charts::place(y), charts::place(y + half),
                                    style_of(look).colour));
}

} // namespace

std::string waterfall_chart(const WaterfallChart& chart) {
    const std::vector<double> levels = levels_of(chart);
    const Extent extent = joined(extent_of(levels), joined(chart.end_band, {chart.end.change, chart.end.change}));
    RowFrame frame{chart.heading, chart.unit, texts_of(chart), extent};
    frame.draw_budget(0, chart.start.change);
    for (std::size_t row = 1; row < levels.size(); ++row) {
        draw_arrow(frame, frame.place_of(row), levels[row - 1], levels[row]);
    }
    for (std::size_t row = 0; row < levels.size(); ++row) {
        const double x = frame.x(levels[row]);
        frame.picture().line({x, frame.place_of(row).middle() + bar_height / 2.0},
                             {x, frame.place_of(row + 1).middle() - bar_height / 2.0}, R"(stroke="#595959")");
    }
    frame.draw_band(levels.size(), chart.end_band, chart.end.change, chart.look);
    return frame.picture().svg();
}

} // namespace koers::charts
