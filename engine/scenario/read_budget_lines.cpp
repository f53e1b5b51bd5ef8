#include <algorithm>
#include <set>

#include "scenario/data_files.hpp"
#include "scenario/levers.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {

bool check_taakveld(DatasetDraft& draft, const Location& where, std::size_t taakveld, ThemaId thema) {
    const Taakveld& target = draft.data.taakvelden[taakveld];
    // Without themas, or with a thema past the end, a fault of the row that names them was noted.
    const bool unknown = target.themas.empty() || thema.index() >= draft.themas.size();
    if (unknown || std::find(target.themas.begin(), target.themas.end(), thema) != target.themas.end()) {
        return true;
    }
    draft.faults.note("D006", where, target.code, "taakveld hoort niet bij thema " + draft.themas.name(thema.index()),
                      "kies een ander taakveld of zet het thema in taakvelden.csv");
    return false;
}

namespace {

using input::RowReader;

constexpr std::array<input::Choice<Development>, 2> developments{
    {{"gelijk", Development::constant}, {"volgt_begroting", Development::follows_budget}}};

void read_taakvelden(DatasetDraft& draft) {
    draft.each_row(
        "taakvelden.csv", {"code", "naam", "themas", "kwaliteit", "bron", "toelichting"},
        [&](RowReader& row) {
            const auto position = draft.define(row, "code", draft.taakvelden);
            const auto name = row.text("naam");
            (void)row.text("themas");
            const auto themas = row.list("themas");
            (void)read_evidence(row, draft);
            std::vector<ThemaId> found;
            for (std::size_t i = 0; themas && i < themas->size(); ++i) {
                if (const auto thema = draft.themas.find((*themas)[i], draft.faults)) {
                    found.emplace_back(*thema);
                }
            }
            if (themas && found.size() < themas->size()) {
                found.clear();
            }
            if (position) {
                draft.data.taakvelden.push_back(
                    {draft.taakvelden.name(*position), name ? name->value : "", std::move(found)});
            }
        },
        &draft.taakvelden);
}

void read_line_rows(DatasetDraft& draft) {
    std::set<std::size_t> goals_with_line;
    bool all_placed = true;
    const Rows known = draft.each_row(
        "budgetregels.csv",
        {"id", "naam", "doel", "taakveld", "ontwikkeling", "ruimte", "kwaliteit", "bron", "toelichting"},
        [&](RowReader& row) {
            const auto position = draft.define(row, "id", draft.budget_lines);
            const auto name = row.text("naam");
            const auto goal = row.reference("doel", draft.goals);
            const auto taakveld = row.reference("taakveld", draft.taakvelden);
            const auto development = row.choice("ontwikkeling", developments);
            const auto room = row.choice("ruimte", room_choices);
            (void)read_evidence(row, draft);
            all_placed = all_placed && goal;
            if (goal) {
                goals_with_line.insert(*goal);
            }
            if (goal && taakveld) {
                check_taakveld(draft, row.text("taakveld")->where, *taakveld, draft.data.goals[*goal].thema);
            }
            if (position) {
                draft.data.budget_lines.push_back({draft.budget_lines.name(*position), name ? name->value : "",
                                                   GoalId{goal.value_or(0)}, TaakveldId{taakveld.value_or(0)},
                                                   development.value_or(Development::constant),
                                                   room.value_or(LegalRoom::free)});
            }
        },
        &draft.budget_lines);
    for (std::size_t goal = 0; goal < draft.goals.size(); ++goal) {
        if (known == Rows::all_known && all_placed && !goals_with_line.contains(goal)) {
            draft.faults.note("D005", draft.goals.place(goal), draft.goals.name(goal), "doel zonder budgetregel",
                              "geef het in budgetregels.csv een regel voor wat niet gemodelleerd is");
        }
    }
}

void read_anchors(DatasetDraft& draft) {
    RequiredRows goals;
    draft.each_row(
        "ankers.csv", with_value({"id", "doel"}),
        [&](RowReader& row) {
            const auto position = draft.define(row, "id", draft.anchors);
            const auto goal = row.reference("doel", draft.goals);
            const auto rest = read_curve_value(row, draft, {"", "aandeel", chance_range, ""});
            if (goal) {
                goals.see("anker van doel " + draft.goals.name(*goal), row.where(), draft.faults);
            }
            if (position) {
                draft.data.anchors.push_back({draft.anchors.name(*position),
                                              DatasetDraft::id_or_past_end<GoalTag>(goal, draft.goals),
                                              rest.value_or(0.0)});
            }
        },
        &draft.anchors);
}

} // namespace

void read_budget_lines(DatasetDraft& draft) {
    read_taakvelden(draft);
    read_line_rows(draft);
    read_anchors(draft);
}

} // namespace koers::scenario
