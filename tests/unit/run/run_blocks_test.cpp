#include <catch2/catch.hpp>

#include <atomic>
#include <cstring>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>

#include "run/run_blocks.hpp"

namespace koers {
namespace {

/// One integer per replicate: enough to see which trajectory went where.
Layout tiny_layout() {
    Layout layout;
    layout.coordinates.push_back({"jaar", "jaar", {2025}, {}, {}});
    Variable variable;
    variable.name = "getal";
    variable.dimensions = {"jaar"};
    variable.size = 1;
    layout.variables.push_back(variable);
    layout.integers = 1;
    return layout;
}

EncodedChunk encode_plain(const Layout&, std::size_t variable, std::uint32_t length,
                          const std::vector<Trajectory>& block) {
    EncodedChunk chunk{variable, std::vector<std::byte>(length * sizeof(std::int32_t))};
    for (std::size_t i = 0; i < block.size(); ++i) {
        std::memcpy(chunk.bytes.data() + i * sizeof(std::int32_t), block[i].integers.data(), sizeof(std::int32_t));
    }
    return chunk;
}

class RecordingSink final : public ResultSink {
public:
    Result<void> accept(const EncodedBlock& block) override {
        for (std::uint32_t i = 0; i < block.count; ++i) {
            std::int32_t value{};
            std::memcpy(&value, block.chunks[0].bytes.data() + i * sizeof value, sizeof value);
            values.push_back(value);
            of_scenario[block.scenario].push_back(value);
        }
        firsts.push_back(block.first);
        if (fail) {
            return environment_fault("X001", "vol", "ruim op");
        }
        return {};
    }

    std::vector<std::int32_t> values;                             // as they came
    std::map<std::size_t, std::vector<std::int32_t>> of_scenario; // likewise
    std::vector<std::uint32_t> firsts;
    bool fail{};
};

Trajectory squares(std::size_t model, std::uint32_t replicate) {
    return {{static_cast<std::int32_t>(1000 * model + replicate * replicate)}, {}};
}

std::vector<Trajectory> squares_of(ModelRange models, std::uint32_t replicate) {
    std::vector<Trajectory> made;
    for (std::size_t i = 0; i < models.count; ++i) {
        made.push_back(squares(models.first + i, replicate));
    }
    return made;
}

std::unique_ptr<Executor> make_executor(const std::string& kind, unsigned threads) {
    return kind == "tbb" ? make_tbb_executor(threads) : make_thread_executor(threads);
}

std::vector<std::string> kinds() {
    // ThreadSanitizer cannot look inside the TBB of Debian and reports races that are not there.
    return std::string{KOERS_TEST_EXECUTOR} == "tbb" ? std::vector<std::string>{"tbb", "threads"}
                                                     : std::vector<std::string>{"threads"};
}

} // namespace

TEST_CASE("blocks arrive in order and hold the same replicates for any executor, thread count and block", "[run]") {
    const Layout layout = tiny_layout();
    std::map<std::size_t, std::vector<std::int32_t>> expected;
    for (std::size_t model = 0; model < 2; ++model) {
        for (std::uint32_t r = 0; r < 23; ++r) {
            expected[model].push_back(squares(model, r).integers[0]);
        }
    }
    for (const std::string& kind : kinds()) {
        for (const unsigned threads : {1U, 2U, 5U}) {
            for (const std::uint32_t block : {1U, 7U, 23U, 100U}) {
                RecordingSink sink;
                RunPlan plan;
                plan.replicates = 23;
                plan.block = block;
                const auto executor = make_executor(kind, threads);
                const auto end = run_blocks({&layout, &layout}, squares_of, plan, *executor, encode_plain, sink);
                REQUIRE(end.has_value());
                CHECK(*end == RunEnd::finished);
                CHECK(sink.of_scenario == expected);
            }
        }
    }
}

TEST_CASE("progress counts every replicate once", "[run]") {
    const Layout layout = tiny_layout();
    RecordingSink sink;
    RunPlan plan;
    plan.replicates = 50;
    plan.block = 8;
    std::vector<std::uint64_t> seen;
    plan.on_progress = [&seen](const Progress& progress) {
        seen.push_back(progress.done);
        CHECK(progress.total == 50);
    };
    REQUIRE(run_blocks({&layout}, squares_of, plan, *make_thread_executor(3), encode_plain, sink).has_value());
    std::vector<std::uint64_t> expected(50);
    std::iota(expected.begin(), expected.end(), std::uint64_t{1});
    CHECK(seen == expected);
}

TEST_CASE("a stop ends the run before its block is handed over", "[run]") {
    const Layout layout = tiny_layout();
    RecordingSink sink;
    std::atomic<bool> stop{false};
    RunPlan plan;
    plan.replicates = 100;
    plan.block = 10;
    plan.stop = &stop;
    plan.on_progress = [&stop](const Progress& progress) { stop = progress.done >= 25; };
    const auto end = run_blocks({&layout}, squares_of, plan, *make_thread_executor(1), encode_plain, sink);
    REQUIRE(end.has_value());
    CHECK(*end == RunEnd::interrupted);
    CHECK(sink.firsts == std::vector<std::uint32_t>{0, 10});
}

TEST_CASE("a run with a wish asks at 1024, 2048, ... replicates of all models, and at the end", "[run]") {
    const Layout layout = tiny_layout();
    for (const std::uint32_t most : {100U, 1024U, 3000U, 5000U}) {
        for (const std::uint32_t until : {1024U, 4096U, 10'000U}) {
            RecordingSink sink;
            RunPlan plan;
            plan.replicates = most;
            plan.block = 256;
            std::vector<std::uint32_t> asked;
            std::uint64_t total = 0;
            plan.on_progress = [&total](const Progress& progress) {
                CHECK(progress.done <= progress.total);
                total = progress.total;
            };
            plan.enough = [&](std::uint32_t replicates) -> Result<bool> {
                asked.push_back(replicates);
                CHECK(sink.values.size() == 2 * replicates);
                CHECK(total == 2 * replicates);
                return replicates >= until;
            };
            REQUIRE(run_blocks({&layout, &layout}, squares_of, plan, *make_thread_executor(2), encode_plain, sink));
            std::vector<std::uint32_t> expected;
            for (std::uint32_t n = 1024; n < most && (expected.empty() || expected.back() < until); n *= 2) {
                expected.push_back(n);
            }
            if (expected.empty() || expected.back() < until) {
                expected.push_back(most);
            }
            CHECK(asked == expected);
        }
    }
}

TEST_CASE("a fault while asking whether it is enough ends the run", "[run]") {
    const Layout layout = tiny_layout();
    RecordingSink sink;
    RunPlan plan;
    plan.replicates = 10;
    plan.enough = [](std::uint32_t) -> Result<bool> { return environment_fault("X001", "vol", "ruim op"); };
    const auto end = run_blocks({&layout}, squares_of, plan, *make_thread_executor(1), encode_plain, sink);
    REQUIRE_FALSE(end.has_value());
    CHECK(end.error()[0].code == "X001");
}

TEST_CASE("a replicate that fails is named and ends the run", "[run]") {
    const Layout layout = tiny_layout();
    for (const std::string& kind : kinds()) {
        RecordingSink sink;
        RunPlan plan;
        plan.replicates = 30;
        plan.block = 10;
        const MakeTrajectories make = [](ModelRange models, std::uint32_t replicate) {
            if (replicate == 17) {
                throw std::runtime_error{"kapot"};
            }
            return squares_of(models, replicate);
        };
        const auto end = run_blocks({&layout}, make, plan, *make_executor(kind, 2), encode_plain, sink);
        REQUIRE_FALSE(end.has_value());
        CHECK(end.error()[0].code == "R001");
        CHECK(end.error()[0].message.find("replicatie 17") != std::string::npos);
        CHECK(sink.firsts == std::vector<std::uint32_t>{0});
    }
}

TEST_CASE("a sink that fails ends the run with its own fault", "[run]") {
    const Layout layout = tiny_layout();
    RecordingSink sink;
    sink.fail = true;
    RunPlan plan;
    plan.replicates = 30;
    plan.block = 10;
    const auto end = run_blocks({&layout}, squares_of, plan, *make_thread_executor(2), encode_plain, sink);
    REQUIRE_FALSE(end.has_value());
    CHECK(end.error()[0].code == "X001");
    CHECK(sink.firsts.size() == 1);
}

} // namespace koers
