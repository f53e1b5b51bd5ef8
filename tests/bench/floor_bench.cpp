#include <vector>

#include <benchmark/benchmark.h>

#include "base/philox.hpp"
#include "sim/candidate_lanes.hpp"

namespace koers::bench {
namespace {

/// The random bits alone: one Philox block an item.
void philox_floor(benchmark::State& state) {
    constexpr std::uint32_t blocks = 4096;
    std::uint32_t round = 0;
    for (auto _ : state) {
        std::uint32_t sum = 0;
        for (std::uint32_t i = 0; i < blocks; ++i) {
            const Words words = philox4x32({round, 1, 2, i}, {3, 4});
            sum += words[0] ^ words[1] ^ words[2] ^ words[3];
        }
        benchmark::DoNotOptimize(sum);
        ++round;
    }
    state.SetItemsProcessed(std::int64_t{round} * blocks);
}

/// The same in the vectors of this machine, with the cell, place and month that each block stands for.
void candidate_floor(benchmark::State& state) {
    constexpr std::uint32_t blocks = 4096;
    const AliasTable table{std::vector<double>(200, 1.0)};
    const std::vector<std::uint32_t> places(200, 100);
    CandidateArrays made;
    std::uint32_t round = 0;
    for (auto _ : state) {
        make_candidates(table, places, {{3, 4}, 1, round++, 2}, 0, blocks, made);
        benchmark::DoNotOptimize(made.cell.data());
    }
    state.SetItemsProcessed(std::int64_t{round} * blocks);
}

BENCHMARK(philox_floor);
BENCHMARK(candidate_floor);

} // namespace
} // namespace koers::bench
