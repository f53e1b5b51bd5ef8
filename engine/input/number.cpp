#include "input/number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace koers::input {
namespace {

std::size_t skip_digits(std::string_view text, std::size_t from) {
    while (from < text.size() && text[from] >= '0' && text[from] <= '9') {
        ++from;
    }
    return from;
}

/// [+-]digits[sign digits][e[+-]digits]
bool is_number(std::string_view text, char sign) {
    const auto skip_one_of = [text](std::string_view set, std::size_t at) {
        return at < text.size() && set.find(text[at]) != std::string_view::npos ? at + 1 : at;
    };
    const std::size_t start = skip_one_of("+-", 0);
    std::size_t at = skip_digits(text, start);
    if (at == start) {
        return false;
    }
    if (at < text.size() && text[at] == sign) {
        const std::size_t fraction = at + 1;
        at = skip_digits(text, fraction);
        if (at == fraction) {
            return false;
        }
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t exponent = skip_one_of("+-", at + 1);
        at = skip_digits(text, exponent);
        if (at == exponent) {
            return false;
        }
    }
    return at == text.size();
}

bool is_not_finite(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    const std::string_view bare =
        text.starts_with('+') || text.starts_with('-') ? std::string_view{text}.substr(1) : std::string_view{text};
    return bare == "nan" || bare == "inf" || bare == "infinity";
}

/// Notes why `cell` is not a number.
void note_no_number(const Located<std::string>& cell, DecimalSign sign, Faults& faults) {
    const bool has_comma = cell.value.find(',') != std::string::npos;
    const bool has_point = cell.value.find('.') != std::string::npos;
    const bool digits_only = cell.value.find_first_not_of("0123456789.,+-") == std::string::npos;
    if (is_not_finite(cell.value)) {
        faults.note("W002", cell.where, cell.value, "geen eindig getal", "vul een gewoon getal in");
    } else if (sign == DecimalSign::point && digits_only && has_comma) {
        faults.note("W003", cell.where, cell.value, "decimale komma in een bestand met decimale punten",
                    "schrijf een punt, zonder scheiding van duizendtallen");
    } else if (sign == DecimalSign::comma && digits_only && has_point) {
        faults.note("W003", cell.where, cell.value, "punt in een getal van een bestand met decimale komma's",
                    "schrijf een komma, zonder scheiding van duizendtallen");
    } else {
        faults.note("W001", cell.where, cell.value, "geen getal",
                    sign == DecimalSign::point ? "verwacht een getal zoals 12.5" : "verwacht een getal zoals 12,5");
    }
}

Read<double> parse_finite(const Located<std::string>& cell, DecimalSign sign, Faults& faults) {
    if (!is_number(cell.value, static_cast<char>(sign))) {
        note_no_number(cell, sign, faults);
        return std::nullopt;
    }
    std::string digits = cell.value;
    std::replace(digits.begin(), digits.end(), ',', '.');
    const char* const first = digits.data() + (digits.starts_with('+') ? 1 : 0);
    double value = 0.0;
    const auto [end, error] = std::from_chars(first, digits.data() + digits.size(), value);
    if (error != std::errc{} || !std::isfinite(value)) {
        faults.note("W002", cell.where, cell.value, "te groot of te klein voor een getal", "vul een gewoon getal in");
        return std::nullopt;
    }
    return Located<double>{value, cell.where, cell.text};
}

} // namespace

std::string number_text(double value, DecimalSign sign) {
    std::string text = fmt::format("{:.10g}", value);
    std::replace(text.begin(), text.end(), '.', static_cast<char>(sign));
    return text;
}

bool check_range(double value, const Location& where, const std::string& text, const Range& range, DecimalSign sign,
                 Faults& faults) {
    if (range.holds(value)) {
        return true;
    }
    faults.note("W005", where, text, "getal buiten bereik",
                fmt::format("verwacht {} {} {} {}", range.low_end == End::included ? "minstens" : "meer dan",
                            number_text(range.low, sign),
                            range.high_end == End::included ? "en hoogstens" : "en minder dan",
                            number_text(range.high, sign)));
    return false;
}

Read<double> parse_number(const Located<std::string>& cell, DecimalSign sign, const Range& range, Faults& faults) {
    auto number = parse_finite(cell, sign, faults);
    if (!number || !check_range(number->value, cell.where, cell.value, range, sign, faults)) {
        return std::nullopt;
    }
    return number;
}

Read<std::int64_t> parse_integer(const Located<std::string>& cell, DecimalSign sign, const Range& range,
                                 Faults& faults) {
    const auto number = parse_finite(cell, sign, faults);
    if (!number) {
        return std::nullopt;
    }
    if (std::trunc(number->value) != number->value) {
        faults.note("W004", cell.where, cell.value, "geen geheel getal", "schrijf het zonder cijfers achter de komma");
        return std::nullopt;
    }
    if (!check_range(number->value, cell.where, cell.value, range, sign, faults)) {
        return std::nullopt;
    }
    return Located<std::int64_t>{static_cast<std::int64_t>(number->value), cell.where, cell.text};
}

} // namespace koers::input
