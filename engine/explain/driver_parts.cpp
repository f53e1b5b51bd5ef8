#include "explain/driver_parts.hpp"

#include <algorithm>

#include "explain/variants.hpp"

namespace koers {
namespace {

/// Notes the driver of parameters by their id.
class Assignment {
public:
    explicit Assignment(std::size_t parameters) : drivers_(parameters) {}

    void set(Driver driver, std::initializer_list<ParameterId> ids) {
        for (const ParameterId id : ids) {
            drivers_[id.index()] = driver;
        }
    }
    void set(Driver driver, std::initializer_list<std::optional<ParameterId>> ids) {
        for (const std::optional<ParameterId>& id : ids) {
            if (id) {
                drivers_[id->index()] = driver;
            }
        }
    }
    [[nodiscard]] std::vector<std::optional<Driver>> take() { return std::move(drivers_); }

private:
    std::vector<std::optional<Driver>> drivers_;
};

void assign_data(const Dataset& data, Assignment& to) {
    const CommonParameters& common = data.common;
    to.set(Driver::demography,
           {common.mortality_level, common.mortality_improvement, common.fertility_level, common.departure_level,
            common.arrival_level, common.elderly_arrivals, common.housing_level});
    to.set(Driver::staff, {common.staff_base_ratio, common.staff_follows_demand, common.shortage_waiting_share,
                           common.scarcity_elasticity});
    to.set(Driver::price, {common.fee});
    to.set(Driver::government, {common.social_share});
    for (const auto* steps : {&data.care_index, &data.budget_index, &data.compensation_index}) {
        for (const IndexStep& step : *steps) {
            to.set(Driver::price, {step.rise});
        }
    }
    for (const Service& of : data.services) {
        to.set(Driver::use, {of.users, of.trend, of.overdispersion, of.fee_share, of.mortality_ratio,
                             of.departure_ratio, of.stay_on_share, of.follow_up_share});
        to.set(Driver::intensity, {of.stay, of.stay_cv, of.hours});
        to.set(Driver::price, {of.price, of.price_cv});
        to.set(Driver::staff, {of.wait, of.wait_leave, of.wait_worse, of.staff_ratio});
        to.set(Driver::government, {of.paid_share});
    }
    for (const Stacking& stacking : data.stacking) {
        to.set(Driver::use, {stacking.factor});
    }
    for (const Sector& of : data.sectors) {
        to.set(Driver::staff,
               {of.unfilled, of.unfilled_change, of.sick_leave, of.hours_per_fte, of.direct_share, of.productivity});
    }
    for (const Grant& grant : data.grants) {
        to.set(Driver::government, {grant.cover});
    }
    for (const Connection& of : data.connections) {
        to.set(Driver::prevention, {of.effect});
        to.set(Driver::prevention,
               {of.effect_of_cut, of.scale, of.power, of.lag_mean, of.half_life, of.no_effect, of.luck});
    }
}

/// Whether a measure leaves everybody's care as it is.
bool on_money_only(const Measure& measure) {
    switch (measure.lever) {
    case Lever::price:
    case Lever::paid_share:
    case Lever::budget_line:
    case Lever::budget_lines:
    case Lever::fee:
    case Lever::general_cover:
        return true;
    case Lever::request_rate:
    case Lever::stay:
    case Lever::hours: // hours ask staff
    case Lever::staff:
        break;
    }
    return false;
}

bool has_influence(const Scenario& scenario) {
    return !scenario.dataset->connections.empty() &&
           std::any_of(scenario.measures.begin(), scenario.measures.end(), [](const Measure& measure) {
               return !measure.without_effect &&
                      (measure.lever == Lever::budget_line || measure.lever == Lever::budget_lines);
           });
}

/// Whether a measure of a switch stands at another strength than the one that changes nothing.
bool is_turned_on(const Scenario& scenario, const Measure& measure) {
    const std::size_t strength = measure.strength.index();
    return !same_law(scenario.parameters[strength], plain_scenario(scenario).parameters[strength]);
}

} // namespace

std::vector<std::optional<Driver>> driver_of_parameters(const Scenario& scenario, const Scenario& first) {
    Assignment assignment{scenario.parameters.size()};
    assign_data(*scenario.dataset, assignment);
    const std::vector<Driver> drivers = driver_of_measures(scenario, first);
    for (std::size_t i = 0; i < drivers.size(); ++i) {
        const Measure& measure = scenario.measures[i];
        assignment.set(drivers[i], {measure.strength});
        assignment.set(drivers[i], {measure.reached_share, measure.friction});
    }
    return assignment.take();
}

std::vector<Driver> driver_of_measures(const Scenario& scenario, const Scenario& first) {
    std::vector<Driver> drivers(scenario.measures.size(), Driver::government);
    for (std::size_t i = 0; i < own_measures(scenario); ++i) {
        const auto end = first.measures.begin() + static_cast<std::ptrdiff_t>(own_measures(first));
        const bool adopted = std::any_of(first.measures.begin(), end, [&](const Measure& other) {
            return other.id == scenario.measures[i].id && same_measure(first, other, scenario, scenario.measures[i]);
        });
        drivers[i] = adopted ? Driver::adopted : Driver::proposed;
    }
    return drivers;
}

DriverSet drivers_at_work(const Scenario& scenario, const Scenario& first) {
    DriverSet set;
    for (const Driver always : {Driver::demography, Driver::use, Driver::intensity, Driver::price, Driver::staff}) {
        set.set(static_cast<std::size_t>(always));
    }
    const std::vector<Driver> drivers = driver_of_measures(scenario, first);
    for (std::size_t i = 0; i < drivers.size(); ++i) {
        if (drivers[i] != Driver::government || is_turned_on(scenario, scenario.measures[i])) {
            set.set(static_cast<std::size_t>(drivers[i]));
        }
    }
    const Scenario plain = plain_scenario(scenario);
    const auto of_parameter = driver_of_parameters(scenario, first);
    for (std::size_t i = 0; i < plain.parameters.size(); ++i) {
        const Parameter& parameter = scenario.parameters[i];
        if (of_parameter[i] == Driver::government &&
            (parameter.distribution != DistributionKind::fixed || !same_law(parameter, plain.parameters[i]))) {
            set.set(static_cast<std::size_t>(Driver::government));
        }
    }
    set.set(static_cast<std::size_t>(Driver::prevention), has_influence(scenario));
    return set;
}

DriverSet money_drivers(const Scenario& scenario, const Scenario& first) {
    DriverSet set;
    set.set(static_cast<std::size_t>(Driver::price));
    const std::vector<Driver> drivers = driver_of_measures(scenario, first);
    for (const Driver of_measures : {Driver::government, Driver::adopted, Driver::proposed}) {
        bool money = true;
        for (std::size_t i = 0; i < drivers.size(); ++i) {
            const bool at_work = of_measures != Driver::government || is_turned_on(scenario, scenario.measures[i]);
            money = money && (drivers[i] != of_measures || !at_work || on_money_only(scenario.measures[i]));
        }
        set.set(static_cast<std::size_t>(of_measures), money);
    }
    return set;
}

Dataset with_ended_courses(Dataset data, const DriverSet& set) {
    const int until = data.first_budget_year;
    if (!has(set, Driver::use)) {
        data.trend_until = std::min(data.trend_until, until);
    }
    if (!has(set, Driver::staff)) {
        data.unfilled_until = std::min(data.unfilled_until, until);
    }
    if (!has(set, Driver::price)) {
        std::erase_if(data.care_index, [&](const IndexStep& step) { return step.year > until; });
        for (IndexStep step : data.budget_index) {
            step.year = std::max(step.year, until + 1);
            data.care_index.push_back(step);
        }
    }
    return data;
}

std::vector<std::vector<double>> as_if_same_people(const ModelTables& tables) {
    const Dataset& data = *tables.scenario.dataset;
    const auto first = static_cast<std::size_t>(data.first_budget_year - data.first_year);
    std::vector<std::vector<double>> factors;
    for (const ServiceTables& service : tables.services) {
        std::vector<double> requests;
        for (std::size_t year = 0; year < tables.years; ++year) {
            double sum = 0.0;
            for (std::size_t cell = 0; cell < tables.grid.cells(); ++cell) {
                sum += service.requests[year].rate[cell] * tables.population.expected[year][cell];
            }
            requests.push_back(sum);
        }
        std::vector<double> factor(tables.years, 1.0);
        for (std::size_t year = first; year < tables.years; ++year) {
            factor[year] = requests[year] > 0.0 ? requests[first] / requests[year] : 1.0;
        }
        factors.push_back(std::move(factor));
    }
    return factors;
}

} // namespace koers
