#include <fmt/format.h>

#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {

using input::RowReader;

void read_grants(DatasetDraft& draft) {
    const Quantity quantity{"", "verhouding", {0.0, 10.0}, ""};
    const Rows known = draft.each_row(
        "rijksbijdragen.csv", with_value({"id", "naam", "doel", "taakveld", "voorziening"}),
        [&](RowReader& row) {
            const auto position = draft.define(row, "id", draft.grants);
            const auto name = row.text("naam");
            const auto goal = row.reference("doel", draft.goals);
            const auto taakveld = row.reference("taakveld", draft.taakvelden);
            const auto service = row.reference("voorziening", draft.services);
            const auto value = read_value(row, draft, quantity, ValueUse::parameter);
            if (goal && taakveld) {
                check_taakveld(draft, row.text("taakveld")->where, *taakveld, draft.data.goals[*goal].thema);
            }
            if (!position) {
                draft.parameters.set_incomplete();
                return;
            }
            const std::string grant = draft.grants.name(*position);
            const std::string id = grant + ".dekking";
            const ParameterId cover = draft.add_parameter(
                {id, row.where(), id}, fmt::format("{}: dekking van de verwachte lasten", name ? name->value : grant),
                value, quantity);
            draft.data.grants.push_back({grant, name ? name->value : "",
                                         DatasetDraft::id_or_past_end<GoalTag>(goal, draft.goals),
                                         DatasetDraft::id_or_past_end<TaakveldTag>(taakveld, draft.taakvelden),
                                         DatasetDraft::id_or_past_end<ServiceTag>(service, draft.services), cover});
        },
        &draft.grants);
    if (known == Rows::some_unknown) {
        draft.parameters.set_incomplete();
    }
}

} // namespace koers::scenario
