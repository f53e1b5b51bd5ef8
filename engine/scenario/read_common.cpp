#include "scenario/read_common.hpp"

#include <fmt/format.h>

namespace koers::scenario {

std::vector<std::vector<double>> by_age(const DatasetDraft& draft, const AgeCurve& curve, std::size_t groups) {
    std::vector<std::vector<double>> result;
    for (int age = 0; age <= draft.max_age.value_or(-1); ++age) {
        result.emplace_back();
        for (std::size_t group = 0; group < groups; ++group) {
            result.back().push_back(curve.at(age, group));
        }
    }
    return result;
}

void RequiredRows::see(const std::string& key, const Location& where, input::Faults& faults) {
    const auto [first, is_new] = seen_.emplace(key, where);
    if (!is_new) {
        faults.note("V002", where, key, "dubbele rij",
                    fmt::format("staat al op regel {}; houd er een over", first->second.line));
    }
}

void RequiredRows::demand(const std::string& key, const std::string& file, const std::string& advice,
                          DatasetDraft& draft) const {
    if (!seen_.contains(key)) {
        draft.note_file("D001", file, key, "rij ontbreekt", advice);
    }
}

void note_self_reference(const input::Located<std::string>& reference, const std::string& message,
                         input::Faults& faults) {
    faults.note("V003", reference.where, reference.value, message, "kies een ander");
}

std::map<int, double> read_year_path(DatasetDraft& draft, const std::string& file, const Quantity& quantity) {
    std::map<int, double> path;
    RequiredRows rows;
    const Rows known = draft.each_row(file, with_value({"jaar"}), [&](input::RowReader& row) {
        const auto year = row.integer("jaar", year_range);
        const auto value = read_curve_value(row, draft, quantity);
        if (year) {
            rows.see(year->text, year->where, draft.faults);
            path.emplace(year->value, value.value_or(0.0));
        }
    });
    if (known == Rows::all_known && path.empty()) {
        draft.note_file("D001", file, "", "bestand heeft geen rijen", "geef minstens een jaar");
    }
    return path;
}

} // namespace koers::scenario
