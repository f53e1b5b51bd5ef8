#include "sim/expected_outcome.hpp"

#include <limits>

#include "koers/model.hpp"
#include "sim/expectation.hpp"

namespace koers {
namespace {

/// Sums ages to age groups: from [year x age] of one service to [year x service x group].
void add_groups(const ModelTables& tables, std::size_t service, const std::vector<double>& by_age,
                std::vector<double>& to) {
    const std::size_t ages = tables.age_group.size();
    const std::size_t services = tables.scenario.dataset->services.size();
    const std::size_t groups = tables.scenario.dataset->age_groups.size();
    for (std::size_t i = 0; i < by_age.size(); ++i) {
        const std::size_t year = i / ages;
        to[(year * services + service) * groups + tables.age_group[i % ages]] += by_age[i];
    }
}

} // namespace

Outcome expected_outcome(const ModelTables& tables, const Rates& rates) {
    const Dataset& data = *tables.scenario.dataset;
    const Expectation expected = expect_flows(tables, rates, QueueRule::limited_by_staff);
    Outcome outcome{tables};
    const std::size_t services = data.services.size();
    for (std::size_t y = 0; y < tables.years; ++y) {
        for (std::size_t cell = 0; cell < tables.grid.cells(); ++cell) {
            const std::size_t group = tables.age_group[tables.grid.age_of(cell)];
            outcome.population[y * data.age_groups.size() + group] += expected.population[y][cell];
        }
        for (std::size_t p = 0; p < services; ++p) {
            const std::size_t i = y * services + p;
            outcome.clients[i] = expected.clients[p][12 * y];
            outcome.waiting[i] = expected.waiting[p][12 * y];
            outcome.users[i] = expected.users[p][y];
            outcome.starts[i] = expected.starts[p][y];
            outcome.ends[i] = expected.ends[p][y];
            outcome.client_months[i] = expected.client_months[p][y];
            outcome.priced_starts[i] = expected.starts[p][y];
            double waiting = 0.0;
            for (std::size_t m = 12 * y; m < 12 * y + 12; ++m) {
                waiting += expected.waiting[p][m];
            }
            // Little's law over the year: mean wait = person-months waited / starts.
            outcome.wait_months[i] = expected.starts[p][y] > 0.0 ? waiting / expected.starts[p][y]
                                                                 : std::numeric_limits<double>::quiet_NaN();
        }
        for (std::size_t v = 0; v < data.referrers.size(); ++v) {
            outcome.referrals[y * data.referrers.size() + v] = expected.referrals[v][y];
        }
        for (std::size_t g = 0; g < data.user_groups.size(); ++g) {
            outcome.group_users[y * data.user_groups.size() + g] = expected.group_users[g][y];
            outcome.group_persons[y * data.user_groups.size() + g] = expected.group_persons[g][y];
            for (std::size_t n = 0; n < stacking_classes; ++n) {
                outcome.group_stacked[(y * data.user_groups.size() + g) * stacking_classes + n] =
                    expected.group_stacked[g][y * stacking_classes + n];
            }
        }
        for (std::size_t k = 0; k < data.sectors.size(); ++k) {
            outcome.hours_asked[y * data.sectors.size() + k] = expected.hours_asked[k][y];
            outcome.hours_offered[y * data.sectors.size() + k] = expected.hours_offered[k][y];
        }
    }
    for (std::size_t p = 0; p < services; ++p) {
        add_groups(tables, p, expected.clients_by_age[p], outcome.clients_by_age);
        add_groups(tables, p, expected.waiting_by_age[p], outcome.waiting_by_age);
        add_groups(tables, p, expected.users_by_age[p], outcome.users_by_age);
    }
    return outcome;
}

std::vector<double> expect(const Model& model, const Theta& theta) {
    const ModelTables& tables = model.tables();
    const Rates rates = make_rates(tables, theta);
    return to_layout(tables, theta, rates, expected_outcome(tables, rates), Rounding::none);
}

} // namespace koers
