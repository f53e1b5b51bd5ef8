#include <catch2/catch.hpp>

#include <numeric>

#include "report/sheets/csv.hpp"
#include "report/sheets/difference.hpp"
#include "report/sheets/rounding.hpp"
#include "report/sheets/small_numbers.hpp"

using namespace koers;
using namespace koers::sheets;

namespace {

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Two themas and their total, with a column that adds up and one that does not.
Table small_table() {
    Table table = titled("proef", "Proef", "Een proef");
    table.columns = {{"Thema", "thema", Kind::text, "thema"},
                     {"Begroting 2026", "begroting", Kind::thousand_euro, "begroting", Adding::meaningful},
                     {"P90 2026", "p90", Kind::thousand_euro, "hoog"},
                     {"Kans (%)", "kans", Kind::percentage, "kans"}};
    table.rows = {{{{"Opgroeien; \"jeugd\""}, {120.0}, {130.0}, {12.5}}},
                  {{{"Meedoen"}, {-30.0}, {-20.0}, {}}},
                  {{{"Totaal"}, {Sum{{{0, 1, 1}}}}, {105.0}, {0.1}}, Role::total}};
    return table;
}

} // namespace

TEST_CASE("rounded parts add up to the rounded total and are each off by less than one", "[report]") {
    const std::vector<std::vector<double>> examples{
        {333.4, 333.3, 333.3}, {3'651'555, 1'234'567, 499, 500, 501}, {-333.4, 1000.2, -666.5}, {0.0, 0.0}, {}};
    for (const double unit : {1.0, 1000.0}) {
        for (const auto& amounts : examples) {
            const std::vector<double> parts = rounded_parts(amounts, unit);
            CHECK(sum_of(parts) == rounded(sum_of(amounts), unit));
            for (std::size_t i = 0; i < parts.size(); ++i) {
                CHECK(std::abs(parts[i] - amounts[i] / unit) < 1.0);
                CHECK(parts[i] == std::round(parts[i]));
            }
        }
    }
}

TEST_CASE("the part that is furthest above a whole number is rounded up", "[report]") {
    CHECK(rounded_parts({1'400.0, 2'450.0, 1'150.0}, 1000.0) == std::vector<double>{1.0, 3.0, 1.0});
    CHECK(rounded_parts({500.0, 500.0}, 1000.0) == std::vector<double>{1.0, 0.0}); // the first of equals
    CHECK(rounded(-1'500.0, 1000.0) == -2.0);
}

TEST_CASE("a sum counts its spans with their sign, and as a size without one", "[report]") {
    Table table = small_table();
    CHECK(number_in(table, 2, 1) == 90.0);
    table.rows[2].cells[1] = {Sum{{{1, 1, 1}, {0, 0, 2, -1.0}}}};
    CHECK(number_in(table, 2, 1) == -160.0);
    table.rows[2].cells[1] = {Sum{{{1, 1, 1}, {0, 0, 2, -1.0}}, Sum::Of::size}};
    CHECK(number_in(table, 2, 1) == 160.0);
    CHECK_FALSE(number_in(table, 0, 0));
    CHECK_FALSE(number_in(table, 1, 3));
}

TEST_CASE("a total says that a percentile is no sum, and nothing where it is one", "[report]") {
    Table table = small_table();
    CHECK(note_on(table, 2, 2).starts_with("geen som"));
    CHECK(note_on(table, 2, 1).empty());
    CHECK(note_on(table, 0, 2).empty());
    table.rows[0].cells[2].note = "eigen opmerking";
    CHECK(note_on(table, 0, 2) == "eigen opmerking");
}

TEST_CASE("CSV for the Dutch Excel has a mark, semicolons and decimal commas", "[report]") {
    CHECK(csv_text(small_table(), CsvDialect::excel_nl) == "\xEF\xBB\xBF"
                                                           "Thema;Begroting 2026;P90 2026;Kans (%)\r\n"
                                                           "\"Opgroeien; \"\"jeugd\"\"\";120;130;12,5\r\n"
                                                           "Meedoen;-30;-20;\r\n"
                                                           "Totaal;90;105;0,1\r\n");
}

TEST_CASE("CSV for exchange has commas, decimal points and names for programs", "[report]") {
    CHECK(csv_text(small_table(), CsvDialect::exchange) == "thema,begroting,p90,kans\r\n"
                                                           "\"Opgroeien; \"\"jeugd\"\"\",120,130,12.5\r\n"
                                                           "Meedoen,-30,-20,\r\n"
                                                           "Totaal,90,105,0.1\r\n");
}

TEST_CASE("the code book tells of every column what it means and whether it adds up", "[report]") {
    const Table book = code_book({small_table()});
    REQUIRE(book.rows.size() == 4);
    CHECK(
        csv_text(book, CsvDialect::exchange).find("proef.csv,begroting,Begroting 2026,begroting,bedrag,x € 1.000,ja") !=
        std::string::npos);
    CHECK(csv_text(book, CsvDialect::exchange).find("proef.csv,p90,P90 2026,hoog,bedrag,x € 1.000,nee") !=
          std::string::npos);
}

TEST_CASE("a difference has the sign of its convention and always V or N", "[report]") {
    Table table = small_table();
    table.columns.push_back({"Verschil", "verschil", Kind::thousand_euro, "verschil"});
    table.columns.push_back({"V/N", "vn", Kind::text, "voordeel of nadeel"});
    table.rows.resize(2);
    for (Row& row : table.rows) {
        row.cells.resize(6);
    }
    const auto difference = [&](std::size_t row, SignConvention sign) {
        set_difference(table, row, {2, 1, 4, 5}, sign); // P90 against the budget: 10 more than it in both rows
        return number_in(table, row, 4).value();
    };
    for (const std::size_t row : {0U, 1U}) {
        CHECK(difference(row, SignConvention::favourable_or_not) == 10.0);
        CHECK(difference(row, SignConvention::balance) == -10.0);
        CHECK(difference(row, SignConvention::plus_is_dearer) == 10.0);
        CHECK(std::get<std::string>(table.rows[row].cells[5].value) == "N");
    }
    table.rows[0].cells[2] = {100.0};
    CHECK(difference(0, SignConvention::favourable_or_not) == 20.0);
    CHECK(difference(0, SignConvention::plus_is_dearer) == -20.0);
    CHECK(std::get<std::string>(table.rows[0].cells[5].value) == "V");
    table.rows[0].cells[2] = {120.0};
    CHECK(difference(0, SignConvention::balance) == 0.0);
    CHECK(std::holds_alternative<std::monostate>(table.rows[0].cells[5].value));
}

TEST_CASE("small numbers of people are hidden, with one more where a total would give them away", "[report]") {
    Table table = titled("mensen", "", "Mensen");
    table.columns = {{"Groep", "groep", Kind::text, "groep"},
                     {"Mensen", "mensen", Kind::persons, "mensen", Adding::meaningful},
                     {"P90", "p90", Kind::persons, "hoog"},
                     {"Kosten", "kosten", Kind::euro, "kosten", Adding::meaningful}};
    table.rows = {{{{"a"}, {9.0}, {9.4}, {5.0}}},
                  {{{"b"}, {40.0}, {9.5}, {6.0}}},
                  {{{"c"}, {12.0}, {20.0}, {7.0}}},
                  {{{"Totaal"}, {Sum{{{0, 2, 1}}}}, {30.0}, {18.0}}, Role::total}};
    hide_small_numbers(table);
    const auto text = [&](std::size_t row, std::size_t column) {
        const auto* found = std::get_if<std::string>(&table.rows[row].cells[column].value);
        return found == nullptr ? std::string{} : *found;
    };
    CHECK(text(0, 1) == "< 10");
    CHECK(text(2, 1) == "niet getoond"); // 61 - 40 - 12 would be 9
    CHECK(number_in(table, 1, 1) == 40.0);
    CHECK(number_in(table, 3, 1) == 61.0);
    CHECK(text(0, 2) == "< 10");
    CHECK(number_in(table, 1, 2) == 9.5);  // shown as 10
    CHECK(number_in(table, 2, 2) == 20.0); // percentiles do not add up
    CHECK(number_in(table, 0, 3) == 5.0);
}

TEST_CASE("two hidden numbers need no third, and large ones stay as they are", "[report]") {
    Table table = titled("mensen", "", "Mensen");
    table.columns = {{"Groep", "groep", Kind::text, "groep"},
                     {"Mensen", "mensen", Kind::persons, "mensen", Adding::meaningful}};
    table.rows = {{{{"a"}, {3.0}}}, {{{"b"}, {4.0}}}, {{{"c"}, {12.0}}}};
    hide_small_numbers(table);
    CHECK(number_in(table, 2, 1) == 12.0);
    CHECK_FALSE(number_in(table, 0, 1));
    CHECK_FALSE(number_in(table, 1, 1));
}
