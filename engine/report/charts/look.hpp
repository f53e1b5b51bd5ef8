#pragma once

#include <cstdint>
#include <string>

namespace koers::charts {

/// What a series is. No two are told apart by their colour alone: dashes, a marker and a label go with it.
enum class Look : std::uint8_t { budget, first, second, third, measured };

enum class Marker : std::uint8_t { none, circle, square, triangle, cross };

/// How a series is drawn. Every colour has a contrast of 3:1 or more on white and differs from the others for those who
/// see colours otherwise.
struct Style {
    const char* colour;
    double width;
    const char* dashes; // empty: an unbroken line
    Marker marker;
};

[[nodiscard]] Style style_of(Look look);

/// The marker of a series at a place in the picture; empty if it has none.
[[nodiscard]] std::string marker_at(double x, double y, const Style& style);

} // namespace koers::charts
