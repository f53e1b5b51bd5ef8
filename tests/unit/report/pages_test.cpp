#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

#include "report/pages/evidence.hpp"
#include "report/pages/findings.hpp"
#include "report/pages/indicators.hpp"
#include "report/pages/rendering.hpp"
#include "report/pages/table_view.hpp"

using namespace koers;
using namespace koers::pages;

namespace {

BudgetOutcome outcome(double p10, double p50, double p90, double budget, double chance_short) {
    return {2029, {p50, p10, p50, p90}, budget, chance_short};
}

const BudgetOutcome above = outcome(28'400'000.0, 29'504'000.0, 31'000'000.0, 28'804'000.0, 0.8);
const BudgetOutcome below = outcome(26'400'000.0, 27'504'000.0, 29'000'000.0, 28'804'000.0, 0.2);
const BudgetOutcome equal = outcome(28'000'000.0, 28'803'000.0, 29'500'000.0, 28'804'000.0, 0.5);

CostDifference difference(double p10, double p50, double p90, double lower, double higher) {
    CostDifference of{"Langer thuis", "Huidig beleid", 2029, {}};
    of.difference.p10 = p10;
    of.difference.p50 = p50;
    of.difference.p90 = p90;
    of.difference.chance_lower = lower;
    of.difference.chance_higher = higher;
    return of;
}

/// Texts with ordinary spaces.
std::string plain(std::string text) {
    const std::string unbroken = "\u00a0";
    for (auto at = text.find(unbroken); at != std::string::npos; at = text.find(unbroken)) {
        text.replace(at, unbroken.size(), " ");
    }
    return text;
}

std::vector<std::string> every_sentence() {
    std::vector<std::string> sentences;
    for (const BudgetOutcome& one : {above, below, equal}) {
        sentences.push_back(cost_sentence("Huidig beleid", one));
        sentences.push_back(budget_sentence(one));
        for (const double chance : {0.0, 0.02, 0.2, 0.35, 0.5, 0.65, 0.8, 0.98, 1.0}) {
            sentences.push_back(deficit_sentence(chance));
        }
    }
    for (const CostDifference& one : {difference(-5e5, -3e5, -1e5, 1.0, 0.0), difference(-1e5, 2e5, 4e5, 0.3, 0.7),
                                      difference(0.0, 0.0, 0.0, 0.0, 0.0)}) {
        sentences.push_back(difference_sentence(one));
    }
    sentences.push_back(waiting_sentence("Huidig beleid", {2029, {150.0, 90.0, 150.0, 230.0}, 2026, {}}));
    return sentences;
}

} // namespace

TEST_CASE("amounts have no more digits than a run supports", "[report]") {
    CHECK(legible(28'353'495.0) == 28'350'000.0);
    CHECK(legible(-1'004'999.0) == -1'000'000.0);
    CHECK(legible(352'600.0) == 355'000.0);
    CHECK(legible(-2'400.0) == 0.0);
    CHECK(plain(euro_words(28'353'495.0)) == "€ 28,35 miljoen");
    CHECK(plain(euro_words(-352'600.0)) == "€ 355.000");
    CHECK(euro_words(28e6).find("\u00a0") != std::string::npos); // an amount is never broken off from its sign
    CHECK(plain(euro_range(980'000.0, 1'230'000.0)) == "tussen € 980.000 en € 1,23 miljoen");
}

TEST_CASE("small numbers of people stay hidden", "[report]") {
    CHECK(people_words(9.4) == "minder dan 10");
    CHECK(people_words(0.0) == "minder dan 10");
    CHECK(people_words(9.5) == "10");
    CHECK(people_words(1'074.5) == "1.075");
    CHECK(people_range(3.0, 8.0) == "minder dan 10");
    CHECK(people_range(3.0, 80.0) == "tussen minder dan 10 en 80");
    CHECK(std::get<std::string>(people_cell(9.0).value) == "< 10");
    CHECK(std::get<double>(people_cell(10.0).value) == 10.0);
}

TEST_CASE("chances are told as frequencies, and never as certain unless they are", "[report]") {
    CHECK(frequency(0.8) == "in 8 van de 10 doorrekeningen");
    CHECK(frequency(0.0) == "in geen van de doorrekeningen");
    CHECK(frequency(1.0) == "in alle doorrekeningen");
    CHECK(frequency(0.001) == "in minder dan 1 van de 20 doorrekeningen");
    CHECK(frequency(0.999) == "in meer dan 19 van de 20 doorrekeningen");
    CHECK(frequency(0.05) == "in 1 van de 10 doorrekeningen");
    CHECK(frequency(0.95) == "in 9 van de 10 doorrekeningen");
}

TEST_CASE("words for a chance are fixed, and missing in between", "[report]") {
    CHECK(chance_word(0.96) == "vrijwel zeker");
    CHECK(chance_word(0.95) == "waarschijnlijk");
    CHECK(chance_word(0.7) == "waarschijnlijk");
    CHECK(chance_word(0.65).empty());
    CHECK(chance_word(0.5) == "ongeveer even waarschijnlijk");
    CHECK(chance_word(0.35).empty());
    CHECK(chance_word(0.3) == "onwaarschijnlijk");
    CHECK(chance_word(0.04).empty());
}

TEST_CASE("sentences on the budget hold for scenarios above, below and at it", "[report]") {
    CHECK(plain(cost_sentence("Huidig beleid", above)) ==
          "In 2029 kost Huidig beleid € 29,50 miljoen (tussen € 28,40 miljoen en € 31,00 miljoen).");
    CHECK(plain(budget_sentence(above)) == "Dat is € 700.000 meer dan de begroting.");
    CHECK(plain(budget_sentence(below)) == "Dat is € 1,30 miljoen minder dan de begroting.");
    CHECK(budget_sentence(equal) == "Dat is ongeveer evenveel als de begroting.");
    CHECK(plain(gap_title("Huidig beleid", above)) ==
          "Huidig beleid: in het midden € 700.000 boven de begroting van 2029");
    CHECK(plain(gap_title("Huidig beleid", below)) ==
          "Huidig beleid: in het midden € 1,30 miljoen onder de begroting van 2029");
    CHECK(gap_title("Huidig beleid", equal) ==
          "Huidig beleid: in het midden ongeveer gelijk aan de begroting van 2029");
    CHECK(budget_title("Huidig beleid", above) == "Huidig beleid: tekort in 8 van de 10 doorrekeningen in 2029");
}

TEST_CASE("a word for the chance of a deficit never stands without its number", "[report]") {
    CHECK(deficit_sentence(0.8) == "Een tekort is waarschijnlijk: in 8 van de 10 doorrekeningen.");
    CHECK(deficit_sentence(0.2) == "Een tekort is onwaarschijnlijk: in 2 van de 10 doorrekeningen.");
    CHECK(deficit_sentence(0.5) ==
          "Wel of geen tekort is ongeveer even waarschijnlijk: een tekort is er in 5 van de 10 doorrekeningen.");
    CHECK(deficit_sentence(0.65) == "In 7 van de 10 doorrekeningen is er een tekort.");
    CHECK(deficit_sentence(0.0) == "In geen van de doorrekeningen is er een tekort.");
}

TEST_CASE("the answer has a sentence with its chance for every scenario", "[report]") {
    CHECK(answer_sentences(2029, {{"A", 0.2}}) ==
          std::vector<std::string>{"In 2029 past A in 2 van de 10 doorrekeningen binnen de begroting."});
    CHECK(answer_sentences(2029, {{"A", 0.2}, {"B", 0.0}, {"C", 1.0}}) ==
          std::vector<std::string>{"In 2029 past A in 2 van de 10 doorrekeningen binnen de begroting.",
                                   "B past in geen van de doorrekeningen.", "C past in alle doorrekeningen."});
}

TEST_CASE("differences are told as dearer, cheaper and the same", "[report]") {
    CHECK(plain(difference_sentence(difference(-5e5, -3e5, -1e5, 1.0, 0.0))) ==
          "Langer thuis is in 2029 € 300.000 goedkoper dan Huidig beleid (tussen € 500.000 goedkoper en € 100.000 "
          "goedkoper).");
    CHECK(plain(difference_sentence(difference(-1e5, 2e5, 4e5, 0.3, 0.7))) ==
          "Langer thuis is in 2029 € 200.000 duurder dan Huidig beleid (tussen € 100.000 goedkoper en € 400.000 "
          "duurder).");
    CHECK(difference_sentence(difference(0.0, 0.0, 0.0, 0.0, 0.0)) ==
          "Langer thuis kost in 2029 evenveel als Huidig beleid.");
    CHECK(plain(difference_sentence(difference(-1e3, 1e2, 2e5, 0.4, 0.6))) ==
          "Langer thuis kost in 2029 ongeveer evenveel als Huidig beleid (tussen ongeveer even duur en € 200.000 "
          "duurder).");
    CHECK(difference_title(difference(-5e5, -3e5, -1e5, 1.0, 0.0)) ==
          "Langer thuis naast Huidig beleid in 2029: in alle doorrekeningen goedkoper");
    CHECK(difference_title(difference(0.0, 0.0, 0.0, 0.0, 0.0)) ==
          "Langer thuis naast Huidig beleid in 2029: in geen van de doorrekeningen anders");
}

TEST_CASE("what goes up, down and nowhere is told by its most frequent direction", "[report]") {
    const std::vector<double> now{1.0, 2.0, 3.0, 4.0};
    const std::vector<double> up{2.0, 3.0, 4.0, 3.0};
    CHECK(movement_words(movement_of(now, up)) == "in 8 van de 10 doorrekeningen hoger");
    CHECK(movement_words(movement_of(up, now)) == "in 8 van de 10 doorrekeningen lager");
    CHECK(movement_words(movement_of(now, now)) == "in geen van de doorrekeningen anders");
    const WaitingOutcome shorter{2029, {5.0, 1.0, 5.0, 8.0}, 2026, movement_of(up, now)};
    CHECK(waiting_title("A", shorter) == "A: wachtlijst eind 2029 in 8 van de 10 doorrekeningen korter dan begin 2026");
    CHECK(waiting_sentence("A", shorter) == "A: eind 2029 wachten minder dan 10 mensen op hulp (minder dan 10).");
}

TEST_CASE("a difference in a table has the sign of its convention and always V or N", "[report]") {
    CHECK(plain(difference_shown(123'000.0, SignConvention::favourable_or_not)) == "125 N");
    CHECK(plain(difference_shown(123'000.0, SignConvention::balance)) == "-125 N");
    CHECK(plain(difference_shown(-123'000.0, SignConvention::plus_is_dearer)) == "-125 V");
    CHECK(plain(difference_shown(-900.0, SignConvention::plus_is_dearer)) == "0");
}

TEST_CASE("sentences are short and free of jargon", "[report]") {
    double words = 0.0;
    for (const std::string& sentence : every_sentence()) {
        std::istringstream stream{plain(sentence)};
        for (std::string word; stream >> word;) {
            words += 1.0;
        }
        for (const char* jargon : {"P50", "P90", "percentiel", "mediaan", "replicatie", "simulatie", "voorspel",
                                   "stochastisch", "significant"}) {
            CHECK(sentence.find(jargon) == std::string::npos);
        }
    }
    CHECK(words / static_cast<double>(every_sentence().size()) <= 15.0);
}

TEST_CASE("dates are words, and a text that is none stays as it is", "[report]") {
    CHECK(date_words("2026-01-02T03:14:15Z") == "2 januari 2026");
    CHECK(date_words("onbekend") == "onbekend");
}

TEST_CASE("a table has headings, numbers as the Dutch write them and a file", "[report]") {
    sheets::Table table = sheets::titled("proef", "", "Een <proef>");
    table.columns = {{"Jaar", "jaar", sheets::Kind::year, "jaar"},
                     {"Bedrag", "bedrag", sheets::Kind::thousand_euro, "bedrag"}};
    table.rows = {{{{2029.0}, money_cell(28'353'495.0)}}};
    const std::string html = rendered("table", table_view(table));
    CHECK(html.find("<caption id=\"proef-kop\">Een &lt;proef&gt;</caption>") != std::string::npos);
    CHECK(html.find("<th scope=\"row\">2029</th><td class=\"n\">28.350</td>") != std::string::npos);
    CHECK(html.find("<th scope=\"col\" class=\"n\">Bedrag</th>") != std::string::npos);
    CHECK(table_view(table)["file"] == "%EF%BB%BFJaar%3BBedrag%0D%0A2029%3B28350%0D%0A");
}

TEST_CASE("indicators of people are whole and hidden when small, percentages are not", "[report]") {
    Indicator people;
    people.name = "Deelnemers";
    people.population = "65+";
    people.unit = "personen per jaar";
    Indicator share = people;
    share.unit = "% huishoudens";
    CHECK(indicator_name(people) == "Deelnemers, 65+");
    CHECK(value_text(people, 52.4) == "52");
    CHECK(value_text(people, 9.4) == "< 10");
    CHECK(value_with_band(people, {12.0, 4.0, 12.0, 1'234.0}) == "12 (< 10-1.234)");
    CHECK(value_text(share, 9.06) == "9,1%");
    CHECK(value_with_band(share, {9.0, 8.2, 9.06, 10.3}) == "9,1% (8,2%-10,3%)");
}

TEST_CASE("the last value of an indicator is that of its region", "[report]") {
    Indicator indicator;
    indicator.history = {{"Kleindorp", 2020, 9.0}, {"Kleindorp", 2024, 8.5}, {"Nederland", 2025, 10.0}};
    CHECK(last_value(indicator, "Kleindorp")->value == 8.5);
    CHECK(last_value(indicator, "Nederland")->year == 2025);
    CHECK_FALSE(last_value(indicator, "Holland Rijnland"));
}

TEST_CASE("correlation is squared, and none with what does not vary", "[report]") {
    CHECK(squared_correlation({1.0, 2.0, 3.0}, {-2.0, -4.0, -6.0}) == Approx(1.0));
    CHECK(squared_correlation({1.0, 2.0, 3.0}, {5.0, 5.0, 5.0}) == 0.0);
    CHECK(squared_correlation({0.0, 1.0, 0.0, 1.0}, {0.0, 0.0, 1.0, 1.0}) == Approx(0.0));
    CHECK(share_by_chance(1'000, 10'000) == Approx(0.00198).epsilon(0.01)); // 4.45 standard errors
}
