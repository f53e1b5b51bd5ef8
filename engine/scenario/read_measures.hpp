#pragma once

#include <optional>
#include <vector>

#include "input/table_reader.hpp"
#include "koers/scenario.hpp"
#include "scenario/dataset_draft.hpp"

namespace koers::scenario {

/// A measure with its parameters, which have no place in a list yet.
struct MeasureOfFile {
    Measure measure;
    Parameter strength;
    std::optional<Parameter> reached_share; // of a measure from the catalogue
    std::optional<Parameter> friction;
    std::optional<std::size_t> chosen; // its position in the catalogue
    Location where;
};

/// Whether a text can be the id of a scenario or a measure: a letter, then letters, digits and hyphens,
/// all lower case.
[[nodiscard]] bool is_plain_id(const std::string& text);

/// The measures of one scenario file. Without `data` only what the file itself tells is checked.
std::vector<MeasureOfFile> read_measures(input::TableReader& scenario, const DatasetDraft* data);

/// The measure as the catalogue has it; `where` is the place that chooses it.
[[nodiscard]] MeasureOfFile chosen_measure(const Catalogue& catalogue, std::size_t position, const Location& where);

} // namespace koers::scenario
