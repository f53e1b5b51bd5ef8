#pragma once

#include "input/table_reader.hpp"
#include "koers/publication.hpp"

namespace koers::scenario {

/// `[publicatie]` of gemeente.toml, which may be missing.
[[nodiscard]] Publication read_publication(const input::TomlTable* from, input::Faults& faults);

/// `[programmas]` of gemeente.toml, which may be missing: the programma of each thema by its id.
using Programmas = std::vector<std::pair<input::Located<std::string>, input::Located<std::string>>>;
[[nodiscard]] Programmas read_programmas(const input::TomlTable* from, input::Faults& faults);

} // namespace koers::scenario
