#include "scenario/curve_file.hpp"

#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace koers::scenario {

using input::RowReader;

std::optional<AgeBand> read_ages(RowReader& row, const DatasetDraft& draft, Ages ages) {
    const input::Range range{0.0, draft.max_age ? static_cast<double>(*draft.max_age) : age_range.high};
    if (ages == Ages::single) {
        const auto age = row.integer("leeftijd", range);
        return age ? std::optional{AgeBand{age->value, age->value, row.where()}} : std::nullopt;
    }
    const auto from = row.integer("leeftijd_van", range);
    const auto to = row.integer("leeftijd_tot", range);
    if (from && to && from->value > to->value) {
        row.faults().note("W014", from->where, fmt::format("{}-{}", from->value, to->value),
                          "leeftijd_van ligt boven leeftijd_tot", "wissel de twee om");
        return row.keep(std::optional<AgeBand>{});
    }
    return from && to ? std::optional{AgeBand{from->value, to->value, row.where()}} : std::nullopt;
}

GroupsOfRow one_of(std::string column, const input::Names& names) {
    return [column = std::move(column), &names](RowReader& row) -> std::optional<std::vector<std::size_t>> {
        const auto position = row.reference(column, names);
        return position ? std::optional{std::vector{*position}} : std::nullopt;
    };
}

GroupsOfRow one_or_all(const std::string& column, const input::Names& names) {
    return [column, single = one_of(column, names), &names](RowReader& row) -> std::optional<std::vector<std::size_t>> {
        const auto text = row.free_text(column);
        if (!text || text->value != "*") {
            return single(row);
        }
        if (!names.complete()) {
            return row.keep(std::optional<std::vector<std::size_t>>{});
        }
        std::vector<std::size_t> all(names.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        return all;
    };
}

ReadCurve read_curve(DatasetDraft& draft, const CurveFile& spec) {
    const int max_age = draft.max_age.value_or(static_cast<int>(age_range.high));
    ReadCurve read{AgeCurve{spec.groups, max_age}};
    std::vector<std::string> columns = spec.ages == Ages::single
                                           ? std::vector<std::string>{"leeftijd"}
                                           : std::vector<std::string>{"leeftijd_van", "leeftijd_tot"};
    // The file may start with columns such as voorziening; the order of columns does not matter.
    columns.insert(columns.end(), spec.group_columns.begin(), spec.group_columns.end());
    bool all_placed = true;
    const Rows rows = draft.each_row(spec.file, with_value(columns), [&](RowReader& row) {
        read.sign = row.sign();
        const auto ages = read_ages(row, draft, spec.ages);
        const auto groups = spec.groups_of(row);
        auto value = read_curve_value(row, draft, spec.quantity);
        all_placed = all_placed && ages && groups;
        if (!ages || !groups) {
            return;
        }
        const auto cells = static_cast<double>(groups->size()) * (ages->to - ages->from + 1);
        if (value && spec.holds == Holds::total) {
            value = *value / cells;
        }
        const std::size_t faults_before = draft.faults.count();
        for (const std::size_t group : *groups) {
            if (draft.faults.count() == faults_before) { // one fault a row says enough about an overlap
                read.curve.fill(group, *ages, value, draft.faults);
            }
        }
    });
    read.rows = rows == Rows::all_known && all_placed ? Rows::all_known : Rows::some_unknown;
    if (spec.coverage == Coverage::every_age && read.rows == Rows::all_known && draft.max_age) {
        read.curve.check_gaps(draft.shown_path(spec.file), max_age, draft.faults);
    }
    return read;
}

void check_total(DatasetDraft& draft, const std::string& file, const ReadCurve& read) {
    const auto total = read.curve.total();
    if (read.rows == Rows::all_known && total && !adds_to_one(*total)) {
        draft.note_file("D002", file, input::number_text(*total, read.sign), "aandelen tellen niet op tot 1",
                        "pas een van de rijen aan");
    }
}

} // namespace koers::scenario
