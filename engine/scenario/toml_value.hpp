#pragma once

#include <optional>
#include <string>

#include "input/table_reader.hpp"
#include "scenario/value_columns.hpp"

namespace koers::scenario {

/// A number of a TOML file as three readings `{ laag, midden, hoog, verdeling }`; a plain number is fixed. Unit and
/// evidence stand elsewhere.
std::optional<Value> read_toml_value(input::TableReader& table, const std::string& key, const input::Range& range);

} // namespace koers::scenario
