#include "unit/sim/small_world.hpp"

#include <algorithm>
#include <memory>

#include "unit/model/village.hpp"

namespace koers::test {

SmallWorld::SmallWorld(std::vector<double> persons, int years) : data_{*village("basis").dataset} {
    Demography people;
    const std::size_t ages = persons.size();
    people.sexes = {"mens"};
    people.households = {"huishouden"};
    people.incomes = {"inkomen"};
    people.max_age = static_cast<int>(ages) - 1;
    for (const double number : persons) {
        people.persons.push_back({number});
    }
    const std::vector<std::vector<double>> nothing(ages, std::vector<double>{0.0});
    people.household_share.assign(ages, {1.0});
    people.income_share.assign(ages, {{1.0}});
    people.death_chance = people.mortality_change = people.departure_rate = nothing;
    people.arrivals = people.housing_profile = nothing;
    people.mortality_base_year = data_.first_year;
    people.fertility_share.assign(ages, 0.0);
    people.total_fertility = {{data_.first_year, 0.0}};
    people.birth_share = {1.0};
    data_.demography = std::move(people);
    data_.age_groups.clear();
    for (int age = 0; age < static_cast<int>(ages); ++age) {
        data_.age_groups.push_back({std::to_string(age), age, age});
    }
    for (const auto* index : {&data_.care_index, &data_.budget_index, &data_.compensation_index}) {
        for (const IndexStep& step : *index) {
            set(step.rise, 0.0); // over centuries, prices would outgrow what a result holds
        }
    }
    data_.last_year = data_.first_year + years - 1;
    data_.first_budget_year = std::min(data_.first_budget_year, data_.last_year);
    data_.elderly_from = static_cast<int>(ages);
    data_.correlations.clear();
    data_.stacking.clear();
    data_.anchors.clear();
    data_.services.clear();
    data_.user_groups.clear();
    data_.indicators.clear();
    data_.connections.clear();
    data_.grants.clear();
    data_.switched_measures.clear();
    data_.referrers.clear();
    set(data_.common.staff_follows_demand, 0.0);
    set(data_.common.elderly_arrivals, 0.0);
}

void SmallWorld::set(ParameterId id, double value) {
    Parameter& parameter = data_.parameters[id.index()];
    parameter.low = parameter.central = parameter.high = value;
    parameter.distribution = DistributionKind::fixed;
}

void SmallWorld::set_death_chances(const std::vector<double>& chances) {
    for (std::size_t age = 0; age < chances.size(); ++age) {
        data_.demography.death_chance[age] = {chances[age]};
    }
}

Service& SmallWorld::keep_service(const char* id) {
    const Scenario from = village("basis");
    for (const Service& service : from.dataset->services) {
        if (service.id == id) {
            data_.services = {service};
        }
    }
    Service& service = data_.services.at(0);
    service.anchor.reset();
    service.heavier.reset();
    service.destinations.clear();
    service.follow_up.reset();
    service.age_from = 0;
    service.age_to = service.request_to = data_.demography.max_age;
    service.use_by_age.assign(data_.demography.persons.size(), 1.0);
    service.household_ratio = {1.0};
    service.income_ratio = {1.0};
    for (const ParameterId none : {service.wait, service.wait_leave, service.wait_worse, service.price, service.trend,
                                   service.overdispersion, service.fee_share}) {
        set(none, 0.0);
    }
    for (const ParameterId one : {service.hours, service.staff_ratio, service.stay_cv}) {
        set(one, 1.0);
    }
    return service;
}

Model SmallWorld::build() const {
    Scenario scenario = village("basis");
    scenario.dataset = std::make_shared<const Dataset>(data_);
    scenario.parameters = data_.parameters;
    return *build_model(scenario);
}

} // namespace koers::test
