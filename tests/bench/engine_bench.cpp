#include <atomic>

#include <benchmark/benchmark.h>

#include "bench/cohort_loop.hpp"
#include "bench/subject.hpp"
#include "koers/model.hpp"
#include "reference/reference.hpp"
#include "sim/rates.hpp"

namespace koers::bench {
namespace {

/// One replicate a round, on one thread or on two at once.
template <class Work>
void replicates(benchmark::State& state, Work work) {
    static std::atomic<std::uint32_t> next{0};
    (void)oegstgeest();
    std::int64_t done = 0;
    for (auto _ : state) {
        work(next++);
        ++done;
    }
    state.SetItemsProcessed(done);
}

void event_engine(benchmark::State& state) {
    replicates(state, [](std::uint32_t r) { benchmark::DoNotOptimize(simulate(oegstgeest(), 1, r)); });
}

void reference(benchmark::State& state) {
    replicates(state, [](std::uint32_t r) {
        benchmark::DoNotOptimize(reference_simulate(oegstgeest(), draw_theta(oegstgeest(), 1, r), 1, r));
    });
}

void cohort_loop(benchmark::State& state) {
    replicates(state, [](std::uint32_t r) {
        const ModelTables& tables = oegstgeest().tables();
        const Rates rates = make_rates(tables, draw_theta(oegstgeest(), 1, r));
        benchmark::DoNotOptimize(CohortLoop{tables, rates, r}.run());
    });
}

BENCHMARK(event_engine)->Unit(benchmark::kMillisecond)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(reference)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(cohort_loop)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
} // namespace koers::bench
