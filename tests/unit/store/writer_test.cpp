#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <thread>

#include "example_run.hpp"
#include "koers/analysis.hpp"
#include "koers/results.hpp"
#include "temporary_folder.hpp"

using namespace koers;

namespace {

/// Two threads that share the work in no fixed order.
class TwoThreads : public Executor {
public:
    void for_each(std::uint32_t count, const std::function<void(std::uint32_t)>& work) override {
        std::atomic<std::uint32_t> next{0};
        const auto loop = [&] {
            for (std::uint32_t i = next++; i < count; i = next++)
                work(i);
        };
        std::thread other{loop};
        loop();
        other.join();
    }
};

} // namespace

TEST_CASE("a result file gives back every replicate that was written", "[store]") {
    const TemporaryFolder folder;
    REQUIRE(example::write(folder / "uit.h5", example::identity(1203, Keep::everything)));
    const auto reader = ResultReader::open(folder / "uit.h5");
    REQUIRE(reader);
    const Layout layout = example::layout();
    for (const Variable& variable : layout.variables) {
        const auto array = reader->replicates("anders", variable.name);
        REQUIRE(array);
        REQUIRE(array->shape.front() == 1203);
        REQUIRE(array->values.size() == 1203 * variable.size);
        bool same = true;
        for (std::uint32_t replicate = 0; replicate < 1203; ++replicate) {
            const Trajectory expected = example::trajectory(layout, 1, replicate);
            for (std::size_t cell = 0; cell < variable.size; ++cell) {
                const double value = array->values[replicate * variable.size + cell];
                const std::size_t at = variable.offset + cell;
                const double wanted = variable.type == ValueType::real ? static_cast<double>(expected.reals[at])
                                      : expected.integers[at] == missing_integer
                                          ? std::numeric_limits<double>::quiet_NaN()
                                          : static_cast<double>(expected.integers[at]);
                same = same && (value == wanted || (std::isnan(value) && std::isnan(wanted)));
            }
        }
        INFO(variable.name);
        CHECK(same);
    }
}

TEST_CASE("the summary in the file is that of the replicates", "[store]") {
    const TemporaryFolder folder;
    REQUIRE(example::write(folder / "uit.h5", example::identity(1203, Keep::core)));
    const auto reader = ResultReader::open(folder / "uit.h5");
    REQUIRE(reader);
    const auto kept = reader->replicates("huidig-beleid", "kosten");
    const auto summary = reader->summary("huidig-beleid", "kosten");
    REQUIRE(kept);
    REQUIRE(summary);
    CHECK(summary->dimensions == std::vector<std::string>{"statistiek", "jaar", "voorziening"});
    std::vector<double> values;
    for (std::size_t replicate = 0; replicate < 1203; ++replicate)
        values.push_back(kept->at({replicate, 2, 1}));
    const Summary expected = summarise(values, Sampling::sobol);
    for (std::size_t statistic = 0; statistic < statistic_count; ++statistic)
        CHECK(summary->at({statistic, 2, 1}) == expected[statistic]);

    const auto waits = reader->summary("huidig-beleid", "wachttijd");
    REQUIRE(waits);
    CHECK(std::isnan(waits->at({0, 1, 2}))); // missing in every replicate
    CHECK_FALSE(std::isnan(waits->at({0, 1, 1})));
}

TEST_CASE("risk measures follow from the balances", "[store]") {
    const TemporaryFolder folder;
    REQUIRE(example::write(folder / "uit.h5", example::identity(600, Keep::core)));
    const auto reader = ResultReader::open(folder / "uit.h5");
    REQUIRE(reader);
    const auto balances = reader->replicates("anders", "saldo");
    REQUIRE(balances);
    std::vector<double> one;
    std::vector<double> year;
    std::vector<double> all;
    for (std::size_t r = 0; r < 600; ++r) {
        one.push_back(balances->at({r, 1, 0}));
        year.push_back(balances->at({r, 1, 0}) + balances->at({r, 1, 1}));
        all.push_back(year.back() + balances->at({r, 2, 0}) + balances->at({r, 2, 1})); // budget years 2026 and 2027
    }
    const auto value = [&](const std::string& name, const std::vector<std::size_t>& at) {
        return reader->summary("anders", name).value().at(at);
    };
    CHECK(value("kans_overschrijding", {1, 0}) == deficit_risk(one).chance);
    CHECK(value("kans_overschrijding_laag", {1, 0}) == deficit_risk(one, 0.9, Sampling::sobol).chance_95.low);
    CHECK(value("verwacht_tekort", {1, 0}) == Approx(deficit_risk(one).expected));
    CHECK(value("kans_overschrijding_totaal", {1}) == deficit_risk(year).chance);
    CHECK(value("benodigde_weerstandscapaciteit_cumulatief_totaal", {}) == deficit_risk(all).capacity);
    CHECK(std::isnan(value("kans_overschrijding", {0, 0}))); // 2025 has no budget
    CHECK(std::isnan(value("verwacht_tekort_totaal", {0})));
}

TEST_CASE("equal runs give equal bytes with and without threads", "[store]") {
    const TemporaryFolder folder;
    TwoThreads executor;
    for (const Keep keep : {Keep::summary, Keep::core, Keep::everything}) {
        REQUIRE(example::write(folder / "een.h5", example::identity(1203, keep)));
        REQUIRE(example::write(folder / "twee.h5", example::identity(1203, keep), &executor));
        CHECK(contents_of(folder / "een.h5") == contents_of(folder / "twee.h5"));
    }
}

TEST_CASE("what is not kept per replicate is still in the summary", "[store]") {
    const TemporaryFolder folder;
    for (const auto& [keep, name] :
         {std::pair{Keep::everything, "alles"}, {Keep::core, "kern"}, {Keep::summary, "sam"}})
        REQUIRE(example::write(folder / name, example::identity(700, keep)));
    const auto all = ResultReader::open(folder / "alles");
    const auto core = ResultReader::open(folder / "kern");
    const auto least = ResultReader::open(folder / "sam");
    REQUIRE((all && core && least));
    CHECK(all->scenarios()[0].variables.size() == 6);
    CHECK(core->scenarios()[0].variables.size() == 5);
    CHECK(least->scenarios()[0].variables.empty());
    CHECK_FALSE(core->replicates("anders", "clienten_leeftijd"));
    const auto values = [](const ResultReader& reader, const std::string& name) {
        std::vector<double> found = reader.summary("anders", name).value().values;
        std::replace_if(
            found.begin(), found.end(), [](double v) { return std::isnan(v); }, -1e9);
        return found;
    };
    const auto same = [&](const std::string& name) {
        return values(*core, name) == values(*all, name) && values(*least, name) == values(*all, name);
    };
    CHECK(same("clienten_leeftijd"));
    CHECK(same("kosten"));
    CHECK(same("benodigde_weerstandscapaciteit_totaal"));
    CHECK(std::filesystem::file_size(folder / "sam") < std::filesystem::file_size(folder / "kern"));
}

TEST_CASE("a run of fewer replicates than a block is a file with one block", "[store]") {
    const TemporaryFolder folder;
    REQUIRE(example::write(folder / "uit.h5", example::identity(1, Keep::everything)));
    const auto reader = ResultReader::open(folder / "uit.h5");
    REQUIRE(reader);
    CHECK(reader->identity().block == 1);
    CHECK(reader->replicates("anders", "clienten").value().shape == std::vector<std::size_t>{1, 4, 3});
}

TEST_CASE("the expected size is of the order of the real one and grows with what is kept", "[store]") {
    const std::vector<Layout> layouts{example::layout(), example::layout()};
    const auto least = estimated_bytes(layouts, 100'000, Keep::summary);
    const auto core = estimated_bytes(layouts, 100'000, Keep::core);
    const auto all = estimated_bytes(layouts, 100'000, Keep::everything);
    CHECK(least < core);
    CHECK(core < all);
    CHECK(estimated_bytes(layouts, 200'000, Keep::core) < 2 * core);

    const TemporaryFolder folder;
    REQUIRE(example::write(folder / "uit.h5", example::identity(2000, Keep::everything)));
    const auto size = static_cast<double>(std::filesystem::file_size(folder / "uit.h5"));
    const auto expected = static_cast<double>(estimated_bytes(layouts, 2000, Keep::everything));
    CHECK(expected > 0.5 * size); // how well numbers compress depends on their spread
    CHECK(expected < 2.0 * size);
}
