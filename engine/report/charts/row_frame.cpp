#include "report/charts/row_frame.hpp"

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

std::vector<RowPlace> places_for(const std::vector<RowText>& rows) {
    std::vector<RowPlace> places;
    double y = top;
    for (const RowText& row : rows) {
        const std::size_t lines =
            std::max(broken(row.label, widest_label).size(), broken(row.shown, widest_shown).size());
        places.push_back({y, padding + line_height * static_cast<double>(lines)});
        y += places.back().height;
    }
    return places;
}

double widest_of(const std::vector<RowText>& rows, std::string RowText::*text, double limit) {
    double found = 0.0;
    for (const RowText& row : rows) {
        found = std::max(found, widest(broken(row.*text, limit)));
    }
    return found;
}

} // namespace

RowFrame::RowFrame(const Heading& heading, const std::string& unit, const std::vector<RowText>& rows, Extent values)
    : ticks_{nice_ticks(values, most_values)},
      places_{places_for(rows)},
      bottom_{places_.empty() ? top : places_.back().top + places_.back().height},
      across_{20.0 + widest_of(rows, &RowText::label, widest_label),
              width - 16.0 - widest_of(rows, &RowText::shown, widest_shown)},
      x_{ticks_.extent(), across_},
      picture_{heading, {width, bottom_ + 48.0}} {
    draw_axis(unit);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const double y = places_[row].middle();
        picture_.text({4.0, y}, broken(rows[row].label, widest_label), Side::start);
        picture_.text({across_.high + 12.0, y}, broken(rows[row].shown, widest_shown), Side::start);
    }
}

void RowFrame::draw_axis(const std::string& unit) {
    for (const double value : ticks_.values) {
        const char* colour = value == 0.0 ? R"(stroke="#595959")" : R"(stroke="#D0D0D0")";
        picture_.line({x_(value), top}, {x_(value), bottom_}, colour);
        picture_.text({x_(value), bottom_ + 12.0}, {dutch_number(value, ticks_.decimals)}, Side::middle);
    }
    picture_.text({(across_.low + across_.high) / 2.0, bottom_ + 32.0}, {unit}, Side::middle);
}

void RowFrame::draw_band(std::size_t row, Extent band, double value, Look look) {
    const Style style = style_of(look);
    const double middle = place_of(row).middle();
    picture_.box({x_(band.low), middle - bar_height / 2.0}, {x_(band.high) - x_(band.low), bar_height},
                 fmt::format(R"(fill="{0}" fill-opacity=".25" stroke="{0}")", style.colour));
    picture_.add(marker_at(x_(value), middle, style));
}

void RowFrame::draw_budget(std::size_t row, double value) {
    const Style style = style_of(Look::budget);
    const RowPlace& place = place_of(row);
    picture_.line({x_(value), place.top}, {x_(value), place.top + place.height},
                  fmt::format(R"(stroke="{}" stroke-width="{}")", style.colour, style.width));
}

} // namespace koers::charts
