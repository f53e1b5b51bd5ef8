#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "report/comparison_rows.hpp"
#include "report/difference_rows.hpp"
#include "report/tables.hpp"
#include "small_run.hpp"

using namespace koers;
using Catch::Matchers::Contains;

namespace {

const std::vector<int> years{2027, 2029};

/// A run of Kleindorp and of Kleindorp with measures.
class Kleindorp {
public:
    [[nodiscard]] const ResultReader& reader() const { return run_.reader(); }
    [[nodiscard]] ScenarioPair pair() { return {source_, basis(), run_.reader().scenarios().at(1)}; }
    [[nodiscard]] const ScenarioContents& basis() const { return run_.reader().scenarios().at(0); }

    [[nodiscard]] std::vector<DifferenceRow> rows(ComparedBy by, PriceLevel level = PriceLevel::budget) {
        return comparison_rows(pair(), by, years, level);
    }

private:
    SmallRun run_{{"basis", "zuinig"}, 12};
    Source source_{run_.reader()};
};

/// The row of an outcome in 2029.
DifferenceRow row_of(const std::vector<DifferenceRow>& rows, const std::string& variable, const std::string& label) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const DifferenceRow& row) {
        return row.outcome.variable == variable && row.outcome.label == label && row.year == 2029;
    });
    REQUIRE(found != rows.end());
    return *found;
}

double mean_difference(Kleindorp& run, const std::string& variable, std::size_t label) {
    const PairedValues values = paired_values(run.pair(), variable);
    const std::size_t year = position_of(run.basis(), 2029);
    double sum = 0.0;
    for (std::size_t replicate = 0; replicate < 12; ++replicate) {
        sum += values.other.at({replicate, year, label}) - values.basis.at({replicate, year, label});
    }
    return sum / 12.0;
}

/// A row of values that go up, down or nowhere.
DifferenceRow made_row(WantedChange wanted, const std::vector<double>& other) {
    const std::vector<double> basis(other.size(), 10.0);
    return {{"indicatorwaarde", "x", "X", "%", 2, wanted}, 2029, paired_difference(basis, other)};
}

} // namespace

TEST_CASE("differences per thema and per taakveld both add up to the total", "[report]") {
    Kleindorp run;
    const auto themas = run.rows(ComparedBy::thema);
    const auto taakvelden = run.rows(ComparedBy::taakveld);
    const double total = row_of(themas, "nettolasten", "").difference.mean;
    const auto sum = [](const std::vector<DifferenceRow>& rows, const std::string& variable) {
        double all = 0.0;
        for (const DifferenceRow& row : rows) {
            const bool part = row.outcome.variable == variable && !row.outcome.label.empty() && row.year == 2029;
            all += part ? row.difference.mean : 0.0;
        }
        return all;
    };
    CHECK(total != 0.0);
    CHECK(sum(themas, "nettolasten") == Approx(total));
    CHECK(sum(taakvelden, "nettolasten_taakveld") == Approx(total));
}

TEST_CASE("the added up total is the sum of all years of the run so far", "[report]") {
    Kleindorp run;
    const auto rows =
        comparison_rows(run.pair(), ComparedBy::thema, {2025, 2026, 2027, 2028, 2029}, PriceLevel::budget);
    double sum = 0.0;
    for (const DifferenceRow& row : rows) {
        sum += row.outcome.variable == "nettolasten" && row.outcome.label.empty() ? row.difference.mean : 0.0;
    }
    CHECK(row_of(rows, "nettolasten_opgeteld", "").difference.mean == Approx(sum));
}

TEST_CASE("nominal prices change the money of themas and leave out what is not kept so", "[report]") {
    Kleindorp run;
    const auto nominal = run.rows(ComparedBy::thema, PriceLevel::nominal);
    CHECK(row_of(nominal, "nettolasten", "").difference.mean !=
          row_of(run.rows(ComparedBy::thema), "nettolasten", "").difference.mean);
    CHECK(run.rows(ComparedBy::taakveld, PriceLevel::nominal).empty());
    const auto services = run.rows(ComparedBy::service, PriceLevel::nominal);
    CHECK_FALSE(services.empty());
    CHECK(
        std::none_of(services.begin(), services.end(), [](const DifferenceRow& row) { return is_money(row.outcome); }));
}

TEST_CASE("a voorziening has its cost, use and waiting with the way that is better", "[report]") {
    Kleindorp run;
    const auto rows = run.rows(ComparedBy::service);
    const DifferenceRow cost = row_of(rows, "kosten", "hulp");
    CHECK(cost.difference.mean == Approx(mean_difference(run, "kosten", 0)));
    CHECK(is_money(cost.outcome));
    CHECK(cost.outcome.wanted == WantedChange::lower);
    CHECK(chance_of_better(cost) == cost.difference.chance_lower);
    const DifferenceRow users = row_of(rows, "gebruikers", "hulp");
    CHECK(users.outcome.wanted == WantedChange::neither);
    CHECK(std::isnan(chance_of_better(users)));
    CHECK(row_of(rows, "wachtenden", "hulp").outcome.wanted == WantedChange::lower);
    CHECK(row_of(rows, "wachttijd", "hulp").outcome.wanted == WantedChange::lower);
}

TEST_CASE("an indicator goes the way that its data want", "[report]") {
    Kleindorp run;
    const auto rows = run.rows(ComparedBy::indicator);
    const Coordinate& indicators = *run.basis().coordinate("indicator");
    REQUIRE_FALSE(rows.empty());
    for (const DifferenceRow& row : rows) {
        const auto at = static_cast<std::size_t>(
            std::find(indicators.texts.begin(), indicators.texts.end(), row.outcome.label) - indicators.texts.begin());
        CHECK(column_text(indicators, "indicator_gewenst", at) == wanted_word(row.outcome.wanted));
        CHECK_THAT(row.outcome.name, Contains(column_text(indicators, "indicator_naam", at)));
    }
}

TEST_CASE("better is up where higher is wanted, down where lower is, and nothing where neither is", "[report]") {
    const std::vector<double> mostly_up{11, 12, 13, 10, 9};
    CHECK(chance_of_better(made_row(WantedChange::higher, mostly_up)) == Approx(0.6));
    CHECK(chance_of_better(made_row(WantedChange::lower, mostly_up)) == Approx(0.2)); // the tie counts for neither
    CHECK(std::isnan(chance_of_better(made_row(WantedChange::neither, mostly_up))));
}

TEST_CASE("a table of indicators shows the chance of better in its direction", "[report]") {
    const auto table = [](WantedChange wanted) {
        return difference_table({made_row(wanted, {11, 12, 13, 10, 9})}, ShownChance::better,
                                SignConvention::favourable_or_not);
    };
    CHECK_THAT(table(WantedChange::higher), Contains("Kans op beter  slechter") && Contains("60,0%     20,0%"));
    CHECK_THAT(table(WantedChange::lower), Contains("20,0%     60,0%") && Contains("  1,00  ")); // the mean
    CHECK_THAT(table(WantedChange::neither), Contains("  -  ") && !Contains("20,0%") && !Contains("60,0%"));
}

TEST_CASE("a table of money has thousands with V or N and the chance of cheaper", "[report]") {
    const std::vector<double> basis(5, 100'000.0);
    const std::vector<double> cheaper{90'000, 80'000, 95'000, 70'000, 104'000};
    const DifferenceRow row{
        {"nettolasten", "", "totaal", "EUR", 0, WantedChange::lower}, 2029, paired_difference(basis, cheaper)};
    const auto table = [&row](SignConvention sign) { return difference_table({row}, ShownChance::cheaper, sign); };
    const std::string vn = table(SignConvention::favourable_or_not); // mean -12.2, P10 -26, P50 -10, P90 0.4
    CHECK_THAT(vn, Contains("Kans op goedkoper") && Contains("12 V") && Contains("26 V") && Contains("80,0%    20,0%"));
    const std::string balance = table(SignConvention::balance);
    CHECK_THAT(balance, Contains(" 12 V") && Contains(" 26 V") && Contains("80,0%    20,0%"));
    CHECK(balance.find("26 V") > balance.find("10 V")); // P90 is now the best case
    CHECK(vn.find("26 V") < vn.find("10 V"));
    CHECK_THAT(table(SignConvention::plus_is_dearer), Contains("-12 V") && Contains("-26 V"));
}

TEST_CASE("the comparison says what every money table must say", "[report]") {
    Kleindorp run;
    const ComparisonOptions options{"basis", {"zuinig"}, years, {ComparedBy::thema, ComparedBy::taakveld}};
    const std::string text = comparison_text(run.reader(), options).value();
    CHECK_THAT(text, Contains("\nBedragen x € 1.000 per thema, prijspeil begroting (2025)."));
    CHECK_THAT(text, Contains("\nBedragen x € 1.000 per taakveld, prijspeil begroting (2025)."));
    CHECK_THAT(text, Contains("Tekenconventie vn: "));
    CHECK_THAT(text, Contains("Door afronding kunnen totalen afwijken van de som der delen."));
    CHECK_THAT(text, Contains("Verschil van zuinig met basis"));
}

TEST_CASE("years that the run does not hold are left out and none stands twice", "[report]") {
    Kleindorp run;
    CHECK(compared_years(run.basis(), {"basis", {"zuinig"}, {2035, 2029, 2026, 2029}, {}}) ==
          std::vector<int>{2026, 2029});
}
