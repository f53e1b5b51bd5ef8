#include <catch2/catch.hpp>

#include <cmath>

#include "koers/run.hpp"
#include "model/model_tables.hpp"
#include "unit/sim/sample.hpp"
#include "unit/sim/small_world.hpp"

namespace koers {
namespace {

constexpr double weeks_a_year = 365.25 / 7.0;

/// One service for `stock` clients on average among very many people, who are all alike.
test::SmallWorld one_service(const char* id, double stock, double stay_years, int years) {
    test::SmallWorld world{{0.0, 400'000.0}, years};
    const Service& service = world.keep_service(id);
    world.set(service.stay, stay_years);
    world.set(service.users, stock * (1.0 + stay_years) / stay_years);
    return world;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const test::Moments x = test::moments_of(a);
    const test::Moments y = test::moments_of(b);
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += (a[i] - x.mean) * (b[i] - y.mean);
    }
    return sum / (x.n - 1.0) / std::sqrt(x.variance * y.variance);
}

/// What a stationary M/M/5 queue showed.
struct Queue {
    double wait{}; // in mean stays
    double wait_error{};
    double waiting{}; // people, on 1 January
    double waiting_error{};
    double all_busy{}; // share of the firsts of January
};

/// M/M/5 at an offered load of 4: staff for 5 clients, requests in proportion to a stock of 4.
Queue simulate_mm5(double stay_years, int years, int warm_up, std::uint32_t replicates) {
    test::SmallWorld world = one_service("hulp", 4.0, stay_years, years);
    const CommonParameters& common = world.data().common;
    const Sector& sector = world.data().sectors.at(0);
    world.set(world.data().services[0].wait, 0.554113 * stay_years * weeks_a_year);
    world.set(common.staff_base_ratio, 1.25);
    world.set(common.shortage_waiting_share, 1.0);
    world.set(sector.unfilled_change, 0.0);
    world.set(sector.productivity, 0.0);
    const Model model = world.build();
    const Theta theta = central_theta(model);
    std::vector<double> waits(replicates);
    std::vector<double> queues(replicates);
    std::vector<double> busy(replicates);
    make_thread_executor(2)->for_each(replicates, [&](std::uint32_t r) {
        const Trajectory trajectory = simulate(model, theta, 52, r);
        double waited = 0.0;
        double starts = 0.0;
        for (int year = warm_up; year < years; ++year) {
            const auto value = [&](const char* name) {
                return test::value_of(model.layout(), trajectory, name, static_cast<std::size_t>(year), 0);
            };
            starts += value("instroom");
            waited += value("instroom") > 0.0 ? value("instroom") * value("wachttijd") : 0.0;
            queues[r] += value("wachtenden") / (years - warm_up);
            busy[r] += (value("clienten") >= 5.0 ? 1.0 : 0.0) / (years - warm_up);
        }
        waits[r] = waited / starts / weeks_a_year / stay_years;
    });
    const test::Moments wait = test::moments_of(waits);
    const test::Moments waiting = test::moments_of(queues);
    return {wait.mean, wait.standard_error(), waiting.mean, waiting.standard_error(), test::moments_of(busy).mean};
}

} // namespace

TEST_CASE("a service without a queue is M/G/infinity (V1.4)", "[sim]") {
    // 150 requests a year, stays of 2.6 years. The first day has exactly 390 clients, where the theory has
    // a Poisson number: its variance is forgotten after 10 years.
    const Model model = one_service("hulpmiddel", 390.0, 2.6, 13).build();
    const Theta theta = central_theta(model);
    constexpr std::uint32_t replicates = 3'000;
    const auto samples = test::collect(model.layout(), {"gebruikers", "clienten"}, replicates,
                                       [&](std::uint32_t r) { return simulate(model, theta, 51, r); });
    const auto at = [&](const std::string& variable, std::size_t year) -> const std::vector<double>& {
        for (const test::OutcomeSample& sample : samples) {
            if (sample.variable == variable && sample.year == year) {
                return sample.values;
            }
        }
        throw std::out_of_range{variable};
    };
    const auto check = [&](const std::string& variable, std::size_t year, double mean) {
        const test::Moments of = test::moments_of(at(variable, year));
        INFO(variable << " in year " << year << ": " << of.mean << ", variance " << of.variance);
        CHECK(std::abs(of.mean - mean) < 4.0 * std::sqrt(mean / of.n));
        CHECK(std::abs(of.variance - mean) < 4.0 * mean * std::sqrt(2.0 / of.n));
    };
    check("gebruikers", 10, 540.0);
    check("gebruikers", 12, 540.0);
    check("clienten", 12, 390.0);
    // Fisher: the standard error of a correlation is (1 - rho^2) / sqrt(n).
    const double one = correlation(at("gebruikers", 11), at("gebruikers", 12));
    const double two = correlation(at("gebruikers", 10), at("gebruikers", 12));
    CHECK(std::abs(one - 0.722222) < 4.0 * (1.0 - 0.5216) / std::sqrt(replicates));
    CHECK(std::abs(two - 0.491626) < 4.0 * (1.0 - 0.2417) / std::sqrt(replicates));
}

TEST_CASE("a queue for staff waits about as long as M/M/5", "[sim]") {
    const Queue queue = simulate_mm5(5.0, 500, 200, 60);
    INFO("wait " << queue.wait << " +- " << queue.wait_error << " stays, " << queue.waiting << " waiting, all busy "
                 << queue.all_busy);
    CHECK(std::abs(queue.wait - 0.554113) < 4.0 * queue.wait_error);
    CHECK(std::abs(queue.waiting - 2.21645) < 4.0 * queue.waiting_error);
    CHECK(queue.all_busy == Approx(0.554113).margin(0.1));
}

TEST_CASE("a queue for staff is M/M/5 (V1.13)", "[sim][.slow]") {
    // A month is 1/60 of a stay: hours are handed out once a month, which moves waits by less than that.
    const Queue queue = simulate_mm5(5.0, 700, 200, 2'000);
    INFO("wait " << queue.wait << " +- " << queue.wait_error << " stays, " << queue.waiting << " +- "
                 << queue.waiting_error << " waiting, all busy " << queue.all_busy);
    CHECK(std::abs(queue.wait - 0.554113) < 4.0 * queue.wait_error + 1.0 / 60.0);
    CHECK(std::abs(queue.waiting - 2.21645) < 4.0 * queue.waiting_error + 4.0 / 60.0);
    CHECK(queue.all_busy == Approx(0.554113).margin(0.03));
}

} // namespace koers
