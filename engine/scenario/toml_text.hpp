#pragma once

#include <string>

#include "input/toml.hpp"

namespace koers::scenario {

/// A text as TOML writes it, between quotes.
[[nodiscard]] std::string toml_string(const std::string& text);

/// The entries of a table, a line each; tables within that hold texts only become blocks `[path.key]` behind them.
[[nodiscard]] std::string toml_text(const input::TomlTable& table, const std::string& path);

} // namespace koers::scenario
