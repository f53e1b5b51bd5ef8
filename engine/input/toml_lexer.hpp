#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "input/utf8.hpp"

namespace koers::input {

/// Why a TOML text is refused before it is parsed.
struct RefusedToml {
    TextPosition at;
    std::string message;
    std::string advice;
};

/// Finds faults on which toml++ 3.3 asserts, and has undefined behaviour without assertions, in place of
/// reporting them: characters outside ASCII that are not in a string or a comment, and a table header
/// without a key. It knows no more of TOML than that takes.
[[nodiscard]] std::optional<RefusedToml> refused_by_lexer(std::string_view text);

} // namespace koers::input
