#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "input/table_reader.hpp"
#include "scenario/data_files.hpp"
#include "scenario/levers.hpp"
#include "scenario/read_measures.hpp"
#include "scenario/toml_value.hpp"

namespace koers::scenario {
namespace {

using input::Located;
using input::TableReader;

constexpr auto file = "maatregelen.toml";

constexpr std::array<input::Choice<Approach>, 7> approaches{{{"clienten", Approach::clients},
                                                             {"zwaarte", Approach::intensity},
                                                             {"prijs", Approach::price},
                                                             {"subsidie", Approach::subsidy},
                                                             {"organisatie", Approach::organisation},
                                                             {"inkomsten", Approach::income},
                                                             {"raming", Approach::estimate}}};
constexpr std::array<input::Choice<bool>, 2> durations{{{"structureel", false}, {"eenmalig", true}}};

/// References from one measure to others, known only once all are read.
struct References {
    std::vector<Located<std::string>> needs;
    std::vector<Located<std::string>> excludes;
};

/// Grade, sources and note of a table, which hold for all its numbers.
Evidence read_toml_evidence(TableReader& table, const DatasetDraft& draft) {
    Evidence evidence;
    const auto grade = table.choice("kwaliteit", grade_choices);
    const auto sources = table.optional_text("bron");
    const auto note = table.optional_text("toelichting");
    evidence.grade = grade.value_or(Grade::c);
    evidence.source = sources ? sources->value : "";
    evidence.note = note ? note->value : "";
    for (std::size_t from = 0; sources && from <= sources->value.size();) {
        const auto to = std::min(sources->value.find(';', from), sources->value.size());
        const auto id = sources->value.substr(from, to - from);
        (void)draft.sources.find({id, sources->where, id}, table.faults());
        from = to + 1;
    }
    if (grade && *grade != Grade::c && !sources) {
        table.faults().note("W012", table.place("kwaliteit"), "", "bron ontbreekt",
                            "kwaliteit A en B hebben een bron uit bronnen.csv; zonder bron is het C");
    }
    return evidence;
}

/// A parameter of a measure; the evidence comes later.
Parameter parameter_of(const std::string& measure, const std::string& name, const std::string& quantity,
                       const std::string& unit, const std::optional<Value>& value) {
    const auto id = fmt::format("maatregel.{}.{}", measure, quantity);
    Parameter result = as_parameter(id, fmt::format("{}: {}", name, quantity), value.value_or(Value{}));
    result.unit = unit;
    return result;
}

void set_evidence(Parameter& parameter, const Evidence& evidence) {
    parameter.grade = evidence.grade;
    parameter.source = evidence.source;
    parameter.note = evidence.note;
}

class CatalogueReader {
public:
    explicit CatalogueReader(DatasetDraft& draft) : draft_{draft} {}

    void read(TableReader& root) {
        read_kinds(root);
        for (const input::TomlTable* from : root.tables("maatregel")) {
            TableReader table{*from, draft_.faults};
            read_measure(table);
            table.reject_unknown_keys();
        }
        root.reject_unknown_keys();
        for (std::size_t i = 0; i < references_.size(); ++i) {
            resolve(i);
        }
        for (std::size_t i = 0; i < references_.size(); ++i) {
            check_needs(i);
        }
    }

private:
    void read_kinds(TableReader& root) {
        const input::TomlTable* from = root.table("soort");
        if (from == nullptr) {
            return;
        }
        TableReader all{*from, draft_.faults};
        for (const auto& [word, kind] : measure_kind_choices) {
            const input::TomlTable* of_kind = all.table(std::string{word});
            if (of_kind == nullptr) {
                continue;
            }
            TableReader table{*of_kind, draft_.faults};
            Parameter& reached_share = catalogue().reached_share[static_cast<std::size_t>(kind)];
            reached_share = as_parameter("", "", read_toml_value(table, "realisatie", {0.0, 2.0}).value_or(Value{}));
            reached_share.unit = "aandeel";
            set_evidence(reached_share, read_toml_evidence(table, draft_));
            table.reject_unknown_keys();
        }
        all.reject_unknown_keys();
    }

    void read_measure(TableReader& table) {
        CatalogueMeasure measure;
        const auto id = table.text("id");
        const auto name = table.text("naam");
        measure.id = id ? id->value : "";
        measure.name = name ? name->value : "";
        const auto line = table.text("budgetregel");
        measure.budget_line = DatasetDraft::id_or_past_end<BudgetLineTag>(
            line ? draft_.budget_lines.find(*line, draft_.faults) : std::nullopt, draft_.budget_lines);
        measure.kind = table.choice("soort", measure_kind_choices).value_or(MeasureKind::investering);
        measure.approach = table.choice("knop", approaches).value_or(Approach::subsidy);
        measure.room = table.choice("ruimte", room_choices).value_or(LegalRoom::free);
        read_amounts(table, measure);
        read_years(table, measure);
        const auto target_group = table.optional_integer("doelgroep", {1.0, 1e7});
        measure.target_group = target_group ? std::optional{target_group->value} : std::nullopt;
        const auto text = table.text("tekst");
        measure.text = text ? text->value : "";
        References references;
        for (const auto& [key, list] :
             {std::pair{"vereist", &References::needs}, std::pair{"sluit_uit", &References::excludes}}) {
            if (table.has(key)) {
                references.*list = table.texts(key).value_or(std::vector<Located<std::string>>{});
            }
        }
        keep(id, std::move(measure), std::move(references));
    }

    void read_amounts(TableReader& table, CatalogueMeasure& measure) {
        const Quantity quantity = strength_of(Lever::budget_line);
        const auto amount = read_toml_value(table, quantity.name, quantity.range);
        measure.amount = parameter_of(measure.id, measure.name, quantity.name, quantity.unit, amount);
        if (table.has("frictie")) {
            const auto friction = read_toml_value(table, "frictie", {0.0, 1e9});
            measure.friction = parameter_of(measure.id, measure.name, "frictie", "EUR", friction);
        }
        const Evidence evidence = read_toml_evidence(table, draft_);
        set_evidence(measure.amount, evidence);
        if (measure.friction) {
            set_evidence(*measure.friction, evidence);
        }
    }

    void read_years(TableReader& table, CatalogueMeasure& measure) {
        measure.once = table.choice("duur", durations).value_or(false);
        const auto from = table.integer("vanaf", year_range);
        const auto ramp = table.optional_integer("opbouw", {0.0, 20.0});
        measure.ramp = ramp ? ramp->value : 0;
        if (from) {
            Measure start;
            set_start(draft_, *from, start, draft_.faults);
            measure.from = start.from;
        }
        if (measure.once && measure.ramp > 0) {
            draft_.faults.note("D016", ramp->where, ramp->text, "een eenmalige maatregel heeft geen opbouw",
                               "laat opbouw weg");
        }
    }

    void keep(const input::Read<std::string>& id, CatalogueMeasure measure, References references) {
        if (!id) {
            draft_.catalogue.set_incomplete();
            return;
        }
        if (!is_plain_id(id->value)) {
            draft_.faults.note("W011", id->where, id->text, "ongeldige id",
                               "gebruik kleine letters, cijfers en koppeltekens, te beginnen met een letter");
        }
        const bool known = draft_.catalogue.position(id->value).has_value();
        draft_.catalogue.add(*id, draft_.faults);
        if (!known) {
            catalogue().measures.push_back(std::move(measure));
            references_.push_back(std::move(references));
        }
    }

    void resolve(std::size_t measure) {
        CatalogueMeasure& own = catalogue().measures[measure];
        for (const auto& [from, to] : {std::pair{&references_[measure].needs, &own.needs},
                                       std::pair{&references_[measure].excludes, &own.excludes}}) {
            for (const auto& name : *from) {
                const auto other = draft_.catalogue.find(name, draft_.faults);
                if (other && *other == measure) {
                    draft_.faults.note("D016", name.where, name.text, "maatregel noemt zichzelf", "laat dit weg");
                } else if (other) {
                    to->push_back(*other);
                }
            }
        }
    }

    /// Notes a measure that needs, directly or not, itself or one that it excludes.
    void check_needs(std::size_t measure) {
        std::vector<std::size_t> needed = catalogue().measures[measure].needs;
        for (std::size_t i = 0; i < needed.size(); ++i) {
            for (const auto next : catalogue().measures[needed[i]].needs) {
                if (std::find(needed.begin(), needed.end(), next) == needed.end()) {
                    needed.push_back(next);
                }
            }
        }
        const auto needs = [&needed](std::size_t other) {
            return std::find(needed.begin(), needed.end(), other) != needed.end();
        };
        const auto note = [&](const std::string& message) {
            draft_.faults.note("D016", draft_.catalogue.place(measure), draft_.catalogue.name(measure), message,
                               "verander vereist of sluit_uit van een van de maatregelen");
        };
        if (needs(measure)) {
            note("vereist gaat in een kring");
        }
        for (const auto other : catalogue().measures[measure].excludes) {
            if (needs(other)) {
                note(fmt::format("vereist {} en sluit die uit", draft_.catalogue.name(other)));
            }
        }
    }

    [[nodiscard]] Catalogue& catalogue() { return draft_.data.catalogue; }

    DatasetDraft& draft_;
    std::vector<References> references_; // in step with the measures
};

} // namespace

void read_catalogue(DatasetDraft& draft) {
    if (!std::filesystem::exists(draft.folder / file)) {
        return; // a municipality may have none yet
    }
    const auto source = draft.open(file);
    const auto root = source ? input::parse_toml(*source, draft.faults) : std::nullopt;
    if (!root) {
        draft.catalogue.set_incomplete();
        return;
    }
    TableReader table{*root, draft.faults};
    CatalogueReader{draft}.read(table);
}

} // namespace koers::scenario
