#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "input/faults.hpp"

namespace koers::input {

/// A text file as it is on disk.
struct SourceFile {
    std::string shown;  // the path as messages show it
    std::string text;   // verbatim, with its byte order mark if it has one
    std::string sha256; // of the bytes

    /// The text without byte order mark.
    [[nodiscard]] std::string_view content() const;
};

/// Reads a file of text. Notes a fault if it is missing, not readable, empty or not clean UTF-8.
[[nodiscard]] std::optional<SourceFile> read_source(const std::filesystem::path& path, const std::string& shown,
                                                    Faults& faults);

/// Notes what keeps `text` from being clean UTF-8, if anything does.
[[nodiscard]] bool check_text(std::string_view text, const std::string& shown, Faults& faults);

} // namespace koers::input
