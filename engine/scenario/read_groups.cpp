#include <algorithm>

#include "scenario/curve_file.hpp"
#include "scenario/data_files.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

/// The services of a row, each once; there must be at least one.
std::vector<ServiceId> read_services_of(DatasetDraft& draft, RowReader& row) {
    std::vector<ServiceId> found;
    (void)row.text("voorzieningen");
    const auto parts = row.list("voorzieningen");
    for (std::size_t i = 0; parts && i < parts->size(); ++i) {
        const auto service = draft.services.find((*parts)[i], draft.faults);
        if (!service) {
            continue;
        }
        if (std::find(found.begin(), found.end(), ServiceId{*service}) != found.end()) {
            draft.faults.note("V002", (*parts)[i].where, (*parts)[i].value, "voorziening staat twee keer in de groep",
                              "noem elke voorziening eenmaal");
        }
        found.emplace_back(*service);
    }
    return found;
}

} // namespace

void read_user_groups(DatasetDraft& draft) {
    draft.each_row(
        "groepen.csv", {"id", "naam", "leeftijd_van", "leeftijd_tot", "voorzieningen", "toelichting"},
        [&](RowReader& row) {
            const auto position = draft.define(row, "id", draft.user_groups);
            const auto name = row.text("naam");
            const auto ages = read_ages(row, draft, Ages::band);
            std::vector<ServiceId> services = read_services_of(draft, row);
            (void)row.free_text("toelichting");
            if (position) {
                draft.data.user_groups.push_back({draft.user_groups.name(*position), name ? name->value : "",
                                                  ages ? ages->from : 0, ages ? ages->to : 0, std::move(services)});
            }
        },
        &draft.user_groups);
}

} // namespace koers::scenario
