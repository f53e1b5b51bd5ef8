#include <fmt/format.h>

#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

void read_goal_rows(DatasetDraft& draft) {
    draft.each_row(
        "doelen.csv", {"doel", "thema", "naam"},
        [&](RowReader& row) {
            const auto position = draft.define(row, "doel", draft.goals);
            const auto thema = row.reference("thema", draft.themas);
            const auto name = row.text("naam");
            if (thema && draft.data.themas[*thema].cover) {
                draft.faults.note("D012", row.where(), draft.themas.name(*thema), "dit thema heeft geen begroting",
                                  "een doel hoort bij een thema van soort thema");
            }
            if (position) {
                draft.data.goals.push_back({draft.goals.name(*position),
                                            name ? name->value : "",
                                            DatasetDraft::id_or_past_end<ThemaTag>(thema, draft.themas),
                                            {}});
            }
        },
        &draft.goals);
}

/// Shares of the goals of each thema must add up to 1.
void check_thema_sums(DatasetDraft& draft, const std::string& file, const std::vector<ShareSum>& sums,
                      input::DecimalSign sign) {
    for (std::size_t thema = 0; thema < sums.size(); ++thema) {
        if (draft.data.themas[thema].cover) {
            continue;
        }
        if (sums[thema].rows == 0) {
            draft.faults.note("D005", draft.themas.place(thema), draft.themas.name(thema), "thema zonder doel",
                              "elk thema heeft in doelen.csv minstens een doel");
        } else if (sums[thema].known && !adds_to_one(sums[thema].sum)) {
            draft.note_file("D002", file, input::number_text(sums[thema].sum, sign),
                            fmt::format("aandelen tellen niet op tot 1 voor thema {}", draft.themas.name(thema)),
                            "pas midden van een van de doelen aan");
        }
    }
}

void read_goal_shares(DatasetDraft& draft) {
    const std::string file = "doelverdeling.csv";
    const Quantity quantity{"", "aandeel", share_range, ""};
    RequiredRows rows;
    std::vector<ShareSum> sums(draft.themas.size());
    input::DecimalSign sign{};
    bool all_placed = true;
    const Rows known = draft.each_row(
        file, with_value({"doel"}),
        [&](RowReader& row) {
            sign = row.sign();
            const auto goal = row.reference("doel", draft.goals);
            const auto value = read_value(row, draft, quantity, ValueUse::parameter);
            if (!goal) {
                all_placed = false;
                draft.parameters.set_incomplete();
                return;
            }
            Goal& target = draft.data.goals[*goal];
            const std::string id = fmt::format("doel.{}.aandeel", target.id);
            rows.see(target.id, row.where(), draft.faults);
            if (!draft.parameters.position(id)) {
                target.share =
                    draft.add_parameter({id, row.where(), id},
                                        fmt::format("aandeel van doel {} in zijn thema", target.id), value, quantity);
                if (target.thema.index() >= sums.size()) {
                    all_placed = false;
                } else {
                    sums[target.thema.index()].add(value ? std::optional{value->central} : std::nullopt);
                }
            }
        },
        &draft.parameters);
    if (known == Rows::some_unknown || !all_placed || !draft.goals.complete() || !draft.themas.complete()) {
        return;
    }
    const std::size_t faults_before = draft.faults.count();
    for (const std::string& goal : draft.goals.all()) {
        rows.demand(goal, file, "elk doel heeft een aandeel in het budget van zijn thema", draft);
        draft.stand_in_for(fmt::format("doel.{}.aandeel", goal), quantity);
    }
    if (draft.faults.count() == faults_before) { // a missing goal is reason enough for another sum
        check_thema_sums(draft, file, sums, sign);
    }
}

} // namespace

void read_goals(DatasetDraft& draft) {
    read_goal_rows(draft);
    read_goal_shares(draft);
}

} // namespace koers::scenario
