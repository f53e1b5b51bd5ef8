#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "koers/model.hpp"
#include "koers/scenario.hpp"
#include "read_one.hpp"
#include "village_folder.hpp"

using namespace koers;

namespace {

std::shared_ptr<const Dataset> data_of(const VillageFolder& folder) {
    return read(folder.path() / "basis.toml").dataset;
}

std::string text_of(const VillageFolder& folder, const std::string& file) {
    std::ifstream stream{folder.path() / file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void change(const VillageFolder& folder, const std::string& file, const std::string& from, const std::string& to) {
    std::string text = text_of(folder, file);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    (void)folder.write(file, text.replace(at, from.size(), to));
}

const Connection& connection(const Dataset& data, const std::string& id) {
    const auto found = std::find_if(data.connections.begin(), data.connections.end(),
                                    [&id](const Connection& one) { return one.id == id; });
    REQUIRE(found != data.connections.end());
    return *found;
}

const Parameter& parameter(const Dataset& data, ParameterId id) {
    return data.parameters[id.index()];
}

/// Expected cost of every budget line in the first budget year, EUR.
std::vector<double> cost_of_lines(const Scenario& scenario) {
    const auto model = build_model(scenario);
    REQUIRE(model);
    const Layout& layout = model->layout();
    const std::size_t lines = layout.coordinate("budgetregel").size();
    const auto values = expect(*model, central_theta(*model));
    const auto first =
        values.begin() + static_cast<std::ptrdiff_t>(layout.variable("lasten_budgetregel").offset + lines);
    return {first, first + static_cast<std::ptrdiff_t>(lines)};
}

} // namespace

TEST_CASE("a connection knows its ends, form, delay and study", "[scenario]") {
    const VillageFolder folder;
    const auto data = data_of(folder);
    REQUIRE(data->connections.size() == 7);
    const Connection& subsidy = data->connections[0];
    CHECK(subsidy.id == "subsidie-contact");
    CHECK(subsidy.name == "Subsidie geeft ontmoeting");
    CHECK(subsidy.from == NodeRef{NodeKind::goal, 1, {}});
    CHECK(subsidy.to == NodeRef{NodeKind::mediator, 0, {}});
    CHECK(subsidy.form == ConnectionForm::exponential);
    CHECK(subsidy.least_lag == 0);
    CHECK(subsidy.study == StudyKind::expert_opinion);
    CHECK(subsidy.source == "fictief");
    const Connection& open = data->connections[1];
    CHECK(open.from == NodeRef{NodeKind::measure, 0, {}});
    CHECK(open.form == ConnectionForm::linear);
    CHECK(open.least_lag == 1);
    CHECK(open.lag_shape == 2.0);
    CHECK(open.study == StudyKind::before_after);
    CHECK(connection(*data, "contact-eenzaam").to == NodeRef{NodeKind::indicator, 0, {}});
    CHECK(connection(*data, "dicht-uren").to == NodeRef{NodeKind::hours, 1, {}});
}

TEST_CASE("a request rate may be that of one referrer", "[scenario]") {
    const VillageFolder folder;
    const auto data = data_of(folder);
    const NodeRef& by_doctor = connection(*data, "buurthuis-jeugd").to;
    REQUIRE(by_doctor.referrer);
    CHECK(data->referrers[*by_doctor.referrer] == "huisarts");
    CHECK_FALSE(connection(*data, "contact-hulp").to.referrer);
}

TEST_CASE("the numbers of a connection are parameters under its id", "[scenario]") {
    const VillageFolder folder;
    const auto data = data_of(folder);
    const Connection& subsidy = connection(*data, "subsidie-contact");
    const Parameter& effect = parameter(*data, subsidy.effect);
    CHECK(effect.id == "verband.subsidie-contact.effect");
    CHECK(effect.central == 0.3);
    CHECK(effect.unit == "sd");
    REQUIRE((subsidy.effect_of_cut && subsidy.scale && subsidy.lag_mean && subsidy.half_life));
    CHECK(parameter(*data, *subsidy.effect_of_cut).id == "verband.subsidie-contact.effect_bij_korten");
    CHECK(parameter(*data, *subsidy.scale).id == "verband.subsidie-contact.schaal");
    CHECK(parameter(*data, *subsidy.scale).central == 20'000.0);
    CHECK(parameter(*data, *subsidy.lag_mean).id == "verband.subsidie-contact.vertraging");
    CHECK(parameter(*data, *subsidy.half_life).id == "verband.subsidie-contact.halvering");
    CHECK_FALSE(subsidy.power);
    CHECK_FALSE(subsidy.no_effect);
    CHECK(parameter(*data, connection(*data, "contact-eenzaam").effect).unit == "logit");
    CHECK(parameter(*data, connection(*data, "contact-hulp").effect).unit == "procent");
}

TEST_CASE("a chance of no effect brings a draw of its own", "[scenario]") {
    const VillageFolder folder;
    const auto data = data_of(folder);
    const Connection& doubtful = connection(*data, "contact-hulp");
    REQUIRE((doubtful.no_effect && doubtful.luck));
    CHECK(parameter(*data, *doubtful.no_effect).id == "verband.contact-hulp.kans_geen_effect");
    const Parameter& luck = parameter(*data, *doubtful.luck);
    CHECK(luck.id == "verband.contact-hulp.trekking");
    CHECK(luck.distribution == DistributionKind::uniform);
    CHECK(luck.low == 0.0);
    CHECK(luck.high == 1.0);
    CHECK_FALSE(connection(*data, "subsidie-contact").luck);
}

TEST_CASE("a connection is as good as the weaker of itself and its effect", "[scenario]") {
    const VillageFolder folder;
    CHECK(connection(*data_of(folder), "contact-eenzaam").grade == Grade::b);
    change(folder, "verbandsterkte.csv", "normaal,logit,B", "normaal,logit,C");
    CHECK(connection(*data_of(folder), "contact-eenzaam").grade == Grade::c);
    change(folder, "verbandsterkte.csv", "normaal,logit,C", "normaal,logit,A");
    CHECK(connection(*data_of(folder), "contact-eenzaam").grade == Grade::b);
}

TEST_CASE("a mediator may have a memory", "[scenario]") {
    const VillageFolder folder;
    const auto data = data_of(folder);
    REQUIRE(data->mediators.size() == 1);
    CHECK(data->mediators[0].id == "contact");
    CHECK(data->mediators[0].name == "Contact met anderen");
    CHECK(data->mediators[0].half_life == 1.5);
    change(folder, "tussenstappen.csv", ",1.5,", ",,");
    CHECK_FALSE(data_of(folder)->mediators[0].half_life);
}

TEST_CASE("a node of every kind has the id that the files give it", "[scenario]") {
    const VillageFolder folder;
    const std::vector<std::pair<std::string, std::string>> ends{{"thema:1", "verblijfsduur:hulp"},
                                                                {"doel:14", "prijs:opvang"},
                                                                {"maatregel:buurtfeest", "personeel:zorg"},
                                                                {"tussenstap:contact", "aanvraagkans:opvang"},
                                                                {"indicator:eenzaam.65plus", "uren:jeugdzwaar"},
                                                                {"thema:2", "aanvraagkans:jeugdzwaar:instelling"}};
    std::string rows = text_of(folder, "verbanden.csv");
    std::string strengths = text_of(folder, "verbandsterkte.csv");
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const std::string id = "nieuw-" + std::to_string(i);
        rows += id + "," + ends[i].first + "," + ends[i].second + ",Nieuw,lineair,0,1,berekening,C,,\n";
        strengths += id + ",effect,1,1,1,vast,procent,C,,\n";
        if (ends[i].first.starts_with("thema") || ends[i].first.starts_with("doel")) {
            strengths += id + ",schaal,100000,100000,100000,vast,EUR per jaar,C,,\n";
        }
    }
    (void)folder.write("verbanden.csv", rows);
    (void)folder.write("verbandsterkte.csv", strengths);
    const auto data = data_of(folder);
    std::set<NodeKind> seen;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const Connection& added = connection(*data, "nieuw-" + std::to_string(i));
        CHECK(node_id(*data, added.from) == ends[i].first);
        CHECK(node_id(*data, added.to) == ends[i].second);
        seen.insert({added.from.kind, added.to.kind});
    }
    CHECK(seen.size() == 10);
}

TEST_CASE("a municipality may have no influence graph yet", "[scenario]") {
    const VillageFolder folder;
    for (const std::string file :
         {"tussenstappen.csv", "verbanden.csv", "verbandsterkte.csv", "indicatorverloop.csv"}) {
        std::filesystem::remove(folder.path() / file);
    }
    const auto data = data_of(folder);
    CHECK(data->mediators.empty());
    CHECK(data->connections.empty());
    CHECK(coverage_of(data->indicators[0]) == Coverage::followed);
}

TEST_CASE("an indicator is modelled, influenced or followed", "[scenario]") {
    const VillageFolder folder;
    const auto data = data_of(folder);
    const Indicator& lonely = data->indicators[0];
    REQUIRE(lonely.course);
    CHECK(parameter(*data, lonely.course->trend).id == "indicator.eenzaam.65plus.trend");
    CHECK(parameter(*data, lonely.course->trend).unit == "logit per jaar");
    CHECK(parameter(*data, lonely.course->survey_error).id == "indicator.eenzaam.65plus.meetfout");
    CHECK(parameter(*data, lonely.course->survey_error).central == 0.1);
    CHECK(coverage_of(lonely) == Coverage::influenced);
    CHECK(coverage_of(data->indicators[1]) == Coverage::followed);
    CHECK(coverage_of(data->indicators[2]) == Coverage::modelled);
    CHECK(coverage_word(Coverage::influenced) == std::string{"beïnvloed"});
}

TEST_CASE("a measure works on every budget line of one legal room", "[scenario]") {
    const VillageFolder folder;
    change(folder, "budgetregels.csv", "gelijk,vrij", "gelijk,wettelijk-minimum");
    const auto before = read(folder.path() / "basis.toml");
    CHECK(before.dataset->budget_lines[1].room == LegalRoom::free);
    CHECK(before.dataset->budget_lines[2].room == LegalRoom::minimum);
    const auto cut = read(folder.write("korten.toml", R"(naam = "Korten"
basis = "basis.toml"

[[maatregel]]
id = "kaasschaaf"
werkt_op = "budgetregels"
ruimte = "vrij"
factor = 0.9
vanaf = 2026
)"));
    const Measure& measure = cut.measures.front();
    CHECK(measure.lever == Lever::budget_lines);
    CHECK(measure.room == LegalRoom::free);
    CHECK(cut.parameters[measure.strength.index()].id == "maatregel.kaasschaaf.factor");
    const auto old_cost = cost_of_lines(before);
    const auto new_cost = cost_of_lines(cut);
    REQUIRE(old_cost.size() == 5);
    for (std::size_t line = 0; line < old_cost.size(); ++line) {
        INFO(line);
        CHECK(new_cost[line] == Approx(old_cost[line] * (line == 2 ? 1.0 : 0.9)));
    }
}
