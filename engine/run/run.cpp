#include "koers/run.hpp"

#include <algorithm>
#include <mutex>
#include <string>

#include "base/expects.hpp"
#include "run/run_blocks.hpp"

namespace koers {
namespace {

/// Raised by a worker; says which replicate it was.
class ReplicateFailure : public std::runtime_error {
public:
    ReplicateFailure(std::uint32_t replicate, const std::string& what)
        : std::runtime_error{"replicatie " + std::to_string(replicate) + " kon niet worden berekend: " + what} {}
};

/// Counts finished replicates and tells the caller, one at a time and in rising order.
class Counter {
public:
    explicit Counter(const RunPlan& plan) : plan_{plan} {}

    void expect(std::uint64_t total) { total_ = total; }

    void count() {
        const std::lock_guard lock{guard_};
        ++done_;
        if (plan_.on_progress) {
            plan_.on_progress({done_, total_});
        }
    }

private:
    const RunPlan& plan_;
    std::uint64_t total_{};
    std::uint64_t done_{};
    std::mutex guard_;
};

bool stopped(const RunPlan& plan) {
    return plan.stop != nullptr && plan.stop->load();
}

/// Replicates of every model after which the run may end, the first time beyond `done`.
std::uint32_t next_stage(const RunPlan& plan, std::uint32_t done) {
    std::uint64_t end = plan.enough ? first_check : plan.replicates;
    while (end <= done) {
        end *= 2;
    }
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(end, plan.replicates));
}

/// The parts of a run that its blocks share.
struct Work {
    const std::vector<const Layout*>& layouts;
    const MakeTrajectory& make;
    const RunPlan& plan;
    std::uint32_t length; // of a block
    Executor& executor;
    const Encode& encode;
    ResultSink& sink;
    Counter& counter;
};

/// Computes a block of one model and hands it over.
Result<RunEnd> run_block(const Work& work, std::size_t model, std::uint32_t first, std::uint32_t count) {
    std::vector<Trajectory> slots(count);
    try {
        work.executor.for_each(count, [&](std::uint32_t i) {
            if (stopped(work.plan)) {
                return;
            }
            try {
                slots[i] = work.make(model, first + i);
            } catch (const std::exception& error) {
                throw ReplicateFailure{first + i, error.what()};
            }
            work.counter.count();
        });
    } catch (const ReplicateFailure& failure) {
        return environment_fault("R001", failure.what(), "meld dit met het scenario en het zaad");
    }
    if (stopped(work.plan)) {
        return RunEnd::interrupted;
    }
    const Layout& layout = *work.layouts[model];
    EncodedBlock block{model, first, count, {}};
    block.chunks.resize(layout.variables.size());
    work.executor.for_each(static_cast<std::uint32_t>(block.chunks.size()), [&](std::uint32_t variable) {
        block.chunks[variable] = work.encode(layout, variable, work.length, slots);
    });
    if (Result<void> accepted = work.sink.accept(block); !accepted) {
        return tl::unexpected{accepted.error()};
    }
    return RunEnd::finished;
}

/// Replicates `from` to `until - 1` of every model.
Result<RunEnd> run_stage(const Work& work, std::uint32_t from, std::uint32_t until) {
    for (std::size_t model = 0; model < work.layouts.size(); ++model) {
        for (std::uint32_t first = from; first < until; first += work.length) {
            const Result<RunEnd> end = run_block(work, model, first, std::min(work.length, until - first));
            if (!end || *end == RunEnd::interrupted) {
                return end;
            }
        }
    }
    return RunEnd::finished;
}

} // namespace

Result<RunEnd> run_blocks(const std::vector<const Layout*>& layouts, const MakeTrajectory& make, const RunPlan& plan,
                          Executor& executor, const Encode& encode, ResultSink& sink) {
    Counter counter{plan};
    const std::uint32_t length = std::min(plan.block, plan.replicates);
    expects(!plan.enough || length == plan.replicates || first_check % length == 0, "stages are whole blocks");
    const Work work{layouts, make, plan, length, executor, encode, sink, counter};
    for (std::uint32_t done = 0; done < plan.replicates;) {
        const std::uint32_t until = next_stage(plan, done);
        counter.expect(static_cast<std::uint64_t>(until) * layouts.size());
        const Result<RunEnd> end = run_stage(work, done, until);
        if (!end || *end == RunEnd::interrupted) {
            return end;
        }
        done = until;
        const Result<bool> enough = plan.enough ? plan.enough(done) : Result<bool>{false};
        if (!enough) {
            return tl::unexpected{enough.error()};
        }
        if (*enough) {
            break;
        }
    }
    return RunEnd::finished;
}

Result<RunEnd> run(const std::vector<Model>& models, const RunPlan& plan, Executor& executor, const Encode& encode,
                   ResultSink& sink) {
    std::vector<const Layout*> layouts;
    for (const Model& model : models) {
        layouts.push_back(&model.layout());
    }
    const MakeTrajectory make = [&](std::size_t model, std::uint32_t replicate) {
        return simulate(models[model], plan.seed, replicate, plan.sampling);
    };
    return run_blocks(layouts, make, plan, executor, encode, sink);
}

} // namespace koers
