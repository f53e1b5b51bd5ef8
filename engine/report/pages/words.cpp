#include "report/pages/words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "koers/report.hpp"
#include "report/money_sign.hpp"

namespace koers::pages {
namespace {

constexpr double million = 1e6;

} // namespace

double legible(double euro) {
    const double unit = std::abs(euro) >= million ? 10'000.0 : 5'000.0;
    return std::round(euro / unit) * unit + 0.0; // no minus before a zero
}

std::string euro_words(double euro) {
    const double size = std::abs(legible(euro));
    return size >= million ? "€\u00a0" + dutch_number(size / million, 2) + " miljoen"
                           : "€\u00a0" + dutch_number(size, 0);
}

std::string euro_range(double low, double high) {
    return "tussen " + euro_words(low) + " en " + euro_words(high);
}

std::string people_words(double persons) {
    return std::round(persons) < fewest_shown ? "minder dan 10" : dutch_number(std::round(persons), 0);
}

std::string people_range(double low, double high) {
    if (std::round(high) < fewest_shown) {
        return people_words(high);
    }
    return "tussen " + people_words(low) + " en " + people_words(high);
}

std::string frequency(double share) {
    if (share <= 0.0) {
        return "in geen van de doorrekeningen";
    }
    if (share >= 1.0) {
        return "in alle doorrekeningen";
    }
    if (share < 0.05) {
        return "in minder dan 1 van de 20 doorrekeningen";
    }
    if (share > 0.95) {
        return "in meer dan 19 van de 20 doorrekeningen";
    }
    return fmt::format("in {:.0f} van de 10 doorrekeningen", std::clamp(std::round(share * 10.0), 1.0, 9.0));
}

std::string chance_word(double share) {
    if (share > 0.95) {
        return "vrijwel zeker";
    }
    if (share >= 0.7) {
        return "waarschijnlijk";
    }
    if (share >= 0.4 && share <= 0.6) {
        return "ongeveer even waarschijnlijk";
    }
    return share >= 0.05 && share <= 0.3 ? "onwaarschijnlijk" : "";
}

Movement movement_of(std::span<const double> from, std::span<const double> to) {
    Movement movement;
    double known = 0.0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (!std::isnan(from[i]) && !std::isnan(to[i])) {
            known += 1.0;
            movement.up += to[i] > from[i] ? 1.0 : 0.0;
            movement.down += to[i] < from[i] ? 1.0 : 0.0;
        }
    }
    return known > 0.0 ? Movement{movement.up / known, movement.down / known} : Movement{};
}

std::string movement_words(const Movement& movement, const std::string& higher, const std::string& lower) {
    if (movement.up <= 0.0 && movement.down <= 0.0) {
        return "in geen van de doorrekeningen anders";
    }
    return movement.up >= movement.down ? frequency(movement.up) + " " + higher
                                        : frequency(movement.down) + " " + lower;
}

std::string difference_shown(double dearer, SignConvention sign) {
    const double amount = legible(sign == SignConvention::balance ? -dearer : dearer);
    const double shown = sign == SignConvention::favourable_or_not ? std::abs(amount) : amount;
    const std::string favour = favour_of(amount, sign);
    return dutch_number(shown / 1000.0, 0) + (favour.empty() ? "" : "\u00a0" + favour);
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == names.size() ? " en " : ", ") + names[i];
    }
    return text;
}

std::string short_number(double value) {
    std::string text = dutch_number(value, std::abs(value) < 100.0 ? 3 : 0);
    if (text.find(',') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.find_last_not_of(',') + 1);
    }
    return text;
}

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string date_words(const std::string& utc) {
    constexpr const char* months[] = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                      "juli",    "augustus", "september", "oktober", "november", "december"};
    const auto digit = [&](std::size_t at) { return at < utc.size() ? utc[at] - '0' : -1; };
    const int month = digit(5) * 10 + digit(6);
    const int day = digit(8) * 10 + digit(9);
    if (month < 1 || month > 12 || day < 1) {
        return utc;
    }
    return fmt::format("{} {} {}", day, months[month - 1], utc.substr(0, 4));
}

} // namespace koers::pages
