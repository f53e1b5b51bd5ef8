#include <array>
#include <map>

#include <fmt/format.h>

#include "scenario/influence_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

constexpr auto file = "indicatorverloop.csv";

struct CourseQuantity {
    std::string name;
    ParameterId IndicatorCourse::*slot;
    std::string per; // behind the scale in the unit
    input::Range range;
};

const std::array<CourseQuantity, 2>& quantities() {
    static const std::array<CourseQuantity, 2> all{{{"trend", &IndicatorCourse::trend, " per jaar", {-0.5, 0.5}},
                                                    {"meetfout", &IndicatorCourse::survey_error, "", {0.0, 3.0}}}};
    return all;
}

constexpr std::array<input::Choice<std::size_t>, 2> words{{{"trend", 0}, {"meetfout", 1}}};

std::string unit_of(const Indicator& indicator, const CourseQuantity& quantity) {
    if (indicator.unit.empty()) {
        return ""; // its row is faulty, so there is nothing to check against
    }
    return (is_percentage(indicator) ? "logit" : "log") + quantity.per;
}

} // namespace

bool read_indicator_courses(DatasetDraft& draft) {
    RequiredRows rows;
    bool all_placed = true;
    const Rows known = draft.each_row(
        file, with_value({"indicator", "grootheid"}),
        [&](RowReader& row) {
            const auto position = row.reference("indicator", draft.indicators);
            const auto word = row.choice("grootheid", words);
            const bool is_known = position && word;
            const Quantity quantity = is_known
                                          ? Quantity{"", unit_of(draft.data.indicators[*position], quantities()[*word]),
                                                     quantities()[*word].range, ""}
                                          : anything();
            const auto value = read_value(row, draft, in_its_unit(row, quantity), ValueUse::parameter);
            if (!is_known) {
                all_placed = false;
                draft.parameters.set_incomplete();
                return;
            }
            Indicator& indicator = draft.data.indicators[*position];
            const auto& which = quantities()[*word];
            rows.see(indicator.id + ", " + which.name, row.where(), draft.faults);
            const std::string id = fmt::format("indicator.{}.{}", indicator.id, which.name);
            if (draft.parameters.position(id)) {
                return;
            }
            if (!indicator.course) {
                indicator.course = IndicatorCourse{};
            }
            (*indicator.course).*which.slot = draft.add_parameter(
                {id, row.where(), id}, fmt::format("{}: {}", indicator.name, which.name), value, quantity);
        },
        &draft.parameters);
    const bool complete = known == Rows::all_known && all_placed;
    for (std::size_t i = 0; complete && i < draft.data.indicators.size(); ++i) {
        const Indicator& indicator = draft.data.indicators[i];
        for (const auto& quantity : quantities()) {
            if (indicator.course) {
                rows.demand(indicator.id + ", " + quantity.name, file,
                            fmt::format("voeg hem toe, eenheid \"{}\"", unit_of(indicator, quantity)), draft);
            }
        }
    }
    return complete;
}

} // namespace koers::scenario
