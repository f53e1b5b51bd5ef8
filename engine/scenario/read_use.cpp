#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "scenario/curve_file.hpp"
#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

const Quantity ratio_quantity{"", "verhouding", {0.0, 1e6}, ""};

void read_use_by_age(DatasetDraft& draft) {
    const CurveFile spec{"gebruik_naar_leeftijd.csv",           Ages::band,     {"voorziening"}, draft.services.all(),
                         one_of("voorziening", draft.services), ratio_quantity, Holds::each,     Coverage::some_ages};
    const std::size_t faults_before = draft.faults.count();
    const ReadCurve read = read_curve(draft, spec);
    const bool clean = draft.faults.count() == faults_before && read.rows == Rows::all_known && draft.max_age;
    for (std::size_t i = 0; i < draft.data.services.size(); ++i) {
        Service& service = draft.data.services[i];
        bool used = false;
        for (int age = 0; age <= draft.max_age.value_or(-1); ++age) {
            service.use_by_age.push_back(read.curve.at(age, i));
            used = used || (age >= service.age_from && age <= service.age_to && service.use_by_age.back() > 0.0);
        }
        if (clean && !used) {
            draft.note_file("D001", spec.file, service.id, "geen gebruik bij enige leeftijd",
                            "geef minstens een leeftijd van de voorziening een verhouding boven nul");
        }
    }
}

enum class Dimension : std::uint8_t { household, income };

constexpr std::array<input::Choice<Dimension>, 2> dimensions{
    {{"huishouden", Dimension::household}, {"inkomen", Dimension::income}}};

void read_ratios(DatasetDraft& draft) {
    RequiredRows rows;
    draft.each_row("verhoudingen.csv", with_value({"voorziening", "dimensie", "label"}), [&](RowReader& row) {
        const auto service = row.reference("voorziening", draft.services);
        const auto dimension = row.choice("dimensie", dimensions);
        const bool household = dimension && *dimension == Dimension::household;
        const auto label =
            dimension ? row.reference("label", household ? draft.households : draft.incomes) : std::nullopt;
        const auto ratio = read_curve_value(row, draft, ratio_quantity);
        if (!service || !label) {
            return;
        }
        rows.see(fmt::format("{}, {}, {}", draft.services.name(*service), household ? "huishouden" : "inkomen",
                             row.text("label")->value),
                 row.where(), draft.faults);
        Service& target = draft.data.services[*service];
        (household ? target.household_ratio : target.income_ratio)[*label] = ratio.value_or(1.0);
    });
}

/// A service and a sex, or `*` for both, as groups in the order [service][sex].
std::optional<std::vector<std::size_t>> service_and_sexes(RowReader& row, const DatasetDraft& draft) {
    const auto service = row.reference("voorziening", draft.services);
    auto sexes = one_or_all("geslacht", draft.sexes)(row);
    if (!service || !sexes) {
        return std::nullopt;
    }
    for (std::size_t& sex : *sexes) {
        sex += *service * draft.sexes.size();
    }
    return sexes;
}

/// Request rates that are given take the place of those that follow from the use.
void read_request_rates(DatasetDraft& draft) {
    const std::string file = "aanvraagkansen.csv";
    if (!std::filesystem::exists(draft.folder / file)) {
        return;
    }
    std::vector<std::string> groups;
    for (const std::string& service : draft.services.all()) {
        for (const std::string& sex : draft.sexes.all()) {
            groups.push_back(service + ", " + sex);
        }
    }
    std::vector<bool> given(draft.services.size());
    const auto groups_of = [&](RowReader& row) {
        auto of_row = service_and_sexes(row, draft);
        if (of_row && !of_row->empty()) {
            given[of_row->front() / draft.sexes.size()] = true;
        }
        return of_row;
    };
    const ReadCurve read = read_curve(draft, {file,
                                              Ages::band,
                                              {"voorziening", "geslacht"},
                                              groups,
                                              groups_of,
                                              {"", "per persoon per jaar", request_rate_range, ""},
                                              Holds::each,
                                              Coverage::some_ages});
    for (std::size_t i = 0; i < draft.data.services.size(); ++i) {
        for (int age = 0; given[i] && age <= draft.max_age.value_or(-1); ++age) {
            auto& of_age = draft.data.services[i].request_rate.emplace_back();
            for (std::size_t sex = 0; sex < draft.sexes.size(); ++sex) {
                of_age.push_back(read.curve.at(age, i * draft.sexes.size() + sex));
            }
        }
    }
}

} // namespace

void read_use(DatasetDraft& draft) {
    read_use_by_age(draft);
    read_request_rates(draft);
    read_ratios(draft);
}

void read_destinations(DatasetDraft& draft) {
    const std::string file = "bestemmingen.csv";
    RequiredRows rows;
    std::vector<ShareSum> sums(draft.services.size());
    input::DecimalSign sign{};
    bool all_placed = true;
    const Rows known = draft.each_row(file, with_value({"voorziening", "bestemming", "naar"}), [&](RowReader& row) {
        sign = row.sign();
        const auto service = row.reference("voorziening", draft.services);
        const auto label = row.text("bestemming");
        const auto to = row.optional_reference("naar", draft.services);
        const auto share = read_curve_value(row, draft, {"", "aandeel", share_range, ""});
        if (!service || !label) {
            all_placed = false;
            return;
        }
        Service& from = draft.data.services[*service];
        if (to && *to == *service) {
            note_self_reference(*row.free_text("naar"), "bestemming is de voorziening zelf", draft.faults);
        }
        if (from.one_off) {
            draft.faults.note("D010", row.where(), from.id, "een eenmalige voorziening heeft geen bestemmingen",
                              "haal de rij weg");
        }
        rows.see(from.id + ", " + label->value, row.where(), draft.faults);
        sums[*service].add(share);
        from.destinations.push_back(
            {label->value, share.value_or(0.0), to ? std::optional{ServiceId{*to}} : std::nullopt});
    });
    const bool complete = known == Rows::all_known && all_placed && draft.services.complete();
    for (std::size_t i = 0; complete && i < sums.size(); ++i) {
        const Service& service = draft.data.services[i];
        if (!service.one_off && sums[i].known && !adds_to_one(sums[i].sum)) {
            draft.note_file("D002", file, input::number_text(sums[i].sum, sign),
                            "bestemmingen tellen niet op tot 1 voor " + service.id, "pas een van de rijen aan");
        }
    }
}

void read_stacking(DatasetDraft& draft) {
    const Quantity quantity{"", "verhouding", {0.0, 1000.0}, ""};
    draft.each_row(
        "stapeling.csv", with_value({"gevraagd", "houdt"}),
        [&](RowReader& row) {
            const auto asked = row.reference("gevraagd", draft.services);
            const auto held = row.reference("houdt", draft.services);
            const auto value = read_value(row, draft, quantity, ValueUse::parameter);
            if (!asked || !held) {
                draft.parameters.set_incomplete();
                return;
            }
            if (*asked == *held) {
                note_self_reference(*row.text("houdt"), "stapeling van een voorziening op zichzelf", draft.faults);
            }
            const Service& first = draft.data.services[*asked];
            const Service& second = draft.data.services[*held];
            const std::string id = fmt::format("stapeling.{}.{}", first.id, second.id);
            const ParameterId factor = draft.add_parameter(
                {id, row.where(), id}, fmt::format("aanvraag van {} door wie {} heeft", first.name, second.name), value,
                quantity);
            draft.data.stacking.push_back({ServiceId{*asked}, ServiceId{*held}, factor});
        },
        &draft.parameters);
}

} // namespace koers::scenario
