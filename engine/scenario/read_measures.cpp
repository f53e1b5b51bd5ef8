#include "scenario/read_measures.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace koers::scenario {

using input::Located;
using input::Read;
using input::TableReader;

namespace {

constexpr std::array<input::Choice<Lever>, 6> levers{{{"aanvraagkans", Lever::request_rate},
                                                      {"verblijfsduur", Lever::stay},
                                                      {"uren", Lever::hours},
                                                      {"prijs", Lever::price},
                                                      {"personeel", Lever::staff},
                                                      {"budgetregel", Lever::budget_line}}};

constexpr input::Range factor_range{0.0, 10.0, input::End::excluded};
constexpr input::Range amount_range{-1e10, 1e10};

/// The key that names what a lever works on.
std::string target_key(Lever lever) {
    switch (lever) {
    case Lever::staff:
        return "sector";
    case Lever::budget_line:
        return "budgetregel";
    default:
        return "voorziening";
    }
}

Value three_readings(double low, double central, double high, DistributionKind law = DistributionKind::fixed) {
    Value value;
    value.low = low;
    value.central = central;
    value.high = high;
    value.distribution = law;
    return value;
}

/// The strength as three readings; a plain number is fixed.
std::optional<Value> read_strength(TableReader& table, const std::string& key, const input::Range& range) {
    if (!table.is_table(key)) {
        const auto number = table.number(key, range);
        return number ? std::optional{three_readings(number->value, number->value, number->value)} : std::nullopt;
    }
    TableReader inner{*table.table(key), table.faults()};
    const auto low = inner.number("laag", range);
    const auto central = inner.number("midden", range);
    const auto high = inner.number("hoog", range);
    const auto word = inner.text("verdeling");
    const auto law = inner.keep(word ? input::choose(*word, distribution_choices, inner.faults()) : std::nullopt);
    const auto value = inner.finish([&] { return three_readings(low->value, central->value, high->value, *law); });
    if (value) {
        const std::string text = fmt::format("{} | {} | {}", low->text, central->text, high->text);
        check_reading({value->low, value->central, value->high, value->distribution, low->where, word->where, text},
                      inner.faults());
    }
    return table.keep(value);
}

class MeasureReader {
public:
    MeasureReader(const input::TomlTable& from, const DatasetDraft* data, input::Faults& faults)
        : table_{from, faults}, data_{data} {}

    std::optional<MeasureOfFile> read(input::Names& ids) {
        read_id(ids);
        const auto name = table_.optional_text("naam");
        result_.measure.name = name ? name->value : result_.measure.id;
        const auto word = table_.text("werkt_op");
        const auto lever = table_.keep(word ? input::choose(*word, levers, table_.faults()) : std::nullopt);
        if (lever) {
            result_.measure.lever = *lever;
            read_target(word->value);
            read_parameter();
            reject_keys_of_others(word->value);
        } else {
            accept_all_targets();
        }
        read_years();
        read_evidence();
        return table_.finish([&] { return result_; });
    }

private:
    void read_id(input::Names& ids) {
        const auto id = table_.text("id");
        if (!id) {
            return;
        }
        if (!is_plain_id(id->value)) {
            table_.faults().note("W011", id->where, id->text, "ongeldige id",
                                 "gebruik kleine letters, cijfers en koppeltekens, te beginnen met een letter");
        }
        ids.add(*id, table_.faults());
        result_.measure.id = id->value;
    }

    void read_target(const std::string& lever_name) {
        Measure& measure = result_.measure;
        const auto name = table_.text(target_key(measure.lever));
        if (!name || data_ == nullptr) {
            return;
        }
        if (measure.lever == Lever::staff) {
            const auto sector = data_->sectors.find(*name, table_.faults());
            measure.sector = SectorId{sector.value_or(0)};
        } else if (measure.lever == Lever::budget_line) {
            const auto line = data_->budget_lines.find(*name, table_.faults());
            measure.budget_line = BudgetLineId{line.value_or(0)};
        } else {
            const auto service = data_->services.find(*name, table_.faults());
            measure.service = ServiceId{service.value_or(0)};
            check_one_off(lever_name, *name, service);
        }
    }

    void check_one_off(const std::string& lever_name, const Located<std::string>& name,
                       const std::optional<std::size_t>& service) {
        const bool needs_stay = result_.measure.lever == Lever::stay || result_.measure.lever == Lever::hours;
        if (needs_stay && service && data_->data.services[*service].one_off) {
            table_.faults().note("M004", name.where, name.text, "een eenmalige voorziening heeft geen " + lever_name,
                                 "kies werkt_op aanvraagkans of prijs, of een doorlopende voorziening");
        }
    }

    void read_parameter() {
        const bool amount = result_.measure.lever == Lever::budget_line;
        const std::string key = amount ? "bedrag" : "factor";
        Parameter& strength = result_.strength;
        if (const auto value = read_strength(table_, key, amount ? amount_range : factor_range)) {
            strength = as_parameter("", "", *value);
        }
        strength.id = fmt::format("maatregel.{}.{}", result_.measure.id, key);
        strength.description = fmt::format("{}: {}", result_.measure.name, key);
        strength.unit = amount ? "EUR per jaar" : "verhouding";
    }

    /// Keys that belong to another `werkt_op` would be read over in silence.
    void reject_keys_of_others(const std::string& lever_name) {
        const bool amount = result_.measure.lever == Lever::budget_line;
        const std::string target = target_key(result_.measure.lever);
        for (const std::string key : {"voorziening", "sector", "budgetregel", "factor", "bedrag"}) {
            const bool own = key == target || key == (amount ? "bedrag" : "factor");
            if (!own && table_.has(key)) {
                table_.faults().note("M003", table_.place(key), key, "sleutel hoort niet bij werkt_op " + lever_name,
                                     fmt::format("hier horen {} en {}", target, amount ? "bedrag" : "factor"));
            }
        }
    }

    void accept_all_targets() {
        for (const std::string key : {"voorziening", "sector", "budgetregel", "factor", "bedrag"}) {
            (void)table_.has(key);
        }
    }

    void read_years() {
        Measure& measure = result_.measure;
        const auto from = table_.integer("vanaf", year_range);
        const auto ramp = table_.optional_integer("opbouw", {0.0, 20.0});
        const auto duration = table_.optional_integer("duur", {1.0, 100.0});
        measure.from = from ? from->value : 0;
        measure.ramp = ramp ? ramp->value : 0;
        measure.duration = duration ? std::optional{duration->value} : std::nullopt;
        if (!from || data_ == nullptr || !data_->years_known) {
            return;
        }
        const int first = data_->data.first_budget_year;
        const int last = data_->data.last_year;
        if (from->value < first || from->value > last) {
            table_.faults().note("M005", from->where, from->text, "maatregel begint buiten de rekenjaren",
                                 fmt::format("kies een jaar van {} tot en met {}", first, last));
        }
    }

    void read_evidence() {
        const auto source = table_.optional_text("bron");
        result_.strength.source = source ? source->value : "";
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
