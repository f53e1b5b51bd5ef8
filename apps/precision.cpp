#include "precision.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "faults.hpp"

namespace koers::app {
namespace {

using Of = WishedPrecision::Of;

constexpr double standard_p90 = 0.25;   // % of the budget of a year
constexpr double standard_chance = 1.0; // percentage point

/// A number in Dutch or with a point, with or without a percent sign; nothing if it is not between 0 and 100.
std::optional<double> percentage(std::string text) {
    if (text.ends_with('%')) {
        text.pop_back();
    }
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0.0;
    const char* const last = text.data() + text.size();
    const auto [end, fault] = std::from_chars(text.data(), last, value, std::chars_format::fixed);
    const bool read = fault == std::errc{} && end == last;
    return read && value > 0.0 && value <= 100.0 ? std::optional{value} : std::nullopt;
}

std::optional<WishedPrecision> wish_of(const std::string& word) {
    const std::size_t sign = word.find('=');
    const std::string name = word.substr(0, sign);
    if (name != "p90" && name != "kans") {
        usage_fault("reken", "--precisie kent p90 en kans, niet \"" + name + "\"");
        return std::nullopt;
    }
    const Of of = name == "p90" ? Of::p90 : Of::chance;
    const double standard = of == Of::p90 ? standard_p90 : standard_chance;
    const auto value = sign == std::string::npos ? std::optional{standard} : percentage(word.substr(sign + 1));
    if (!value) {
        usage_fault("reken", "--precisie " + name + " vraagt een percentage boven 0 tot en met 100, zoals " + name +
                                 "=" + dutch_number(standard, of == Of::p90 ? 2 : 0) + ", niet \"" +
                                 word.substr(sign + 1) + "\"");
        return std::nullopt;
    }
    return WishedPrecision{of, *value / 100.0, std::numeric_limits<double>::quiet_NaN()};
}

} // namespace

std::optional<std::vector<WishedPrecision>> wished_precision(const Words& words) {
    std::vector<WishedPrecision> wishes;
    for (const std::string& word : words) {
        const auto wish = wish_of(word);
        if (!wish) {
            return std::nullopt;
        }
        wishes.push_back(*wish);
    }
    return wishes;
}

std::vector<WishedPrecision> reached(std::vector<WishedPrecision> wishes, const std::vector<TotalPrecision>& found) {
    for (WishedPrecision& wish : wishes) {
        wish.reached = 0.0;
        for (const TotalPrecision& one : found) {
            const double width = wish.of == Of::p90 ? one.p90 : one.chance;
            const bool known = !std::isnan(width) && !std::isnan(wish.reached);
            wish.reached = known ? std::max(wish.reached, width) : std::numeric_limits<double>::quiet_NaN();
        }
    }
    return wishes;
}

bool fulfilled(const std::vector<WishedPrecision>& wishes) {
    return std::all_of(wishes.begin(), wishes.end(),
                       [](const WishedPrecision& wish) { return wish.reached <= wish.wished; });
}

std::string precision_so_far(const std::vector<WishedPrecision>& wishes, std::uint32_t replicates) {
    std::string text = "Na " + dutch_number(replicates, 0) + " doorrekeningen:";
    for (const WishedPrecision& wish : wishes) {
        text += wish.of == Of::p90 ? " P90 tot op " : " kans op overschrijding tot op ";
        text += dutch_number(100.0 * wish.reached, 2);
        text += wish.of == Of::p90 ? "% van de begroting" : " procentpunt";
        text += " (gewenst " + dutch_number(100.0 * wish.wished, 2) + ");";
    }
    text.back() = '.';
    return text;
}

} // namespace koers::app
