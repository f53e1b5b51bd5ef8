#include "scenario/levers.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace koers::scenario {

std::string target_key(Lever lever) {
    switch (lever) {
    case Lever::staff:
        return "sector";
    case Lever::budget_line:
        return "budgetregel";
    case Lever::budget_lines:
        return "ruimte";
    case Lever::fee:
    case Lever::general_cover:
        return "";
    default:
        return "voorziening";
    }
}

Quantity strength_of(Lever lever) {
    switch (lever) {
    case Lever::budget_line:
    case Lever::general_cover:
        return {"bedrag", "EUR per jaar", {-1e10, 1e10}, ""};
    case Lever::paid_share:
        return {"aandeel", "aandeel", share_range, ""};
    default:
        return {"factor", "verhouding", {0.0, 10.0, input::End::excluded}, ""};
    }
}

void set_target(const DatasetDraft& draft, const input::Located<std::string>& name, const std::string& lever_name,
                Measure& measure, input::Faults& faults) {
    if (measure.lever == Lever::staff) {
        measure.sector = SectorId{draft.sectors.find(name, faults).value_or(0)};
    } else if (measure.lever == Lever::budget_line) {
        measure.budget_line = BudgetLineId{draft.budget_lines.find(name, faults).value_or(0)};
    } else if (measure.lever == Lever::budget_lines) {
        measure.room = input::choose(name, room_choices, faults).value_or(LegalRoom::free);
        const auto& lines = draft.data.budget_lines;
        const bool has_line =
            std::any_of(lines.begin(), lines.end(), [&](const BudgetLine& line) { return line.room == measure.room; });
        if (draft.budget_lines.complete() && !has_line) {
            faults.note("M004", name.where, name.text, "er is geen budgetregel met deze ruimte",
                        "kies een ruimte die in budgetregels.csv voorkomt");
        }
    } else {
        const auto service = draft.services.find(name, faults);
        measure.service = service ? std::optional{ServiceId{*service}} : std::nullopt;
        const bool needs_stay = measure.lever == Lever::stay || measure.lever == Lever::hours;
        if (needs_stay && service && draft.data.services[*service].one_off) {
            faults.note("M004", name.where, name.text, "een eenmalige voorziening heeft geen " + lever_name,
                        "kies werkt_op aanvraagkans of prijs, of een doorlopende voorziening");
        }
    }
}

void check_cover(const DatasetDraft& draft, const Location& where, Lever lever, input::Faults& faults) {
    const auto& themas = draft.data.themas;
    const bool has_cover = std::any_of(themas.begin(), themas.end(), [](const Thema& t) { return t.cover; });
    if (lever == Lever::general_cover && draft.themas.complete() && !has_cover) {
        faults.note("M008", where, "dekking", "er is geen label voor de algemene dekkingsmiddelen",
                    "geef in themas.csv een rij van soort dekking");
    }
}

void set_income(const DatasetDraft& draft, const input::Located<std::string>& name, Measure& measure,
                input::Faults& faults) {
    measure.income = draft.incomes.find(name, faults);
}

void set_referrer(const DatasetDraft& draft, const input::Located<std::string>& name, Measure& measure,
                  input::Faults& faults) {
    measure.referrer = draft.referrers.find(name, faults);
    if (!measure.referrer || !measure.service || !draft.referrals_known) {
        return;
    }
    const Service& service = draft.data.services[measure.service->index()];
    if (service.referral_share.empty() || service.referral_share[*measure.referrer] == 0.0) {
        faults.note("M004", name.where, name.text, "deze verwijzer verwijst niet naar " + service.id,
                    "kies een verwijzer die in verwijzers.csv bij deze voorziening staat");
    }
}

void set_start(const DatasetDraft& draft, const input::Located<int>& from, Measure& measure, input::Faults& faults) {
    measure.from = from.value;
    const int first = draft.data.first_budget_year;
    const int last = draft.data.last_year;
    if (draft.years_known && (from.value < first || from.value > last)) {
        faults.note("M005", from.where, from.text, "maatregel begint buiten de rekenjaren",
                    fmt::format("kies een jaar van {} tot en met {}", first, last));
    }
}

bool grows_away(double limit, const input::Range& amount) {
    return amount.low * limit < 0.0 || amount.high * limit < 0.0;
}

void set_limit(const input::Located<double>& limit, const input::Range& amount, const Location& ramp, Measure& measure,
               input::Faults& faults) {
    if (measure.ramp > 0) {
        faults.note("M009", ramp, "", "opbouw en groei_tot samen", "laat opbouw weg: het bedrag groeit al per jaar");
    } else if (limit.value == 0.0) {
        faults.note("M009", limit.where, limit.text, "groei_tot is nul", "geef het bedrag waar de groei ophoudt");
    } else if (grows_away(limit.value, amount)) {
        faults.note("M009", limit.where, limit.text, "groei_tot heeft een ander teken dan bedrag",
                    "geef beide hetzelfde teken");
    }
    measure.grows_to = limit.value;
}

} // namespace koers::scenario
