#include <catch2/catch.hpp>

#include <algorithm>

#include "koers/model.hpp"
#include "read_one.hpp"
#include "village_folder.hpp"

using namespace koers;

namespace {

const Parameter& parameter(const Scenario& scenario, ParameterId id) {
    return scenario.parameters[id.index()];
}

/// Expected cost of a budget line by year, EUR.
std::vector<double> cost_of_line(const Scenario& scenario, const std::string& line,
                                 const std::string& which = "lasten_budgetregel") {
    const auto model = build_model(scenario);
    REQUIRE(model);
    const Layout& layout = model->layout();
    const Variable& variable = layout.variable(which);
    const auto& lines = layout.coordinate("budgetregel").texts;
    const auto position = static_cast<std::size_t>(std::find(lines.begin(), lines.end(), line) - lines.begin());
    const auto values = expect(*model, central_theta(*model));
    std::vector<double> costs;
    for (std::size_t year = 0; year < layout.coordinate("jaar").size(); ++year) {
        costs.push_back(values[variable.offset + year * lines.size() + position]);
    }
    return costs;
}

} // namespace

TEST_CASE("a measure of the catalogue knows its place, kind, amounts and company", "[scenario]") {
    const VillageFolder folder;
    const auto data = read(folder.path() / "basis.toml").dataset;
    REQUIRE(data->catalogue.measures.size() == 3);
    const CatalogueMeasure& open = data->catalogue.measures[0];
    CHECK(data->budget_lines[open.budget_line.index()].id == "overig-14");
    CHECK(open.kind == MeasureKind::investering);
    CHECK(open.amount.central == 10'000.0);
    CHECK(open.friction->central == 3'000.0);
    CHECK(open.target_group == 300);
    CHECK(open.excludes == std::vector<std::size_t>{1});
    const CatalogueMeasure& feast = data->catalogue.measures[2];
    CHECK(feast.once);
    CHECK(feast.needs == std::vector<std::size_t>{0});
    CHECK(feast.amount.grade == Grade::b);
    CHECK(data->catalogue.reached_share[0].central == 0.75);
}

TEST_CASE("a scenario takes a measure from the catalogue and may change it", "[scenario]") {
    const VillageFolder folder;
    const auto scenario = read(folder.write("kiest.toml", R"(naam = "Kiest"
basis = "basis.toml"

[[maatregel]]
id = "buurthuis-open"
bedrag = 12_000
vanaf = 2028
)"));
    const Measure& chosen = scenario.measures.front();
    CHECK(chosen.name == "Buurthuis vaker open");
    CHECK(chosen.from == 2028);
    CHECK(chosen.ramp == 2);
    CHECK(parameter(scenario, chosen.strength).central == 12'000.0);
    CHECK(parameter(scenario, chosen.strength).id == "maatregel.buurthuis-open.bedrag");
    CHECK(parameter(scenario, *chosen.reached_share).id == "maatregel.buurthuis-open.realisatie");
    CHECK(parameter(scenario, *chosen.friction).central == 3'000.0);
    CHECK(scenario.dataset->catalogue.measures.front().amount.central == 10'000.0);
}

TEST_CASE("what a measure reaches, its friction and its years come on its budget line", "[scenario]") {
    const VillageFolder folder;
    const auto before = cost_of_line(read(folder.path() / "basis.toml"), "overig-14");
    const auto opened = cost_of_line(read(folder.write("open.toml", "naam = \"Open\"\nbasis = \"basis.toml\"\n"
                                                                    "[[maatregel]]\nid = \"buurthuis-open\"\n"
                                                                    "[[maatregel]]\nid = \"buurtfeest\"\n")),
                                     "overig-14");
    // 2025, then half of 10 000 with 3 000 of friction and the feast of 2 000, then the whole
    CHECK(opened[0] - before[0] == Approx(0.0).margin(1e-6));
    CHECK(opened[1] - before[1] == Approx(10'000.0));
    CHECK(opened[2] - before[2] == Approx(10'000.0));
    CHECK(opened[3] - before[3] == Approx(10'000.0));
    const auto closed = cost_of_line(read(folder.write("dicht.toml", "naam = \"Dicht\"\nbasis = \"basis.toml\"\n"
                                                                     "[[maatregel]]\nid = \"buurthuis-dicht\"\n")),
                                     "overig-14");
    CHECK(closed[1] - before[1] == Approx(0.0).margin(1e-6));
    CHECK(closed[2] - before[2] == Approx(-4'000.0)); // half of an ombuiging is reached
}

TEST_CASE("friction costs and measures that end soon are the one-off part of a budget line", "[scenario]") {
    const VillageFolder folder;
    const auto scenario = read(folder.write("open.toml", "naam = \"Open\"\nbasis = \"basis.toml\"\n"
                                                         "[[maatregel]]\nid = \"buurthuis-open\"\n"
                                                         "[[maatregel]]\nid = \"buurtfeest\"\n"));
    const auto once = cost_of_line(scenario, "overig-14", "lasten_incidenteel");
    CHECK(once[0] == 0.0);
    CHECK(once[1] == Approx(3'000.0 + 2'000.0)); // friction and the feast
    CHECK(once[2] == 0.0);
    CHECK(cost_of_line(read(folder.path() / "basis.toml"), "overig-14", "lasten_incidenteel")[1] == 0.0);
}
