#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

void check_fee(DatasetDraft& draft) {
    if (!draft.fee_goal || !draft.fee_taakveld) {
        return;
    }
    const auto goal = draft.goals.find(*draft.fee_goal, draft.faults);
    const auto taakveld = draft.taakvelden.find(*draft.fee_taakveld, draft.faults);
    if (!goal || !taakveld) {
        return;
    }
    check_taakveld(draft, draft.fee_taakveld->where, *taakveld, draft.data.goals[*goal].thema);
    draft.data.fee_goal = GoalId{*goal};
    draft.data.fee_taakveld = TaakveldId{*taakveld};
}

} // namespace

void check_references(DatasetDraft& draft) {
    for (const auto& carrier : draft.carriers) {
        (void)draft.parameters.find(carrier, draft.faults);
    }
    check_fee(draft);
}

void read_data_folder(DatasetDraft& draft) {
    read_municipality(draft);
    read_sources(draft);
    read_people(draft);
    read_births_and_deaths(draft);
    read_moves(draft);
    read_parameters(draft);
    read_price_indices(draft);
    read_themas(draft);
    read_goals(draft);
    read_budget_lines(draft);
    read_sectors(draft);
    read_services(draft);
    read_service_quantities(draft);
    read_use(draft);
    read_destinations(draft);
    read_stacking(draft);
    read_referrals(draft);
    read_user_groups(draft);
    read_indicators(draft);
    read_catalogue(draft);
    read_grants(draft);
    read_staff(draft);
    read_switched_measures(draft);
    read_influence(draft);
    read_switches(draft);
    read_correlations(draft);
    check_references(draft);
}

} // namespace koers::scenario
