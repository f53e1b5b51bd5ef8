#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "report/charts/line_chart.hpp"
#include "report/charts/pyramid.hpp"
#include "report/charts/row_chart.hpp"
#include "report/charts/tornado_chart.hpp"
#include "report/charts/waterfall_chart.hpp"

using namespace koers::charts;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

LineChart fan() {
    LineChart chart;
    chart.heading = {"kosten", "Kosten & begroting", "De kosten zijn > 10."};
    chart.years = {2026, 2027, 2028, 2029};
    chart.unit = "miljoen euro";
    chart.bands = {{Look::first, {9.0, 9.5, unknown, 10.0}, {11.0, 12.0, unknown, 14.0}}};
    chart.lines = {{"Begroting", Look::budget, {10.0, 10.0, 10.0, 10.0}},
                   {"Huidig beleid", Look::first, {10.0, 10.5, unknown, 12.0}}};
    return chart;
}

} // namespace

TEST_CASE("ticks are round, and the closest that are few enough", "[report]") {
    CHECK(nice_ticks({0.0, 97.0}, 6).values == std::vector<double>{0.0, 20.0, 40.0, 60.0, 80.0, 100.0});
    CHECK(nice_ticks({-3.0, 7.0}, 6).values == std::vector<double>{-5.0, -2.5, 0.0, 2.5, 5.0, 7.5});
    CHECK(nice_ticks({28.35, 31.2}, 8).values == std::vector<double>{28.0, 28.5, 29.0, 29.5, 30.0, 30.5, 31.0, 31.5});
    CHECK(nice_ticks({28'350'000.0, 31'200'000.0}, 5).values ==
          std::vector<double>{28'000'000.0, 29'000'000.0, 30'000'000.0, 31'000'000.0, 32'000'000.0});
    CHECK(nice_ticks({0.0, 0.03}, 4).values == std::vector<double>{0.0, 0.01, 0.02, 0.03});
}

TEST_CASE("ticks have the decimals that they need", "[report]") {
    CHECK(nice_ticks({0.0, 97.0}, 6).decimals == 0);
    CHECK(nice_ticks({-3.0, 7.0}, 6).decimals == 1);
    CHECK(nice_ticks({0.0, 0.03}, 4).decimals == 2);
    CHECK(nice_ticks({0.0, 1.0}, 5).decimals == 2); // 0,25
    CHECK(nice_ticks({0.0, 100.0}, 5).decimals == 0);
}

TEST_CASE("ticks enclose values of every size and are at most as many as asked for", "[report]") {
    for (double size = 1e-6; size < 1e10; size *= 3.7) {
        for (const double low : {-1.7 * size, -0.3 * size, 0.0, 0.9 * size, 40.0 * size}) {
            const Ticks ticks = nice_ticks({low, low + size}, 6);
            CHECK(ticks.values.size() >= 2);
            CHECK(ticks.values.size() <= 6);
            CHECK(ticks.values.front() <= low + 1e-9 * size);
            CHECK(ticks.values.back() >= low + size - 1e-9 * size);
        }
    }
}

TEST_CASE("a value that never changes, and none at all, still give an axis", "[report]") {
    CHECK(nice_ticks({5.0, 5.0}, 6).values == std::vector<double>{0.0, 1.0, 2.0, 3.0, 4.0, 5.0});
    CHECK(nice_ticks({-5.0, -5.0}, 6).values.front() == -5.0);
    CHECK(nice_ticks({0.0, 0.0}, 6).extent().high == 1.0);
    CHECK(nice_ticks(extent_of({unknown}), 6).extent().high == 1.0);
}

TEST_CASE("years on an axis are whole and round", "[report]") {
    CHECK(year_ticks(2026, 2029, 9) == std::vector<int>{2026, 2027, 2028, 2029});
    CHECK(year_ticks(2025, 2040, 9) == std::vector<int>{2026, 2028, 2030, 2032, 2034, 2036, 2038, 2040});
    CHECK(year_ticks(2009, 2040, 9) == std::vector<int>{2010, 2015, 2020, 2025, 2030, 2035, 2040});
}

TEST_CASE("labels that do not collide stay where they are wanted", "[report]") {
    CHECK(apart({{100.0, 17.0}, {40.0, 17.0}}, {0.0, 200.0}) == std::vector<double>{100.0, 40.0});
}

TEST_CASE("labels that collide move apart as little as can be and keep their order", "[report]") {
    CHECK(apart({{100.0, 20.0}, {100.0, 20.0}}, {0.0, 200.0}) == std::vector<double>{90.0, 110.0});
    CHECK(apart({{50.0, 20.0}, {44.0, 20.0}, {130.0, 20.0}}, {0.0, 200.0}) == std::vector<double>{57.0, 37.0, 130.0});
    const std::vector<WantedLabel> wanted{{8.0, 17.0}, {3.0, 34.0}, {190.0, 17.0}, {199.0, 34.0}, {188.0, 17.0}};
    const std::vector<double> centres = apart(wanted, {0.0, 200.0});
    for (std::size_t a = 0; a < wanted.size(); ++a) {
        CHECK(centres[a] - wanted[a].height / 2.0 >= 0.0);
        CHECK(centres[a] + wanted[a].height / 2.0 <= 200.0);
        for (std::size_t b = 0; b < wanted.size(); ++b) {
            if (wanted[a].centre < wanted[b].centre) {
                CHECK(centres[b] - centres[a] >= (wanted[a].height + wanted[b].height) / 2.0 - 1e-9);
            }
        }
    }
}

TEST_CASE("a text is broken between words and a letter of two bytes counts once", "[report]") {
    CHECK(broken("Hulp bij goed opgroeien", 100.0) == std::vector<std::string>{"Hulp bij goed", "opgroeien"});
    CHECK(broken("arbeidsongeschiktheid", 10.0) == std::vector<std::string>{"arbeidsongeschiktheid"});
    CHECK(text_width("é") == text_width("e"));
    CHECK(text_width("WW") > text_width("ll"));
}

TEST_CASE("places have one decimal at most and no minus before a zero", "[report]") {
    CHECK(place(12.345) == "12.3");
    CHECK(place(12.0) == "12");
    CHECK(place(-0.01) == "0");
    CHECK(place(1e3) == "1000");
}

TEST_CASE("a chart has a title and a description that belong to it", "[report]") {
    const std::string svg = line_chart(fan());
    CHECK(has(svg, "role=\"img\" aria-labelledby=\"kosten-naam kosten-uitleg\""));
    CHECK(has(svg, "<title id=\"kosten-naam\">Kosten &amp; begroting</title>"));
    CHECK(has(svg, "<desc id=\"kosten-uitleg\">De kosten zijn &gt; 10.</desc>"));
    CHECK_FALSE(has(svg, "nan"));
}

TEST_CASE("the budget is a thick black line without a marker, and others differ by more than their colour",
          "[report]") {
    CHECK(has(line_chart(fan()), "stroke=\"#000000\" stroke-width=\"3.5\""));
    CHECK(style_of(Look::budget).marker == Marker::none);
    const Look looks[] = {Look::first, Look::second, Look::third, Look::measured};
    for (const Look a : looks) {
        for (const Look b : looks) {
            if (a != b) {
                CHECK(style_of(a).marker != style_of(b).marker);
                CHECK(std::string{style_of(a).colour} != style_of(b).colour);
            }
        }
    }
    CHECK(std::string{style_of(Look::first).colour} == "#0072B2");
    CHECK(std::string{style_of(Look::second).colour} == "#D55E00");
    CHECK(std::string{style_of(Look::third).colour} == "#009E73");
}

TEST_CASE("a line and a band have a gap where a value is not known", "[report]") {
    const std::string svg = line_chart(fan());
    CHECK(count(svg, "<circle") == 3);
    CHECK(count(svg, "z\" fill=\"#0072B2\"") == 1);
    const auto band = svg.substr(svg.rfind("<path d=\"", svg.find("z\" fill=\"#0072B2\"")));
    CHECK(count(band.substr(0, band.find("/>")), "M") == 2); // two pieces
}

TEST_CASE("an axis starts at zero when it is asked to", "[report]") {
    LineChart chart = fan();
    CHECK_FALSE(starts_at_zero(chart));
    chart.start = LineChart::Start::at_zero;
    CHECK(starts_at_zero(chart));
    CHECK(has(line_chart(chart), ">0,0</text>"));
}

TEST_CASE("every line has its label, also where lines end at one place", "[report]") {
    LineChart chart = fan();
    chart.lines.push_back({"Langer thuis", Look::second, chart.lines[1].values});
    chart.lines.push_back({"Korten op welzijn", Look::third, chart.lines[1].values});
    const std::string svg = line_chart(chart);
    for (const char* label : {">Begroting</text>", ">Huidig beleid</text>", ">Langer thuis</text>"}) {
        CHECK(count(svg, label) == 1);
    }
    CHECK(line_chart(chart) == svg);
}

TEST_CASE("a line that ends early has its label above its end and no line across the chart", "[report]") {
    LineChart chart = fan();
    chart.lines.push_back({"Gemeten", Look::measured, {10.0, 11.0, unknown, unknown}});
    const std::string svg = line_chart(chart);
    CHECK(count(svg, ">Gemeten</text>") == 1);
    CHECK(count(svg, "stroke=\"#595959\" stroke-width=\".8\"") == 0);
    CHECK(count(svg, "stroke-width=\".8\"") == 2);
}

TEST_CASE("rows of bands have the budget behind them, and bars grow from zero", "[report]") {
    RowChart chart;
    chart.heading = {"rijen", "Rijen", "Twee rijen."};
    chart.rows = {{"Huidig beleid", Look::first, 28.0, 29.0, 31.0, 28.5, "29,0"},
                  {"Langer thuis", Look::second, 27.0, 28.0, 30.0, 28.5, "28,0"}};
    chart.budget_label = "Begroting";
    const std::string bands = row_chart(chart);
    CHECK(count(bands, "stroke=\"#000000\" stroke-width=\"3.5\"") == 2);
    CHECK_FALSE(has(bands, ">0</text>"));
    chart.form = RowChart::Form::bars;
    CHECK(has(row_chart(chart), ">0</text>"));
}

TEST_CASE("a pyramid has a bar for each group on either side, on the same scale", "[report]") {
    Pyramid chart;
    chart.heading = {"inwoners", "Inwoners", "Twee jaren."};
    chart.groups = {"0-17", "18-64", "65+"};
    chart.left_label = "2025";
    chart.left = {40.0, 100.0, 30.0};
    chart.right_label = "2040";
    chart.right = {30.0, 100.0, 60.0};
    const std::string svg = pyramid(chart);
    CHECK(count(svg, "fill=\"#0072B2\"") == 3);
    CHECK(count(svg, "fill=\"#D55E00\"") == 3);
    CHECK(count(svg, ">100</text>") == 2);
}

TEST_CASE("arrows of a waterfall point where the value goes and begin where the one above ended", "[report]") {
    WaterfallChart chart;
    chart.heading = {"verloop", "Verloop", "Van begroting naar midden."};
    chart.start = {"Begroting", 28.0, "28,0"};
    chart.steps = {{"Prijzen", 1.5, "1,5 erbij"}, {"Maatregelen", -0.5, "0,5 eraf"}};
    chart.end = {"Midden", 29.0, "29,0"};
    chart.end_band = {28.2, 30.0};
    const std::string svg = waterfall_chart(chart);
    CHECK(count(svg, "z\" fill=\"#D55E00\"") == 1); // up
    CHECK(count(svg, "z\" fill=\"#0072B2\"") == 1); // down
    CHECK(count(svg, "stroke=\"#000000\" stroke-width=\"3.5\"") == 1);
    CHECK(count(svg, "<circle") == 1);
    CHECK(has(svg, ">1,5 erbij</text>"));
    const auto arrow_at = [&](const char* colour) {
        const auto end = svg.find(std::string{"z\" fill=\""} + colour);
        const auto begin = svg.rfind("<path d=\"M", end) + 10;
        const double from = std::stod(svg.substr(begin));
        const double tip = std::stod(svg.substr(svg.find('L', begin) + 1));
        return std::pair{from, tip};
    };
    const auto [up_from, up_to] = arrow_at("#D55E00");
    const auto [down_from, down_to] = arrow_at("#0072B2");
    CHECK(up_to > up_from);
    CHECK(down_to < down_from);
    CHECK(down_from == up_to);
    CHECK((up_to - up_from) / (down_from - down_to) == Approx(3.0).margin(0.01));
}

TEST_CASE("a waterfall without steps goes from the budget to the outcome", "[report]") {
    WaterfallChart chart;
    chart.heading = {"verloop", "Verloop", "Van begroting naar midden."};
    chart.start = {"Begroting", 28.0, "28,0"};
    chart.end = {"Midden", 28.0, "28,0"};
    chart.end_band = {28.0, 28.0};
    const std::string svg = waterfall_chart(chart);
    CHECK_FALSE(has(svg, "nan"));
    CHECK_FALSE(has(svg, "fill=\"#D55E00\""));
    CHECK(count(svg, "<circle") == 1);
}

TEST_CASE("swings of a tornado have the word for their end on its side of zero", "[report]") {
    TornadoChart chart;
    chart.heading = {"gevoelig", "Gevoeligheid", "Een aanname omhoog, een omlaag."};
    chart.rows = {{"Loonindex", -1.0, 2.0, "3,0"}, {"Eigen bijdrage", 0.5, -0.5, "1,0"}};
    const std::string svg = tornado_chart(chart);
    CHECK(count(svg, ">laag</text>") == 2);
    CHECK(count(svg, ">hoog</text>") == 2);
    CHECK(count(svg, "text-anchor=\"end\">laag</text>") == 1); // left of zero
    CHECK(count(svg, "text-anchor=\"end\">hoog</text>") == 1);
    CHECK(count(svg, "fill-opacity=\".2\"") == 2);
}
