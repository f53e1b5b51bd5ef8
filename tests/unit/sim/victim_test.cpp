#include <catch2/catch.hpp>

#include <cmath>

#include "sim/care_state.hpp"
#include "unit/model/village.hpp"

namespace koers {

TEST_CASE("who dies is picked by weight, also when many of a stratum die in a month", "[sim]") {
    const Model model = test::village_model("basis");
    const ModelTables& tables = model.tables();
    const Rates rates = make_rates(tables, central_theta(model));
    constexpr std::uint32_t known = 40;
    constexpr std::uint32_t counted = 60;
    constexpr std::uint32_t deaths = 30;
    constexpr std::uint32_t replicates = 2'000;
    const std::size_t cell = tables.grid.cell(60, 0);
    double taken = 0.0;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        Outcome outcome{tables};
        CareState care{tables, rates, make_stream_key(9, 9), r, outcome};
        for (std::uint32_t i = 0; i < known; ++i) {
            care.people().add(cell, {1, i}); // without a service everybody weighs 1
        }
        for (std::uint32_t nth = 0; nth < deaths; ++nth) {
            const std::uint32_t id = care.draw_victim(cell, known + counted - nth, &ServiceRates::death_weight,
                                                      PersonDraw::death_race, 5, nth);
            if (id != nobody) {
                care.remove(id, 0);
                taken += 1.0;
            }
        }
    }
    // A sample without replacement: 30 x 0.4 with the hypergeometric variance.
    const double mean = deaths * 0.4;
    const double variance = deaths * 0.4 * 0.6 * (known + counted - deaths) / (known + counted - 1.0);
    CHECK(std::abs(taken / replicates - mean) < 4.0 * std::sqrt(variance / replicates));
}

} // namespace koers
