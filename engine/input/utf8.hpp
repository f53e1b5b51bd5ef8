#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace koers::input {

/// Line and column (in characters) in a text, both from 1.
struct TextPosition {
    int line{1};
    int column{1};
};

/// Goes through a text byte by byte and keeps count of lines and characters.
class TextCursor {
public:
    explicit TextCursor(std::string_view text) : text_{text} {}

    [[nodiscard]] bool at_end() const { return offset_ >= text_.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return offset_ + ahead < text_.size() ? text_[offset_ + ahead] : '\0';
    }
    [[nodiscard]] std::size_t offset() const { return offset_; }
    [[nodiscard]] TextPosition position() const { return position_; }
    void advance();

private:
    std::string_view text_;
    std::size_t offset_{};
    TextPosition position_;
};

/// Length in bytes of the valid UTF-8 character at the start of `text`; 0 if there is none.
[[nodiscard]] std::size_t character_length(std::string_view text);

/// Code points of valid UTF-8.
[[nodiscard]] std::u32string code_points(std::string_view text);

/// At most `limit` characters of `text`, on one line.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit = 60);

/// Byte order mark of UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

} // namespace koers::input
