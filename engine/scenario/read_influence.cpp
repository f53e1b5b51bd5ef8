#include <algorithm>
#include <array>
#include <filesystem>

#include "scenario/influence_files.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

constexpr std::array<const char*, 4> files{"tussenstappen.csv", "verbanden.csv", "verbandsterkte.csv",
                                           "indicatorverloop.csv"};

void read_mediators(DatasetDraft& draft) {
    draft.each_row(
        "tussenstappen.csv", {"id", "naam", "halvering", "toelichting"},
        [&](RowReader& row) {
            const auto position = draft.define(row, "id", draft.mediators);
            const auto name = row.text("naam");
            const auto cell = row.free_text("halvering");
            (void)row.free_text("toelichting");
            std::optional<double> half_life;
            if (cell && !cell->value.empty()) {
                const auto years = row.number("halvering", {0.0, 100.0, input::End::excluded});
                half_life = years ? std::optional{years->value} : std::nullopt;
            }
            if (position) {
                draft.data.mediators.push_back({draft.mediators.name(*position), name ? name->value : "", half_life});
            }
        },
        &draft.mediators);
}

} // namespace

void read_influence(DatasetDraft& draft) {
    const bool none = std::none_of(files.begin(), files.end(),
                                   [&](const char* file) { return std::filesystem::exists(draft.folder / file); });
    if (none) {
        return; // a municipality may have no graph yet
    }
    read_mediators(draft);
    const ConnectionPlaces places = read_connections(draft);
    const bool courses_known = read_indicator_courses(draft);
    check_influence(draft, places, courses_known);
}

} // namespace koers::scenario
