#include <catch2/catch.hpp>

#include <cmath>

#include "example_run.hpp"
#include "koers/analysis.hpp"
#include "temporary_folder.hpp"

using namespace koers;

namespace {

/// The plans of the example with a budget of 1000 per thema, the same in every replicate.
std::vector<ScenarioPlan> plans_with_budget() {
    std::vector<ScenarioPlan> plans = example::plans();
    for (ScenarioPlan& plan : plans) {
        Variable budget = plan.layout.variable("saldo");
        budget.name = "begroting";
        example::add(plan.layout, budget);
    }
    return plans;
}

EncodedBlock block(const ScenarioPlan& plan, std::size_t scenario, std::uint32_t first, std::uint32_t count,
                   std::uint32_t length) {
    std::vector<Trajectory> trajectories;
    const Variable& budget = plan.layout.variable("begroting");
    for (std::uint32_t i = 0; i < count; ++i) {
        trajectories.push_back(example::trajectory(plan.layout, scenario, first + i));
        for (std::size_t cell = 2; cell < budget.size; ++cell)
            trajectories.back().integers[budget.offset + cell] = 1000;
    }
    EncodedBlock result{scenario, first, count, {}};
    for (std::size_t variable = 0; variable < plan.layout.variables.size(); ++variable)
        result.chunks.push_back(encode_chunk(plan.layout, variable, length, trajectories));
    return result;
}

/// Hands replicates `from` to `until - 1` of both scenarios to the writer.
void fill(ResultWriter& writer, std::uint32_t from, std::uint32_t until, std::uint32_t length) {
    const std::vector<ScenarioPlan> plans = plans_with_budget();
    for (std::size_t scenario = 0; scenario < plans.size(); ++scenario)
        for (std::uint32_t first = from; first < until; first += length)
            REQUIRE(writer.accept(block(plans[scenario], scenario, first, std::min(length, until - first), length)));
}

std::unique_ptr<ResultWriter> open_writer(const std::filesystem::path& target, std::uint32_t replicates, Keep keep,
                                          Length length) {
    RunIdentity identity = example::identity(replicates, keep);
    identity.block = 64;
    return ResultWriter::create(target, identity, plans_with_budget(), example::files(), length).value();
}

} // namespace

TEST_CASE("a run of open length leaves, byte for byte, the file of a run of that length", "[store]") {
    const TemporaryFolder folder;
    for (const Keep keep : {Keep::summary, Keep::core, Keep::everything}) {
        const auto open = open_writer(folder / "open.h5", 100'000, keep, Length::open);
        fill(*open, 0, 128, 64);
        REQUIRE(open->precision());
        fill(*open, 128, 300, 64);
        REQUIRE(open->finish("2026-01-02T03:14:15Z"));
        const auto fixed = open_writer(folder / "vast.h5", 300, keep, Length::fixed);
        fill(*fixed, 0, 300, 64);
        REQUIRE(fixed->finish("2026-01-02T03:14:15Z"));
        CHECK(contents_of(folder / "open.h5") == contents_of(folder / "vast.h5"));
    }
}

TEST_CASE("the precision is that of the totals of the budget years so far", "[store]") {
    const TemporaryFolder folder;
    const auto writer = open_writer(folder / "uit.h5", 100'000, Keep::core, Length::open);
    fill(*writer, 0, 320, 64);
    const auto found = writer->precision();
    REQUIRE(found);
    REQUIRE(found->size() == 4); // two scenarios, two budget years
    CHECK(found->at(3).scenario == "anders");
    CHECK(found->at(3).year == 2027);
    const Layout layout = plans_with_budget()[1].layout;
    const Variable& balance = layout.variable("saldo");
    std::vector<double> totals;
    for (std::uint32_t r = 0; r < 320; ++r) {
        const Trajectory trajectory = example::trajectory(layout, 1, r);
        totals.push_back(trajectory.integers[balance.offset + 4] + trajectory.integers[balance.offset + 5]);
    }
    const Interval quantile = quantile_interval_of(totals, 0.1, Sampling::sobol);
    CHECK(found->at(3).p90 == Approx((quantile.high - quantile.low) / 2.0 / 2000.0));
    const Interval chance = deficit_risk(totals, 0.9, Sampling::sobol).chance_95;
    CHECK(found->at(3).chance == Approx((chance.high - chance.low) / 2.0));
}

TEST_CASE("the precision asks for equally many replicates of every scenario", "[store]") {
    const TemporaryFolder folder;
    const auto writer = open_writer(folder / "uit.h5", 1000, Keep::core, Length::open);
    REQUIRE(writer->accept(block(plans_with_budget()[0], 0, 0, 64, 64)));
    const auto found = writer->precision();
    REQUIRE_FALSE(found);
    CHECK(found.error()[0].code == "U013");
    CHECK_FALSE(writer->finish("2026-01-02T03:14:15Z"));
}
