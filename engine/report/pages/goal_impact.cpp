#include "report/pages/goal_impact.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "koers/report.hpp"
#include "report/pages/indicators.hpp"
#include "report/pages/table_view.hpp"

namespace koers::pages {
namespace {

constexpr double few = 0.1;               // of the replicates
constexpr std::size_t most_ids_told = 10; // in one sentence

bool goes_well(const IndicatorImpact& one) {
    return one.towards > one.away && one.towards >= few;
}

bool goes_badly(const IndicatorImpact& one) {
    return one.away > one.towards && one.away >= few;
}

const DifferenceRow* difference_of(const ScenarioNumbers& of, const Indicator& indicator) {
    const auto found = std::find_if(of.differences.begin(), of.differences.end(), [&](const DifferenceRow& row) {
        return row.outcome.variable == "indicatorwaarde" && row.outcome.label == indicator.id;
    });
    return found == of.differences.end() ? nullptr : &*found;
}

IndicatorImpact impact_of_course(const Gathered& all, const ScenarioNumbers& of, const IndicatorCourse& course) {
    const Indicator& indicator = *course.indicator;
    Movement movement = course.movement;
    std::string told =
        fmt::format("{} in {}", value_with_band(indicator, course.years[year_position(of, all.last_budget_year)]),
                    all.last_budget_year);
    if (of.contents != all.first().contents) {
        const DifferenceRow* row = difference_of(of, indicator);
        movement = row == nullptr ? Movement{} : Movement{row->difference.chance_higher, row->difference.chance_lower};
        told = "verschil " + difference_with_first(all, of, indicator);
    }
    const bool up = indicator.wanted == WantedChange::higher;
    return {&indicator, up ? movement.up : movement.down, up ? movement.down : movement.up, told};
}

/// The indicator that moves in most replicates; nullptr if none does.
const IndicatorImpact* surest(const GoalImpact& goal) {
    const IndicatorImpact* found = nullptr;
    for (const IndicatorImpact& one : goal.indicators) {
        const double share = std::max(one.towards, one.away);
        if (share >= few && (found == nullptr || share > std::max(found->towards, found->away))) {
            found = &one;
        }
    }
    return found;
}

const char* impact_word(Impact impact) {
    switch (impact) {
    case Impact::favourable:
        return "gunstig";
    case Impact::unfavourable:
        return "ongunstig";
    case Impact::mixed:
        return "wisselend";
    case Impact::none:
        return "geen verschil";
    case Impact::not_modelled:
        break;
    }
    return "niet gemodelleerd";
}

std::string explained(const GoalImpact& goal) {
    const IndicatorImpact* lead = surest(goal);
    if (lead == nullptr) {
        return "";
    }
    return fmt::format("{} {}: {}.", direction_words(goal.indicators), indicator_name(*lead->indicator), lead->told);
}

sheets::Table impact_table(const ScenarioNumbers& of, const std::vector<GoalImpact>& goals) {
    const auto text = sheets::Kind::text;
    sheets::Table table = sheets::titled("doelen-" + of.contents->id, "", "Impact op doelen");
    table.columns = {{"Doel", "doel", text, "doel"},
                     {"Effect", "effect", text, "effect"},
                     {"Zekerheid", "zekerheid", text, "zekerheid"},
                     {"Toelichting", "toelichting", text, "toelichting"}};
    for (const GoalImpact& goal : goals) {
        table.rows.push_back({{{fmt::format("{}. {}", goal.goal->id, goal.goal->name)},
                               {std::string{impact_word(impact_of(goal))}},
                               {certainty_words(goal)},
                               {explained(goal)}}});
    }
    return table;
}

} // namespace

std::vector<GoalImpact> goal_impacts(const Gathered& all, const ScenarioNumbers& of) {
    const Dataset& data = *of.scenario->dataset;
    std::vector<GoalImpact> goals;
    for (std::size_t i = 0; i < data.goals.size(); ++i) {
        goals.push_back({&data.goals[i], {}});
        for (const IndicatorCourse& course : of.indicators) {
            if (course.indicator->goal.index() == i && course.indicator->wanted != WantedChange::neither) {
                goals.back().indicators.push_back(impact_of_course(all, of, course));
            }
        }
    }
    return goals;
}

Impact impact_of(const GoalImpact& goal) {
    if (goal.indicators.empty()) {
        return Impact::not_modelled;
    }
    const bool well = std::any_of(goal.indicators.begin(), goal.indicators.end(), goes_well);
    const bool badly = std::any_of(goal.indicators.begin(), goal.indicators.end(), goes_badly);
    return well && badly ? Impact::mixed : well ? Impact::favourable : badly ? Impact::unfavourable : Impact::none;
}

std::string direction_words(const std::vector<IndicatorImpact>& indicators) {
    const auto well = std::count_if(indicators.begin(), indicators.end(), goes_well);
    const auto badly = std::count_if(indicators.begin(), indicators.end(), goes_badly);
    if (indicators.size() == 1) {
        return well > 0    ? "De indicator gaat de gewenste kant op."
               : badly > 0 ? "De indicator gaat de andere kant op."
                           : "De indicator verandert niet.";
    }
    return fmt::format("Van de {} indicatoren gaan er {} de gewenste kant op en {} de andere kant.", indicators.size(),
                       well, badly);
}

std::string certainty_words(const GoalImpact& goal) {
    const IndicatorImpact* lead = surest(goal);
    if (lead == nullptr) {
        return "";
    }
    const double share = std::max(lead->towards, lead->away);
    const std::string word = chance_word(share);
    return word.empty() ? frequency(share) : word + ": " + frequency(share);
}

std::vector<std::string> impact_sentences(const Gathered& all, const ScenarioNumbers& of,
                                          const std::vector<GoalImpact>& goals) {
    std::vector<std::string> sentences{
        of.contents == all.first().contents
            ? fmt::format("Voor {} is {} vergeleken met {}.", of.contents->name, all.last_budget_year, of.years.front())
            : fmt::format("{} is in {} vergeleken met {}.", of.contents->name, all.last_budget_year,
                          all.first().contents->name)};
    for (const auto& [impact, words] :
         {std::pair{Impact::favourable, "Gunstig voor"}, std::pair{Impact::unfavourable, "Ongunstig voor"},
          std::pair{Impact::mixed, "Wisselend voor"}, std::pair{Impact::none, "Geen verschil voor"},
          std::pair{Impact::not_modelled, "Niet gemodelleerd:"}}) {
        std::vector<std::string> ids;
        for (const GoalImpact& goal : goals) {
            if (impact_of(goal) == impact) {
                ids.push_back(goal.goal->id);
            }
        }
        if (ids.size() == 1) {
            sentences.push_back(fmt::format("{} doel {}.", words, ids.front()));
        } else if (!ids.empty()) {
            sentences.push_back(ids.size() > most_ids_told ? fmt::format("{} {} doelen.", words, ids.size())
                                                           : fmt::format("{} doelen {}.", words, listed(ids)));
        }
    }
    sentences.emplace_back("Gunstig betekent: een indicator gaat vaker de gewenste kant op dan de andere kant.");
    return sentences;
}

Json impact_view(const Gathered& all, const ScenarioNumbers& of) {
    const std::vector<GoalImpact> goals = goal_impacts(all, of);
    Json sentences = Json::array();
    for (const std::string& sentence : impact_sentences(all, of, goals)) {
        sentences.push_back(sentence);
    }
    return {{"paragraph", sentences}, {"numbers", table_view(impact_table(of, goals))}};
}

} // namespace koers::pages
