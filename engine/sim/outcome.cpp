#include "sim/outcome.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "sim/indicator_values.hpp"
#include "sim/money.hpp"

namespace koers {
namespace {

constexpr double weeks_a_month = 365.25 / 7.0 / 12.0;

/// Writes arrays to their place in the layout, by name.
class Writer {
public:
    Writer(const Layout& layout, std::vector<double>& values) : layout_{layout}, values_{values} {}

    void put(const std::string& name, const std::vector<double>& from) {
        if (from.empty()) {
            return; // a coordinate without labels has no variables
        }
        const Variable& variable = layout_.variable(name);
        const std::size_t base = variable.offset + (variable.type == ValueType::real ? layout_.integers : 0);
        for (std::size_t i = 0; i < variable.size; ++i) {
            values_[base + i] = from[i];
        }
    }

private:
    const Layout& layout_;
    std::vector<double>& values_;
};

std::vector<double> full_time_jobs(const ModelTables& tables, const Theta& theta, const Outcome& outcome) {
    const Dataset& data = *tables.scenario.dataset;
    std::vector<double> jobs;
    for (std::size_t i = 0; i < outcome.hours_offered.size(); ++i) {
        const Sector& sector = data.sectors[i % data.sectors.size()];
        const double direct = theta[sector.hours_per_fte.index()] * (1.0 - theta[sector.sick_leave.index()]) *
                              theta[sector.direct_share.index()];
        jobs.push_back(outcome.hours_offered[i] / direct);
    }
    return jobs;
}

void put_money(Writer& writer, const Money& money) {
    writer.put("kosten", money.services);
    writer.put("lasten_budgetregel", money.lines);
    writer.put("lasten_incidenteel", money.lines_once);
    writer.put("baten_rijksbijdrage", money.grants);
    writer.put("lasten", money.real.cost);
    writer.put("baten", money.real.income);
    writer.put("begroting", money.real.budget);
    writer.put("saldo", money.real.balance);
    writer.put("lasten_nominaal", money.nominal.cost);
    writer.put("baten_nominaal", money.nominal.income);
    writer.put("begroting_nominaal", money.nominal.budget);
    writer.put("compensatieverschil", money.compensation_difference);
    writer.put("saldo_nominaal", money.nominal.balance);
    writer.put("lasten_doel", money.cost_goal);
    writer.put("baten_doel", money.income_goal);
    writer.put("lasten_taakveld", money.cost_taakveld);
    writer.put("baten_taakveld", money.income_taakveld);
}

std::vector<double> shares_of_groups(const Outcome& outcome) {
    std::vector<double> shares;
    for (std::size_t i = 0; i < outcome.group_users.size(); ++i) {
        const double persons = outcome.group_persons[i];
        shares.push_back(persons > 0.0 ? outcome.group_users[i] / persons : std::numeric_limits<double>::quiet_NaN());
    }
    return shares;
}

} // namespace

Outcome::Outcome(const ModelTables& tables) {
    const Dataset& data = *tables.scenario.dataset;
    const std::size_t services = tables.years * data.services.size();
    population.assign(tables.years * data.age_groups.size(), 0.0);
    for (auto* values : {&clients, &waiting, &users, &starts, &ends, &wait_months, &client_months, &priced_starts}) {
        values->assign(services, 0.0);
    }
    for (auto* values : {&clients_by_age, &waiting_by_age, &users_by_age}) {
        values->assign(services * data.age_groups.size(), 0.0);
    }
    referrals.assign(tables.years * data.referrers.size(), 0.0);
    group_users.assign(tables.years * data.user_groups.size(), 0.0);
    group_persons.assign(group_users.size(), 0.0);
    group_stacked.assign(group_users.size() * stacking_classes, 0.0);
    hours_asked.assign(tables.years * data.sectors.size(), 0.0);
    hours_offered.assign(hours_asked.size(), 0.0);
}

void Outcome::clear() {
    for (auto* values : {&population, &clients, &waiting, &users, &starts, &ends, &wait_months, &client_months,
                         &priced_starts, &clients_by_age, &waiting_by_age, &users_by_age, &referrals, &group_users,
                         &group_persons, &group_stacked, &hours_asked, &hours_offered, &survey_luck}) {
        std::fill(values->begin(), values->end(), 0.0);
    }
}

double full_cost(const ModelTables& tables, const Rates& rates, const Outcome& outcome, std::size_t service,
                 std::size_t year) {
    const Dataset& data = *tables.scenario.dataset;
    const ServiceRates& of = rates.services[service];
    const std::size_t i = year * data.services.size() + service;
    double scarcity = 1.0;
    if (data.services[service].sector) {
        const std::size_t sector = data.services[service].sector->index();
        const std::size_t k = year * data.sectors.size() + sector;
        const double asked = outcome.hours_asked[k];
        scarcity = scarcity_factor(rates, sector, asked > 0.0 ? 1.0 - outcome.hours_offered[k] / asked : 0.0);
    }
    switch (data.services[service].price_unit) {
    case PriceUnit::per_hour:
        return outcome.client_months[i] * of.hours[year] * of.price[year] * scarcity;
    case PriceUnit::per_month:
        return outcome.client_months[i] * of.price[year] * scarcity;
    case PriceUnit::per_start:
        return outcome.priced_starts[i] * of.price[year] * scarcity;
    }
    return 0.0;
}

double service_cost(const ModelTables& tables, const Rates& rates, const Outcome& outcome, std::size_t service,
                    std::size_t year) {
    return full_cost(tables, rates, outcome, service, year) * rates.services[service].paid[year];
}

double fee_income(const ModelTables& tables, const Rates& rates, const Outcome& outcome, std::size_t year) {
    double paying = 0.0;
    const std::size_t services = tables.scenario.dataset->services.size();
    for (std::size_t p = 0; p < services; ++p) {
        paying += outcome.client_months[year * services + p] * rates.services[p].fee_share;
    }
    return paying * rates.fee[year];
}

std::vector<double> to_layout(const ModelTables& tables, const Theta& theta, const Rates& rates, const Outcome& outcome,
                              Rounding rounding) {
    std::vector<double> values(tables.layout.integers + tables.layout.reals, 0.0);
    Writer writer{tables.layout, values};
    writer.put("bevolking", outcome.population);
    writer.put("clienten", outcome.clients);
    writer.put("wachtenden", outcome.waiting);
    writer.put("gebruikers", outcome.users);
    writer.put("instroom", outcome.starts);
    writer.put("uitstroom", outcome.ends);
    writer.put("clienten_leeftijd", outcome.clients_by_age);
    writer.put("wachtenden_leeftijd", outcome.waiting_by_age);
    writer.put("gebruikers_leeftijd", outcome.users_by_age);
    const Money money = count_money(tables, rates, outcome, rounding);
    put_money(writer, money);
    writer.put("verwijzingen", outcome.referrals);
    writer.put("gebruikers_groep", outcome.group_users);
    writer.put("gebruik_groep", shares_of_groups(outcome));
    writer.put("stapeling", outcome.group_stacked);
    std::vector<double> asked;
    std::vector<double> offered;
    for (std::size_t i = 0; i < outcome.hours_asked.size(); ++i) {
        asked.push_back(rounded(outcome.hours_asked[i], rounding));
        offered.push_back(rounded(outcome.hours_offered[i], rounding));
    }
    writer.put("uren_gevraagd", asked);
    writer.put("uren_beschikbaar", offered);
    writer.put("fte_beschikbaar", full_time_jobs(tables, theta, outcome));
    std::vector<double> weeks;
    weeks.reserve(outcome.wait_months.size());
    for (const double months : outcome.wait_months) {
        weeks.push_back(months * weeks_a_month);
    }
    writer.put("wachttijd", weeks);
    writer.put("indicatorwaarde", indicator_values(tables, theta, rates, outcome));
    writer.put("parameterwaarde", theta);
    return values;
}

} // namespace koers
