#include <catch2/catch.hpp>

#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "koers/analysis.hpp"
#include "koers/report.hpp"
#include "report/tables.hpp"
#include "small_run.hpp"

using namespace koers;
using Catch::Matchers::Contains;

namespace {

const SummaryOptions outlook{{2030, 2035}, PriceLevel::budget, {}, {}}; // 2035 is beyond the years of Kleindorp

std::size_t lines_with(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

std::string first_line_with(const std::string& text, const std::string& part) {
    std::istringstream lines{text};
    std::string line;
    while (std::getline(lines, line) && line.find(part) == std::string::npos) {
    }
    REQUIRE(!line.empty());
    return line;
}

} // namespace

TEST_CASE("the summary shows the budget years and the outlook years that the run holds", "[report]") {
    const SmallRun run{{"basis"}, 6};
    CHECK(shown_years(run.reader().scenarios().front(), outlook) == std::vector<int>{2026, 2027, 2028, 2029, 2030});
}

TEST_CASE("the summary says what every money table must say", "[report]") {
    const SmallRun run{{"basis"}, 6};
    const std::string text = summary_text(run.reader(), outlook).value();
    CHECK_THAT(text, Contains("Bedragen x € 1.000"));
    CHECK_THAT(text, Contains("Door afronding kunnen totalen afwijken van de som der delen."));
    CHECK_THAT(text, Contains("prijspeil begroting (2025)"));
    CHECK_THAT(text, Contains("Het niveau van 2026 is aan de begroting verankerd"));
    CHECK_THAT(text, Contains("Algemene dekkingsmiddelen *")); // no modelled voorziening
    CHECK_THAT(text, Contains("kwaliteit C"));
    CHECK(lines_with(text, "\nTotaal ") == 5);
    CHECK(text.find("Verschil van") == std::string::npos);
}

TEST_CASE("quantiles of the net cost of a thema are those of its replicates", "[report]") {
    const SmallRun run{{"basis"}, 7};
    Source source{run.reader()};
    const ScenarioContents& contents = run.reader().scenarios().front();
    const NamedArray cost = source.replicates("basis", "lasten");
    const NamedArray income = source.replicates("basis", "baten");
    std::vector<double> net;
    for (std::size_t replicate = 0; replicate < 7; ++replicate) {
        net.push_back(cost.at({replicate, 4, 2}) - income.at({replicate, 4, 2}));
    }
    sort_ascending(net);
    const std::string table = money_table(contents, {2029}, PriceLevel::budget, source);
    REQUIRE(source.faults().empty());
    for (const double probability : {0.1, 0.5, 0.9}) {
        CHECK_THAT(table, Contains(fmt::format(" {} ", dutch_number(quantile_type7(net, probability) / 1000.0, 0))));
    }
}

TEST_CASE("without stored replicates the total has its chance only", "[report]") {
    const SmallRun kept{{"basis"}, 6};
    const SmallRun summary{{"basis", "zuinig"}, 6, Keep::summary};
    const std::string all = summary_text(kept.reader(), outlook).value();
    const std::string text = summary_text(summary.reader(), outlook).value();
    CHECK_THAT(text, Contains(first_line_with(all, "Gezond en zelfstandig")));
    CHECK_THAT(text, Contains("n.b."));
    CHECK_THAT(text, Contains("verschillen tussen scenario's niet bekend"));
    CHECK(text.find("Verschil van") == std::string::npos);
}

TEST_CASE("with several scenarios each is compared with the first", "[report]") {
    const SmallRun run{{"basis", "zuinig", "vergrijsd"}, 6};
    const std::string text = summary_text(run.reader(), outlook).value();
    CHECK_THAT(text, Contains("Verschil van zuinig met basis"));
    CHECK_THAT(text, Contains("Verschil van vergrijsd met basis"));
    CHECK_THAT(text, Contains("wachttijd (weken): Hulp bij het huishouden"));
    CHECK_THAT(text, Contains("inwoners 85+"));
}

TEST_CASE("JSON has every summary with its axes and unit", "[report]") {
    const SmallRun run{{"basis", "zuinig"}, 6};
    const auto root = nlohmann::json::parse(summary_json(run.reader(), outlook).value());
    const auto& basis = root.at("scenarios").at("basis");
    for (const Variable& variable : run.reader().scenarios().front().summaries) {
        CHECK(basis.at("samenvatting").contains(variable.name));
    }
    const auto& wait = basis.at("samenvatting").at("wachttijd");
    CHECK(wait.at("eenheid") == "weken");
    CHECK(wait.at("dimensies") == nlohmann::json{"statistiek", "jaar", "voorziening"});
    CHECK(wait.at("waarden").size() == statistic_count);
    CHECK_FALSE(basis.contains("verschillen"));
    const auto& differences = root.at("scenarios").at("zuinig").at("verschillen");
    CHECK(differences.at(0).at("uitkomst") == "nettolasten");
    CHECK(differences.at(0).at("jaar") == 2026);
}
