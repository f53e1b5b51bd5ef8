#pragma once

#include <filesystem>
#include <string>

#include "koers/diagnostics.hpp"

namespace koers::app {

/// Writes a text under a temporary name and gives it its own when it is complete, so that no half file is left.
[[nodiscard]] Result<void> write_text(const std::filesystem::path& target, const std::string& text);

} // namespace koers::app
