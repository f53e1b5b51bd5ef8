#include <catch2/catch.hpp>

#include <algorithm>

#include "koers/scenario.hpp"

using namespace koers;

namespace {

std::shared_ptr<const Dataset> village() {
    const auto read = read_scenarios({std::string{KOERS_SOURCE_DIR} + "/tests/cases/kleindorp/basis.toml"});
    REQUIRE(read);
    return read->front().dataset;
}

const Service& service(const Dataset& data, const std::string& id) {
    return *std::find_if(data.services.begin(), data.services.end(), [&](const Service& s) { return s.id == id; });
}

} // namespace

TEST_CASE("parameters stand in the order of the files", "[scenario]") {
    const auto data = village();
    std::vector<std::string> ids;
    for (const Parameter& parameter : data->parameters) {
        ids.push_back(parameter.id);
    }
    REQUIRE(ids.size() == 13 + 5 + 5 + 8 * 18 + 2 + 2 + 6 + 4 + 13 + 2);
    CHECK(ids[0] == "sterfte.niveau");
    CHECK(ids[12] == "dekking.aandeel");
    CHECK(ids[13] == "index.zorg.2026");
    CHECK(ids[18] == "doel.1.aandeel");
    CHECK(ids[23] == "hulp.gebruikers");
    CHECK(ids[167] == "stapeling.begeleiding.hulp");
    CHECK(ids[169] == "bijdrage-uitkering.dekking");
    CHECK(ids[171] == "zorg.onvervuld");
    CHECK(ids[177] == "ingreep.dekking-rijk.bedrag");
    CHECK(ids[180] == "ingreep.opvang-over.aandeel");
    CHECK(ids[181] == "verband.subsidie-contact.effect");
    CHECK(ids[195] == "indicator.eenzaam.65plus.meetfout");
    CHECK(data->common.fee.index() == 11);
    CHECK(data->care_index[1].year == 2027);
    CHECK(ids[data->care_index[1].rise.index()] == "index.zorg.2027");
}

TEST_CASE("a service knows its place, its parameters and its use", "[scenario]") {
    const auto data = village();
    const Service& hulp = service(*data, "hulp");
    CHECK(data->services[hulp.heavier->index()].id == "begeleiding");
    CHECK(data->goals[hulp.goal.index()].id == "15");
    CHECK(data->themas[hulp.thema.index()].id == "3");
    CHECK(data->taakvelden[hulp.taakveld.index()].code == "6.711");
    CHECK(hulp.price_unit == PriceUnit::per_hour);
    CHECK(data->parameters[hulp.price.index()].central == 36.0);
    CHECK(data->parameters[hulp.price.index()].distribution == DistributionKind::lognormal);
    CHECK(hulp.use_by_age[49] == 0.0);
    CHECK(hulp.use_by_age[65] == 1.0);
    CHECK(hulp.household_ratio == std::vector<double>{1.0, 2.0});
    CHECK(hulp.income_ratio == std::vector<double>{1.5, 1.0});
    REQUIRE(hulp.destinations.size() == 3);
    CHECK(hulp.destinations[1].to == hulp.heavier);
    CHECK_FALSE(hulp.destinations[2].to);
    CHECK_FALSE(service(*data, "hulpmiddel").sector);
    CHECK(service(*data, "aanpassing").one_off);
}

TEST_CASE("a youth service knows its ages, its referrers and what follows", "[scenario]") {
    const auto data = village();
    const Service& youth = service(*data, "jeugdhulp");
    CHECK(youth.age_to == 22);
    CHECK(youth.request_to == 17);
    CHECK(data->services[youth.follow_up.value().index()].id == "begeleiding");
    CHECK(data->parameters[youth.stay_on_share.index()].central == 0.4);
    CHECK(data->parameters[youth.follow_up_share.index()].central == 0.3);
    CHECK(data->referrers == std::vector<std::string>{"gemeente", "huisarts", "instelling"});
    CHECK(youth.referral_share == std::vector<double>{0.35, 0.45, 0.2});
    CHECK(service(*data, "jeugdzwaar").referral_share == std::vector<double>{0.3, 0.0, 0.7});
    CHECK(service(*data, "hulp").referral_share.empty());
    CHECK(service(*data, "hulp").request_to == 104);
}

TEST_CASE("groups, grants and switched_measures refer to what they are about", "[scenario]") {
    const auto data = village();
    REQUIRE(data->user_groups.size() == 2);
    CHECK(data->user_groups[0].id == "jeugd");
    CHECK(data->user_groups[0].age_to == 22);
    REQUIRE(data->user_groups[0].services.size() == 2);
    CHECK(data->services[data->user_groups[0].services[1].index()].id == "jeugdzwaar");
    REQUIRE(data->grants.size() == 2);
    CHECK(data->services[data->grants[0].service.index()].id == "uitkering");
    CHECK(data->parameters[data->grants[1].cover.index()].central == 0.9);
    REQUIRE(data->switched_measures.size() == 4);
    CHECK(data->switched_measures[0].lever == Lever::general_cover);
    CHECK(data->switched_measures[0].grows_to == -60'000.0);
    CHECK(data->demography.incomes.at(data->switched_measures[1].income.value()) == "hoog");
    CHECK(data->switched_measures[2].lever == Lever::fee);
    CHECK(data->switched_measures[3].lever == Lever::paid_share);
    CHECK(data->compensation_index.front().year == 2026);
}

TEST_CASE("curves by age are spread as their file says", "[scenario]") {
    const Demography people = village()->demography;
    CHECK(people.max_age == 104);
    CHECK(people.persons.size() == 105);
    CHECK(people.mother_sex == 1);
    CHECK(people.household_share[70] == std::vector<double>{0.7, 0.3});
    CHECK(people.income_share[70][1] == std::vector<double>{0.4, 0.6});
    CHECK(people.departure_rate[20][0] == 0.09);
    CHECK(people.departure_rate[20][1] == 0.09);
    CHECK(people.arrivals[10][0] == Approx(12.0 / 36.0)); // 18 ages, two sexes
    CHECK(people.fertility_share[10] == 0.0);
    CHECK(people.total_fertility.at(2025) == 1.45); // from a file with decimal commas
    CHECK(people.housing_persons.at(2027) == 25.0);
    REQUIRE(people.household_transitions.size() == 2);
    CHECK(people.household_transitions[0].chance_by_age[20] == 0.05);
}

TEST_CASE("money, staff and switches are complete", "[scenario]") {
    const auto data = village();
    CHECK(data->municipality == "Kleindorp");
    CHECK(data->report_years == std::vector<int>{2030});
    CHECK(data->themas[2].budget.at(2027) == 1'612'000);
    CHECK(data->themas[3].cover);
    CHECK(data->themas[3].budget.empty());
    CHECK(data->anchors.front().rest_share == 0.02);
    CHECK(data->budget_lines[2].development == Development::constant);
    CHECK(data->taakvelden[0].themas.size() == 3);
    CHECK(data->goals[data->fee_goal.index()].id == "15");
    CHECK(data->taakvelden[data->fee_taakveld.index()].code == "6.711");
    CHECK(data->parameters[data->sectors.front().sick_leave.index()].central == 0.075);
    CHECK(data->correlations.front().rho == 0.6);
    CHECK(data->stacking.size() == 2);
    REQUIRE(data->switches.size() == 6);
    CHECK(data->switches[0].levels.size() == 3);
    CHECK(data->switches[0].levels[1].is_default);
    CHECK(data->switches[0].levels[2].replaces.size() == 2);
}

TEST_CASE("every data file is kept verbatim under a relative path", "[scenario]") {
    const auto data = village();
    CHECK(data->files.size() == 46);
    for (const InputFile& file : data->files) {
        CHECK(file.path.starts_with("kleindorp/"));
        CHECK(file.sha256.size() == 64);
        CHECK_FALSE(file.text.empty());
    }
}
