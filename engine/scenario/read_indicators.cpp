#include <algorithm>
#include <array>
#include <filesystem>
#include <tuple>
#include <utility>

#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

constexpr std::array<input::Choice<WantedChange>, 3> directions{
    {{"hoger", WantedChange::higher}, {"lager", WantedChange::lower}, {"geen", WantedChange::neither}}};
constexpr std::array<input::Choice<bool>, 2> year_kinds{{{"kalenderjaar", false}, {"schooljaar", true}}};

/// Variables of the result that an indicator can be, with the names that label them.
using LabelNames = const input::Names* (*)(const DatasetDraft&);
constexpr LabelNames services = [](const DatasetDraft& draft) { return &draft.services; };
constexpr LabelNames groups = [](const DatasetDraft& draft) { return &draft.user_groups; };
constexpr LabelNames referrers = [](const DatasetDraft& draft) { return &draft.referrers; };
constexpr std::array<input::Choice<LabelNames>, 5> variables{{{"gebruikers", services},
                                                              {"clienten", services},
                                                              {"gebruikers_groep", groups},
                                                              {"gebruik_groep", groups},
                                                              {"verwijzingen", referrers}}};

std::optional<IndicatorOutcome> read_outcome(DatasetDraft& draft, RowReader& row) {
    const auto variable = row.free_text("uitkomst");
    const auto label = row.free_text("onderwerp");
    if (!variable || !label || (variable->value.empty() && label->value.empty())) {
        return std::nullopt;
    }
    for (const auto& [cell, column] : {std::pair{&*variable, "uitkomst"}, std::pair{&*label, "onderwerp"}}) {
        if (cell->value.empty()) {
            draft.faults.note("S007", cell->where, column, "lege cel", "vul uitkomst en onderwerp beide in, of geen");
            return std::nullopt;
        }
    }
    const auto names = input::choose(*variable, variables, draft.faults);
    if (!names || !(*names)(draft)->find(*label, draft.faults)) {
        return std::nullopt;
    }
    return IndicatorOutcome{variable->value, label->value};
}

void read_indicator_rows(DatasetDraft& draft) {
    draft.each_row(
        "indicatoren.csv",
        {"id", "naam", "bevolkingsgroep", "doel", "eenheid", "gewenst", "jaarsoort", "uitkomst", "onderwerp",
         "kwaliteit", "bron", "toelichting"},
        [&](RowReader& row) {
            const auto position = draft.define(row, "id", draft.indicators);
            const auto name = row.text("naam");
            const auto population = row.free_text("bevolkingsgroep");
            const auto goal = row.reference("doel", draft.goals);
            const auto unit = row.text("eenheid");
            const auto wanted = row.choice("gewenst", directions);
            const auto school_years = row.choice("jaarsoort", year_kinds);
            auto outcome = read_outcome(draft, row);
            const auto evidence = read_evidence(row, draft);
            if (position) {
                draft.data.indicators.push_back({.id = draft.indicators.name(*position),
                                                 .name = name ? name->value : "",
                                                 .population = population ? population->value : "",
                                                 .goal = DatasetDraft::id_or_past_end<GoalTag>(goal, draft.goals),
                                                 .unit = unit ? unit->value : "",
                                                 .wanted = wanted.value_or(WantedChange::neither),
                                                 .school_years = school_years.value_or(false),
                                                 .outcome = std::move(outcome),
                                                 .course = {},
                                                 .grade = evidence ? evidence->grade : Grade::c,
                                                 .source = evidence ? evidence->source : "",
                                                 .note = evidence ? evidence->note : "",
                                                 .history = {}});
            }
        },
        &draft.indicators);
}

/// Percentages lie between 0 and 100, counts and rates are 0 or more.
input::Range range_of(const Indicator* indicator) {
    return indicator != nullptr && is_percentage(*indicator) ? input::Range{0.0, 100.0} : input::Range{0.0, 1e9};
}

/// Reads the values; whether it is known of every indicator if it has one.
bool read_values(DatasetDraft& draft) {
    RequiredRows rows;
    bool all_placed = true;
    const Rows known =
        draft.each_row("indicatorwaarden.csv", {"indicator", "regio", "jaar", "waarde"}, [&](RowReader& row) {
            const auto position = row.reference("indicator", draft.indicators);
            Indicator* indicator = position ? &draft.data.indicators[*position] : nullptr;
            const auto region = row.text("regio");
            const auto year = row.integer("jaar", year_range);
            const auto value = row.number("waarde", range_of(indicator));
            if (indicator == nullptr) {
                all_placed = false;
                return;
            }
            if (region && year) {
                rows.see(indicator->id + ", " + region->value + ", " + std::to_string(year->value), row.where(),
                         draft.faults);
            }
            indicator->history.push_back({.region = region ? region->value : "",
                                          .year = year ? year->value : 0,
                                          .value = value ? value->value : 0.0});
        });
    return known == Rows::all_known && all_placed && draft.indicators.complete();
}

} // namespace

void read_indicators(DatasetDraft& draft) {
    if (!std::filesystem::exists(draft.folder / "indicatoren.csv") &&
        !std::filesystem::exists(draft.folder / "indicatorwaarden.csv")) {
        return; // a municipality may have none yet
    }
    read_indicator_rows(draft);
    const bool all_known = read_values(draft);
    for (std::size_t i = 0; i < draft.data.indicators.size(); ++i) {
        auto& history = draft.data.indicators[i].history;
        if (history.empty() && all_known) {
            draft.faults.note("D005", draft.indicators.place(i), draft.indicators.name(i), "indicator zonder waarde",
                              "geef hem in indicatorwaarden.csv minstens een rij");
        }
        std::stable_sort(history.begin(), history.end(), [](const Observation& a, const Observation& b) {
            return std::tie(a.region, a.year) < std::tie(b.region, b.year);
        });
    }
}

} // namespace koers::scenario
