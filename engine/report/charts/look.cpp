#include "report/charts/look.hpp"

#include <fmt/format.h>

#include "report/charts/picture.hpp"

namespace koers::charts {

Style style_of(Look look) {
    switch (look) {
    case Look::budget:
        return {"#000000", 3.5, "", Marker::none};
    case Look::first:
        return {"#0072B2", 1.8, "", Marker::circle};
    case Look::second:
        return {"#D55E00", 1.8, "8 4", Marker::square};
    case Look::third:
        return {"#009E73", 1.8, "2 3", Marker::triangle};
    case Look::measured:
        break;
    }
    return {"#595959", 1.4, "", Marker::cross};
}

std::string marker_at(double x, double y, const Style& style) {
    const auto path = [&](const char* form, double size, const char* paint) {
        return fmt::format(R"(<path d="M{} {}{}" {}"{}"/>)", place(x - size), place(y - size), form, paint,
                           style.colour);
    };
    switch (style.marker) {
    case Marker::none:
        break;
    case Marker::circle:
        return fmt::format(R"(<circle cx="{}" cy="{}" r="3.2" fill="{}"/>)", place(x), place(y), style.colour);
    case Marker::square:
        return path("h6v6h-6z", 3.0, "fill=");
    case Marker::triangle:
        return path("m4 0l4 7.5h-8z", 4.0, "fill=");
    case Marker::cross:
        return path("l7 7m0 -7l-7 7", 3.5, R"(stroke-width="2" stroke=)");
    }
    return "";
}

} // namespace koers::charts
