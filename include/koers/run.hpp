#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "koers/diagnostics.hpp"
#include "koers/layout.hpp"
#include "koers/model.hpp"

namespace koers {

/// Threads live behind this line and nowhere else.
class Executor {
public:
    virtual ~Executor() = default;
    /// Calls `work(0)` to `work(count - 1)`, each once, in any order and on any thread; returns when all are done.
    virtual void for_each(std::uint32_t count, const std::function<void(std::uint32_t)>& work) = 0;
};

[[nodiscard]] std::unique_ptr<Executor> make_tbb_executor(unsigned threads);
[[nodiscard]] std::unique_ptr<Executor> make_thread_executor(unsigned threads);

/// The stored form of one variable for one block: a chunk that is shuffled and compressed already.
struct EncodedChunk {
    std::size_t variable{};
    std::vector<std::byte> bytes;
};

/// Replicates `first` to `first + count - 1` of one scenario, ready to write.
struct EncodedBlock {
    std::size_t scenario{};
    std::uint32_t first{};
    std::uint32_t count{};
    std::vector<EncodedChunk> chunks;
};

/// Takes finished blocks; always called from one thread, in block order.
class ResultSink {
public:
    virtual ~ResultSink() = default;
    [[nodiscard]] virtual Result<void> accept(const EncodedBlock& block) = 0;
};

/// Turns the trajectories of one block into a chunk per variable; pure, run by the workers.
using Encode = std::function<EncodedChunk(const Layout&, std::size_t variable, std::uint32_t block_length,
                                          const std::vector<Trajectory>&)>;

struct Progress {
    std::uint64_t done{};
    std::uint64_t total{}; // as far as is known: until the next time that the run may end
};

struct RunPlan {
    std::uint64_t seed{1};
    std::uint32_t replicates{10'000};
    std::uint32_t block{512}; // replicates a block, at most
    Sampling sampling{Sampling::sobol};
    std::function<void(const Progress&)> on_progress;
    const std::atomic<bool>* stop{}; // set from outside to end the run early
    /// Asked when all models have 1024, 2048, 4096, ... replicates, and at the end, whether that is enough; the run
    /// then ends. `block` must divide 1024. Without it the run has all its replicates.
    std::function<Result<bool>(std::uint32_t replicates)> enough;
};

/// Outcome of a run that did not fail.
enum class RunEnd : std::uint8_t { finished, interrupted };

/// Replicates after which a run with `enough` is asked for the first time.
inline constexpr std::uint32_t first_check = 1024;

/// Runs every model for every replicate, block by block; memory does not grow with the replicates and
/// the blocks handed to `sink` do not depend on the executor.
[[nodiscard]] Result<RunEnd> run(const std::vector<Model>& models, const RunPlan& plan, Executor& executor,
                                 const Encode& encode, ResultSink& sink);

} // namespace koers
