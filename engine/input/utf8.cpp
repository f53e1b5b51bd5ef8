#include "input/utf8.hpp"

namespace koers::input {
namespace {

bool continues(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

} // namespace

void TextCursor::advance() {
    const char byte = text_[offset_++];
    if (byte == '\n') {
        position_ = {position_.line + 1, 1};
    } else if (at_end() || !continues(static_cast<unsigned char>(text_[offset_]))) {
        ++position_.column;
    }
}

std::size_t character_length(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
    if (text.empty()) {
        return 0;
    }
    const unsigned first = byte(0);
    if (first < 0x80U) {
        return 1;
    }
    const std::size_t length = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
    if (first < 0xC2U || first > 0xF4U) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(byte(i))) {
            return 0;
        }
    }
    // Overlong forms, surrogates and what lies past the last code point (RFC 3629, section 4).
    const unsigned second = byte(1);
    const bool wrong = (first == 0xE0U && second < 0xA0U) || (first == 0xEDU && second > 0x9FU) ||
                       (first == 0xF0U && second < 0x90U) || (first == 0xF4U && second > 0x8FU);
    return wrong ? 0 : length;
}

std::u32string code_points(std::string_view text) {
    std::u32string points;
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        auto point = static_cast<char32_t>(static_cast<unsigned char>(text[0]));
        if (length > 1) {
            point &= 0xFFU >> (length + 1);
            for (std::size_t i = 1; i < length; ++i) {
                point = (point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
            }
        }
        points.push_back(point);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return points;
}

std::string shortened(std::string_view text, std::size_t limit) {
    std::string line;
    std::size_t characters = 0;
    while (!text.empty() && text[0] != '\n' && text[0] != '\r' && characters < limit) {
        const std::size_t length = character_length(text);
        line += text.substr(0, length == 0 ? 1 : length);
        text.remove_prefix(length == 0 ? 1 : length);
        ++characters;
    }
    return text.empty() ? line : line + "...";
}

} // namespace koers::input
