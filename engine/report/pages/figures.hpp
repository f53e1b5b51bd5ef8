#pragma once

#include <string>
#include <vector>

#include "report/json_numbers.hpp"
#include "report/pages/gathered.hpp"
#include "report/pages/swings.hpp"
#include "report/sheets/table.hpp"

namespace koers::pages {

/// A chart with what belongs to it: a title that states what it shows, a sentence, and the same numbers as a table.
struct Figure {
    std::string id; // letters, digits and hyphens
    std::string title;
    std::string sentence;
    std::string picture; // SVG
    std::string reading; // how to read it
    sheets::Table table;
};

/// The view of the template `figure`.
[[nodiscard]] Json figure_view(const Figure& figure);

inline constexpr const char* band_reading = "In 8 van de 10 doorrekeningen ligt de uitkomst in de gekleurde band.";
inline constexpr const char* cut_axis = " De verticale as begint niet bij nul.";

/// Cost of scenarios in the last budget year beside the budget.
[[nodiscard]] Figure overview_figure(const Gathered& all);

/// From the budget to the cost of a scenario in the last budget year, cause by cause.
[[nodiscard]] Figure bridge_figure(const ScenarioNumbers& of, const Bridge& bridge);

/// What the assumptions with the largest effect do to the cost of the first scenario.
[[nodiscard]] Figure swings_figure(const Gathered& all, const std::vector<AssumptionSwing>& swings);

/// Cost against budget over the years, of all themas in one scenario.
[[nodiscard]] Figure total_figure(const Gathered& all, const ScenarioNumbers& of);

/// The same of one thema in all scenarios.
[[nodiscard]] Figure thema_figure(const Gathered& all, std::size_t thema);

/// What a scenario costs more or less than the first, per thema, in the last budget year.
[[nodiscard]] Figure difference_figure(const Gathered& all, const ScenarioNumbers& of);

/// People waiting, in all scenarios.
[[nodiscard]] Figure waiting_figure(const Gathered& all);

/// People waiting per voorziening at the end of the last budget year.
[[nodiscard]] sheets::Table services_table(const Gathered& all);

/// Inhabitants by age in the first and the last year of a scenario.
[[nodiscard]] Figure population_figure(const ScenarioNumbers& of);

/// An indicator with its history, in all scenarios.
[[nodiscard]] Figure indicator_figure(const Gathered& all, std::size_t indicator);

} // namespace koers::pages
