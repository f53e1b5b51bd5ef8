#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "input/faults.hpp"
#include "input/source_file.hpp"

namespace koers::input {

struct TomlEntry;
struct TomlValue;

/// A table with its entries in the order of the file.
struct TomlTable {
    std::vector<TomlEntry> entries;
    Location where;

    [[nodiscard]] const TomlEntry* find(const std::string& key) const;
};

/// A date or time: koers has no use for them, other than to say so.
struct TomlMoment {};

struct TomlValue {
    std::variant<std::string, std::int64_t, double, bool, TomlMoment, std::vector<TomlValue>, TomlTable> data;
    Location where;
    std::string text; // as it stands in the file, shortened; of a string what is between the quotes
};

struct TomlEntry {
    std::string key;
    Location where;
    TomlValue value;
};

/// The tree of a TOML file. A syntax error ends the file.
[[nodiscard]] std::optional<TomlTable> parse_toml(const SourceFile& source, Faults& faults);

} // namespace koers::input
