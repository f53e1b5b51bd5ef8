#include "sim/reference_demand.hpp"

#include "sim/expectation.hpp"

namespace koers {

std::vector<std::vector<double>> reference_demand(const ModelTables& tables, const Rates& rates) {
    const Dataset& data = *tables.scenario.dataset;
    const std::size_t months = tables.years * 12;
    std::vector<std::vector<double>> demand(data.sectors.size(), std::vector<double>(months, 1.0));
    const Expectation expected = expect_flows(tables, rates, QueueRule::usual_wait);
    for (std::size_t k = 0; k < data.sectors.size(); ++k) {
        std::vector<double> hours(months, 0.0);
        for (std::size_t p = 0; p < data.services.size(); ++p) {
            if (data.services[p].sector && data.services[p].sector->index() == k) {
                for (std::size_t m = 0; m < months; ++m) {
                    hours[m] += expected.clients[p][m] * rates.services[p].staff_hours[0];
                }
            }
        }
        for (std::size_t m = 0; m < months && hours[0] > 0.0; ++m) {
            demand[k][m] = hours[m] / hours[0];
        }
    }
    return demand;
}

} // namespace koers
