#include <fmt/format.h>

#include "scenario/data_files.hpp"
#include "scenario/levers.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::Located;
using input::RowReader;

void read_target(DatasetDraft& draft, RowReader& row, const Located<std::string>& lever, Measure& measure) {
    const auto target = row.free_text("doelwit");
    check_cover(draft, lever.where, measure.lever, draft.faults);
    const std::string key = target_key(measure.lever);
    if (!target || (key.empty() && target->value.empty())) {
        return;
    }
    if (key.empty()) {
        draft.faults.note("M003", target->where, target->value, "doelwit hoort niet bij werkt_op " + lever.value,
                          "laat doelwit leeg");
    } else if (target->value.empty()) {
        draft.faults.note("S007", target->where, "doelwit", "lege cel", fmt::format("noem een {}", key));
    } else {
        set_target(draft, *target, lever.value, measure, draft.faults);
    }
}

/// Income class and referrer, which only requests have.
void read_part(DatasetDraft& draft, RowReader& row, const Located<std::string>& lever, Measure& measure) {
    for (const auto& [column, set] : {std::pair{"inkomen", &set_income}, std::pair{"verwijzer", &set_referrer}}) {
        const auto text = row.free_text(column);
        if (!text || text->value.empty()) {
            continue;
        }
        if (measure.lever == Lever::request_rate) {
            set(draft, *text, measure, draft.faults);
        } else {
            draft.faults.note("M003", text->where, text->value,
                              fmt::format("{} hoort niet bij werkt_op {}", column, lever.value),
                              "alleen aanvraagkans kent dit");
        }
    }
}

/// Without a switch it must change nothing, or every scenario would have a measure that it does not name.
void check_neutral(DatasetDraft& draft, const Location& where, const Quantity& quantity, const Value& value) {
    const double neutral = quantity.name == "factor" ? 1.0 : 0.0;
    if (value.low != neutral || value.high != neutral) {
        draft.faults.note("D015", where, quantity.name, "ingreep verandert al iets zonder schakelaar",
                          fmt::format("geef laag, midden en hoog hier {} en laat een stand in aannames.csv het getal "
                                      "vervangen",
                                      neutral));
    }
}

void read_years(DatasetDraft& draft, RowReader& row, const std::string& strength, Measure& measure) {
    if (const auto from = row.integer("vanaf", year_range)) {
        set_start(draft, *from, measure, draft.faults);
    }
    const auto ramp_text = row.free_text("opbouw");
    if (ramp_text && !ramp_text->value.empty()) {
        const auto ramp = row.integer("opbouw", {0.0, 20.0});
        measure.ramp = ramp ? ramp->value : 0;
    }
    const auto limit = row.free_text("groei_tot");
    if (!limit || limit->value.empty()) {
        return;
    }
    if (strength != "bedrag") {
        draft.faults.note("M003", limit->where, limit->value, "groei_tot hoort alleen bij een bedrag",
                          "laat groei_tot leeg");
    } else if (const auto number = row.number("groei_tot", {-1e10, 1e10})) {
        set_limit(*number, {0.0, 0.0}, ramp_text->where, measure, draft.faults); // a switch gives the amount
    }
}

} // namespace

void read_switched_measures(DatasetDraft& draft) {
    const Rows known = draft.each_row(
        "ingrepen.csv",
        with_value({"id", "naam", "werkt_op", "doelwit", "inkomen", "verwijzer", "vanaf", "opbouw", "groei_tot"}),
        [&](RowReader& row) {
            const auto position = draft.define(row, "id", draft.switched_measures);
            const auto name = row.text("naam");
            const auto word = row.text("werkt_op");
            const auto lever = row.choice("werkt_op", lever_choices);
            const Quantity quantity = lever ? strength_of(*lever) : Quantity{"", "", {-1e12, 1e12}, ""};
            const auto value = read_value(row, draft, quantity, ValueUse::parameter);
            if (!position || !lever) {
                draft.parameters.set_incomplete();
                return;
            }
            Measure measure;
            measure.id = draft.switched_measures.name(*position);
            measure.name = name ? name->value : "";
            measure.lever = *lever;
            read_target(draft, row, *word, measure);
            read_part(draft, row, *word, measure);
            read_years(draft, row, quantity.name, measure);
            if (value) {
                check_neutral(draft, row.number("laag", quantity.range)->where, quantity, *value);
            }
            const std::string id = fmt::format("ingreep.{}.{}", measure.id, quantity.name);
            measure.strength = draft.add_parameter({id, row.where(), id},
                                                   fmt::format("{}: {}", measure.name, quantity.name), value, quantity);
            draft.data.switched_measures.push_back(std::move(measure));
        },
        &draft.switched_measures);
    if (known == Rows::some_unknown) {
        draft.parameters.set_incomplete();
    }
}

} // namespace koers::scenario
