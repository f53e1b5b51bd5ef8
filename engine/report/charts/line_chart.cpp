#include "report/charts/line_chart.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "koers/report.hpp"

namespace koers::charts {
namespace {

constexpr Size size{600.0, 350.0};
constexpr double top = 30.0;
constexpr double bottom = 318.0;
constexpr double widest_label = 130.0;
constexpr std::size_t most_values = 7;
constexpr std::size_t most_years = 9;
constexpr const char* grid = R"(stroke="#D0D0D0")";

Ticks ticks_of(const LineChart& chart) {
    Extent extent = extent_of({});
    for (const Line& line : chart.lines) {
        extent = joined(extent, extent_of(line.values));
    }
    for (const Band& band : chart.bands) {
        extent = joined(extent, joined(extent_of(band.low), extent_of(band.high)));
    }
    if (chart.start == LineChart::Start::at_zero) {
        extent = joined(extent, {0.0, 0.0});
    }
    return nice_ticks(extent, most_values);
}

/// A chart with the places of its years and values.
class Drawing {
public:
    explicit Drawing(const LineChart& chart)
        : chart_{chart},
          ticks_{ticks_of(chart)},
          right_{size.width - 18.0 - widest_line_label()},
          x_{{static_cast<double>(chart.years.front()), static_cast<double>(chart.years.back())},
             {14.0 + widest(tick_texts()), right_}},
          y_{ticks_.extent(), {bottom, top}},
          picture_{chart.heading, size} {}

    [[nodiscard]] std::string svg() {
        draw_axes();
        for (const Band& band : chart_.bands) {
            picture_.area(points(band.high), points(band.low),
                          fmt::format(R"(fill="{}" fill-opacity=".16")", style_of(band.look).colour));
        }
        for (const Line& line : chart_.lines) {
            draw(line);
        }
        draw_labels();
        return picture_.svg();
    }

private:
    [[nodiscard]] double widest_line_label() const {
        double width = 0.0;
        for (const Line& line : chart_.lines) {
            width = std::max(width, widest(broken(line.label, widest_label)));
        }
        return width;
    }

    [[nodiscard]] std::vector<std::string> tick_texts() const {
        std::vector<std::string> texts;
        for (const double value : ticks_.values) {
            texts.push_back(dutch_number(value, ticks_.decimals));
        }
        return texts;
    }

    void draw_axes() {
        const std::vector<std::string> texts = tick_texts();
        const double left = x_(chart_.years.front());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const double y = y_(ticks_.values[i]);
            picture_.line({left, y}, {right_, y}, grid);
            picture_.text({left - 6.0, y}, {texts[i]}, Side::end);
        }
        picture_.text({2.0, 10.0}, {chart_.unit}, Side::start);
        for (const int year : year_ticks(chart_.years.front(), chart_.years.back(), most_years)) {
            picture_.line({x_(year), bottom}, {x_(year), bottom + 5.0}, R"(stroke="#595959")");
            picture_.text({x_(year), bottom + 16.0}, {std::to_string(year)}, Side::middle);
        }
        if (chart_.outlook_after) {
            const double x = x_(*chart_.outlook_after);
            picture_.line({x, top - 8.0}, {x, bottom}, R"(stroke="#595959" stroke-dasharray="2 4")");
            picture_.text({x + 5.0, top - 8.0}, {"doorkijk"}, Side::start);
        }
    }

    [[nodiscard]] std::vector<Point> points(const std::vector<double>& values) const {
        std::vector<Point> places;
        for (std::size_t i = 0; i < values.size(); ++i) {
            places.push_back({x_(chart_.years[i]), std::isnan(values[i]) ? values[i] : y_(values[i])});
        }
        return places;
    }

    void draw(const Line& line) {
        const Style style = style_of(line.look);
        const std::string dashes = *style.dashes == '\0' ? "" : fmt::format(R"( stroke-dasharray="{}")", style.dashes);
        const std::vector<Point> course = points(line.values);
        picture_.course(course, fmt::format(R"(stroke="{}" stroke-width="{}"{})", style.colour, style.width, dashes));
        for (const Point& point : course) {
            if (!std::isnan(point.y)) {
                picture_.add(marker_at(point.x, point.y, style));
            }
        }
    }

    /// Beside the last known value of each line, joined to it by a thin line; above it where the line ends early.
    void draw_labels() {
        std::vector<WantedLabel> wanted;
        std::vector<Point> ends;
        std::vector<const Line*> lines;
        for (const Line& line : chart_.lines) {
            const std::vector<Point> course = points(line.values);
            const auto last =
                std::find_if(course.rbegin(), course.rend(), [](const Point& point) { return !std::isnan(point.y); });
            if (last == course.rend() || line.label.empty()) {
                continue;
            }
            if (last != course.rbegin()) {
                picture_.text(
                    {std::max(last->x, x_(chart_.years.front()) + text_width(line.label) / 2.0), last->y - line_height},
                    {line.label}, Side::middle);
                continue;
            }
            const auto height = line_height * static_cast<double>(broken(line.label, widest_label).size());
            wanted.push_back({last->y, height});
            ends.push_back(*last);
            lines.push_back(&line);
        }
        const std::vector<double> centres = apart(wanted, {0.0, size.height});
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const double x = right_ + 15.0;
            picture_.line({ends[i].x + 4.0, ends[i].y}, {x - 3.0, centres[i]},
                          fmt::format(R"(stroke="{}" stroke-width=".8")", style_of(lines[i]->look).colour));
            picture_.text({x, centres[i]}, broken(lines[i]->label, widest_label), Side::start);
        }
    }

    const LineChart& chart_;
    Ticks ticks_;
    double right_;
    Scale x_;
    Scale y_;
    Picture picture_;
};

} // namespace

std::string line_chart(const LineChart& chart) {
    return Drawing{chart}.svg();
}

bool starts_at_zero(const LineChart& chart) {
    return ticks_of(chart).values.front() == 0.0;
}

} // namespace koers::charts
