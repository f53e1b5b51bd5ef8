#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "base/expects.hpp"
#include "koers/model.hpp"
#include "model/build_influence.hpp"
#include "model/build_layout.hpp"
#include "model/build_money.hpp"
#include "model/build_parameters.hpp"
#include "model/build_population.hpp"
#include "model/build_services.hpp"
#include "sim/expected_people.hpp"
#include "sim/reference_demand.hpp"

namespace koers {
namespace {

Theta central_values(const std::vector<Parameter>& parameters) {
    Theta theta;
    for (const Parameter& parameter : parameters) {
        theta.push_back(parameter.central);
    }
    return theta;
}

std::vector<std::uint8_t> groups_of_ages(const Dataset& data) {
    std::vector<std::uint8_t> groups;
    for (int age = 0; age <= data.demography.max_age; ++age) {
        const auto holds = [age](const AgeGroup& group) { return age >= group.from && age <= group.to; };
        const auto found = std::find_if(data.age_groups.begin(), data.age_groups.end(), holds);
        expects(found != data.age_groups.end(), "age groups cover every age");
        groups.push_back(static_cast<std::uint8_t>(found - data.age_groups.begin()));
    }
    return groups;
}

/// The tables of the data set itself, without the switches and measures of a scenario: what scenarios
/// share, so that no scenario depends on another.
Result<ModelTables> reference_tables(const Scenario& scenario) {
    const Dataset& data = *scenario.dataset;
    ModelTables tables;
    tables.scenario.id = scenario.id;
    tables.scenario.name = scenario.name;
    tables.scenario.dataset = scenario.dataset;
    tables.scenario.parameters = data.parameters;
    tables.grid = make_grid(data.demography);
    tables.years = static_cast<std::size_t>(data.last_year - data.first_year + 1);
    tables.age_group = groups_of_ages(data);
    tables.population = make_population_rate_tables(data, tables.grid);
    const Theta theta = central_values(data.parameters);
    set_places(tables.population, expect_population(tables, make_population_rates(tables, theta)));
    for (std::size_t p = 0; p < data.services.size(); ++p) {
        tables.services.push_back(make_service_tables(data, tables.grid, tables.population, p));
    }
    link_services(data, tables.grid, tables.services);
    set_care_places(tables.population, tables.services);
    tables.start_order = make_start_order(tables.services);
    tables.influence = make_influence_tables(data);
    tables.money = make_money_tables(data, tables.years);
    tables.staff.demand.assign(data.sectors.size(), std::vector<double>(tables.years * 12, 1.0));
    tables.staff.demand = reference_demand(tables, make_rates(tables, theta));
    if (Result<void> anchored = set_anchors(tables, theta); !anchored) {
        return tl::unexpected{anchored.error()};
    }
    return tables;
}

} // namespace

Model::Model(std::shared_ptr<const ModelTables> tables) : tables_{std::move(tables)} {}

const Layout& Model::layout() const {
    return tables_->layout;
}

const Scenario& Model::scenario() const {
    return tables_->scenario;
}

Result<Model> build_model(const Scenario& scenario) {
    Result<ModelTables> tables = reference_tables(scenario);
    if (!tables) {
        return tl::unexpected{tables.error()};
    }
    tables->scenario = scenario;
    tables->indicators = indicators_with_values(*scenario.dataset);
    tables->layout = make_layout(scenario, tables->money.anchor);
    if (Result<void> linked = set_parameter_laws(*tables); !linked) {
        return tl::unexpected{linked.error()};
    }
    return Model{std::make_shared<const ModelTables>(std::move(*tables))};
}

Model build_like(const Model& like, const Scenario& scenario) {
    expects(like.scenario().dataset == scenario.dataset, "scenarios of one data set");
    ModelTables tables = like.tables();
    tables.scenario = scenario;
    tables.layout = make_layout(scenario, tables.money.anchor);
    replace_parameter_laws(tables, like.scenario().parameters);
    return Model{std::make_shared<const ModelTables>(std::move(tables))};
}

Result<std::vector<Model>> build_models(const std::vector<Scenario>& scenarios) {
    std::vector<Model> models;
    Diagnostics faults;
    for (const Scenario& scenario : scenarios) {
        const auto known = std::find_if(models.begin(), models.end(), [&](const Model& model) {
            return model.scenario().dataset == scenario.dataset;
        });
        if (known != models.end()) {
            models.push_back(build_like(*known, scenario));
        } else if (Result<Model> model = build_model(scenario)) {
            models.push_back(std::move(*model));
        } else {
            faults.insert(faults.end(), model.error().begin(), model.error().end());
        }
    }
    if (!faults.empty()) {
        return tl::unexpected{faults};
    }
    return models;
}

} // namespace koers
