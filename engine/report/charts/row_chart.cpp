#include "report/charts/row_chart.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "koers/report.hpp"

namespace koers::charts {
namespace {

constexpr double width = 600.0;
constexpr double top = 28.0;
constexpr double widest_label = 170.0;
constexpr double widest_shown = 120.0;
constexpr double padding = 18.0;
constexpr std::size_t most_values = 6;

Ticks ticks_of(const RowChart& chart) {
    Extent extent = extent_of({});
    for (const BandRow& row : chart.rows) {
        extent = joined(extent, extent_of({row.low, row.middle, row.high}));
        if (row.budget) {
            extent = joined(extent, {*row.budget, *row.budget});
        }
    }
    if (chart.form == RowChart::Form::bars) {
        extent = joined(extent, {0.0, 0.0});
    }
    return nice_ticks(extent, most_values);
}

double height_of(const BandRow& row) {
    const std::size_t lines = std::max(broken(row.label, widest_label).size(), broken(row.shown, widest_shown).size());
    return padding + line_height * static_cast<double>(lines);
}

double bottom_of(const RowChart& chart) {
    double bottom = top;
    for (const BandRow& row : chart.rows) {
        bottom += height_of(row);
    }
    return bottom;
}

/// A chart with the places of its values.
class Drawing {
public:
    explicit Drawing(const RowChart& chart)
        : chart_{chart},
          ticks_{ticks_of(chart)},
          bottom_{bottom_of(chart)},
          left_{20.0 + widest_of(&BandRow::label, widest_label)},
          right_{width - 16.0 - widest_of(&BandRow::shown, widest_shown)},
          x_{ticks_.extent(), {left_, right_}},
          picture_{chart.heading, {width, bottom_ + 48.0}} {}

    [[nodiscard]] std::string svg() {
        draw_axis();
        double y = top;
        for (const BandRow& row : chart_.rows) {
            const double height = height_of(row);
            picture_.text({4.0, y + height / 2.0}, broken(row.label, widest_label), Side::start);
            picture_.text({right_ + 12.0, y + height / 2.0}, broken(row.shown, widest_shown), Side::start);
            draw(row, y, height);
            y += height;
        }
        return picture_.svg();
    }

private:
    [[nodiscard]] double widest_of(std::string BandRow::*text, double limit) const {
        double found = 0.0;
        for (const BandRow& row : chart_.rows) {
            found = std::max(found, widest(broken(row.*text, limit)));
        }
        return found;
    }

    void draw_axis() {
        for (const double value : ticks_.values) {
            const char* colour = value == 0.0 ? R"(stroke="#595959")" : R"(stroke="#D0D0D0")";
            picture_.line({x_(value), top}, {x_(value), bottom_}, colour);
            picture_.text({x_(value), bottom_ + 12.0}, {dutch_number(value, ticks_.decimals)}, Side::middle);
        }
        picture_.text({(left_ + right_) / 2.0, bottom_ + 32.0}, {chart_.unit}, Side::middle);
        const auto held = std::find_if(chart_.rows.begin(), chart_.rows.end(),
                                       [](const BandRow& row) { return row.budget.has_value(); });
        if (held != chart_.rows.end()) {
            picture_.text({x_(*held->budget), 12.0}, {chart_.budget_label}, Side::middle);
        }
    }

    void draw(const BandRow& row, double y, double height) {
        const Style style = style_of(row.look);
        const double middle = y + height / 2.0;
        if (row.budget) {
            const Style budget = style_of(Look::budget);
            picture_.line({x_(*row.budget), y}, {x_(*row.budget), y + height},
                          fmt::format(R"(stroke="{}" stroke-width="{}")", budget.colour, budget.width));
        }
        if (chart_.form == RowChart::Form::bars) {
            const Extent bar{std::min(0.0, row.middle), std::max(0.0, row.middle)};
            picture_.box({x_(bar.low), middle - 9.0}, {x_(bar.high) - x_(bar.low), 18.0},
                         fmt::format(R"(fill="{}" fill-opacity=".45")", style.colour));
            const auto end = [&](double value) {
                picture_.line({x_(value), middle - 5.0}, {x_(value), middle + 5.0}, R"(stroke="#000")");
            };
            picture_.line({x_(row.low), middle}, {x_(row.high), middle}, R"(stroke="#000")");
            end(row.low);
            end(row.high);
        } else {
            picture_.box({x_(row.low), middle - 9.0}, {x_(row.high) - x_(row.low), 18.0},
                         fmt::format(R"(fill="{0}" fill-opacity=".25" stroke="{0}")", style.colour));
            picture_.add(marker_at(x_(row.middle), middle, style));
        }
    }

    const RowChart& chart_;
    Ticks ticks_;
    double bottom_;
    double left_;
    double right_;
    Scale x_;
    Picture picture_;
};

} // namespace

std::string row_chart(const RowChart& chart) {
    return Drawing{chart}.svg();
}

} // namespace koers::charts
