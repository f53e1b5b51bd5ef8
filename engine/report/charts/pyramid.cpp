#include "report/charts/pyramid.hpp"

#include <fmt/format.h>

#include "koers/report.hpp"
#include "report/charts/look.hpp"

namespace koers::charts {
namespace {

constexpr double width = 600.0;
constexpr double top = 30.0;
constexpr double row_height = 22.0;
constexpr std::size_t most_values = 5;

/// One side of the picture, with its zero beside the names of the groups.
struct Half {
    std::string label;
    const std::vector<double>& values;
    Extent places;
    Look look;
};

} // namespace

std::string pyramid(const Pyramid& chart) {
    const double bottom = top + row_height * static_cast<double>(chart.groups.size());
    Picture picture{chart.heading, {width, bottom + 48.0}};
    const Extent extent = joined({0.0, 0.0}, joined(extent_of(chart.left), extent_of(chart.right)));
    const Ticks ticks = nice_ticks(extent, most_values);
    const double names = widest(chart.groups) / 2.0 + 10.0;
    const double centre = width / 2.0;
    for (const Half& half : {Half{chart.left_label, chart.left, {centre - names, 24.0}, Look::first},
                             Half{chart.right_label, chart.right, {centre + names, width - 24.0}, Look::second}}) {
        const Scale x{ticks.extent(), half.places};
        for (const double value : ticks.values) {
            picture.line({x(value), top}, {x(value), bottom}, R"(stroke="#D0D0D0")");
            picture.text({x(value), bottom + 12.0}, {dutch_number(value, ticks.decimals)}, Side::middle);
        }
        picture.text({(half.places.low + half.places.high) / 2.0, 14.0}, {half.label}, Side::middle,
                     R"(font-weight="bold")");
        for (std::size_t group = 0; group < chart.groups.size(); ++group) {
            const double y = bottom - row_height * static_cast<double>(group + 1) + 2.0;
            const Extent bar{std::min(x(0.0), x(half.values[group])), std::max(x(0.0), x(half.values[group]))};
            picture.box({bar.low, y}, {bar.high - bar.low, row_height - 4.0},
                        fmt::format(R"(fill="{}")", style_of(half.look).colour));
        }
    }
    for (std::size_t group = 0; group < chart.groups.size(); ++group) {
        picture.text({centre, bottom - row_height * (static_cast<double>(group) + 0.5)}, {chart.groups[group]},
                     Side::middle);
    }
    picture.text({centre, bottom + 34.0}, {chart.unit}, Side::middle);
    return picture.svg();
}

} // namespace koers::charts
