#include <catch2/catch.hpp>

#include <array>
#include <cmath>

#include "sim/care_state.hpp"
#include "unit/model/village.hpp"

namespace koers {

TEST_CASE("who dies is picked by weight, also when many of a stratum die in a month", "[sim]") {
    const Model model = test::village_model("basis");
    const ModelTables& tables = model.tables();
    const Rates rates = make_rates(tables, central_theta(model));
    const std::uint32_t known = GENERATE(40U, 80U); // few enough for a race, and too many
    const std::uint32_t counted = 100 - known;
    constexpr std::uint32_t deaths = 30;
    constexpr std::uint32_t replicates = 2'000;
    const std::size_t cell = tables.grid.cell(60, 0);
    double taken = 0.0;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        Outcome outcome{tables};
        CareState care{tables, rates, outcome};
        care.begin(make_stream_key(9, 9), r);
        for (std::uint32_t i = 0; i < known; ++i) {
            care.people().add(cell, {1, i}); // without a service everybody weighs 1
        }
        for (std::uint32_t nth = 0; nth < deaths; ++nth) {
            const std::uint32_t id = care.draw_victim(PersonDraw::death_victim, cell, known + counted - nth, 5, nth);
            if (id != nobody) {
                care.remove(id, 0);
                taken += 1.0;
            }
        }
    }
    // A sample without replacement, with the hypergeometric variance.
    const double share = known / 100.0;
    const double mean = deaths * share;
    const double variance = deaths * share * (1.0 - share) * (100.0 - deaths) / 99.0;
    CHECK(std::abs(taken / replicates - mean) < 4.0 * std::sqrt(variance / replicates));
}

TEST_CASE("whoever holds a heavier service is taken as much more often, from a short list and a long one", "[sim]") {
    const Model model = test::village_model("basis");
    const ModelTables& tables = model.tables();
    const Rates rates = make_rates(tables, central_theta(model));
    std::size_t heavy = 0;
    for (std::size_t p = 0; p < rates.services.size(); ++p) {
        heavy = rates.services[p].death_weight > rates.services[heavy].death_weight ? p : heavy;
    }
    const double weight = rates.services[heavy].death_weight;
    REQUIRE(weight > 1.0);
    const std::uint32_t known = GENERATE(20U, 200U);
    constexpr std::uint32_t draws = 20'000;
    const std::size_t cell = tables.grid.cell(60, 0);
    Outcome outcome{tables};
    CareState care{tables, rates, outcome};
    care.begin(make_stream_key(9, 9), 0);
    std::vector<std::uint32_t> persons(tables.grid.cells(), 0);
    care.begin_year(0, persons);
    for (std::uint32_t i = 0; i < known; ++i) {
        const std::uint32_t id = care.people().add(cell, {1, i});
        if (i % 2 == 0) {
            care.begin_in_care(id, heavy, {1, i});
        }
    }
    const std::uint32_t counted = known / 4;
    std::array<double, 3> taken{}; // holds it, holds nothing, counted only
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        const std::uint32_t id =
            care.draw_victim(PersonDraw::death_victim, cell, known + counted, draw / 4096, draw % 4096);
        taken[id == nobody ? 2 : care.holds(id, heavy) ? 0 : 1] += 1.0;
    }
    const std::array<double, 3> weights{weight * known / 2.0, known / 2.0, counted * 1.0};
    const double total = weights[0] + weights[1] + weights[2];
    double chi_square = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double expected = draws * weights[i] / total;
        chi_square += (taken[i] - expected) * (taken[i] - expected) / expected;
    }
    CHECK(chi_square < 13.8); // 2 degrees of freedom: one in a thousand
}

} // namespace koers
