#include "scenario/read_measures.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "scenario/levers.hpp"
#include "scenario/measure_notes.hpp"
#include "scenario/toml_value.hpp"

namespace koers::scenario {

using input::Located;
using input::Read;
using input::TableReader;

namespace {

constexpr std::array<const char*, 13> lever_keys{"voorziening", "sector",     "budgetregel", "ruimte",    "factor",
                                                 "bedrag",      "aandeel",    "inkomen",     "verwijzer", "groei_tot",
                                                 "soort",       "realisatie", "frictie"};

class MeasureReader {
public:
    MeasureReader(const input::TomlTable& from, const DatasetDraft* data, input::Faults& faults)
        : table_{from, faults}, data_{data} {}

    std::optional<MeasureOfFile> read(input::Names& ids) {
        result_.where = table_.where();
        const auto id = read_id(ids);
        const auto name = table_.optional_text("naam");
        result_.measure.name = name ? name->value : result_.measure.id;
        if (id && data_ != nullptr && data_->catalogue.size() > 0) {
            if (!table_.has("werkt_op")) {
                return read_chosen(*id, name.has_value());
            }
            reject_id_of_catalogue(*id);
        }
        const auto word = table_.text("werkt_op");
        const auto lever = table_.keep(word ? input::choose(*word, lever_choices, table_.faults()) : std::nullopt);
        if (lever) {
            result_.measure.lever = *lever;
            read_target(*word);
            read_part();
            read_parameter();
            reject_keys_of_others(word->value);
        } else {
            accept_all_targets();
        }
        read_years();
        if (lever) {
            read_limit();
            read_kind();
            read_reached();
        }
        read_evidence();
        result_.measure.notes = read_notes(table_);
        return table_.finish([&] { return result_; });
    }

private:
    Read<std::string> read_id(input::Names& ids) {
        auto id = table_.text("id");
        if (!id) {
            return id;
        }
        if (!is_plain_id(id->value)) {
            table_.faults().note("W011", id->where, id->text, "ongeldige id",
                                 "gebruik kleine letters, cijfers en koppeltekens, te beginnen met een letter");
        }
        ids.add(*id, table_.faults());
        result_.measure.id = id->value;
        return id;
    }

    void reject_id_of_catalogue(const Located<std::string>& id) {
        if (data_->catalogue.position(id.value)) {
            table_.faults().note("M010", id.where, id.text, "id van een maatregel uit de catalogus",
                                 "kies een andere id, of laat werkt_op weg om die maatregel te nemen");
        }
    }

    /// A measure out of the catalogue, with what the scenario changes in it.
    std::optional<MeasureOfFile> read_chosen(const Located<std::string>& id, bool own_name) {
        const auto position = table_.keep(data_->catalogue.find(id, table_.faults()));
        if (position) {
            const CatalogueMeasure& known = data_->data.catalogue.measures[*position];
            const std::string name = own_name ? result_.measure.name : known.name;
            result_ = chosen_measure(data_->data.catalogue, *position, table_.where());
            result_.measure.name = name;
        }
        read_changes();
        read_reached();
        read_evidence();
        result_.measure.notes = read_notes(table_);
        return table_.finish([&] { return result_; });
    }

    void read_changes() {
        if (table_.has("bedrag")) {
            if (const auto value = read_toml_value(table_, "bedrag", strength_of(Lever::budget_line).range)) {
                Parameter& strength = result_.strength;
                const std::string unit = strength.unit;
                const double planned = strength.central;
                strength = as_parameter(strength.id, strength.description, *value);
                strength.unit = unit;
                result_.measure.planned = planned != 0.0 ? strength.central / planned : 1.0;
            }
        }
        const auto from = table_.optional_integer("vanaf", year_range);
        const auto ramp = table_.optional_integer("opbouw", {0.0, 20.0});
        const auto duration = table_.optional_integer("duur", {1.0, 100.0});
        Measure& measure = result_.measure;
        measure.ramp = ramp ? ramp->value : measure.ramp;
        measure.duration = duration ? std::optional{duration->value} : measure.duration;
        if (from) {
            set_start(*data_, *from, measure, table_.faults());
        }
    }

    void read_target(const Located<std::string>& lever) {
        Measure& measure = result_.measure;
        const std::string key = target_key(measure.lever);
        const auto name = key.empty() ? std::nullopt : table_.text(key);
        if (data_ == nullptr) {
            return;
        }
        check_cover(*data_, lever.where, measure.lever, table_.faults());
        if (name) {
            set_target(*data_, *name, lever.value, measure, table_.faults());
        }
    }

    /// Part of the requests: those of an income class or by one referrer.
    void read_part() {
        if (result_.measure.lever != Lever::request_rate) {
            return;
        }
        const auto income = table_.optional_text("inkomen");
        const auto referrer = table_.optional_text("verwijzer");
        if (data_ != nullptr && income) {
            set_income(*data_, *income, result_.measure, table_.faults());
        }
        if (data_ != nullptr && referrer) {
            set_referrer(*data_, *referrer, result_.measure, table_.faults());
        }
    }

    void read_parameter() {
        const Quantity quantity = strength_of(result_.measure.lever);
        Parameter& strength = result_.strength;
        if (const auto value = read_toml_value(table_, quantity.name, quantity.range)) {
            strength = as_parameter("", "", *value);
        }
        strength.id = fmt::format("maatregel.{}.{}", result_.measure.id, quantity.name);
        strength.description = fmt::format("{}: {}", result_.measure.name, quantity.name);
        strength.unit = quantity.unit;
    }

    void read_limit() {
        const Quantity quantity = strength_of(result_.measure.lever);
        if (quantity.name != "bedrag" || !table_.has("groei_tot")) {
            return;
        }
        if (const auto limit = table_.number("groei_tot", quantity.range)) {
            const Location ramp = table_.has("opbouw") ? table_.place("opbouw") : limit->where;
            set_limit(*limit, {result_.strength.low, result_.strength.high}, ramp, result_.measure, table_.faults());
        }
    }

    [[nodiscard]] bool has_amount() const { return strength_of(result_.measure.lever).name == "bedrag"; }

    /// The kind of a measure outside the catalogue, and with it the share that is reached.
    void read_kind() {
        if (!has_amount() || !table_.has("soort")) {
            return;
        }
        const auto kind = table_.choice("soort", measure_kind_choices);
        result_.measure.kind = kind;
        if (kind && data_ != nullptr && data_->catalogue.size() > 0) {
            result_.reached_share = data_->data.catalogue.reached_share[static_cast<std::size_t>(*kind)];
        } else if (kind && data_ != nullptr && data_->catalogue.complete()) {
            table_.faults().note("M003", table_.place("soort"), "soort", "de gemeente heeft geen catalogus",
                                 "laat soort weg en geef realisatie");
        }
        name_reached();
    }

    void name_reached() {
        if (result_.reached_share) {
            result_.reached_share->id = fmt::format("maatregel.{}.realisatie", result_.measure.id);
            result_.reached_share->description = fmt::format("{}: realisatie", result_.measure.name);
        }
    }

    /// What the measure itself says of the share that is reached and of friction costs.
    void read_reached() {
        if (has_amount() && table_.has("realisatie")) {
            if (const auto value = read_toml_value(table_, "realisatie", {0.0, 2.0})) {
                result_.reached_share = as_parameter("", "", *value);
                result_.reached_share->unit = "aandeel";
                name_reached();
            }
        }
        if (has_amount() && table_.has("frictie")) {
            if (const auto value = read_toml_value(table_, "frictie", {0.0, 1e9})) {
                result_.friction = as_parameter(fmt::format("maatregel.{}.frictie", result_.measure.id),
                                                fmt::format("{}: frictie", result_.measure.name), *value);
                result_.friction->unit = "EUR";
            }
        }
    }

    /// Keys that belong to another `werkt_op` would be read over in silence.
    void reject_keys_of_others(const std::string& lever_name) {
        const std::string target = target_key(result_.measure.lever);
        const std::string strength = strength_of(result_.measure.lever).name;
        const bool requests = result_.measure.lever == Lever::request_rate;
        for (const std::string key : lever_keys) {
            const bool part = key == "inkomen" || key == "verwijzer";
            const bool with_amount = key == "groei_tot" || key == "soort" || key == "realisatie" || key == "frictie";
            const bool own = key == target || key == strength || (part && requests) || (with_amount && has_amount());
            if (!own && table_.has(key)) {
                table_.faults().note("M003", table_.place(key), key, "sleutel hoort niet bij werkt_op " + lever_name,
                                     target.empty() ? fmt::format("hier hoort {}", strength)
                                                    : fmt::format("hier horen {} en {}", target, strength));
            }
        }
    }

    void accept_all_targets() {
        for (const std::string key : lever_keys) {
            (void)table_.has(key);
        }
    }

    void read_years() {
        Measure& measure = result_.measure;
        const auto from = table_.integer("vanaf", year_range);
        const auto ramp = table_.optional_integer("opbouw", {0.0, 20.0});
        const auto duration = table_.optional_integer("duur", {1.0, 100.0});
        measure.ramp = ramp ? ramp->value : 0;
        measure.duration = duration ? std::optional{duration->value} : std::nullopt;
        if (from && data_ != nullptr) {
            set_start(*data_, *from, measure, table_.faults());
        }
    }

    void read_evidence() {
        const auto source = table_.optional_text("bron");
        if (source) {
            result_.strength.source = source->value;
        }
        if (table_.has("kwaliteit")) {
            const auto grade = table_.choice("kwaliteit", grade_choices);
            result_.strength.grade = grade.value_or(Grade::c);
            if (grade && *grade != Grade::c && !source) {
                table_.faults().note("W012", table_.place("kwaliteit"), "", "bron ontbreekt",
                                     "kwaliteit A en B hebben een bron; zonder bron is het C");
            }
        }
    }

    TableReader table_;
    const DatasetDraft* data_;
    MeasureOfFile result_;
};

} // namespace

MeasureOfFile chosen_measure(const Catalogue& catalogue, std::size_t position, const Location& where) {
    const CatalogueMeasure& known = catalogue.measures[position];
    MeasureOfFile result;
    result.where = where;
    result.chosen = position;
    result.measure.chosen = position;
    result.measure.id = known.id;
    result.measure.name = known.name;
    result.measure.lever = Lever::budget_line;
    result.measure.budget_line = known.budget_line;
    result.measure.from = known.from;
    result.measure.ramp = known.ramp;
    result.measure.duration = known.once ? std::optional{1} : std::nullopt;
    result.strength = known.amount;
    result.reached_share = catalogue.reached_share[static_cast<std::size_t>(known.kind)];
    result.reached_share->id = fmt::format("maatregel.{}.realisatie", known.id);
    result.reached_share->description = fmt::format("{}: realisatie", known.name);
    result.friction = known.friction;
    return result;
}

bool is_plain_id(const std::string& text) {
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !text.empty() && letter(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '-';
    });
}

std::vector<MeasureOfFile> read_measures(TableReader& scenario, const DatasetDraft* data) {
    std::vector<MeasureOfFile> measures;
    input::Names ids{"maatregel", "het scenario"};
    for (const input::TomlTable* from : scenario.tables("maatregel")) {
        if (auto measure = MeasureReader{*from, data, scenario.faults()}.read(ids)) {
            measures.push_back(std::move(*measure));
        }
    }
    return measures;
}

} // namespace koers::scenario
