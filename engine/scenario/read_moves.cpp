#include "scenario/curve_file.hpp"
#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

CurveFile by_sex(const DatasetDraft& draft, std::string file, Quantity quantity, Holds holds, Coverage coverage) {
    return {std::move(file),     Ages::band, {"geslacht"}, draft.sexes.all(), one_or_all("geslacht", draft.sexes),
            std::move(quantity), holds,      coverage};
}

/// Rows of huishoudensovergangen.csv as one group per pair (van, naar).
void read_household_transitions(DatasetDraft& draft) {
    const std::size_t households = draft.households.size();
    std::vector<std::string> labels;
    labels.reserve(households * households);
    for (std::size_t i = 0; i < households * households; ++i) {
        labels.push_back(draft.households.name(i / households) + " naar " + draft.households.name(i % households));
    }
    const auto pair = [&draft, households](RowReader& row) -> std::optional<std::vector<std::size_t>> {
        const auto from = row.reference("van", draft.households);
        const auto to = row.reference("naar", draft.households);
        if (from && to && *from == *to) {
            note_self_reference(*row.text("naar"), "overgang naar hetzelfde huishouden", draft.faults);
            return row.keep(std::optional<std::vector<std::size_t>>{});
        }
        return from && to ? std::optional{std::vector{*from * households + *to}} : std::nullopt;
    };
    const ReadCurve read = read_curve(draft, {"huishoudensovergangen.csv",
                                              Ages::band,
                                              {"van", "naar"},
                                              labels,
                                              pair,
                                              {"", "kans per jaar", chance_range, ""},
                                              Holds::each,
                                              Coverage::some_ages});
    for (std::size_t i = 0; i < households * households; ++i) {
        HouseholdTransition transition{i / households, i % households, {}};
        bool happens = false;
        for (int age = 0; age <= draft.max_age.value_or(-1); ++age) {
            transition.chance_by_age.push_back(read.curve.at(age, i));
            happens = happens || transition.chance_by_age.back() > 0.0;
        }
        if (happens) {
            draft.data.demography.household_transitions.push_back(std::move(transition));
        }
    }
}

} // namespace

void read_moves(DatasetDraft& draft) {
    Demography& people = draft.data.demography;
    const std::size_t sexes = draft.sexes.size();
    const ReadCurve departures =
        read_curve(draft, by_sex(draft, "vertrek.csv", {"", "per persoon per jaar", {0.0, 10.0}, ""}, Holds::each,
                                 Coverage::every_age));
    const ReadCurve arrivals =
        read_curve(draft, by_sex(draft, "vestiging.csv", {"", "personen per jaar", {0.0, 1e6}, ""}, Holds::total,
                                 Coverage::some_ages));
    const CurveFile profile =
        by_sex(draft, "woningbouwprofiel.csv", {"", "aandeel", share_range, ""}, Holds::total, Coverage::some_ages);
    const ReadCurve housing = read_curve(draft, profile);
    check_total(draft, profile.file, housing);
    people.departure_rate = by_age(draft, departures.curve, sexes);
    people.arrivals = by_age(draft, arrivals.curve, sexes);
    people.housing_profile = by_age(draft, housing.curve, sexes);
    people.housing_persons = read_year_path(draft, "woningbouw.csv", {"", "personen per jaar", {0.0, 1e6}, ""});
    read_household_transitions(draft);
}

} // namespace koers::scenario
