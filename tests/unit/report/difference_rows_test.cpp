#include <catch2/catch.hpp>

#include <algorithm>

#include "report/difference_rows.hpp"
#include "small_run.hpp"

using namespace koers;

namespace {

const std::vector<int> years{2026, 2029};

std::size_t rows_of(const std::vector<DifferenceRow>& rows, const std::string& variable, const std::string& label) {
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const DifferenceRow& row) {
        return row.outcome.variable == variable && row.outcome.label == label;
    }));
}

} // namespace

TEST_CASE("net cost is lasten minus baten over all themas in every replicate", "[report]") {
    const SmallRun run{{"basis"}, 5};
    Source source{run.reader()};
    const ScenarioContents& contents = run.reader().scenarios().front();
    const auto net = net_cost(source, contents);
    const NamedArray cost = source.replicates("basis", "lasten");
    const NamedArray income = source.replicates("basis", "baten");
    REQUIRE(source.faults().empty());
    REQUIRE(net.size() == contents.coordinate("jaar")->size());
    for (std::size_t replicate = 0; replicate < 5; ++replicate) {
        double sum = 0.0;
        for (std::size_t thema = 0; thema < contents.coordinate("thema")->size(); ++thema) {
            sum += cost.at({replicate, 2, thema}) - income.at({replicate, 2, thema});
        }
        CHECK(net[2].at(replicate) == sum);
    }
}

TEST_CASE("a difference is the mean of the other scenario minus the first", "[report]") {
    const SmallRun run{{"basis", "zuinig"}, 8};
    Source source{run.reader()};
    const auto& scenarios = run.reader().scenarios();
    const auto rows = difference_rows({source, scenarios[0], scenarios[1]}, years);
    const auto a = net_cost(source, scenarios[0]);
    const auto b = net_cost(source, scenarios[1]);
    const auto row = std::find_if(rows.begin(), rows.end(), [](const DifferenceRow& candidate) {
        return candidate.outcome.variable == "nettolasten" && candidate.year == 2029;
    });
    REQUIRE(row != rows.end());
    const std::size_t at = position_of(scenarios[0], 2029);
    double mean = 0.0;
    for (std::size_t i = 0; i < 8; ++i) {
        mean += (b[at][i] - a[at][i]) / 8.0;
    }
    CHECK(row->difference.mean == Approx(mean));
    CHECK(row->difference.pairs == 8);
}

TEST_CASE("outcomes that are equal in every replicate are left out", "[report]") {
    const SmallRun run{{"basis", "zuinig"}, 8};
    Source source{run.reader()};
    const auto& scenarios = run.reader().scenarios();
    const auto rows = difference_rows({source, scenarios[0], scenarios[1]}, years);
    CHECK(rows_of(rows, "gebruikers", "hulp") > 0);
    CHECK(rows_of(rows, "bevolking", "85+") == 0); // the measures leave the population alone
    CHECK(difference_rows({source, scenarios[0], scenarios[0]}, years).empty());
}

TEST_CASE("people of 80 and older are counted together where an age group starts at 80", "[report]") {
    const SmallRun run{{"scenarios/oegstgeest/huidig-beleid", "scenarios/oegstgeest/vergrijzing-hoog"}, 4};
    Source source{run.reader()};
    const auto& scenarios = run.reader().scenarios();
    const auto rows = difference_rows({source, scenarios[0], scenarios[1]}, {2035});
    double sum = 0.0;
    double together = 0.0;
    for (const DifferenceRow& row : rows) {
        sum += row.outcome.label == "80-84" || row.outcome.label == "85+" ? row.difference.mean : 0.0;
        together += row.outcome.label == oldest_label ? row.difference.mean : 0.0;
    }
    CHECK(together > 0.0);
    CHECK(together == Approx(sum));
}

TEST_CASE("an age group that straddles 80 is not counted among the oldest", "[report]") {
    const SmallRun run{{"basis", "vergrijsd"}, 8};
    Source source{run.reader()};
    const auto& scenarios = run.reader().scenarios();
    const auto rows = difference_rows({source, scenarios[0], scenarios[1]}, years);
    CHECK(rows_of(rows, "bevolking", "85+") > 0);
    CHECK(rows_of(rows, "bevolking", oldest_label) == 0);
}

TEST_CASE("scenarios with other labels are not comparable and own measures do no harm", "[report]") {
    const SmallRun run{{"basis", "zuinig"}, 2};
    const auto& scenarios = run.reader().scenarios();
    CHECK(comparable(scenarios[0], scenarios[1]));
    ScenarioContents other = scenarios[1];
    for (Coordinate& coordinate : other.coordinates) {
        if (coordinate.name == "voorziening") {
            coordinate.texts.pop_back();
        }
    }
    CHECK_FALSE(comparable(scenarios[0], other));
}
