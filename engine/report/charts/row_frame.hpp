#pragma once

#include <string>
#include <vector>

#include "report/charts/look.hpp"
#include "report/charts/picture.hpp"

namespace koers::charts {

inline constexpr double bar_height = 18.0;

/// The texts of a row: what it is, at the left, and its value in words, at the right.
struct RowText {
    std::string label;
    std::string shown;
};

/// Where a row stands.
struct RowPlace {
    double top{};
    double height{};

    [[nodiscard]] double middle() const { return top + height / 2.0; }
};

/// Rows below each other with their texts, on one axis of values. What stands in a row is drawn by who asks.
class RowFrame {
public:
    RowFrame(const Heading& heading, const std::string& unit, const std::vector<RowText>& rows, Extent values);

    [[nodiscard]] double x(double value) const { return x_(value); }
    [[nodiscard]] const RowPlace& place_of(std::size_t row) const { return places_.at(row); }
    [[nodiscard]] Picture& picture() { return picture_; }

    /// The band of a value with its marker, and the thick black line of a budget.
    void draw_band(std::size_t row, Extent band, double value, Look look);
    void draw_budget(std::size_t row, double value);

private:
    void draw_axis(const std::string& unit);

    Ticks ticks_;
    std::vector<RowPlace> places_;
    double bottom_;
    Extent across_;
    Scale x_;
    Picture picture_;
};

} // namespace koers::charts
