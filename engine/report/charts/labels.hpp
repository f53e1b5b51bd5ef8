#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/charts/scale.hpp"

namespace koers::charts {

inline constexpr double text_size = 14.0;
inline constexpr double line_height = 17.0;

/// Width of a text in pixels, about as common fonts without serifs have it.
[[nodiscard]] double text_width(std::string_view text);

/// A text over lines of at most this width, broken between words; a longer word stands alone.
[[nodiscard]] std::vector<std::string> broken(const std::string& text, double width);

/// The widest of some lines.
[[nodiscard]] double widest(const std::vector<std::string>& lines);

/// Where a label would best be, and how high it is.
struct WantedLabel {
    double centre{};
    double height{};
};

/// Centres at which labels do not overlap, in the order that they were wanted in, as near as can be to where they were
/// wanted and within the room as long as they fit in it.
[[nodiscard]] std::vector<double> apart(const std::vector<WantedLabel>& wanted, Extent room);

} // namespace koers::charts
