#pragma once

#include <string>
#include <vector>

#include "koers/analysis.hpp"
#include "report/pages/words.hpp"
#include "report/sheets/money.hpp"

namespace koers::pages {

/// Sentences made of numbers, in plain Dutch. They describe and never advise, and hold whatever the numbers are.

/// The cost of a scenario in a year beside its budget; EUR.
struct BudgetOutcome {
    int year{};
    sheets::Spread cost;
    double budget{};
    double chance_short{};
};

/// "Huidig beleid: tekort in 2029 in 8 van de 10 doorrekeningen".
[[nodiscard]] std::string budget_title(const std::string& name, const BudgetOutcome& outcome);

/// "Huidig beleid: in het midden € 700.000 boven de begroting van 2029".
[[nodiscard]] std::string gap_title(const std::string& name, const BudgetOutcome& outcome);

/// "In 2029 kost Huidig beleid € 29,20 miljoen (tussen ...)".
[[nodiscard]] std::string cost_sentence(const std::string& name, const BudgetOutcome& outcome);

/// "Dat is € 700.000 meer dan de begroting." or less, or as much.
[[nodiscard]] std::string budget_sentence(const BudgetOutcome& outcome);

/// "Een tekort is waarschijnlijk: in 8 van de 10 doorrekeningen."
[[nodiscard]] std::string deficit_sentence(double chance_short);

/// How often the cost of a scenario fits its budget.
struct FitOfScenario {
    std::string name;
    double share{};
};

/// The answer to the question whether the cost of a year fits the budget: a sentence for every scenario.
[[nodiscard]] std::vector<std::string> answer_sentences(int year, const std::vector<FitOfScenario>& scenarios);

/// What sets one scenario apart from another in the cost of a year; `difference` is plus where `name` is dearer.
struct CostDifference {
    std::string name;
    std::string basis;
    int year{};
    PairedDifference difference;
};

[[nodiscard]] std::string difference_title(const CostDifference& of);
[[nodiscard]] std::string difference_sentence(const CostDifference& of);

/// People waiting at the end of a year, beside those at its beginning or before.
struct WaitingOutcome {
    int year{};
    sheets::Spread persons;
    int from_year{};
    Movement movement;
};

[[nodiscard]] std::string waiting_title(const std::string& name, const WaitingOutcome& outcome);
[[nodiscard]] std::string waiting_sentence(const std::string& name, const WaitingOutcome& outcome);

} // namespace koers::pages
