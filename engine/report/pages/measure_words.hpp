#pragma once

#include <string>
#include <vector>

#include "koers/dataset.hpp"
#include "report/pages/measure_numbers.hpp"

namespace koers::pages {

/// Sentences on one measure; each is empty where the numbers and the catalogue tell nothing.

/// What it changes: an amount of a kind, or what it works on.
[[nodiscard]] std::string doing_words(const Scenario& scenario, const Measure& measure);

/// What it costs or saves, and from when on.
[[nodiscard]] std::string yield_words(const MeasureNumbers& of);

/// How much of the amount is reached, and how often half of it.
[[nodiscard]] std::string success_words(const MeasureNumbers& of);

/// What it costs or saves if half of the amount is reached.
[[nodiscard]] std::string half_words(const MeasureNumbers& of);

/// "Vrij: de gemeente kiest zelf."
[[nodiscard]] std::string room_words(LegalRoom room);

/// The goals that a measure reaches: its own, and those that connections lead to from it, in the order of the data.
struct ReachedGoals {
    std::vector<GoalId> own;
    std::vector<GoalId> further;
};
[[nodiscard]] ReachedGoals reached_goals(const Dataset& data, const Measure& measure);

} // namespace koers::pages
