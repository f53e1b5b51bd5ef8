#include "input/source_file.hpp"

#include <fstream>
#include <sstream>
#include <system_error>

#include <fmt/format.h>

#include "input/sha256.hpp"
#include "input/utf8.hpp"

namespace koers::input {
namespace {

std::optional<std::string> read_bytes(const std::filesystem::path& path) {
    const std::ifstream stream{path, std::ios::binary};
    std::ostringstream bytes;
    if (!stream || !(bytes << stream.rdbuf())) {
        return std::nullopt;
    }
    return std::move(bytes).str();
}

bool is_control(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return (code < 0x20U && byte != '\t' && byte != '\n' && byte != '\r') || code == 0x7FU;
}

} // namespace

std::string_view SourceFile::content() const {
    std::string_view view{text};
    if (view.starts_with(byte_order_mark)) {
        view.remove_prefix(byte_order_mark.size());
    }
    return view;
}

bool check_text(std::string_view text, const std::string& shown, Faults& faults) {
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        faults.note("B003", {shown, 0, 0}, "", "bestand is leeg", "vul het in");
        return false;
    }
    TextPosition at;
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        const char byte = text.front();
        if (length == 0 || is_control(byte)) {
            faults.note("B004", {shown, at.line, at.column},
                        fmt::format("0x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(byte))),
                        length == 0 ? "dit is geen UTF-8" : "stuurteken in de tekst",
                        length == 0 ? "sla het bestand op met codering UTF-8" : "haal het weg");
            return false;
        }
        at = byte == '\n' ? TextPosition{at.line + 1, 1} : TextPosition{at.line, at.column + 1};
        text.remove_prefix(length);
    }
    return true;
}

std::optional<SourceFile> read_source(const std::filesystem::path& path, const std::string& shown, Faults& faults) {
    faults.open(shown);
    const Location where{shown, 0, 0};
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
        faults.note("B001", where, "", "bestand niet gevonden", "controleer naam en map");
        return std::nullopt;
    }
    auto bytes = std::filesystem::is_regular_file(status) ? read_bytes(path) : std::nullopt;
    // An empty file sets the fail bit of operator<<, so it is told apart by its size.
    if (!bytes && std::filesystem::is_regular_file(status) && std::filesystem::file_size(path, error) == 0 && !error) {
        bytes.emplace();
    }
    if (!bytes) {
        faults.note("B002", where, "", "bestand is niet te lezen", "het moet een gewoon bestand zijn dat u mag lezen");
        return std::nullopt;
    }
    if (!check_text(*bytes, shown, faults)) {
        return std::nullopt;
    }
    std::string digest = sha256(*bytes);
    return SourceFile{shown, std::move(*bytes), std::move(digest)};
}

} // namespace koers::input
