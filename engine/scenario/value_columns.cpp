#include "scenario/value_columns.hpp"

#include <fmt/format.h>

#include "input/utf8.hpp"
#include "scenario/dataset_draft.hpp"

namespace koers::scenario {

using input::Located;
using input::RowReader;

namespace {

constexpr std::string_view via = "via:";

/// Law of the row; `via:` counts as fixed and notes the parameter that carries the uncertainty.
struct Law {
    DistributionKind kind{DistributionKind::fixed};
    bool carried{};
};

std::optional<Law> read_law(const Located<std::string>& word, DatasetDraft& draft, ValueUse use) {
    if (!word.value.starts_with(via)) {
        const auto kind = input::choose(word, distribution_choices, draft.faults);
        if (kind && use == ValueUse::curve && *kind != DistributionKind::fixed) {
            draft.faults.note("W013", word.where, word.value, "deze rij wordt niet zelf getrokken",
                              "kies vast, of via: met de id van de parameter die de onzekerheid draagt");
            return std::nullopt;
        }
        return kind ? std::optional{Law{*kind, false}} : std::nullopt;
    }
    if (use == ValueUse::parameter) {
        draft.faults.note("W013", word.where, word.value, "via: kan alleen in bestanden met een kromme",
                          "kies een eigen verdeling voor deze parameter");
        return std::nullopt;
    }
    const std::string id = word.value.substr(via.size());
    draft.carriers.push_back({id, word.where, id});
    return Law{DistributionKind::fixed, true};
}

bool note_law(const Reading& reading, const std::string& text, const std::string& message, const std::string& advice,
              input::Faults& faults) {
    faults.note("W010", reading.law, text, message, advice);
    return false;
}

/// Variance of a beta with these 5 % and 95 % points, taken as 3.29 standard deviations apart, must be
/// less than that of a coin with the same mean.
bool too_wide_for_beta(const Reading& reading) {
    const double sd = (reading.high - reading.low) / 3.2897;
    return sd * sd >= reading.central * (1.0 - reading.central);
}

bool check_support(const Reading& reading, input::Faults& faults) {
    const std::string& text = reading.values_text;
    switch (reading.distribution) {
    case DistributionKind::fixed:
        return true;
    case DistributionKind::lognormal:
    case DistributionKind::gamma:
        return reading.low > 0.0 || note_law(reading, text, "deze verdeling kent alleen getallen boven nul",
                                             "verhoog laag of kies een andere verdeling", faults);
    case DistributionKind::beta:
        if (reading.low <= 0.0 || reading.high >= 1.0) {
            return note_law(reading, text, "een beta ligt tussen 0 en 1, grenzen niet meegerekend",
                            "pas laag of hoog aan of kies een andere verdeling", faults);
        }
        return !too_wide_for_beta(reading) || note_law(reading, text, "laag en hoog liggen te ver uiteen voor een beta",
                                                       "breng ze dichter bij midden of kies pert", faults);
    default:
        return true;
    }
}

} // namespace

bool check_reading(const Reading& reading, input::Faults& faults) {
    if (reading.low > reading.central || reading.central > reading.high) {
        faults.note("W008", reading.values, reading.values_text, "laag, midden en hoog staan niet in volgorde",
                    "het moet zijn: laag <= midden <= hoog");
        return false;
    }
    const bool one_value = reading.low == reading.high;
    if (reading.distribution == DistributionKind::fixed && !one_value) {
        return note_law(reading, reading.values_text, "verdeling vast met verschillende waarden",
                        "maak laag, midden en hoog gelijk of kies een andere verdeling", faults);
    }
    if (reading.distribution != DistributionKind::fixed && one_value) {
        return note_law(reading, reading.values_text, "verdeling zonder spreiding",
                        "kies vast, of maak laag kleiner dan hoog", faults);
    }
    return check_support(reading, faults);
}

std::optional<Evidence> read_evidence(RowReader& row, DatasetDraft& draft) {
    const auto grade = row.choice("kwaliteit", grade_choices);
    const auto sources = row.list("bron");
    const auto cell = row.free_text("bron");
    const auto note = row.free_text("toelichting");
    bool known = true;
    for (std::size_t i = 0; sources && i < sources->size(); ++i) {
        known = draft.sources.find((*sources)[i], draft.faults).has_value() && known;
    }
    if (grade && *grade != Grade::c && cell && cell->value.empty()) {
        draft.faults.note("W012", cell->where, "", "bron ontbreekt",
                          "kwaliteit A en B hebben een bron uit bronnen.csv; zonder bron is het C");
        known = false;
    }
    if (!row.keep(known ? std::optional{true} : std::nullopt) || !grade || !cell || !note) {
        return std::nullopt;
    }
    return Evidence{*grade, cell->value, note->value};
}

std::optional<Value> read_value(RowReader& row, DatasetDraft& draft, const Quantity& quantity, ValueUse use) {
    const auto low = row.number("laag", quantity.range);
    const auto central = row.number("midden", quantity.range);
    const auto high = row.number("hoog", quantity.range);
    const auto word = row.text("verdeling");
    const auto law = row.keep(word ? read_law(*word, draft, use) : std::nullopt);
    const auto unit = row.text("eenheid");
    const auto evidence = read_evidence(row, draft);
    if (unit && !quantity.unit.empty() && unit->value != quantity.unit) {
        draft.faults.note("W007", unit->where, input::shortened(unit->value), "verkeerde eenheid",
                          fmt::format("hier hoort \"{}\"", quantity.unit));
        return row.keep(std::optional<Value>{});
    }
    if (!low || !central || !high || !law || !unit) {
        return std::nullopt;
    }
    const std::string text = fmt::format("{} | {} | {}", low->text, central->text, high->text);
    // With `via:` low and high are information: the row itself is not drawn.
    const DistributionKind checked = law->carried && low->value < high->value ? DistributionKind::uniform : law->kind;
    if (!check_reading({low->value, central->value, high->value, checked, low->where, word->where, text},
                       draft.faults) ||
        !evidence) {
        return std::nullopt;
    }
    return Value{low->value,  central->value,  high->value,      law->kind,
                 unit->value, evidence->grade, evidence->source, evidence->note};
}

std::optional<double> read_curve_value(RowReader& row, DatasetDraft& draft, const Quantity& quantity) {
    const auto value = read_value(row, draft, quantity, ValueUse::curve);
    return value ? std::optional{value->central} : std::nullopt;
}

Parameter as_parameter(const std::string& id, const std::string& description, const Value& value) {
    return {id,         description, value.low,    value.central, value.high, value.distribution,
            value.unit, value.grade, value.source, value.note};
}

} // namespace koers::scenario
