#include "model/build_services.hpp"

#include <algorithm>
#include <cmath>

#include "base/portable_math.hpp"
#include "model/build_population.hpp"
#include "model/relative_loss.hpp"

namespace koers {
namespace {

double central(const Dataset& data, ParameterId id) {
    return data.parameters[id.index()].central;
}

/// What the shape of requests over the cells follows from: use of the service by cell on the first day.
struct UseProfile {
    std::vector<double> share; // [cell], clients (or yearly starts) per person
    double persons_served{};
};

UseProfile make_use(const Dataset& data, const CellGrid& grid, const PopulationTables& population,
                    const Service& service) {
    const double users = central(data, service.users);
    const double stay = central(data, service.stay);
    UseProfile use;
    use.persons_served = service.one_off ? users : users * stay / (1.0 + stay);
    double weight = 0.0;
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        const int age = static_cast<int>(grid.age_of(cell));
        const bool eligible = age >= service.age_from && age <= service.age_to && grid.row_of(cell) > 0;
        const std::size_t kind = grid.kind_of(cell);
        const double relative = eligible ? service.use_by_age[static_cast<std::size_t>(age)] *
                                               service.household_ratio[grid.household_of(kind)] *
                                               service.income_ratio[grid.income_of(kind)]
                                         : 0.0;
        use.share.push_back(relative);
        weight += relative * population.start[cell];
    }
    for (double& share : use.share) {
        share = std::min(0.95, weight > 0.0 ? share * use.persons_served / weight : 0.0);
    }
    return use;
}

/// Share of the clients of an age on 1 January whom their next birthday takes out of the service.
double leaving_by_age(const Dataset& data, const Service& service, int age) {
    if (age == service.age_to) {
        return age < data.demography.max_age ? 1.0 : 0.0;
    }
    return age == service.request_to ? 1.0 - central(data, service.stay_on_share) : 0.0;
}

/// Rates of the clients of the first day to die, to move and to outgrow the service, given that they weigh
/// more than others of their stratum in its deaths (model.md section 3, step 4).
void set_losses(const Dataset& data, const CellGrid& grid, const PopulationTables& population, const Service& service,
                const UseProfile& use, ServiceTables& tables) {
    double clients = 0.0;
    const auto weighted = [](double share, double weight) { return weight / (1.0 + (weight - 1.0) * share); };
    for (std::size_t cell = 0; cell < use.share.size(); ++cell) {
        const double here = use.share[cell] * population.start[cell];
        const double share = use.share[cell];
        clients += here;
        tables.client_deaths +=
            here * population.deaths[0].rate[cell] * weighted(share, central(data, service.mortality_ratio));
        tables.client_departures +=
            here * population.departures[0].rate[cell] * weighted(share, central(data, service.departure_ratio));
        tables.client_outgrowth += here * leaving_by_age(data, service, static_cast<int>(grid.age_of(cell)));
    }
    if (data.month_step == MonthStep::cohort) {
        tables.client_deaths = 0.0; // their deaths come on top of what the mean stay says
    }
    if (clients > 0.0) {
        tables.client_deaths /= clients;
        tables.client_departures /= clients;
        tables.client_outgrowth /= clients;
    }
}

/// Request rates as the data set gives them.
std::vector<double> given_requests(const CellGrid& grid, const Service& service) {
    std::vector<double> rate(grid.cells(), 0.0);
    for (std::size_t cell = grid.kinds; cell < grid.cells(); ++cell) { // nobody asks in the year of birth
        const std::size_t kind = grid.kind_of(cell);
        const auto age = static_cast<int>(grid.age_of(cell));
        const bool eligible = age >= service.age_from && age <= service.request_to;
        rate[cell] = eligible ? service.request_rate[grid.age_of(cell)][grid.sex_of(kind)] *
                                    service.household_ratio[grid.household_of(kind)] *
                                    service.income_ratio[grid.income_of(kind)]
                              : 0.0;
    }
    return rate;
}

/// Request rate by cell that keeps the use by age as it is: with use g, exit rate u of clients and death
/// rates d, a cohort obeys g' = rate (1 - g) - (u + d_client - d_all) g, so
/// rate = (g' + g (u + d_client - d_all)) / (1 - g).
std::vector<double> request_shape(const Dataset& data, const CellGrid& grid, const PopulationTables& population,
                                  const Service& service, const UseProfile& use, const ServiceTables& tables) {
    if (!service.request_rate.empty()) {
        return given_requests(grid, service);
    }
    if (service.one_off) {
        return use.share;
    }
    const double exit = std::max(0.0, 1.0 / central(data, service.stay) - tables.client_deaths -
                                          tables.client_departures - tables.client_outgrowth);
    const double weight = central(data, service.mortality_ratio);
    std::vector<double> rate(use.share.size(), 0.0);
    for (std::size_t cell = 0; cell < use.share.size(); ++cell) {
        const double share = use.share[cell];
        const bool at_end = static_cast<int>(grid.age_of(cell)) >= service.request_to;
        const std::size_t next = at_end ? grid.row_of(cell) : std::min(grid.row_of(cell) + 1, grid.rows - 1);
        const std::size_t last = std::max<std::size_t>(grid.row_of(cell), 1) - 1;
        const double slope =
            0.5 * (use.share[grid.cell(next, grid.kind_of(cell))] - use.share[grid.cell(last, grid.kind_of(cell))]);
        const double loss = relative_loss(weight, 1.0 + (weight - 1.0) * share, population.start[cell]);
        const double relative_deaths = population.deaths[0].rate[cell] * (loss - 1.0);
        const bool eligible = share > 0.0 && static_cast<int>(grid.age_of(cell)) <= service.request_to;
        rate[cell] =
            eligible ? std::max(0.05 * share * exit, slope + share * (exit + relative_deaths)) / (1.0 - share) : 0.0;
    }
    return rate;
}

} // namespace

ServiceTables make_service_tables(const Dataset& data, const CellGrid& grid, const PopulationTables& population,
                                  std::size_t index) {
    const Service& service = data.services[index];
    const UseProfile use = make_use(data, grid, population, service);
    ServiceTables tables;
    set_losses(data, grid, population, service, use, tables);
    Batch batch;
    batch.rate = request_shape(data, grid, population, service, use, tables);
    tables.central_stock = service.one_off ? 0.0 : use.persons_served;
    double clients = 0.0;
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        const double here = use.share[cell] * population.start[cell];
        tables.start_share.push_back(here);
        clients += here;
        tables.at_risk_all += batch.rate[cell] * population.start[cell];
        tables.at_risk_clients += service.one_off ? 0.0 : batch.rate[cell] * here;
    }
    for (double& share : tables.start_share) {
        share = clients > 0.0 ? share / clients : 0.0;
    }
    // One by one and never twice: at this hazard the chance to be in care is the share.
    std::vector<double> hits;
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        tables.start_hazard.push_back(-portable_log(1.0 - use.share[cell]));
        hits.push_back(tables.start_hazard[cell] * population.places[0][cell]);
    }
    if (clients > 0.0) {
        tables.start_table = AliasTable{hits};
    }
    for (const Stacking& stacking : data.stacking) {
        if (stacking.asked.index() == index) {
            tables.stacking.push_back({stacking.held.index(), stacking.factor, 0.0});
        }
    }
    for (const std::vector<std::uint32_t>& places : population.places) {
        tables.requests.push_back(batch);
        set_table(tables.requests.back(), places);
    }
    return tables;
}

void link_services(const Dataset& data, const CellGrid& grid, std::vector<ServiceTables>& services) {
    for (ServiceTables& from : services) {
        for (const Service& to : data.services) {
            double share = 0.0;
            for (std::size_t cell = 0; cell < from.start_share.size(); ++cell) {
                const auto age = static_cast<int>(grid.age_of(cell));
                share += age >= to.age_from && age <= to.request_to ? from.start_share[cell] : 0.0;
            }
            from.right_age.push_back(share);
        }
    }
    for (ServiceTables& asked : services) {
        for (StackingTable& stacking : asked.stacking) {
            const ServiceTables& held = services[stacking.held];
            for (std::size_t cell = 0; cell < held.start_share.size(); ++cell) {
                stacking.at_risk_holders += asked.requests[0].rate[cell] * held.start_share[cell] * held.central_stock;
            }
        }
    }
}

void set_care_places(PopulationTables& population, std::vector<ServiceTables>& services) {
    constexpr double also_waiting =
        1.3; // of those who wait or were in care earlier in the year; only speed rests on it
    for (std::size_t year = 0; year < population.places.size(); ++year) {
        std::vector<std::uint32_t> places;
        for (std::size_t cell = 0; cell < population.start.size(); ++cell) {
            double share = 0.0; // of the people of the cell
            for (const ServiceTables& service : services) {
                const double clients = service.start_share[cell] * service.central_stock;
                share += population.start[cell] > 0.0 ? clients / population.start[cell] : 0.0;
            }
            const double known = std::min(1.0, also_waiting * share) * population.expected[year][cell];
            const auto room = static_cast<std::uint32_t>(std::ceil(known + 1.5 * std::sqrt(known)));
            places.push_back(std::min(population.places[year][cell], room + 1));
        }
        population.care_places.push_back(std::move(places));
    }
    for (ServiceTables& service : services) {
        for (std::size_t year = 0; year < (service.stacking.empty() ? 0 : population.care_places.size()); ++year) {
            Batch batch;
            batch.rate = service.requests[year].rate;
            set_table(batch, population.care_places[year]);
            service.stacked_requests.push_back(std::move(batch));
        }
    }
}

std::vector<std::size_t> make_start_order(const std::vector<ServiceTables>& services) {
    std::vector<std::size_t> order;
    std::vector<bool> placed(services.size(), false);
    const auto ready = [&](std::size_t p) {
        return std::all_of(services[p].stacking.begin(), services[p].stacking.end(),
                           [&](const StackingTable& stacking) { return placed[stacking.held]; });
    };
    while (order.size() < services.size()) {
        std::size_t next = services.size();
        for (std::size_t p = services.size(); p-- > 0;) {
            if (!placed[p] && (ready(p) || next == services.size() || !ready(next))) {
                next = p;
            }
        }
        placed[next] = true;
        order.push_back(next);
    }
    return order;
}

} // namespace koers
