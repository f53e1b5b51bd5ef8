#pragma once

#include <optional>
#include <string>

#include "koers/scenario.hpp"

namespace koers::sheets {

/// Where a measure belongs in the budget; without what it has not.
struct MeasurePlace {
    std::optional<ThemaId> thema;
    std::optional<GoalId> goal;
    std::optional<TaakveldId> taakveld;
};
[[nodiscard]] MeasurePlace place_of(const Dataset& data, const Measure& measure);

/// The measure of the catalogue that a scenario took; nullptr if it is one of its own.
[[nodiscard]] const CatalogueMeasure* chosen_of(const Dataset& data, const Measure& measure);

/// The text that people keep of a measure in a column of the list; empty without.
[[nodiscard]] std::string note_of(const Measure& measure, const std::string& column);

/// What a measure is, as readers know it: empty where it is not known.
[[nodiscard]] std::string kind_text(const Dataset& data, const Measure& measure);
[[nodiscard]] std::string room_text(const Dataset& data, const Measure& measure);
[[nodiscard]] std::string approach_text(const Dataset& data, const Measure& measure);

/// The id of what a lever works on, as files write it; empty when there is but one thing.
[[nodiscard]] std::string target_text(const Dataset& data, const Measure& measure);

/// Whether a measure is incidental for the budget rules (BBV): three years at most.
[[nodiscard]] bool is_incidental(const Measure& measure);

/// Whether a decision on the measure was taken before; the plan then counts on it.
[[nodiscard]] bool is_decided(const Measure& measure);

/// Whether the list holds what was reached rather than what is expected.
[[nodiscard]] bool is_realised(const Measure& measure);

} // namespace koers::sheets
