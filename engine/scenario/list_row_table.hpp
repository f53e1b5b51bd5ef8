#pragma once

#include <optional>

#include "input/toml.hpp"
#include "scenario/dataset_draft.hpp"
#include "scenario/list_cells.hpp"

namespace koers::scenario {

/// A row of the list as a table `[[maatregel]]`, with only what the catalogue does not say already; places are those of
/// the cells, so that what reads the table finds faults there. Nothing if the row cannot become one.
[[nodiscard]] std::optional<input::TomlTable> table_of_row(const ListRow& row, const DatasetDraft& data);

} // namespace koers::scenario
