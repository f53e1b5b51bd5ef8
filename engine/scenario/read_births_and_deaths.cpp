#include "scenario/curve_file.hpp"
#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

void read_mortality(DatasetDraft& draft) {
    const ReadCurve chance = read_curve(draft, {"sterfte.csv",
                                                Ages::single,
                                                {"geslacht"},
                                                draft.sexes.all(),
                                                one_of("geslacht", draft.sexes),
                                                {"", "kans per jaar", chance_range, ""}});
    const ReadCurve change = read_curve(draft, {"sterfteverbetering.csv",
                                                Ages::band,
                                                {"geslacht"},
                                                draft.sexes.all(),
                                                one_of("geslacht", draft.sexes),
                                                {"", "verandering ln(sterftekans) per jaar", yearly_rise_range, ""}});
    draft.data.demography.death_chance = by_age(draft, chance.curve, draft.sexes.size());
    draft.data.demography.mortality_change = by_age(draft, change.curve, draft.sexes.size());
}

void read_fertility_shares(DatasetDraft& draft) {
    const auto everybody = [](RowReader&) { return std::optional{std::vector<std::size_t>{0}}; };
    const CurveFile spec{"vruchtbaarheid.csv",
                         Ages::single,
                         {},
                         {""},
                         everybody,
                         {"", "aandeel van de vruchtbaarheid", share_range, ""},
                         Holds::each,
                         Coverage::some_ages};
    const ReadCurve read = read_curve(draft, spec);
    check_total(draft, spec.file, read);
    for (int age = 0; age <= draft.max_age.value_or(-1); ++age) {
        draft.data.demography.fertility_share.push_back(read.curve.at(age, 0));
    }
}

void read_birth_shares(DatasetDraft& draft) {
    const std::string file = "geboorteverhouding.csv";
    auto& shares = draft.data.demography.birth_share;
    shares.assign(draft.sexes.size(), 0.0);
    RequiredRows rows;
    ShareSum total;
    input::DecimalSign sign{};
    const Rows known = draft.each_row(file, with_value({"geslacht"}), [&](RowReader& row) {
        sign = row.sign();
        const auto sex = row.reference("geslacht", draft.sexes);
        const auto share = read_curve_value(row, draft, {"", "aandeel", share_range, ""});
        total.add(share);
        if (!sex) {
            total.known = false;
            return;
        }
        rows.see(draft.sexes.name(*sex), row.where(), draft.faults);
        shares[*sex] = share.value_or(0.0);
    });
    if (known == Rows::some_unknown || !draft.sexes.complete()) {
        return;
    }
    for (const std::string& sex : draft.sexes.all()) {
        rows.demand(sex, file, "voeg een rij met een aandeel toe", draft);
    }
    if (total.known && !adds_to_one(total.sum)) {
        draft.note_file("D002", file, input::number_text(total.sum, sign), "aandelen tellen niet op tot 1",
                        "pas een van de rijen aan");
    }
}

} // namespace

void read_births_and_deaths(DatasetDraft& draft) {
    read_mortality(draft);
    read_fertility_shares(draft);
    draft.data.demography.total_fertility =
        read_year_path(draft, "vruchtbaarheidspad.csv", {"", "kinderen per vrouw", {0.0, 10.0}, ""});
    read_birth_shares(draft);
}

} // namespace koers::scenario
