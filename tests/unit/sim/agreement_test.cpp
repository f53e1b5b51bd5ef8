#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <iostream>

#include "unit/sim/sample.hpp"

namespace koers {
namespace {

constexpr std::uint32_t replicates = 1000;
constexpr std::size_t first_year = 1; // the first budget year; the one before it is the start

/// What a service adds up to over the years, in the mean of the events and in the expectation.
struct Agreement {
    double events{};
    double error{}; // standard error of `events`
    double expected{};

    [[nodiscard]] double difference() const { return expected / events - 1.0; }
    [[nodiscard]] double relative_error() const { return error / events; }
};

class Comparison {
public:
    Comparison(const Model& model, const Theta& theta)
        : model_{model},
          expected_{expect(model, theta)},
          samples_{test::collect(model.layout(), {"gebruikers", "clienten", "kosten"}, replicates,
                                 [&](std::uint32_t r) { return simulate(model, theta, 17, r); })} {}

    [[nodiscard]] Agreement of(const std::string& variable, std::size_t service, std::size_t from,
                               std::size_t to) const {
        const std::size_t services = model_.scenario().dataset->services.size();
        Agreement result;
        std::vector<double> sums(replicates, 0.0);
        for (const test::OutcomeSample& sample : samples_) {
            if (sample.variable == variable && sample.label == service && sample.year >= from && sample.year <= to) {
                std::transform(sums.begin(), sums.end(), sample.values.begin(), sums.begin(), std::plus<>{});
                result.expected +=
                    expected_[model_.layout().variable(variable).offset + sample.year * services + service];
            }
        }
        const test::Moments moments = test::moments_of(sums);
        result.events = moments.mean;
        result.error = moments.standard_error();
        return result;
    }

private:
    const Model& model_;
    std::vector<double> expected_;
    std::vector<test::OutcomeSample> samples_;
};

void print(const Agreement& of) {
    std::cout << " | " << std::showpos << 100.0 * of.difference() << std::noshowpos << " ("
              << 200.0 * of.relative_error() << ")";
}

} // namespace

// Prints the rows of docs/validation.md, so that what is tested is what is written there.
TEST_CASE("the expectation engine follows the mean of the events on Oegstgeest", "[sim][.slow]") {
    const auto file = std::filesystem::path{KOERS_SOURCE_DIR} / "scenarios/oegstgeest/huidig-beleid.toml";
    const auto models = build_models(read_scenarios({file}).value()).value();
    const Model& model = models.front();
    const Dataset& data = *model.scenario().dataset;
    const std::size_t last = model.layout().coordinate("jaar").size() - 1;
    const Comparison comparison{model, central_theta(model)};
    Theta staffed = central_theta(model);
    staffed[data.common.staff_base_ratio.index()] = 10.0;
    const Comparison without_queues{model, staffed};
    std::cout << std::fixed << std::setprecision(1);
    for (std::size_t p = 0; p < data.services.size(); ++p) {
        const Service& service = data.services[p];
        INFO(service.id);
        const Agreement users = comparison.of("gebruikers", p, first_year, last);
        const Agreement end = comparison.of("gebruikers", p, last, last);
        const Agreement cost = comparison.of("kosten", p, first_year, last);
        std::cout << "| " << service.name << " | " << (service.sector ? data.sectors[service.sector->index()].id : "-")
                  << " | " << users.events / static_cast<double>(last + 1 - first_year);
        print(users);
        print(end);
        if (cost.events > 0.0) {
            print(cost);
            CHECK(std::abs(cost.difference()) < 0.04 + 3.0 * cost.relative_error());
        } else {
            std::cout << " | -"; // others pay
        }
        print(without_queues.of("gebruikers", p, first_year, last));
        std::cout << " |\n";
        CHECK(std::abs(users.difference()) < 0.04 + 3.0 * users.relative_error());
    }
}

} // namespace koers
