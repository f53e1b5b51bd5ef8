#include "model/build_money.hpp"

#include <algorithm>
#include <limits>

#include "sim/expected_outcome.hpp"

namespace koers {
namespace {

double central(const Dataset& data, ParameterId id) {
    return data.parameters[id.index()].central;
}

/// Budget of each goal in the first budget year, from its central share of the thema.
std::vector<double> goal_budgets(const Dataset& data) {
    std::vector<double> shares(data.themas.size(), 0.0);
    for (const Goal& goal : data.goals) {
        shares[goal.thema.index()] += central(data, goal.share);
    }
    std::vector<double> budgets;
    for (const Goal& goal : data.goals) {
        const Thema& thema = data.themas[goal.thema.index()];
        const auto found = thema.budget.find(data.first_budget_year);
        const double whole = found == thema.budget.end() ? 0.0 : static_cast<double>(found->second);
        budgets.push_back(whole * central(data, goal.share) / shares[goal.thema.index()]);
    }
    return budgets;
}

/// Expected cost of every service, fee income and grants in the first budget year.
struct CareMoney {
    std::vector<double> cost;
    double fee{};
    std::vector<double> grants;
};

CareMoney expected_care(const ModelTables& tables, const Theta& theta, const Outcome& outcome) {
    const Dataset& data = *tables.scenario.dataset;
    const Rates rates = make_rates(tables, theta);
    const auto year = static_cast<std::size_t>(data.first_budget_year - data.first_year);
    CareMoney money;
    for (std::size_t p = 0; p < data.services.size(); ++p) {
        money.cost.push_back(service_cost(tables, rates, outcome, p, year));
    }
    money.fee = fee_income(tables, rates, outcome, year);
    for (const std::vector<double>& by_year : rates.grant_amount) {
        money.grants.push_back(by_year[year]);
    }
    return money;
}

/// What the service of every grant is expected to cost in every year, if it were borne in full.
void set_granted(ModelTables& tables, const Theta& theta, const Outcome& outcome) {
    const Dataset& data = *tables.scenario.dataset;
    const Rates rates = make_rates(tables, theta);
    for (std::size_t grant = 0; grant < data.grants.size(); ++grant) {
        for (std::size_t y = 0; y < tables.years; ++y) {
            tables.money.granted[grant][y] = full_cost(tables, rates, outcome, data.grants[grant].service.index(), y);
        }
    }
}

} // namespace

MoneyTables make_money_tables(const Dataset& data, std::size_t years) {
    MoneyTables money;
    for (std::size_t p = 0; p < data.services.size(); ++p) {
        const Service& service = data.services[p];
        money.posts.push_back({p, {}, service.goal, service.thema, service.taakveld});
    }
    for (std::size_t line = 0; line < data.budget_lines.size(); ++line) {
        const BudgetLine& of = data.budget_lines[line];
        money.posts.push_back({{}, line, of.goal, data.goals[of.goal.index()].thema, of.taakveld});
    }
    money.anchor.assign(data.services.size(), 1.0);
    money.line_amount.assign(data.budget_lines.size(), 0.0);
    money.granted.assign(data.grants.size(), std::vector<double>(years, 0.0));
    for (std::size_t y = 0; y < years; ++y) {
        const int year = std::min(data.first_year + static_cast<int>(y), data.last_budget_year);
        std::vector<double> budgets;
        for (const Thema& thema : data.themas) {
            const auto found = thema.budget.find(year);
            const bool known = year >= data.first_budget_year;
            budgets.push_back(!known                        ? std::numeric_limits<double>::quiet_NaN()
                              : found == thema.budget.end() ? 0.0
                                                            : static_cast<double>(found->second));
        }
        money.budget.push_back(std::move(budgets));
    }
    return money;
}

Result<void> set_anchors(ModelTables& tables, const Theta& theta) {
    const Dataset& data = *tables.scenario.dataset;
    const std::vector<double> budgets = goal_budgets(data);
    const Outcome outcome = expected_outcome(tables, make_rates(tables, theta)); // prices do not change who is in care
    const CareMoney bare = expected_care(tables, theta, outcome);
    for (std::size_t a = 0; a < data.anchors.size(); ++a) {
        const Anchor& anchor = data.anchors[a];
        const auto anchored = [&](std::size_t p) {
            return data.services[p].anchor && data.services[p].anchor->index() == a;
        };
        double cost = 0.0;
        for (std::size_t p = 0; p < data.services.size(); ++p) {
            cost += anchored(p) ? bare.cost[p] : 0.0;
        }
        if (cost <= 0.0) {
            return environment_fault("K002", "anker " + anchor.id + " heeft geen voorziening met kosten",
                                     "geef een voorziening dit anker of haal het anker weg");
        }
        const double fee = anchor.goal == data.fee_goal ? bare.fee : 0.0;
        const double room = budgets[anchor.goal.index()] * (1.0 - anchor.rest_share) + fee;
        for (std::size_t p = 0; p < data.services.size(); ++p) {
            tables.money.anchor[p] = anchored(p) ? room / cost : tables.money.anchor[p];
        }
    }
    set_granted(tables, theta, outcome);
    const CareMoney care = expected_care(tables, theta, outcome);
    std::vector<double> rest = budgets;
    for (std::size_t p = 0; p < data.services.size(); ++p) {
        rest[data.services[p].goal.index()] -= care.cost[p];
    }
    rest[data.fee_goal.index()] += care.fee;
    for (std::size_t grant = 0; grant < data.grants.size(); ++grant) {
        rest[data.grants[grant].goal.index()] += care.grants[grant];
    }
    std::vector<double> lines(data.goals.size(), 0.0);
    for (const BudgetLine& line : data.budget_lines) {
        lines[line.goal.index()] += 1.0;
    }
    for (std::size_t line = 0; line < data.budget_lines.size(); ++line) {
        const std::size_t goal = data.budget_lines[line].goal.index();
        tables.money.line_amount[line] = rest[goal] / lines[goal];
        if (rest[goal] < 0.0) {
            return environment_fault(
                "K003", "de verwachte zorg van doel " + data.goals[goal].id + " kost meer dan het budget van dat doel",
                "geef het doel een groter aandeel in doelverdeling.csv of een anker in ankers.csv");
        }
    }
    return {};
}

} // namespace koers
