#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "koers/diagnostics.hpp"

namespace koers::app {

/// Has a file written under a temporary name and gives it its own when it is complete, so that no half file is left.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& target,
                                      const std::function<Result<void>(const std::filesystem::path&)>& write);

/// Writes a text in that way.
[[nodiscard]] Result<void> write_text(const std::filesystem::path& target, const std::string& text);

/// Writes several texts: none gets its name before all are complete.
[[nodiscard]] Result<void> write_texts(const std::vector<std::pair<std::filesystem::path, std::string>>& texts);

} // namespace koers::app
