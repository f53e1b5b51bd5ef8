#include <atomic>
#include <bit>
#include <vector>

#include <benchmark/benchmark.h>
#include <hwy/targets.h>

#include "bench/cohort_loop.hpp"
#include "bench/subject.hpp"
#include "koers/model.hpp"
#include "reference/reference.hpp"
#include "sim/rates.hpp"
#include "sim/tally.hpp"

namespace koers::bench {
namespace {

/// One replicate a round, on one thread or on two at once.
template <class Work>
void replicates(benchmark::State& state, Work work) {
    static std::atomic<std::uint32_t> next{0};
    std::int64_t done = 0;
    for (auto _ : state) {
        work(next++);
        ++done;
    }
    state.SetItemsProcessed(done);
}

/// The work of a replicate beside its time: events, and random blocks that it cannot do without.
void count(benchmark::State& state, const Model& model) {
    constexpr std::uint32_t counted = 20;
    Tally sum;
    for (std::uint32_t r = 0; r < counted; ++r) {
        const Tally tally = count_work(model, draw_theta(model, 1, r), 1, r);
        sum.candidates += tally.candidates;
        sum.spells += tally.spells;
        sum.events += tally.events;
    }
    const auto mean = [](std::uint64_t value) {
        return benchmark::Counter{static_cast<double>(value) / counted, benchmark::Counter::kAvgThreads};
    };
    state.counters["candidates"] = mean(sum.candidates);
    state.counters["events"] = mean(sum.events);
    state.counters["blocks"] = mean(sum.blocks());
}

/// Replicate after replicate as `run` makes them, with parameters drawn.
void simulate_alone(benchmark::State& state, const Model& model) {
    Simulator simulator{{&model, 1}};
    replicates(state,
               [&](std::uint32_t r) { benchmark::DoNotOptimize(simulator.simulate({draw_theta(model, 1, r)}, 1, r)); });
}

void event_engine(benchmark::State& state, const Model& model) {
    simulate_alone(state, model);
    count(state, model);
}

/// A scenario and others with the same demography, in one go.
void scenarios_together(benchmark::State& state) {
    const auto scenarios = static_cast<std::size_t>(state.range(0));
    std::vector<Model> models{oeg_cb1().front()};
    models.resize(scenarios, oeg_cb1().back());
    Simulator simulator{models};
    replicates(state, [&](std::uint32_t r) {
        std::vector<Theta> thetas;
        for (const Model& model : models) {
            thetas.push_back(draw_theta(model, 1, r));
        }
        benchmark::DoNotOptimize(simulator.simulate(thetas, 1, r));
    });
}

void reference(benchmark::State& state) {
    replicates(state, [](std::uint32_t r) {
        benchmark::DoNotOptimize(reference_simulate(oegstgeest(), draw_theta(oegstgeest(), 1, r), 1, r));
    });
}

void cohort_loop(benchmark::State& state, const Model& model) {
    replicates(state, [&](std::uint32_t r) {
        const ModelTables& tables = model.tables();
        const Rates rates = make_rates(tables, draw_theta(model, 1, r));
        benchmark::DoNotOptimize(CohortLoop{tables, rates, r}.run());
    });
}

void event_engine_oegstgeest(benchmark::State& state) {
    event_engine(state, oegstgeest());
}

/// Replicates on several threads at once; by the clock, so that a machine with other work gives no answer.
void on_threads(benchmark::State& state) {
    simulate_alone(state, oegstgeest());
}

void event_engine_oeg_cb1(benchmark::State& state) {
    event_engine(state, oeg_cb1().front());
}

void cohort_loop_oegstgeest(benchmark::State& state) {
    cohort_loop(state, oegstgeest());
}

void cohort_loop_oeg_cb1(benchmark::State& state) {
    cohort_loop(state, oeg_cb1().front());
}

/// OEG-CB1 with the vectors of one instruction set only; the argument is its bit.
void on_instruction_set(benchmark::State& state) {
    const std::int64_t target = std::int64_t{1} << state.range(0);
    if ((hwy::SupportedTargets() & target) == 0) {
        state.SkipWithError("this processor does not have it");
        return;
    }
    hwy::SetSupportedTargetsForTest(target);
    simulate_alone(state, oeg_cb1().front());
    hwy::SetSupportedTargetsForTest(0);
    state.SetLabel(hwy::TargetName(target));
}

constexpr std::int64_t bit_of(std::int64_t target) {
    return std::countr_zero(static_cast<std::uint64_t>(target));
}

BENCHMARK(event_engine_oegstgeest)->Unit(benchmark::kMillisecond);
BENCHMARK(event_engine_oeg_cb1)->Unit(benchmark::kMillisecond);
BENCHMARK(on_threads)->Unit(benchmark::kMillisecond)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(on_instruction_set)
    ->Unit(benchmark::kMillisecond)
    ->Arg(bit_of(HWY_AVX3))
    ->Arg(bit_of(HWY_AVX2))
    ->Arg(bit_of(HWY_STATIC_TARGET));
BENCHMARK(scenarios_together)->Unit(benchmark::kMillisecond)->Arg(1)->Arg(2)->Arg(4);
BENCHMARK(cohort_loop_oegstgeest)->Unit(benchmark::kMillisecond);
BENCHMARK(cohort_loop_oeg_cb1)->Unit(benchmark::kMillisecond);
BENCHMARK(reference)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace koers::bench
