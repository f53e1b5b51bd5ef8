#include "input/toml_lexer.hpp"

namespace koers::input {
namespace {

class Lexer {
public:
    explicit Lexer(std::string_view text) : cursor_{text} {}

    std::optional<RefusedToml> first_fault() {
        while (!cursor_.at_end()) {
            if (at_statement_ && !skip_to_statement()) {
                return RefusedToml{cursor_.position(), "dit is geen geldige TOML",
                                   "tussen de haken hoort een naam te staan"};
            }
            if (cursor_.at_end()) {
                break;
            }
            if (static_cast<unsigned char>(cursor_.peek()) >= 0x80U) {
                return RefusedToml{cursor_.position(), "letter of teken dat buiten een tekst niet mag",
                                   "zet tekst tussen aanhalingstekens"};
            }
            take_one();
        }
        return std::nullopt;
    }

private:
    /// Passes over blanks and the brackets of a table header; false if no key follows those.
    bool skip_to_statement() {
        at_statement_ = false;
        skip_blanks();
        if (cursor_.peek() != '[') {
            return true;
        }
        skip(cursor_.peek(1) == '[' ? 2 : 1);
        skip_blanks();
        in_header_ = true;
        // A closing bracket is refused by toml++ itself.
        return cursor_.at_end() || starts_key(cursor_.peek()) || cursor_.peek() == ']';
    }

    void take_one() {
        const char c = cursor_.peek();
        if (c == '#') {
            skip_line();
        } else if (c == '"' || c == '\'') {
            skip_string(c);
        } else if (c == '\n') {
            // Within the brackets of a value a line is no statement of its own.
            at_statement_ = depth_ <= 0;
            in_header_ = false;
            skip(1);
        } else {
            if (!in_header_) {
                depth_ += c == '[' || c == '{' ? 1 : 0;
                depth_ -= c == ']' || c == '}' ? 1 : 0;
            }
            skip(1);
        }
    }

    [[nodiscard]] static bool starts_key(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '"' || c == '\'';
    }

    void skip_blanks() {
        while (cursor_.peek() == ' ' || cursor_.peek() == '\t') {
            skip(1);
        }
    }

    void skip_line() {
        while (!cursor_.at_end() && cursor_.peek() != '\n') {
            cursor_.advance();
        }
    }

    void skip(int characters) {
        for (int i = 0; i < characters && !cursor_.at_end(); ++i) {
            cursor_.advance();
        }
    }

    [[nodiscard]] bool triple(char quote) const {
        return cursor_.peek() == quote && cursor_.peek(1) == quote && cursor_.peek(2) == quote;
    }

    void skip_string(char quote) {
        const bool multi_line = triple(quote);
        skip(multi_line ? 3 : 1);
        while (!cursor_.at_end()) {
            if (cursor_.peek() == '\\' && quote == '"') {
                skip(2);
            } else if (multi_line && triple(quote)) {
                skip(3);
                while (cursor_.peek() == quote) { // up to two quotes may stand before the closing three
                    skip(1);
                }
                return;
            } else if (!multi_line && cursor_.peek() == '\n') {
                return; // not closed, which toml++ tells
            } else if (!multi_line && cursor_.peek() == quote) {
                skip(1);
                return;
            } else {
                skip(1);
            }
        }
    }

    TextCursor cursor_;
    bool at_statement_{true};
    bool in_header_{};
    int depth_{};
};

} // namespace

std::optional<RefusedToml> refused_by_lexer(std::string_view text) {
    return Lexer{text}.first_fault();
}

} // namespace koers::input
