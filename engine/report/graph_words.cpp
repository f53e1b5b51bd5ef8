#include "report/graph_words.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include <fmt/format.h>

#include "report/node_name.hpp"

namespace koers {
namespace {

/// Characters of UTF-8 text: all bytes but those that go on with a character.
std::size_t length_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

/// As few decimals as the number needs: at most three below 1, at most two above.
std::string plain_number(double value) {
    const int most = std::abs(value) < 1.0 ? 3 : 2;
    for (int decimals = 0; decimals < most; ++decimals) {
        const double shifted = value * std::pow(10.0, decimals);
        if (std::abs(std::round(shifted) - shifted) < 1e-9) {
            return dutch_number(value, decimals);
        }
    }
    return dutch_number(value, most);
}

} // namespace

std::string dot_text(const std::string& text) {
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') {
            quoted += '\\';
            quoted += letter;
        } else if (letter == '&') {
            quoted += "&amp;"; // Graphviz reads entities
        } else if (letter == '\n') {
            quoted += "\\n";
        } else {
            quoted += static_cast<unsigned char>(letter) < 0x20U ? ' ' : letter;
        }
    }
    return quoted + '"';
}

std::string xml_text(const std::string& text) {
    std::string result;
    for (const char letter : text) {
        switch (letter) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        default:
            result += letter;
        }
    }
    return result;
}

std::string wrapped(const std::string& text, std::size_t width) {
    std::istringstream words{text};
    std::string lines;
    std::size_t used = 0;
    for (std::string word; words >> word;) {
        const std::size_t length = length_of(word);
        if (!lines.empty()) {
            const bool fits = used + 1 + length <= width;
            lines += fits ? ' ' : '\n';
            used = fits ? used + 1 : 0;
        }
        lines += word;
        used += length;
    }
    return lines;
}

std::string effect_words(const Parameter& effect) {
    const char* sign = effect.central > 0.0 ? "+" : "";
    const std::string unit = effect.unit == "procent" ? "%" : effect.unit;
    return fmt::format("{}{} {}", sign, plain_number(effect.central), unit);
}

std::string lag_words(const Scenario& scenario, const Connection& connection) {
    const double mean = connection.lag_mean ? scenario.parameters[connection.lag_mean->index()].central : 0.0;
    if (connection.least_lag == 0) {
        return mean > 0.0 ? fmt::format("na gemiddeld {} jaar", plain_number(mean)) : "in hetzelfde jaar";
    }
    const std::string more = mean > 0.0 ? fmt::format(" en dan gemiddeld {} jaar", plain_number(mean)) : "";
    return fmt::format("na {} jaar{}", connection.least_lag, more);
}

std::string graph_heading(const Dataset& data, const GraphView& view) {
    if (!view.around) {
        return "Invloedsgraaf van " + data.municipality;
    }
    std::string heading = fmt::format("Invloedsgraaf van {} rond {}", data.municipality, node_name(data, *view.around));
    if (view.steps) {
        heading += *view.steps == 1 ? ", 1 verband ver" : fmt::format(", hoogstens {} verbanden ver", *view.steps);
    }
    return heading;
}

} // namespace koers
