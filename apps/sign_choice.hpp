#pragma once

#include <optional>
#include <string>

#include "koers/sign_convention.hpp"

namespace koers::app {

/// The sign convention that `--teken` names, or a printed fault.
[[nodiscard]] std::optional<SignConvention> sign_named(const std::string& command, const std::string& word);

} // namespace koers::app
