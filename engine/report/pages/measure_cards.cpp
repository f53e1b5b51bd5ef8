#include "report/pages/measure_cards.hpp"

#include <sstream>

#include <fmt/format.h>

#include "report/known_sources.hpp"
#include "report/pages/measure_words.hpp"
#include "report/pages/words.hpp"

namespace koers::pages {
namespace {

/// Who wrote a line: the report itself, or those who made the data.
enum class Written : std::uint8_t { here, in_data };

void add_line(Json& lines, const char* term, const std::string& text, Written written) {
    if (!text.empty()) {
        lines.push_back({{"term", std::string{term}}, {"text", text}, {"data", written == Written::in_data}});
    }
}

std::string target_words(const CatalogueMeasure* chosen) {
    return chosen == nullptr || !chosen->target_group
               ? ""
               : fmt::format("Ongeveer {} inwoners.", people_words(static_cast<double>(*chosen->target_group)));
}

std::string goal_words(const Dataset& data, const Measure& measure) {
    const ReachedGoals goals = reached_goals(data, measure);
    std::string text;
    for (const GoalId goal : goals.own) {
        text += fmt::format("Doel {}: {}.", data.goals[goal.index()].id, data.goals[goal.index()].name);
    }
    if (!goals.further.empty()) {
        std::vector<std::string> ids;
        for (const GoalId goal : goals.further) {
            ids.push_back(data.goals[goal.index()].id);
        }
        text += fmt::format("{}Via verbanden: doel {}.", text.empty() ? "" : " ", listed(ids));
    }
    return text;
}

std::string related_words(const Dataset& data, const CatalogueMeasure* chosen) {
    if (chosen == nullptr) {
        return "";
    }
    const auto names = [&](const std::vector<std::size_t>& positions) {
        std::vector<std::string> found;
        for (const std::size_t position : positions) {
            found.push_back(data.catalogue.measures[position].name);
        }
        return listed(found);
    };
    std::string text = chosen->needs.empty() ? "" : "Kan alleen met: " + names(chosen->needs) + ".";
    if (!chosen->excludes.empty()) {
        text += (text.empty() ? "" : " ") + ("Kan niet samen met: " + names(chosen->excludes) + ".");
    }
    return text;
}

std::string room_line(const Dataset& data, const Measure& measure, const CatalogueMeasure* chosen) {
    if (chosen != nullptr) {
        return room_words(chosen->room);
    }
    return measure.budget_line ? room_words(data.budget_lines[measure.budget_line->index()].room) : "";
}

/// The sources of the strength of a measure by their titles, and its grade.
std::string source_words(const Scenario& scenario, const Measure& measure, const KnownSources& known) {
    const Parameter& strength = scenario.parameters[measure.strength.index()];
    std::istringstream ids{strength.source};
    std::string text;
    for (std::string id; std::getline(ids, id, ';');) {
        const auto found = known.find(id);
        text += (text.empty() ? "" : "; ") + (found == known.end() ? id : found->second.title + " (" + id + ")");
    }
    return fmt::format("{}. Kwaliteit {}.", text.empty() ? "Eigen inschatting" : text, letter(strength.grade));
}

Json card_view(const ScenarioNumbers& of, const MeasureNumbers& numbers, const KnownSources& known) {
    const Scenario& scenario = *of.scenario;
    const Dataset& data = *scenario.dataset;
    const Measure& measure = *numbers.measure;
    const CatalogueMeasure* chosen = measure.chosen ? &data.catalogue.measures[*measure.chosen] : nullptr;
    Json lines = Json::array();
    add_line(lines, "Wat doen we", doing_words(scenario, measure), Written::here);
    add_line(lines, "Voor wie", target_words(chosen), Written::here);
    add_line(lines, "Wat levert het op", yield_words(numbers), Written::here);
    add_line(lines, "Kans dat het lukt", success_words(numbers), Written::here);
    add_line(lines, "Wat merkt een inwoner", chosen == nullptr ? "" : chosen->text, Written::in_data);
    add_line(lines, "Raakt doelen", goal_words(data, measure), Written::in_data);
    add_line(lines, "Wat als het half lukt", half_words(numbers), Written::here);
    add_line(lines, "Hangt samen met", related_words(data, chosen), Written::in_data);
    add_line(lines, "Wettelijke ruimte", room_line(data, measure, chosen), Written::here);
    add_line(lines, "Bron", source_words(scenario, measure, known), Written::in_data);
    return {{"id", fmt::format("keuze-{}-{}", of.contents->id, measure.id)}, {"name", measure.name}, {"lines", lines}};
}

} // namespace

Json measure_cards(const ScenarioNumbers& of) {
    const KnownSources known = known_sources(*of.scenario->dataset);
    Json cards = Json::array();
    for (const MeasureNumbers& numbers : of.measures) {
        cards.push_back(card_view(of, numbers, known));
    }
    return cards;
}

} // namespace koers::pages
