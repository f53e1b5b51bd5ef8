#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "simulate_options.hpp"

namespace koers::app {

/// Why no file can be written at `target`, in Dutch, or nothing.
[[nodiscard]] std::optional<std::string> taken(const std::filesystem::path& target, Existing existing);

/// Why the result cannot be written at `target`, in Dutch, or nothing. Only an earlier result file or an empty
/// file is ever replaced, so that a slip of the pen cannot destroy a scenario.
[[nodiscard]] std::optional<std::string> refusal(const std::filesystem::path& target, Existing existing);

} // namespace koers::app
