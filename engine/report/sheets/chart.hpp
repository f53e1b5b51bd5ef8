#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace koers::sheets {

/// Lines, bars, or bands: a box from the first to the last series at each category, with marks for those between.
enum class ChartKind : std::uint8_t { lines, bars, bands };

/// How a series is drawn. The budget is black and thick; scenarios have colours that all readers can tell apart, with
/// a dash and a marker of their own; ends of a band are thin.
enum class Style : std::uint8_t { budget, middle, band_end, first, second, third };

/// Rows of one column of a table.
struct ChartRange {
    std::string table; // its id
    std::size_t column{};
    std::size_t first_row{};
    std::size_t last_row{};
};

struct ChartSeries {
    std::string name;
    ChartRange categories;
    ChartRange values;
    Style style{Style::first};
};

/// A picture of cells, below the table that it goes with.
struct Chart {
    ChartKind kind{ChartKind::lines};
    std::string title;       // what it shows: the finding
    std::string description; // for those who cannot see it
    std::string across;      // title of the axis of the categories
    std::string upward;      // title of the axis of the values
    std::vector<ChartSeries> series;
    /// Where the axis of the values begins; never for bars, which begin at zero.
    std::optional<double> lowest = std::nullopt;
};

/// The style of a scenario by its place in a chart, and how many a chart may hold.
inline constexpr std::size_t most_scenarios_in_chart = 3;
[[nodiscard]] inline Style style_of_scenario(std::size_t place) {
    constexpr Style styles[] = {Style::first, Style::second, Style::third};
    return styles[place % most_scenarios_in_chart];
}

} // namespace koers::sheets
