#include "sim/money.hpp"

#include <cmath>

namespace koers {
namespace {

/// Books the posts of a replicate.
class Ledger {
public:
    Ledger(const ModelTables& tables, const Rates& rates, const Outcome& outcome, Rounding rounding)
        : tables_{tables}, rates_{rates}, outcome_{outcome}, data_{*tables.scenario.dataset}, rounding_{rounding} {
        const std::size_t themas = tables.years * data_.themas.size();
        money_.services.assign(tables.years * data_.services.size(), 0.0);
        money_.lines.assign(tables.years * data_.budget_lines.size(), 0.0);
        money_.lines_once.assign(money_.lines.size(), 0.0);
        money_.grants.assign(tables.years * data_.grants.size(), 0.0);
        for (ThemaAmounts* amounts : {&money_.real, &money_.nominal}) {
            amounts->cost.assign(themas, 0.0);
            amounts->income.assign(themas, 0.0);
            amounts->budget.assign(themas, missing_integer);
            amounts->balance.assign(themas, missing_integer);
        }
        money_.compensation_difference.assign(themas, missing_integer);
        money_.cost_goal.assign(tables.years * data_.goals.size(), 0.0);
        money_.income_goal.assign(money_.cost_goal.size(), 0.0);
        money_.cost_taakveld.assign(tables.years * data_.taakvelden.size(), 0.0);
        money_.income_taakveld.assign(money_.cost_taakveld.size(), 0.0);
    }

    Money count() {
        for (std::size_t y = 0; y < tables_.years; ++y) {
            book_cost(y);
            book_income(y);
            for (std::size_t thema = 0; thema < data_.themas.size(); ++thema) {
                set_budget(y, thema);
            }
        }
        return std::move(money_);
    }

private:
    [[nodiscard]] double whole(double euros) const { return rounded(euros, rounding_); }

    /// Adds a post to its thema at both price levels; returns it as recorded.
    double add(std::vector<double> ThemaAmounts::*side, ThemaId thema, std::size_t y, double euros) {
        const std::size_t slot = y * data_.themas.size() + thema.index();
        const double amount = whole(euros);
        (money_.real.*side)[slot] += amount;
        (money_.nominal.*side)[slot] += whole(euros * rates_.budget_price[y]);
        return amount;
    }

    void book_cost(std::size_t y) {
        for (const Post& post : tables_.money.posts) {
            const double euros = post.service ? service_cost(tables_, rates_, outcome_, *post.service, y)
                                              : rates_.line_amount[*post.budget_line][y];
            const double amount = add(&ThemaAmounts::cost, post.thema, y, euros);
            (post.service ? money_.services[y * data_.services.size() + *post.service]
                          : money_.lines[y * data_.budget_lines.size() + *post.budget_line]) = amount;
            if (post.budget_line) {
                money_.lines_once[y * data_.budget_lines.size() + *post.budget_line] =
                    whole(rates_.line_once[*post.budget_line][y]);
            }
            const GoalId goal =
                post.service ? data_.services[*post.service].goal : data_.budget_lines[*post.budget_line].goal;
            money_.cost_goal[y * data_.goals.size() + goal.index()] += amount;
            money_.cost_taakveld[y * data_.taakvelden.size() + post.taakveld.index()] += amount;
        }
    }

    void book_income(std::size_t y) {
        const auto book = [&](GoalId goal, TaakveldId taakveld, double euros) {
            const double amount = add(&ThemaAmounts::income, data_.goals[goal.index()].thema, y, euros);
            money_.income_goal[y * data_.goals.size() + goal.index()] += amount;
            money_.income_taakveld[y * data_.taakvelden.size() + taakveld.index()] += amount;
            return amount;
        };
        (void)book(data_.fee_goal, data_.fee_taakveld, fee_income(tables_, rates_, outcome_, y));
        for (std::size_t i = 0; i < data_.grants.size(); ++i) {
            const Grant& grant = data_.grants[i];
            money_.grants[y * data_.grants.size() + i] = book(grant.goal, grant.taakveld, rates_.grant_amount[i][y]);
        }
    }

    void set_budget(std::size_t y, std::size_t thema) {
        const double adopted = tables_.money.budget[y][thema];
        if (std::isnan(adopted)) {
            return;
        }
        const std::size_t slot = y * data_.themas.size() + thema;
        const double budget = adopted + (data_.themas[thema].cover ? whole(rates_.cover_change[y]) : 0.0);
        const double index = rates_.budget_price[y];
        money_.real.budget[slot] = budget;
        money_.real.balance[slot] = budget - (money_.real.cost[slot] - money_.real.income[slot]);
        money_.nominal.budget[slot] = whole(budget * index);
        money_.compensation_difference[slot] = whole(budget * (rates_.compensation[y] - index));
        money_.nominal.balance[slot] = money_.nominal.budget[slot] + money_.compensation_difference[slot] -
                                       (money_.nominal.cost[slot] - money_.nominal.income[slot]);
    }

    const ModelTables& tables_;
    const Rates& rates_;
    const Outcome& outcome_;
    const Dataset& data_;
    Rounding rounding_;
    Money money_;
};

} // namespace

double rounded(double euros, Rounding rounding) {
    return rounding == Rounding::whole_euros ? std::floor(euros + 0.5) : euros;
}

Money count_money(const ModelTables& tables, const Rates& rates, const Outcome& outcome, Rounding rounding) {
    return Ledger{tables, rates, outcome, rounding}.count();
}

} // namespace koers
