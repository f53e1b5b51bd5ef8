#include <benchmark/benchmark.h>

#include "base/philox.hpp"

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

BENCHMARK(philox_floor);

} // namespace
} // namespace koers::bench
