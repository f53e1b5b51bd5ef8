#include <algorithm>

#include <fmt/format.h>

#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"
#include "scenario/read_publication.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

constexpr std::array<input::Choice<bool>, 2> thema_kinds{{{"thema", false}, {"dekking", true}}};
constexpr input::Range budget_range{0.0, 1e12};

void read_thema_rows(DatasetDraft& draft) {
    draft.each_row(
        "themas.csv", {"id", "naam", "soort"},
        [&](RowReader& row) {
            const auto position = draft.define(row, "id", draft.themas);
            const auto name = row.text("naam");
            const auto cover = row.choice("soort", thema_kinds);
            const auto first = std::find_if(draft.data.themas.begin(), draft.data.themas.end(),
                                            [](const Thema& thema) { return thema.cover; });
            if (cover.value_or(false) && first != draft.data.themas.end()) {
                draft.faults.note("D013", row.text("soort")->where, "dekking", "tweede thema van soort dekking",
                                  fmt::format("thema {} is dat al; er is er hoogstens een", first->id));
            }
            if (position) {
                draft.data.themas.push_back(
                    {draft.themas.name(*position), name ? name->value : "", cover.value_or(false), {}});
            }
        },
        &draft.themas);
}

/// `[programmas]` in gemeente.toml names themas before these are known.
void check_programmas(DatasetDraft& draft) {
    for (const InputFile& file : draft.data.files) {
        if (!file.path.ends_with("/gemeente.toml")) {
            continue;
        }
        input::Faults known; // those of the file itself were noted before
        const auto root = input::parse_toml({draft.shown_path("gemeente.toml"), file.text, file.sha256}, known);
        const input::TomlEntry* entry = root ? root->find("programmas") : nullptr;
        const auto* table = entry != nullptr ? std::get_if<input::TomlTable>(&entry->value.data) : nullptr;
        for (const auto& [thema, programma] : read_programmas(table, known)) {
            (void)draft.themas.find(thema, draft.faults);
        }
    }
}

/// Whether this thema may have a budget in this year; notes a fault if not.
bool check_budget_row(DatasetDraft& draft, RowReader& row, const Thema& thema, const input::Located<int>& year) {
    if (thema.cover) {
        draft.faults.note("D012", row.where(), thema.id, "dit thema heeft geen begroting",
                          "een regel van soort dekking staat niet in begroting.csv");
        return false;
    }
    const Dataset& data = draft.data;
    if (draft.years_known && (year.value < data.first_budget_year || year.value > data.last_budget_year)) {
        draft.faults.note(
            "D011", year.where, year.text, "jaar buiten de begroting",
            fmt::format("de begroting loopt van {} tot en met {}", data.first_budget_year, data.last_budget_year));
        return false;
    }
    return true;
}

void read_budget(DatasetDraft& draft) {
    const std::string file = "begroting.csv";
    RequiredRows rows;
    bool all_placed = true;
    const Rows known = draft.each_row(
        file, {"thema", "jaar", "bedrag", "eenheid", "kwaliteit", "bron", "toelichting"}, [&](RowReader& row) {
            const auto thema = row.reference("thema", draft.themas);
            const auto year = row.integer("jaar", year_range);
            const auto amount = row.whole("bedrag", budget_range);
            const auto unit = row.text("eenheid");
            (void)read_evidence(row, draft);
            if (unit && unit->value != "EUR") {
                draft.faults.note("W007", unit->where, unit->value, "verkeerde eenheid", "hier hoort \"EUR\"");
            }
            if (!thema || !year) {
                all_placed = false;
            } else if (check_budget_row(draft, row, draft.data.themas[*thema], *year)) {
                rows.see(fmt::format("{}, {}", draft.themas.name(*thema), year->value), row.where(), draft.faults);
                draft.data.themas[*thema].budget.emplace(year->value, amount ? amount->value : 0);
            }
        });
    const bool complete = known == Rows::all_known && all_placed && draft.years_known && draft.themas.complete();
    for (const Thema& thema : draft.data.themas) {
        const int last = complete && !thema.cover ? draft.data.last_budget_year : draft.data.first_budget_year - 1;
        for (int year = draft.data.first_budget_year; year <= last; ++year) {
            rows.demand(fmt::format("{}, {}", thema.id, year), file, "elk thema heeft elk begrotingsjaar een bedrag",
                        draft);
        }
    }
}

} // namespace

void read_themas(DatasetDraft& draft) {
    read_thema_rows(draft);
    check_programmas(draft);
    read_budget(draft);
}

} // namespace koers::scenario
