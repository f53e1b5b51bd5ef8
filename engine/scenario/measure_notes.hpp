#pragma once

#include <array>
#include <string_view>

#include "input/table_reader.hpp"
#include "koers/measure.hpp"

namespace koers::scenario {

/// Where a measure stands, as the list of measures writes it.
inline constexpr std::array<std::string_view, 6> statuses{"idee",          "uitgewerkt",   "besloten",
                                                          "in uitvoering", "gerealiseerd", "afgeraamd"};

/// What `[maatregel.beheer]` keeps of a measure, if it is there.
[[nodiscard]] MeasureNotes read_notes(input::TableReader& measure);

} // namespace koers::scenario
