#include <filesystem>

#include <benchmark/benchmark.h>

#include "bench/subject.hpp"
#include "koers/results.hpp"

namespace koers::bench {
namespace {

constexpr std::uint32_t block_length = 512;

/// A block of Oegstgeest, computed once.
const std::vector<Trajectory>& block() {
    static const std::vector<Trajectory> trajectories = [] {
        std::vector<Trajectory> made;
        for (std::uint32_t r = 0; r < block_length; ++r) {
            made.push_back(simulate(oegstgeest(), 1, r));
        }
        return made;
    }();
    return trajectories;
}

EncodedBlock encode(std::uint32_t first) {
    EncodedBlock encoded{0, first, block_length, {}};
    const Layout& layout = oegstgeest().layout();
    for (std::size_t variable = 0; variable < layout.variables.size(); ++variable) {
        encoded.chunks.push_back(encode_chunk(layout, variable, block_length, block()));
    }
    return encoded;
}

/// Compressing and writing what one replicate leaves, an item a replicate; the summary is not in it.
void output(benchmark::State& state) {
    constexpr std::uint32_t blocks = 4;
    const Scenario& scenario = oegstgeest().scenario();
    RunIdentity identity;
    identity.program_version = "bench";
    identity.municipality = "bench";
    identity.replicates = blocks * block_length;
    identity.block = block_length;
    const std::vector<ScenarioPlan> plans{{scenario.id, scenario.name, "", oegstgeest().layout(), 2026, 2029}};
    const auto file = std::filesystem::temp_directory_path() / "koers_bench.h5";
    (void)block();
    std::int64_t written = 0;
    for (auto _ : state) {
        state.PauseTiming(); // the frame of the file is made once a run, however long it is
        auto writer = ResultWriter::create(file, identity, plans, {});
        state.ResumeTiming();
        if (!writer) {
            state.SkipWithError("no file in the folder for temporary files");
            break;
        }
        for (std::uint32_t b = 0; b < blocks; ++b) {
            written += block_length;
            if (!(*writer)->accept(encode(b * block_length))) {
                state.SkipWithError("a block could not be written");
            }
        }
        state.PauseTiming();
        writer->reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(written);
}

BENCHMARK(output)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace koers::bench
