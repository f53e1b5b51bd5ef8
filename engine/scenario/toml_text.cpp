#include "scenario/toml_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace koers::scenario {

using input::TomlEntry;
using input::TomlTable;
using input::TomlValue;

namespace {

std::string value_text(const TomlValue& value);

/// `{ laag = 1, hoog = 2 }`
std::string inline_text(const TomlTable& table) {
    std::string text;
    for (const TomlEntry& entry : table.entries) {
        text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", entry.key, value_text(entry.value));
    }
    return "{ " + text + " }";
}

std::string value_text(const TomlValue& value) {
    if (const auto* text = std::get_if<std::string>(&value.data)) {
        return toml_string(*text);
    }
    if (const auto* whole = std::get_if<std::int64_t>(&value.data)) {
        return fmt::format("{}", *whole);
    }
    if (const auto* number = std::get_if<double>(&value.data)) {
        return fmt::format("{}", *number); // the shortest that reads back as the same number
    }
    return inline_text(std::get<TomlTable>(value.data));
}

bool is_block(const TomlValue& value) {
    const auto* table = std::get_if<TomlTable>(&value.data);
    return table != nullptr && std::all_of(table->entries.begin(), table->entries.end(), [](const TomlEntry& entry) {
               return std::holds_alternative<std::string>(entry.value.data);
           });
}

} // namespace

std::string toml_string(const std::string& text) {
    std::string result = "\"";
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            result += fmt::format("\\{}", letter);
        } else if (letter == '\n') {
            result += "\\n";
        } else if (code < 0x20U || code == 0x7FU) {
            result += fmt::format("\\u{:04X}", code);
        } else {
            result += letter;
        }
    }
    return result + "\"";
}

std::string toml_text(const TomlTable& table, const std::string& path) {
    std::string lines;
    std::string blocks;
    for (const TomlEntry& entry : table.entries) {
        if (is_block(entry.value)) {
            const std::string name = path + "." + entry.key;
            blocks += fmt::format("\n[{}]\n{}", name, toml_text(std::get<TomlTable>(entry.value.data), name));
        } else {
            lines += fmt::format("{} = {}\n", entry.key, value_text(entry.value));
        }
    }
    return lines + blocks;
}

} // namespace koers::scenario
