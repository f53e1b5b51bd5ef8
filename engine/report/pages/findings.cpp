#include "report/pages/findings.hpp"

#include <cmath>

#include <fmt/format.h>

namespace koers::pages {
namespace {

std::string deficit_words(double chance_short) {
    return "tekort " + frequency(chance_short);
}

/// "€ 50.000 duurder", "even duur".
std::string dearer_words(double dearer) {
    const double shown = legible(dearer);
    if (shown == 0.0) {
        return "ongeveer even duur";
    }
    return euro_words(shown) + (shown > 0.0 ? " duurder" : " goedkoper");
}

/// How far the middle lies above the budget, as far as the page shows it; EUR.
double shown_gap(const BudgetOutcome& outcome) {
    return legible(legible(outcome.cost.p50) - legible(outcome.budget));
}

bool same(const PairedDifference& difference) {
    return difference.chance_lower <= 0.0 && difference.chance_higher <= 0.0;
}

} // namespace

std::string budget_title(const std::string& name, const BudgetOutcome& outcome) {
    return fmt::format("{}: {} in {}", name, deficit_words(outcome.chance_short), outcome.year);
}

std::string gap_title(const std::string& name, const BudgetOutcome& outcome) {
    const double gap = shown_gap(outcome);
    const std::string where = gap == 0.0 ? "ongeveer gelijk aan" : euro_words(gap) + (gap > 0.0 ? " boven" : " onder");
    return fmt::format("{}: in het midden {} de begroting van {}", name, where, outcome.year);
}

std::string cost_sentence(const std::string& name, const BudgetOutcome& outcome) {
    return fmt::format("In {} kost {} {} ({}).", outcome.year, name, euro_words(outcome.cost.p50),
                       euro_range(outcome.cost.p10, outcome.cost.p90));
}

std::string budget_sentence(const BudgetOutcome& outcome) {
    const double more = shown_gap(outcome);
    if (more == 0.0) {
        return "Dat is ongeveer evenveel als de begroting.";
    }
    return fmt::format("Dat is {} {} dan de begroting.", euro_words(more), more > 0.0 ? "meer" : "minder");
}

std::string deficit_sentence(double chance_short) {
    const std::string word = chance_word(chance_short);
    if (word.empty()) {
        return capital(frequency(chance_short)) + " is er een tekort.";
    }
    if (chance_short >= 0.4 && chance_short <= 0.6) {
        return "Wel of geen tekort is " + word + ": een tekort is er " + frequency(chance_short) + ".";
    }
    return "Een tekort is " + word + ": " + frequency(chance_short) + ".";
}

std::vector<std::string> answer_sentences(int year, const std::vector<FitOfScenario>& scenarios) {
    std::vector<std::string> sentences{fmt::format("In {} past {} {} binnen de begroting.", year,
                                                   scenarios.front().name, frequency(scenarios.front().share))};
    for (std::size_t i = 1; i < scenarios.size(); ++i) {
        sentences.push_back(fmt::format("{} past {}.", scenarios[i].name, frequency(scenarios[i].share)));
    }
    return sentences;
}

std::string difference_title(const CostDifference& of) {
    const Movement movement{of.difference.chance_higher, of.difference.chance_lower};
    return fmt::format("{} naast {} in {}: {}", of.name, of.basis, of.year,
                       movement_words(movement, "duurder", "goedkoper"));
}

std::string difference_sentence(const CostDifference& of) {
    if (same(of.difference)) {
        return fmt::format("{} kost in {} evenveel als {}.", of.name, of.year, of.basis);
    }
    const std::string range =
        fmt::format("tussen {} en {}", dearer_words(of.difference.p10), dearer_words(of.difference.p90));
    if (legible(of.difference.p50) == 0.0) {
        return fmt::format("{} kost in {} ongeveer evenveel als {} ({}).", of.name, of.year, of.basis, range);
    }
    return fmt::format("{} is in {} {} dan {} ({}).", of.name, of.year, dearer_words(of.difference.p50), of.basis,
                       range);
}

std::string waiting_title(const std::string& name, const WaitingOutcome& outcome) {
    return fmt::format("{}: wachtlijst eind {} {} dan begin {}", name, outcome.year,
                       movement_words(outcome.movement, "langer", "korter"), outcome.from_year);
}

std::string waiting_sentence(const std::string& name, const WaitingOutcome& outcome) {
    return fmt::format("{}: eind {} wachten {} mensen op hulp ({}).", name, outcome.year,
                       people_words(outcome.persons.p50), people_range(outcome.persons.p10, outcome.persons.p90));
}

} // namespace koers::pages
