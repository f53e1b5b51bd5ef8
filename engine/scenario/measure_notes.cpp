#include "scenario/measure_notes.hpp"

#include <algorithm>

#include "koers/measure_list.hpp"

namespace koers::scenario {
namespace {

void check_status(const input::Located<std::string>& status, input::Faults& faults) {
    if (std::find(statuses.begin(), statuses.end(), status.value) == statuses.end()) {
        faults.note("W006", status.where, status.text, "onbekende keuze",
                    input::suggestion(status.value, {statuses.begin(), statuses.end()}, ""));
    }
}

} // namespace

MeasureNotes read_notes(input::TableReader& measure) {
    const input::TomlTable* from = measure.optional_table("beheer");
    if (from == nullptr) {
        return {};
    }
    MeasureNotes notes;
    input::TableReader table{*from, measure.faults()};
    for (const MeasureColumn& column : measure_columns()) {
        if (column.use != ListUse::filled && column.use != ListUse::describing) {
            continue;
        }
        const auto text = table.optional_text(column.name);
        if (text && std::string_view{column.name} == "status") {
            check_status(*text, measure.faults());
        }
        if (text) {
            notes.emplace_back(column.name, text->value);
        }
    }
    table.reject_unknown_keys();
    return notes;
}

} // namespace koers::scenario
