#include "report/charts/tornado_chart.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/charts/row_frame.hpp"

namespace koers::charts {
namespace {

constexpr double room_for_words = 0.25; // beyond the longest bar, as a share of it
constexpr double gap = 5.0;

Extent extent_of_rows(const TornadoChart& chart) {
    Extent extent{0.0, 0.0};
    for (const SwingRow& row : chart.rows) {
        extent = joined(extent, extent_of({row.at_low, row.at_high}));
    }
    const double room = room_for_words * std::max(-extent.low, extent.high);
    return {extent.low - room, extent.high + room};
}

/// A bar from zero with the word for its end; the word tells low from high, not the shade alone.
void draw_end(RowFrame& frame, double middle, double value, const char* word, const char* shade) {
    const double zero = frame.x(0.0);
    const double end = frame.x(value);
    Picture& picture = frame.picture();
    picture.box({std::min(zero, end), middle - bar_height / 2.0},
                {std::max(zero, end) - std::min(zero, end), bar_height},
                fmt::format(R"(fill="{0}" fill-opacity="{1}" stroke="{0}")", style_of(Look::first).colour, shade));
    const bool left = value < 0.0;
    picture.text({left ? end - gap : end + gap, middle}, {word}, left ? Side::end : Side::start);
}

} // namespace

std::string tornado_chart(const TornadoChart& chart) {
    std::vector<RowText> texts;
    for (const SwingRow& row : chart.rows) {
        texts.push_back({row.label, row.shown});
    }
    RowFrame frame{chart.heading, chart.unit, texts, extent_of_rows(chart)};
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const double middle = frame.place_of(i).middle();
        draw_end(frame, middle, chart.rows[i].at_low, "laag", ".2");
        draw_end(frame, middle, chart.rows[i].at_high, "hoog", ".75");
    }
    return frame.picture().svg();
}

} // namespace koers::charts
