#include <cmath>

#include <fmt/format.h>

#include "koers/report.hpp"

namespace koers {

std::string dutch_number(double value, int decimals) {
    if (std::isnan(value)) {
        return "n.b.";
    }
    if (std::isinf(value)) {
        return value < 0.0 ? "-oneindig" : "oneindig";
    }
    const std::string plain = fmt::format("{:.{}f}", std::abs(value), decimals);
    const std::size_t point = plain.find('.');
    const std::string whole = plain.substr(0, point);
    std::string text;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) {
            text += '.';
        }
        text += whole[i];
    }
    if (point != std::string::npos) {
        text += "," + plain.substr(point + 1);
    }
    const bool negative = value < 0.0 && text.find_first_not_of("0.,") != std::string::npos;
    return negative ? "-" + text : text;
}

std::string dutch_percentage(double share, int decimals) {
    return std::isnan(share) ? "n.b." : dutch_number(100.0 * share, decimals) + "%";
}

} // namespace koers
