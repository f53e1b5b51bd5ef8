#include "scenario/list_row_table.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "koers/measure_list.hpp"
#include "scenario/levers.hpp"
#include "scenario/list_amounts.hpp"

namespace koers::scenario {

using input::Located;
using input::Read;
using input::TomlTable;
using input::TomlValue;

namespace {

constexpr input::Range any_number{-1e12, 1e12};
constexpr int months_a_year = 12;

/// A number as TOML has it: whole ones without a fraction.
TomlValue number_value(const Located<double>& number) {
    constexpr double exact = 1e15;
    if (number.value == std::round(number.value) && std::abs(number.value) < exact) {
        return {static_cast<std::int64_t>(number.value), number.where, number.text};
    }
    return {number.value, number.where, number.text};
}

/// Three readings of a number in columns with one prefix.
struct Readings {
    TomlValue value;
    double central{};
};

class RowTable {
public:
    RowTable(const ListRow& row, const DatasetDraft& data) : row_{row}, data_{data} {}

    std::optional<TomlTable> make() {
        const auto code = row_.text("code");
        if (!code) {
            row_.faults().note("S007", row_.where(), "Code", "lege cel", "geef elke maatregel een code");
            return std::nullopt;
        }
        table_.where = code->where;
        put("id", *code);
        find_out_what(*code);
        put_name();
        put_target();
        put_years();
        put_strength();
        put_evidence();
        put_notes();
        return table_;
    }

private:
    void put(const char* key, TomlValue value) {
        const Location where = value.where;
        table_.entries.push_back({key, where, std::move(value)});
    }
    void put(const char* key, const Located<std::string>& text) {
        put(key, TomlValue{text.value, text.where, text.text});
    }

    /// From the catalogue, or what it works on.
    void find_out_what(const Located<std::string>& code) {
        const auto position = data_.catalogue.position(code.value);
        const auto lever = row_.text("werkt_op");
        if (!lever && position && *position < data_.data.catalogue.measures.size()) {
            chosen_ = &data_.data.catalogue.measures[*position];
            lever_ = Lever::budget_line;
        } else if (lever) {
            const auto known = std::find_if(lever_choices.begin(), lever_choices.end(),
                                            [&](const auto& choice) { return choice.first == lever->value; });
            lever_ = known == lever_choices.end() ? std::nullopt : std::optional{known->second};
        }
    }

    [[nodiscard]] bool has_amount() const { return lever_ && strength_of(*lever_).name == "bedrag"; }

    void put_name() {
        const auto name = row_.text("naam");
        if (name && (chosen_ == nullptr || name->value != chosen_->name)) {
            put("naam", *name);
        }
    }

    void put_target() {
        if (chosen_ != nullptr) {
            check_kind();
            return;
        }
        for (const char* key : {"werkt_op", "inkomen", "verwijzer"}) {
            if (const auto text = row_.text(key)) {
                put(key, *text);
            }
        }
        const auto target = row_.text("doelwit");
        const std::string key = lever_ ? target_key(*lever_) : "";
        if (target && !key.empty()) {
            put(key.c_str(), *target);
        } else if (target && lever_) {
            row_.faults().note("M003", target->where, target->text,
                               "kolom hoort niet bij werkt_op " + lever_word(*lever_), "maak doelwit leeg");
        }
        if (const auto kind = row_.text("soort"); kind && has_amount()) {
            put("soort", *kind);
        }
    }

    /// The kind of a measure decides on what is reached, and stands in the catalogue.
    void check_kind() {
        const auto kind = row_.text("soort");
        const auto known = std::find_if(measure_kind_choices.begin(), measure_kind_choices.end(),
                                        [&](const auto& choice) { return choice.second == chosen_->kind; });
        if (kind && kind->value != known->first) {
            row_.faults().note("M013", kind->where, kind->text, "andere soort dan in de catalogus",
                               fmt::format("{} is een {}; verander dat in maatregelen.toml, of geef een andere code en "
                                           "vul Werkt op en Doelwit in",
                                           chosen_->id, known->first));
        }
    }

    void put_years() {
        Measure& course = course_.measure;
        course_.first_year = data_.data.first_budget_year;
        course_.last_year = data_.data.last_budget_year;
        if (chosen_ != nullptr) {
            course.from = chosen_->from;
            course.ramp = chosen_->ramp;
            course.duration = chosen_->once ? std::optional{1} : std::nullopt;
        }
        if (const auto from = row_.year("vanaf")) {
            put_changed("vanaf", *from, course.from);
            course.from = static_cast<int>(from->value);
        } else if (const auto cell = row_.text("vanaf")) {
            put("vanaf", stand_in(*cell, course_.first_year));
        }
        if (const auto months = row_.whole("ingroei", {0.0, 240.0})) {
            put_ramp(*months);
        }
        if (const auto duration = row_.whole("duur", {1.0, 100.0})) {
            put_changed("duur", *duration, course.duration.value_or(0));
            course.duration = static_cast<int>(duration->value);
        }
    }

    /// In place of a value that cannot be read, so that its absence is no further fault.
    static TomlValue stand_in(const Located<std::string>& cell, std::int64_t value) {
        return {value, cell.where, cell.text};
    }

    void put_ramp(const Located<std::int64_t>& months) {
        if (months.value % months_a_year != 0) {
            row_.faults().note("W004", months.where, months.text, "ingroei is geen heel aantal jaren",
                               "koers rekent met hele jaren: 0, 12, 24 maanden en zo verder");
            return;
        }
        const std::int64_t years = months.value / months_a_year;
        if (chosen_ != nullptr || years > 0) {
            put_changed("opbouw", {years, months.where, months.text}, course_.measure.ramp);
        }
        course_.measure.ramp = static_cast<int>(years);
    }

    void put_changed(const char* key, const Located<std::int64_t>& value, int known) {
        if (chosen_ == nullptr || value.value != known) {
            put(key, TomlValue{value.value, value.where, value.text});
        }
    }

    [[nodiscard]] std::optional<Readings> readings(const std::string& prefix) const {
        TomlTable table;
        std::vector<double> numbers;
        for (const char* reading : {"laag", "midden", "hoog"}) {
            if (const auto number = row_.number(fmt::format("{}_{}", prefix, reading), any_number)) {
                table.entries.push_back({reading, number->where, number_value(*number)});
                numbers.push_back(number->value);
                table.where = number->where;
            }
        }
        const auto middle = row_.number(prefix + "_midden", any_number);
        if (!middle) {
            return table.entries.empty() ? std::nullopt : std::optional{Readings{{table, table.where, ""}, 0.0}};
        }
        const auto law = row_.text(prefix + "_verdeling");
        const bool same = std::all_of(numbers.begin(), numbers.end(), [&](double x) { return x == middle->value; });
        if (same && (!law || law->value == "vast")) {
            return Readings{number_value(*middle), middle->value};
        }
        if (law) {
            table.entries.push_back({"verdeling", law->where, {law->value, law->where, law->text}});
        }
        return Readings{{table, middle->where, ""}, middle->value};
    }

    void put_strength() {
        if (!has_amount()) {
            const auto given = readings("sterkte");
            if (given && lever_) {
                put(strength_of(*lever_).name.c_str(), given->value);
            }
            (void)realised_share(row_, std::nullopt);
            return;
        }
        if (const auto limit = row_.number("groei_tot", any_number)) {
            put("groei_tot", number_value(*limit));
            course_.measure.grows_to = limit->value;
        }
        const std::size_t faults = row_.faults().count();
        const auto given = readings("sterkte");
        const auto known = chosen_ != nullptr ? std::optional{chosen_->amount.central} : std::nullopt;
        const auto by_years = given ? Read<double>{} : amount_of_years(row_, course_, known);
        if (given) {
            check_years(row_, course_, given->central);
        }
        const auto amount = given ? std::optional{given->central} : by_years ? std::optional{by_years->value} : known;
        const RealisedShare realised = realised_share(row_, amount);
        if (realised.is == Realised::yes) {
            put_realised(*amount, realised.share);
        } else if (given || by_years) {
            put("bedrag", given ? given->value : number_value(*by_years));
            own_amount_ = true;
        } else if (chosen_ == nullptr && row_.faults().count() > faults) {
            put("bedrag", stand_in(*row_.text("code"), 0));
        }
        if (const auto share = readings("realisatie"); share && realised.is == Realised::no) {
            put("realisatie", share->value);
        }
        put_friction();
    }

    /// The amount that was reached: what was planned, for certain, times the share.
    void put_realised(double amount, const Located<double>& share) {
        put("bedrag", number_value({amount, share.where, share.text}));
        const double readable = std::stod(fmt::format("{:.10g}", share.value));
        put("realisatie", number_value({readable, share.where, share.text}));
        own_amount_ = true;
    }

    void put_friction() {
        if (const auto given = readings("frictie")) {
            put("frictie", given->value);
            return;
        }
        const auto known =
            chosen_ != nullptr && chosen_->friction ? std::optional{chosen_->friction->central} : std::nullopt;
        if (const auto friction = friction_of_years(row_, course_, known)) {
            put("frictie", number_value(*friction));
        }
    }

    /// An own amount does not take over what the catalogue says of its evidence.
    void put_evidence() {
        const auto source = row_.text("bron");
        const auto grade = row_.text("kwaliteit");
        const bool whole = chosen_ == nullptr || own_amount_;
        if (source && (whole || source->value != chosen_->amount.source)) {
            put("bron", *source);
        }
        if (grade && (whole || grade->value != letter(chosen_->amount.grade))) {
            put("kwaliteit", *grade);
        }
    }

    /// What people keep; what a measure is only where the catalogue does not tell.
    void put_notes() {
        TomlTable notes;
        for (const MeasureColumn& column : measure_columns()) {
            const bool kept =
                column.use == ListUse::filled || (column.use == ListUse::describing && chosen_ == nullptr);
            const auto text = kept ? row_.text(column.name) : std::nullopt;
            if (text) {
                notes.entries.push_back({column.name, text->where, {text->value, text->where, text->text}});
            }
        }
        if (!notes.entries.empty()) {
            notes.where = notes.entries.front().where;
            const Location where = notes.where;
            put("beheer", TomlValue{std::move(notes), where, ""});
        }
    }

    const ListRow& row_;
    const DatasetDraft& data_;
    TomlTable table_;
    const CatalogueMeasure* chosen_{};
    std::optional<Lever> lever_;
    ListCourse course_;
    bool own_amount_{};
};

} // namespace

std::optional<TomlTable> table_of_row(const ListRow& row, const DatasetDraft& data) {
    return RowTable{row, data}.make();
}

} // namespace koers::scenario
