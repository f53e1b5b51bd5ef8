#pragma once

#include "report/sheets/table.hpp"

namespace koers::sheets {

/// Fewer people than this may be recognised: what the public reads tells no smaller number.
inline constexpr double fewest_shown = 10.0;
inline constexpr const char* few_shown = "< 10";

/// Hides numbers of people below `fewest_shown`, and what would give them away: where one part of a total is hidden,
/// the smallest other part goes with it. Such cells become texts, also sums.
void hide_small_numbers(Table& table);

} // namespace koers::sheets
