#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace koers::input {

/// Damerau-Levenshtein distance (optimal string alignment) in characters.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known name that somebody who wrote `name` most likely meant, if one is near enough.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& known);

/// `bedoelt u "x"?`, or else the known names, or else `otherwise`.
[[nodiscard]] std::string suggestion(std::string_view name, const std::vector<std::string>& known,
                                     const std::string& otherwise);

} // namespace koers::input
