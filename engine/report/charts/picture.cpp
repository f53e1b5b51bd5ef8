#include "report/charts/picture.hpp"

#include <cmath>

#include <fmt/format.h>

#include "report/graph_words.hpp"

namespace koers::charts {
namespace {

const char* anchor(Side side) {
    switch (side) {
    case Side::middle:
        return R"( text-anchor="middle")";
    case Side::end:
        return R"( text-anchor="end")";
    case Side::start:
        break;
    }
    return "";
}

bool known(const Point& point) {
    return !std::isnan(point.x) && !std::isnan(point.y);
}

std::string spaced(std::string_view look) {
    return look.empty() ? "" : " " + std::string{look};
}

} // namespace

std::string place(double pixels) {
    const double tenths = std::round(pixels * 10.0) + 0.0; // no minus before a zero
    return fmt::format("{}", tenths / 10.0);
}

Picture::Picture(const Heading& heading, Size size)
    : parts_{fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
                         "aria-labelledby=\"{2}-naam {2}-uitleg\" font-family=\"sans-serif\" font-size=\"{3}\">\n"
                         "<title id=\"{2}-naam\">{4}</title>\n<desc id=\"{2}-uitleg\">{5}</desc>\n",
                         place(size.width), place(size.height), heading.id, place(text_size), xml_text(heading.title),
                         xml_text(heading.description))} {
    box({}, size, R"(fill="#fff")");
}

void Picture::line(Point from, Point to, std::string_view look) {
    parts_ += fmt::format("<path d=\"M{} {}L{} {}\"{}/>\n", place(from.x), place(from.y), place(to.x), place(to.y),
                          spaced(look));
}

void Picture::box(Point corner, Size size, std::string_view look) {
    parts_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>\n", place(corner.x), place(corner.y),
                          place(size.width), place(size.height), spaced(look));
}

void Picture::course(const std::vector<Point>& points, std::string_view look) {
    std::string path;
    bool drawing = false;
    for (const Point& point : points) {
        if (known(point)) {
            path += fmt::format("{}{} {}", drawing ? 'L' : 'M', place(point.x), place(point.y));
        }
        drawing = known(point);
    }
    if (!path.empty()) {
        parts_ += fmt::format("<path d=\"{}\" fill=\"none\"{}/>\n", path, spaced(look));
    }
}

void Picture::area(const std::vector<Point>& upper, const std::vector<Point>& lower, std::string_view look) {
    std::string path;
    for (std::size_t first = 0; first < upper.size(); ++first) {
        if (!known(upper[first])) {
            continue;
        }
        std::size_t end = first;
        std::string back;
        for (; end < upper.size() && known(upper[end]); ++end) {
            path += fmt::format("{}{} {}", end == first ? 'M' : 'L', place(upper[end].x), place(upper[end].y));
            back = fmt::format("L{} {}", place(lower[end].x), place(lower[end].y)) + back;
        }
        path += back + "z";
        first = end;
    }
    if (!path.empty()) {
        parts_ += fmt::format("<path d=\"{}\"{}/>\n", path, spaced(look));
    }
}

void Picture::text(Point at, const std::vector<std::string>& lines, Side side, std::string_view look) {
    const double height = line_height * static_cast<double>(lines.size());
    double y = at.y - height / 2.0 + line_height * 0.75; // the foot of the first line
    for (const std::string& line : lines) {
        parts_ += fmt::format("<text x=\"{}\" y=\"{}\"{}{}>{}</text>\n", place(at.x), place(y), anchor(side),
                              spaced(look), xml_text(line));
        y += line_height;
    }
}

} // namespace koers::charts
