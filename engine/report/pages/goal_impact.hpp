#pragma once

#include <string>
#include <vector>

#include "report/json_numbers.hpp"
#include "report/pages/gathered.hpp"

namespace koers::pages {

/// What becomes of the indicators of a goal, as far as the run shows it.
enum class Impact : std::uint8_t { favourable, unfavourable, mixed, none, not_modelled };

/// How often an indicator goes the way that it should, and the other way.
struct IndicatorImpact {
    const Indicator* indicator{};
    double towards{};
    double away{};
    std::string told; // the value, or the difference, with its band
};

struct GoalImpact {
    const Goal* goal{};
    std::vector<IndicatorImpact> indicators; // modelled or influenced, with a way that they should go
};

/// Of each goal of the data, in order: of the first scenario the change from the first year to the last budget year, of
/// others the difference with the first scenario in that year.
[[nodiscard]] std::vector<GoalImpact> goal_impacts(const Gathered& all, const ScenarioNumbers& of);

/// An indicator counts when it moves in one of ten replicates or more.
[[nodiscard]] Impact impact_of(const GoalImpact& goal);

/// "2 van de 3 indicatoren gaan de gewenste kant op, 1 de andere kant."
[[nodiscard]] std::string direction_words(const std::vector<IndicatorImpact>& indicators);

/// How sure the largest move is, in words with its number; empty without any.
[[nodiscard]] std::string certainty_words(const GoalImpact& goal);

/// The sentences to paste in a proposal.
[[nodiscard]] std::vector<std::string> impact_sentences(const Gathered& all, const ScenarioNumbers& of,
                                                        const std::vector<GoalImpact>& goals);

/// The view of the template `impact`.
[[nodiscard]] Json impact_view(const Gathered& all, const ScenarioNumbers& of);

} // namespace koers::pages
