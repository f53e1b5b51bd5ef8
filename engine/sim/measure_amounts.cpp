#include "sim/measure_amounts.hpp"

namespace koers {

double reached_share(const Measure& measure, const Theta& theta) {
    return measure.reached_share ? theta[measure.reached_share->index()] : 1.0;
}

double reached_amount(const Measure& measure, const Theta& theta, int year) {
    return reached_share(measure, theta) * amount_in(measure, theta[measure.strength.index()], year);
}

double one_off_amount(const Scenario& scenario, const Theta& theta, std::size_t line, int year) {
    constexpr int most_years = 3;
    double sum = 0.0;
    for (const Measure& measure : scenario.measures) {
        if (measure.lever == Lever::budget_line && measure.budget_line->index() == line) {
            sum += measure.duration && *measure.duration <= most_years ? reached_amount(measure, theta, year) : 0.0;
            sum += measure.friction && year == measure.from ? theta[measure.friction->index()] : 0.0;
        }
    }
    return sum;
}

std::vector<double> goal_ratios(const Dataset& data, const Theta& theta) {
    std::vector<double> drawn(data.themas.size(), 0.0);
    std::vector<double> central(data.themas.size(), 0.0);
    for (const Goal& goal : data.goals) {
        drawn[goal.thema.index()] += theta[goal.share.index()];
        central[goal.thema.index()] += data.parameters[goal.share.index()].central;
    }
    std::vector<double> ratios;
    for (const Goal& goal : data.goals) {
        const std::size_t thema = goal.thema.index();
        const double ratio = theta[goal.share.index()] / data.parameters[goal.share.index()].central;
        ratios.push_back(ratio * central[thema] / drawn[thema]);
    }
    return ratios;
}

double line_base(const ModelTables& tables, std::size_t line, const std::vector<double>& goals, std::size_t year) {
    const Dataset& data = *tables.scenario.dataset;
    const BudgetLine& of = data.budget_lines[line];
    const auto first_budget = static_cast<std::size_t>(data.first_budget_year - data.first_year);
    double amount = tables.money.line_amount[line] * goals[of.goal.index()];
    if (of.development == Development::follows_budget && year >= first_budget) {
        const std::size_t thema = data.goals[of.goal.index()].thema.index();
        amount *= tables.money.budget[year][thema] / tables.money.budget[first_budget][thema];
    }
    return amount;
}

double room_change(const ModelTables& tables, const Theta& theta, std::size_t line, double base, int year) {
    const LegalRoom room = tables.scenario.dataset->budget_lines[line].room;
    const double factor = lever_factor(
        tables.scenario, theta, Lever::budget_lines, [room](const Measure& m) { return m.room == room; }, year);
    return base * (factor - 1.0);
}

} // namespace koers
