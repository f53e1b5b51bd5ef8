#include "koers/run.hpp"

#include <algorithm>
#include <mutex>
#include <span>
#include <string>
#include <utility>

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
    const MakeTrajectories& make;
    const RunPlan& plan;
    std::uint32_t length; // of a block
    Executor& executor;
    const Encode& encode;
    ResultSink& sink;
    Counter& counter;
};

/// Blocks of all models of a group wait in memory until the last replicate is there.
constexpr std::uint64_t most_bytes = 256'000'000;

/// The models from `first` on of which a block each fits in memory, at least one.
ModelRange next_group(const Work& work, std::size_t first) {
    std::uint64_t bytes = 0;
    std::size_t last = first;
    for (; last < work.layouts.size(); ++last) {
        const Layout& layout = *work.layouts[last];
        bytes += work.length * (layout.integers * sizeof(std::int32_t) + layout.reals * sizeof(float));
        if (last > first && bytes > most_bytes) {
            break;
        }
    }
    return {first, last - first};
}

/// Replicate `first + i` of every model of the group to slot `i`.
void fill_slots(const Work& work, ModelRange models, std::uint32_t first, std::vector<std::vector<Trajectory>>& slots) {
    work.executor.for_each(static_cast<std::uint32_t>(slots.front().size()), [&](std::uint32_t i) {
        if (stopped(work.plan)) {
            return;
        }
        try {
            std::vector<Trajectory> made = work.make(models, first + i);
            for (std::size_t m = 0; m < models.count; ++m) {
                slots[m][i] = std::move(made[m]);
                work.counter.count();
            }
        } catch (const std::exception& error) {
            throw ReplicateFailure{first + i, error.what()};
        }
    });
}

/// Computes a block of every model of a group and hands them over.
Result<RunEnd> run_block(const Work& work, ModelRange models, std::uint32_t first, std::uint32_t count) {
    std::vector<std::vector<Trajectory>> slots(models.count, std::vector<Trajectory>(count)); // [model][replicate]
    try {
        fill_slots(work, models, first, slots);
    } catch (const ReplicateFailure& failure) {
        return environment_fault("R001", failure.what(), "meld dit met het scenario en het zaad");
    }
    if (stopped(work.plan)) {
        return RunEnd::interrupted;
    }
    for (std::size_t m = 0; m < models.count; ++m) {
        const Layout& layout = *work.layouts[models.first + m];
        EncodedBlock block{models.first + m, first, count, {}};
        block.chunks.resize(layout.variables.size());
        work.executor.for_each(static_cast<std::uint32_t>(block.chunks.size()), [&](std::uint32_t variable) {
            block.chunks[variable] = work.encode(layout, variable, work.length, slots[m]);
        });
        if (Result<void> accepted = work.sink.accept(block); !accepted) {
            return tl::unexpected{accepted.error()};
        }
    }
    return RunEnd::finished;
}

/// Replicates `from` to `until - 1` of every model.
Result<RunEnd> run_stage(const Work& work, std::uint32_t from, std::uint32_t until) {
    for (ModelRange models = next_group(work, 0); models.count > 0;
         models = next_group(work, models.first + models.count)) {
        for (std::uint32_t first = from; first < until; first += work.length) {
            Result<RunEnd> end = run_block(work, models, first, std::min(work.length, until - first));
            if (!end || *end == RunEnd::interrupted) {
                return end;
            }
        }
    }
    return RunEnd::finished;
}

/// Simulators that no worker is using.
class IdleSimulators {
public:
    explicit IdleSimulators(const std::vector<Model>& models) : models_{models} {}

    std::vector<Trajectory> simulate(ModelRange range, const RunPlan& plan, std::uint32_t replicate) {
        std::vector<Theta> thetas;
        for (const Model& model : models_of(range)) {
            thetas.push_back(draw_theta(model, plan.seed, replicate, plan.sampling));
        }
        Simulator simulator = take(range);
        std::vector<Trajectory> trajectories = simulator.simulate(thetas, plan.seed, replicate);
        const std::lock_guard lock{guard_};
        idle_.push_back(std::move(simulator));
        return trajectories;
    }

private:
    [[nodiscard]] std::span<const Model> models_of(ModelRange range) const {
        return {models_.data() + range.first, range.count};
    }

    Simulator take(ModelRange range) {
        {
            const std::lock_guard lock{guard_};
            if (range.first != first_) { // the workers are done with the models before
                idle_.clear();
                first_ = range.first;
            }
            if (!idle_.empty()) {
                Simulator simulator = std::move(idle_.back());
                idle_.pop_back();
                return simulator;
            }
        }
        return Simulator{models_of(range)};
    }

    const std::vector<Model>& models_;
    std::size_t first_{}; // of the models that they are for
    std::vector<Simulator> idle_;
    std::mutex guard_;
};

} // namespace

Result<RunEnd> run_blocks(const std::vector<const Layout*>& layouts, const MakeTrajectories& make, const RunPlan& plan,
                          Executor& executor, const Encode& encode, ResultSink& sink) {
    Counter counter{plan};
    const std::uint32_t length = std::min(plan.block, plan.replicates);
    expects(!plan.enough || length == plan.replicates || first_check % length == 0, "stages are whole blocks");
    const Work work{layouts, make, plan, length, executor, encode, sink, counter};
    for (std::uint32_t done = 0; done < plan.replicates;) {
        const std::uint32_t until = next_stage(plan, done);
        counter.expect(static_cast<std::uint64_t>(until) * layouts.size());
        Result<RunEnd> end = run_stage(work, done, until);
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
    IdleSimulators simulators{models};
    const MakeTrajectories make = [&](ModelRange range, std::uint32_t replicate) {
        return simulators.simulate(range, plan, replicate);
    };
    return run_blocks(layouts, make, plan, executor, encode, sink);
}

} // namespace koers
