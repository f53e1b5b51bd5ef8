#include <algorithm>

#include "scenario/curve_file.hpp"
#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

void read_population(DatasetDraft& draft) {
    const CurveFile spec{"bevolking.csv",
                         Ages::single,
                         {"geslacht"},
                         draft.data.demography.sexes,
                         one_of("geslacht", draft.sexes),
                         {"", "personen", {0.0, 1e7}, ""}};
    const ReadCurve read = read_curve(draft, spec);
    const int highest = read.curve.highest_age();
    if (read.rows == Rows::some_unknown || !draft.sexes.complete()) {
        return;
    }
    if (highest < 1) {
        draft.note_file("D001", spec.file, "", "leeftijden ontbreken", "geef de bevolking per leeftijd vanaf 0");
        return;
    }
    draft.max_age = highest;
    read.curve.check_gaps(draft.shown_path(spec.file), highest, draft.faults);
    draft.data.demography.max_age = highest;
    draft.data.demography.persons = by_age(draft, read.curve, draft.sexes.size());
}

void read_age_groups(DatasetDraft& draft) {
    input::Names labels{"leeftijdsgroep", "leeftijdsgroepen.csv"};
    AgeCurve curve{{""}, draft.max_age.value_or(static_cast<int>(age_range.high))};
    bool all_placed = true;
    const Rows rows =
        draft.each_row("leeftijdsgroepen.csv", {"naam", "leeftijd_van", "leeftijd_tot"}, [&](RowReader& row) {
            const auto name = row.text("naam");
            const auto ages = read_ages(row, draft, Ages::band);
            all_placed = all_placed && ages;
            if (name) {
                labels.add(*name, draft.faults);
            }
            if (ages) {
                curve.fill(0, *ages, 1.0, draft.faults);
            }
            if (name && ages) {
                draft.data.age_groups.push_back({name->value, ages->from, ages->to});
            }
        });
    if (rows == Rows::all_known && all_placed && draft.max_age) {
        curve.check_gaps(draft.shown_path("leeftijdsgroepen.csv"), *draft.max_age, draft.faults);
    }
    std::sort(draft.data.age_groups.begin(), draft.data.age_groups.end(),
              [](const AgeGroup& a, const AgeGroup& b) { return a.from < b.from; });
}

void read_household_shares(DatasetDraft& draft) {
    const std::size_t households = draft.households.size();
    const ReadCurve read = read_curve(draft, {"huishoudens.csv",
                                              Ages::band,
                                              {"huishouden"},
                                              draft.households.all(),
                                              one_of("huishouden", draft.households),
                                              {"", "aandeel", share_range, ""}});
    if (households > 0) {
        read.curve.check_shares(0, households, "", read.sign, draft.faults);
    }
    draft.data.demography.household_share = by_age(draft, read.curve, households);
}

void read_income_shares(DatasetDraft& draft) {
    const std::size_t households = draft.households.size();
    const std::size_t incomes = draft.incomes.size();
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < households * incomes; ++i) {
        labels.push_back(draft.households.name(i / incomes) + ", " + draft.incomes.name(i % incomes));
    }
    const auto groups = [&draft, incomes](RowReader& row) -> std::optional<std::vector<std::size_t>> {
        const auto household = row.reference("huishouden", draft.households);
        const auto income = row.reference("inkomen", draft.incomes);
        return household && income ? std::optional{std::vector{*household * incomes + *income}} : std::nullopt;
    };
    const ReadCurve read = read_curve(
        draft,
        {"inkomens.csv", Ages::band, {"huishouden", "inkomen"}, labels, groups, {"", "aandeel", share_range, ""}});
    for (std::size_t household = 0; household < households && incomes > 0; ++household) {
        read.curve.check_shares(household * incomes, incomes, draft.households.name(household), read.sign,
                                draft.faults);
    }
    auto& shares = draft.data.demography.income_share;
    for (int age = 0; age <= draft.max_age.value_or(-1); ++age) {
        shares.emplace_back(households, std::vector<double>(incomes));
        for (std::size_t i = 0; i < households * incomes; ++i) {
            shares.back()[i / incomes][i % incomes] = read.curve.at(age, i);
        }
    }
}

} // namespace

void read_people(DatasetDraft& draft) {
    read_population(draft);
    read_age_groups(draft);
    read_household_shares(draft);
    read_income_shares(draft);
}

} // namespace koers::scenario
