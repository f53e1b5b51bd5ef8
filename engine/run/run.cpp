#include "koers/run.hpp"

#include <algorithm>
#include <mutex>
#include <string>

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
    Counter(const RunPlan& plan, std::uint64_t total) : plan_{plan}, total_{total} {}

    void count() {
        const std::lock_guard lock{guard_};
        ++done_;
        if (plan_.on_progress) {
            plan_.on_progress({done_, total_});
        }
    }

private:
    const RunPlan& plan_;
    std::uint64_t total_;
    std::uint64_t done_{};
    std::mutex guard_;
};

bool stopped(const RunPlan& plan) {
    return plan.stop != nullptr && plan.stop->load();
}

} // namespace

Result<RunEnd> run_blocks(const std::vector<const Layout*>& layouts, const MakeTrajectory& make, const RunPlan& plan,
                          Executor& executor, const Encode& encode, ResultSink& sink) {
    Counter counter{plan, static_cast<std::uint64_t>(plan.replicates) * layouts.size()};
    const std::uint32_t length = std::min(plan.block, plan.replicates);
    for (std::size_t model = 0; model < layouts.size(); ++model) {
        for (std::uint32_t first = 0; first < plan.replicates; first += length) {
            const std::uint32_t count = std::min(length, plan.replicates - first);
            std::vector<Trajectory> slots(count);
            try {
                executor.for_each(count, [&](std::uint32_t i) {
                    if (stopped(plan)) {
                        return;
                    }
                    try {
                        slots[i] = make(model, first + i);
                    } catch (const std::exception& error) {
                        throw ReplicateFailure{first + i, error.what()};
                    }
                    counter.count();
                });
            } catch (const ReplicateFailure& failure) {
                return environment_fault("R001", failure.what(), "meld dit met het scenario en het zaad");
            }
            if (stopped(plan)) {
                return RunEnd::interrupted;
            }
            EncodedBlock block{model, first, count, {}};
            block.chunks.resize(layouts[model]->variables.size());
            executor.for_each(static_cast<std::uint32_t>(block.chunks.size()), [&](std::uint32_t variable) {
                block.chunks[variable] = encode(*layouts[model], variable, length, slots);
            });
            if (Result<void> accepted = sink.accept(block); !accepted) {
                return tl::unexpected{accepted.error()};
            }
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
