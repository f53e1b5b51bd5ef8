#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/charts/labels.hpp"

namespace koers::charts {

/// What a chart says in words: its finding, and what somebody hears who does not see it.
struct Heading {
    std::string id; // letters, digits and hyphens, unique on the page
    std::string title;
    std::string description;
};

/// A place in the picture in pixels, to a tenth, so that files stay small.
[[nodiscard]] std::string place(double pixels);

struct Point {
    double x{};
    double y{};
};

struct Size {
    double width{};
    double height{};
};

/// Which end of a text stands at its place.
enum class Side : std::uint8_t { start, middle, end };

/// A picture (SVG) that grows part by part. It names no font and needs nothing from outside.
class Picture {
public:
    Picture(const Heading& heading, Size size);

    void line(Point from, Point to, std::string_view look); // `look`: attributes of SVG
    void box(Point corner, Size size, std::string_view look);
    /// Straight lines through the points, in pieces where one is unknown (NaN).
    void course(const std::vector<Point>& points, std::string_view look);
    /// The area between two courses, which know the same points.
    void area(const std::vector<Point>& upper, const std::vector<Point>& lower, std::string_view look);
    /// Lines of text below each other, centred around `at.y`.
    void text(Point at, const std::vector<std::string>& lines, Side side, std::string_view look = "");
    void add(std::string_view part) { parts_ += part; }

    [[nodiscard]] std::string svg() const { return parts_ + "</svg>\n"; }

private:
    std::string parts_;
};

} // namespace koers::charts
