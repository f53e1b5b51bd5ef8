#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "simulate_options.hpp"

namespace koers::app {

/// Why no file can be written at `target`, in Dutch, or nothing.
[[nodiscard]] std::optional<std::string> taken(const std::filesystem::path& target, Existing existing);

/// Kinds of file that koers writes and may replace.
enum class FileKind : std::uint8_t { result, workbook, page, imported_scenario };

/// Why a file of that kind cannot be written at `target`, in Dutch, or nothing. Only an earlier file of the kind or an
/// empty file is ever replaced, so that a slip of the pen cannot destroy a scenario.
[[nodiscard]] std::optional<std::string> refusal(const std::filesystem::path& target, Existing existing,
                                                 FileKind kind = FileKind::result);

} // namespace koers::app
