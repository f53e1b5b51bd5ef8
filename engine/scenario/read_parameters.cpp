#include <algorithm>

#include <fmt/format.h>

#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {

using input::RowReader;

void read_sources(DatasetDraft& draft) {
    draft.each_row(
        "bronnen.csv", {"id", "titel", "datum", "vindplaats", "soort"},
        [&](RowReader& row) {
            draft.define(row, "id", draft.sources);
            (void)row.text("titel");
        },
        &draft.sources);
}

void read_parameters(DatasetDraft& draft) {
    const std::string file = "parameters.csv";
    std::vector<std::string> known_ids;
    for (const CommonQuantity& common : common_quantities()) {
        known_ids.push_back(common.quantity.name);
    }
    RequiredRows rows;
    const Rows known = draft.each_row(
        file, with_value({"id", "omschrijving"}),
        [&](RowReader& row) {
            const auto id = row.text("id");
            const auto description = row.text("omschrijving");
            const auto found =
                std::find_if(common_quantities().begin(), common_quantities().end(),
                             [&](const auto& common) { return id && common.quantity.name == id->value; });
            const bool is_known = found != common_quantities().end();
            const auto value = read_value(row, draft, is_known ? found->quantity : Quantity{"", "", {-1e12, 1e12}, ""},
                                          ValueUse::parameter);
            if (!id) {
                draft.parameters.set_incomplete();
            } else if (is_known) {
                rows.see(id->value, id->where, draft.faults);
                draft.data.common.*(found->slot) =
                    draft.add_parameter(*id, description ? description->value : "", value, found->quantity);
            } else {
                draft.faults.note("V001", id->where, id->value, "onbekend: gemeenschappelijke parameter",
                                  input::suggestion(id->value, known_ids, "haal de rij weg"));
                rows.excuse(input::nearest(id->value, known_ids).value_or(""));
            }
        },
        &draft.parameters);
    for (const CommonQuantity& common : common_quantities()) {
        if (known == Rows::all_known) {
            rows.demand(common.quantity.name, file, fmt::format("voeg hem toe, eenheid \"{}\"", common.quantity.unit),
                        draft);
            draft.stand_in_for(common.quantity.name, common.quantity);
        }
    }
}

namespace {

enum class Index : std::uint8_t { care, budget, compensation };

constexpr std::array<input::Choice<Index>, 3> index_choices{
    {{"zorg", Index::care}, {"begroting", Index::budget}, {"compensatie", Index::compensation}}};

std::vector<IndexStep>& steps_of(Dataset& data, Index index) {
    return index == Index::care     ? data.care_index
           : index == Index::budget ? data.budget_index
                                    : data.compensation_index;
}

/// Steps in year order; the first must apply from the year after the price level on.
void check_steps(DatasetDraft& draft, const std::string& file, const std::string& name, std::vector<IndexStep>& steps) {
    std::sort(steps.begin(), steps.end(), [](const IndexStep& a, const IndexStep& b) { return a.year < b.year; });
    const int needed = draft.data.price_level_year + 1;
    if (draft.years_known && (steps.empty() || steps.front().year > needed)) {
        draft.note_file("D001", file, fmt::format("{}, {}", name, needed), "rij ontbreekt",
                        "de index moet beginnen in het jaar na het prijspeil");
    }
}

} // namespace

void read_price_indices(DatasetDraft& draft) {
    const std::string file = "prijsindexen.csv";
    const Quantity quantity{"", "per jaar", yearly_rise_range, ""};
    bool all_placed = true;
    const Rows known = draft.each_row(
        file, with_value({"index", "vanaf_jaar"}),
        [&](RowReader& row) {
            const auto word = row.text("index");
            const auto index = row.choice("index", index_choices);
            const auto year = row.integer("vanaf_jaar", year_range);
            const auto value = read_value(row, draft, quantity, ValueUse::parameter);
            if (!index || !year) {
                all_placed = false;
                draft.parameters.set_incomplete();
                return;
            }
            const std::string id = fmt::format("index.{}.{}", word->value, year->value);
            const ParameterId rise = draft.add_parameter(
                {id, row.where(), id}, fmt::format("index {} vanaf {}", word->value, year->value), value, quantity);
            steps_of(draft.data, *index).push_back({year->value, rise});
        },
        &draft.parameters);
    if (known == Rows::all_known && all_placed) {
        for (const auto& [name, index] : index_choices) {
            check_steps(draft, file, std::string{name}, steps_of(draft.data, index));
        }
    }
}

void read_correlations(DatasetDraft& draft) {
    RequiredRows rows;
    draft.each_row("correlaties.csv", {"parameter_a", "parameter_b", "correlatie", "kwaliteit", "bron", "toelichting"},
                   [&](RowReader& row) {
                       const auto first = row.reference("parameter_a", draft.parameters);
                       const auto second = row.reference("parameter_b", draft.parameters);
                       const auto rho = row.number("correlatie", {-1.0, 1.0});
                       (void)read_evidence(row, draft);
                       if (!first || !second) {
                           return;
                       }
                       if (*first == *second) {
                           note_self_reference(*row.text("parameter_b"), "correlatie van een parameter met zichzelf",
                                               draft.faults);
                           return;
                       }
                       const std::size_t low = std::min(*first, *second);
                       const std::size_t high = std::max(*first, *second);
                       rows.see(draft.parameters.name(low) + ", " + draft.parameters.name(high), row.where(),
                                draft.faults);
                       if (rho) {
                           draft.data.correlations.push_back({ParameterId{*first}, ParameterId{*second}, rho->value});
                       }
                   });
}

} // namespace koers::scenario
