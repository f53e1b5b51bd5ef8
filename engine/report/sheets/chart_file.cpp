#include "report/sheets/chart_file.hpp"

#include <algorithm>

#include <xlsxwriter.h>

#include "report/sheets/table.hpp"

namespace koers::sheets {
namespace {

constexpr double title_points = 12.0;
constexpr std::uint8_t marker_of_line = 6; // points
constexpr std::uint8_t marker_of_band = 12;
constexpr lxw_color_t band_ground = 0xCCE3F0; // light, under marks that are dark
constexpr double usual_width = 480.0;         // pixels of a chart by itself; it is 288 high
constexpr double height_scale = 1.45;
constexpr double pixels_a_character = 7.0;
constexpr double most_characters = 90.0;  // across, so that a chart stays on one page of a print
constexpr std::uint16_t gap_of_bars = 40; // % of a bar, between the categories

/// The look of a series: colours of at least 3:1 on white, which those who are colour-blind can tell apart as well.
struct Look {
    lxw_color_t colour;
    float width;
    std::uint8_t dash;
    std::uint8_t marker;
    std::uint8_t pattern; // of bars
    std::uint8_t label{LXW_CHART_LABEL_POSITION_RIGHT};
};

Look look_of(Style style) {
    switch (style) {
    case Style::budget:
        return {0x000000,
                3.0F,
                LXW_CHART_LINE_DASH_SOLID,
                LXW_CHART_MARKER_DIAMOND,
                LXW_CHART_PATTERN_NONE,
                LXW_CHART_LABEL_POSITION_LEFT}; // clear of those of the band
    case Style::middle:
        return {0x0072B2, 1.5F, LXW_CHART_LINE_DASH_SOLID, LXW_CHART_MARKER_CIRCLE, LXW_CHART_PATTERN_NONE};
    case Style::band_end:
        return {0x0072B2, 1.0F, LXW_CHART_LINE_DASH_SOLID, LXW_CHART_MARKER_PLUS, LXW_CHART_PATTERN_NONE};
    case Style::first:
        return {0x0072B2, 2.0F, LXW_CHART_LINE_DASH_SOLID, LXW_CHART_MARKER_CIRCLE, LXW_CHART_PATTERN_NONE};
    case Style::second:
        return {0xD55E00, 2.0F, LXW_CHART_LINE_DASH_DASH, LXW_CHART_MARKER_SQUARE,
                LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL};
    case Style::third:
        break;
    }
    return {0x009E73, 2.0F, LXW_CHART_LINE_DASH_ROUND_DOT, LXW_CHART_MARKER_TRIANGLE,
            LXW_CHART_PATTERN_LIGHT_HORIZONTAL};
}

/// The place of a range, as a formula.
std::string place_of(const ChartRange& range, const std::vector<Table>& tables) {
    const auto table =
        std::find_if(tables.begin(), tables.end(), [&](const Table& one) { return one.id == range.table; });
    if (table == tables.end()) {
        return {};
    }
    char place[LXW_MAX_FORMULA_RANGE_LENGTH];
    const std::size_t first = heading_row(*table) + 1;
    lxw_rowcol_to_formula_abs(place, table->sheet.c_str(), static_cast<lxw_row_t>(first + range.first_row),
                              static_cast<lxw_col_t>(range.column), static_cast<lxw_row_t>(first + range.last_row),
                              static_cast<lxw_col_t>(range.column));
    return std::string{"="} + place;
}

/// The last point of a line tells its name, so that nobody has to match colours with a legend.
void name_last_point(lxw_chart_series* series, std::size_t points, std::uint8_t side) {
    std::vector<lxw_chart_data_label> labels(points);
    std::vector<lxw_chart_data_label*> pointers;
    for (lxw_chart_data_label& label : labels) {
        label.hide = &label == &labels.back() ? LXW_FALSE : LXW_TRUE;
        pointers.push_back(&label);
    }
    pointers.push_back(nullptr);
    chart_series_set_labels(series);
    chart_series_set_labels_options(series, LXW_TRUE, LXW_FALSE, LXW_FALSE); // the name, no category, no value
    chart_series_set_labels_position(series, side);
    chart_series_set_labels_custom(series, pointers.data());
}

/// A line with markers, or the markers alone.
void draw_line(lxw_chart_series* series, const Look& look, ChartKind kind, std::size_t points) {
    lxw_chart_line line{};
    line.color = look.colour;
    line.width = look.width;
    line.dash_type = look.dash;
    line.none = kind == ChartKind::bands ? LXW_TRUE : LXW_FALSE;
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, look.marker);
    chart_series_set_marker_size(series, kind == ChartKind::bands ? marker_of_band : marker_of_line);
    lxw_chart_fill fill{};
    fill.color = look.colour;
    chart_series_set_marker_fill(series, &fill);
    lxw_chart_line edge{};
    edge.color = look.colour;
    chart_series_set_marker_line(series, &edge);
    name_last_point(series, points, look.label);
}

/// Boxes from the first to the last series.
void draw_boxes(lxw_chart* chart) {
    lxw_chart_line edge{};
    edge.color = look_of(Style::band_end).colour;
    lxw_chart_fill ground{};
    ground.color = band_ground;
    chart_set_up_down_bars_format(chart, &edge, &ground, &edge, &ground);
}

void draw_bars(lxw_chart_series* series, const Look& look) {
    if (look.pattern == LXW_CHART_PATTERN_NONE) {
        lxw_chart_fill fill{};
        fill.color = look.colour;
        chart_series_set_fill(series, &fill);
    } else {
        lxw_chart_pattern pattern{};
        pattern.fg_color = look.colour;
        pattern.bg_color = LXW_COLOR_WHITE;
        pattern.type = look.pattern;
        chart_series_set_pattern(series, &pattern);
    }
    lxw_chart_line edge{};
    edge.color = look.colour;
    chart_series_set_line(series, &edge);
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, "#,##0");
}

void set_titles(lxw_chart* chart, const Chart& of) {
    lxw_chart_font font{};
    font.size = title_points;
    font.bold = LXW_TRUE;
    chart_title_set_name(chart, of.title.c_str());
    chart_title_set_name_font(chart, &font);
    // The library has the axes of bars as they lie: amounts along x, categories along y.
    const bool lying = of.kind == ChartKind::bars;
    lxw_chart_axis* const amounts = lying ? chart->x_axis : chart->y_axis;
    lxw_chart_axis* const categories = lying ? chart->y_axis : chart->x_axis;
    chart_axis_set_name(categories, of.across.c_str());
    chart_axis_set_name(amounts, of.upward.c_str());
    chart_axis_set_num_format(amounts, "#,##0");
    if (of.lowest) {
        chart_axis_set_min(amounts, *of.lowest);
    }
    if (lying) {
        // Categories run upwards by themselves; readers expect them as in the table. Names stay clear of the bars, and
        // the amounts, which follow the first category, stay at the bottom.
        chart_axis_set_reverse(categories);
        chart_axis_set_label_position(categories, LXW_CHART_AXIS_LABEL_POSITION_LOW);
        chart_axis_set_label_position(amounts, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
    }
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
}

lxw_chart* make_chart(lxw_workbook* book, const Chart& of, const std::vector<Table>& tables) {
    lxw_chart* const chart = workbook_add_chart(
        book, static_cast<std::uint8_t>(of.kind == ChartKind::bars ? LXW_CHART_BAR : LXW_CHART_LINE));
    if (chart == nullptr) {
        return nullptr;
    }
    for (const ChartSeries& one : of.series) {
        const std::string categories = place_of(one.categories, tables);
        const std::string values = place_of(one.values, tables);
        lxw_chart_series* const series = chart_add_series(chart, categories.c_str(), values.c_str());
        if (series == nullptr) {
            return nullptr;
        }
        chart_series_set_name(series, one.name.c_str());
        if (of.kind == ChartKind::bars) {
            draw_bars(series, look_of(one.style));
        } else {
            draw_line(series, look_of(one.style), of.kind, one.values.last_row - one.values.first_row + 1);
        }
    }
    set_titles(chart, of);
    if (of.kind == ChartKind::bands) {
        draw_boxes(chart);
    }
    if (of.kind == ChartKind::bars) {
        chart_set_series_gap(chart, gap_of_bars);
    }
    return chart;
}

/// As wide as the columns beside the fixed ones.
double width_scale(const Table& table) {
    double characters = 0.0;
    for (std::size_t i = table.fixed_columns; i < table.columns.size(); ++i) {
        characters += table.columns[i].width;
    }
    return std::min(characters, most_characters) * pixels_a_character / usual_width;
}

} // namespace

std::size_t heading_row(const Table& table) {
    return table.captions.size() + 2;
}

int write_charts(lxw_workbook* book, lxw_worksheet* sheet, const Table& table, const std::vector<Table>& tables,
                 std::size_t row) {
    const auto beside = static_cast<lxw_col_t>(table.fixed_columns); // those come back on every page of a print
    for (const Chart& of : table.charts) {
        lxw_chart* const chart = make_chart(book, of, tables);
        if (chart == nullptr) {
            return LXW_ERROR_MEMORY_MALLOC_FAILED;
        }
        std::string description = of.description;
        lxw_chart_options options{};
        options.x_scale = width_scale(table);
        options.y_scale = height_scale;
        options.description = description.data();
        const lxw_error fault =
            worksheet_insert_chart_opt(sheet, static_cast<lxw_row_t>(row + 1), beside, chart, &options);
        if (fault != LXW_NO_ERROR) {
            return fault;
        }
        row += rows_of_chart;
    }
    return LXW_NO_ERROR;
}

} // namespace koers::sheets
