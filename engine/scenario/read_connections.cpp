#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "scenario/influence_files.hpp"
#include "scenario/node_names.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

constexpr std::array<input::Choice<ConnectionForm>, 3> forms{{{"lineair", ConnectionForm::linear},
                                                              {"exponentieel", ConnectionForm::exponential},
                                                              {"hill", ConnectionForm::hill}}};
constexpr std::array<input::Choice<StudyKind>, 7> studies{{{"meta-analyse", StudyKind::meta_analysis},
                                                           {"gerandomiseerd", StudyKind::randomised},
                                                           {"gecontroleerd", StudyKind::controlled},
                                                           {"voor-na", StudyKind::before_after},
                                                           {"tijdreeks", StudyKind::time_series},
                                                           {"berekening", StudyKind::calculation},
                                                           {"deskundigen", StudyKind::expert_opinion}}};

enum class Strength : std::uint8_t { effect, effect_of_cut, scale, power, lag_mean, half_life, no_effect };

constexpr std::array<input::Choice<Strength>, 7> strengths{{{"effect", Strength::effect},
                                                            {"effect_bij_korten", Strength::effect_of_cut},
                                                            {"schaal", Strength::scale},
                                                            {"macht", Strength::power},
                                                            {"vertraging", Strength::lag_mean},
                                                            {"halvering", Strength::half_life},
                                                            {"kans_geen_effect", Strength::no_effect}}};

constexpr input::Range above_zero{0.0, 1e10, input::End::excluded};

Quantity effect_on(const Dataset& data, const NodeRef& node) {
    if (node.kind == NodeKind::mediator) {
        return {"", "sd", {-3.0, 3.0}, ""};
    }
    if (node.kind == NodeKind::indicator && data.indicators[node.index].unit.empty()) {
        return anything();
    }
    if (node.kind == NodeKind::indicator && is_percentage(data.indicators[node.index])) {
        return {"", "logit", {-3.0, 3.0}, ""};
    }
    return {"", "procent", {-100.0, 1000.0, input::End::excluded}, ""};
}

std::string unit_of_cause(const Dataset& data, const NodeRef& node) {
    switch (node.kind) {
    case NodeKind::thema:
    case NodeKind::goal:
        return "EUR per jaar";
    case NodeKind::measure:
        return "sterkte";
    case NodeKind::mediator:
        return "sd";
    default:
        break;
    }
    const Indicator& indicator = data.indicators[node.index];
    return indicator.unit.empty() ? "" : is_percentage(indicator) ? "logit" : "log";
}

Quantity quantity_of(const Dataset& data, const Connection& connection, Strength strength) {
    switch (strength) {
    case Strength::effect:
    case Strength::effect_of_cut:
        return effect_on(data, connection.to);
    case Strength::scale:
        return {"", unit_of_cause(data, connection.from), above_zero, ""};
    case Strength::power:
        return {"", "getal", {0.0, 10.0, input::End::excluded}, ""};
    case Strength::lag_mean:
        return {"", "jaren", {0.0, 30.0}, ""};
    case Strength::half_life:
        return {"", "jaren", {0.0, 100.0, input::End::excluded}, ""};
    case Strength::no_effect:
        return {"", "kans", {0.0, 0.5, input::End::included, input::End::excluded}, ""};
    }
    return {};
}

class ConnectionReader {
public:
    explicit ConnectionReader(DatasetDraft& draft) : draft_{draft} {}

    ConnectionPlaces read_all() {
        const auto faults_before = draft_.faults.count();
        draft_.each_row(
            "verbanden.csv",
            {"id", "van", "naar", "naam", "vorm", "minimaal", "spreiding", "onderzoek", "kwaliteit", "bron",
             "toelichting"},
            [this](RowReader& row) { read(row); }, &draft_.connections);
        const Rows known = draft_.each_row(
            "verbandsterkte.csv", with_value({"verband", "grootheid"}), [this](RowReader& row) { read_strength(row); },
            &draft_.parameters);
        if (known == Rows::all_known && all_placed_ && draft_.connections.complete()) {
            demand_all();
        }
        // An end may be unknown without a fault here: if the file that should name it could not be read.
        const bool all_ends =
            std::all_of(ends_known_.begin(), ends_known_.end(), [](bool is_known) { return is_known; });
        places_.complete = draft_.faults.count() == faults_before && all_ends;
        return std::move(places_);
    }

private:
    void read(RowReader& row) {
        const auto position = draft_.define(row, "id", draft_.connections);
        const auto from = read_end(row, "van");
        const auto to = read_end(row, "naar");
        const auto name = row.text("naam");
        const auto form = row.choice("vorm", forms);
        const auto least = row.integer("minimaal", {0.0, 30.0});
        const auto shape = row.number("spreiding", {0.0, 100.0, input::End::excluded});
        const auto study = row.choice("onderzoek", studies);
        const auto evidence = read_evidence(row, draft_);
        if (!position) {
            return;
        }
        Connection connection;
        connection.id = draft_.connections.name(*position);
        connection.name = name ? name->value : "";
        connection.from = from.value_or(NodeRef{});
        connection.to = to.value_or(NodeRef{});
        connection.form = form.value_or(ConnectionForm::linear);
        connection.least_lag = least ? static_cast<std::size_t>(least->value) : 0;
        connection.lag_shape = shape ? shape->value : 1.0;
        connection.study = study.value_or(StudyKind::expert_opinion);
        if (evidence) {
            connection.grade = evidence->grade;
            connection.source = evidence->source;
            connection.note = evidence->note;
        }
        draft_.data.connections.push_back(std::move(connection));
        ends_known_.push_back(check_ends(row, from, to));
    }

    std::optional<NodeRef> read_end(RowReader& row, const std::string& column) {
        const auto cell = row.text(column);
        return row.keep(cell ? read_node(draft_, *cell) : std::nullopt);
    }

    /// Whether both ends are known and can be what they are.
    bool check_ends(RowReader& row, const std::optional<NodeRef>& from, const std::optional<NodeRef>& to) {
        const auto faults_before = draft_.faults.count();
        const auto cause = row.free_text("van");
        const auto target = row.free_text("naar");
        places_.from.push_back(cause ? cause->where : Location{});
        places_.to.push_back(target ? target->where : Location{});
        places_.effect.emplace_back();
        if (from && is_demand(from->kind)) {
            draft_.faults.note("D018", cause->where, cause->value, "hier komt geen verband uit",
                               "een verband begint bij thema, doel, maatregel, tussenstap of indicator");
        }
        const bool can_end =
            to && (is_demand(to->kind) || to->kind == NodeKind::mediator || to->kind == NodeKind::indicator);
        if (to && !can_end) {
            draft_.faults.note(
                "D018", target->where, target->value, "hier komt geen verband in",
                "geld en maatregelen zijn een begin; kies een tussenstap, indicator of plaats in de vraag");
        }
        const bool fit = draft_.faults.count() == faults_before;
        if (fit && from && to && *from == *to) {
            note_self_reference(*target, "verband van een knoop met zichzelf", draft_.faults);
            return false;
        }
        return fit && from && to;
    }

    void read_strength(RowReader& row) {
        const auto position = row.reference("verband", draft_.connections);
        const auto word = row.free_text("grootheid");
        const auto strength = row.choice("grootheid", strengths);
        const bool known = position && strength && ends_known_[*position];
        const Quantity quantity =
            known ? quantity_of(draft_.data, draft_.data.connections[*position], *strength) : anything();
        const auto value = read_value(row, draft_, in_its_unit(row, quantity), ValueUse::parameter);
        if (!position || !strength) {
            all_placed_ = false;
            draft_.parameters.set_incomplete();
            return;
        }
        add(row, *position, *strength, word->value, quantity, value);
    }

    void add(RowReader& row, std::size_t position, Strength strength, const std::string& word, const Quantity& quantity,
             const std::optional<Value>& value) {
        Connection& connection = draft_.data.connections[position];
        rows_.see(connection.id + ", " + word, row.where(), draft_.faults);
        const std::string id = fmt::format("verband.{}.{}", connection.id, word);
        if (draft_.parameters.position(id)) {
            return;
        }
        const auto parameter =
            draft_.add_parameter({id, row.where(), id}, fmt::format("{}: {}", connection.name, word), value, quantity);
        place(connection, strength, parameter);
        check_law(row, strength, value);
        if (strength == Strength::effect) {
            places_.effect[position] = row.where();
            connection.grade = std::max(connection.grade, value ? value->grade : Grade::a);
        }
        if (strength == Strength::no_effect) {
            add_luck(row, connection);
        }
    }

    /// A law with a tail below zero would now and then give what cannot be.
    void check_law(RowReader& row, Strength strength, const std::optional<Value>& value) {
        const bool must_be_positive =
            strength == Strength::scale || strength == Strength::power || strength == Strength::half_life;
        if (must_be_positive && value && value->distribution == DistributionKind::normal) {
            const auto law = row.text("verdeling");
            draft_.faults.note("W010", law->where, law->value, "een normale verdeling kan nul of minder geven",
                               "kies lognormaal of pert");
        }
    }

    static void place(Connection& connection, Strength strength, ParameterId parameter) {
        switch (strength) {
        case Strength::effect:
            connection.effect = parameter;
            break;
        case Strength::effect_of_cut:
            connection.effect_of_cut = parameter;
            break;
        case Strength::scale:
            connection.scale = parameter;
            break;
        case Strength::power:
            connection.power = parameter;
            break;
        case Strength::lag_mean:
            connection.lag_mean = parameter;
            break;
        case Strength::half_life:
            connection.half_life = parameter;
            break;
        case Strength::no_effect:
            connection.no_effect = parameter;
            break;
        }
    }

    /// The draw that decides whether there is an effect at all; no figure, so it needs no row of its own.
    void add_luck(RowReader& row, Connection& connection) {
        Value value;
        value.high = 1.0;
        value.central = 0.5;
        value.distribution = DistributionKind::uniform;
        value.grade = Grade::c;
        value.note = "geen effect als dit onder kans_geen_effect ligt";
        const std::string id = fmt::format("verband.{}.trekking", connection.id);
        connection.luck = draft_.add_parameter({id, row.where(), id}, connection.name + ": trekking", value,
                                               {"trekking", "kans", share_range, ""});
    }

    void demand_all() {
        for (std::size_t i = 0; i < draft_.data.connections.size(); ++i) {
            const Connection& connection = draft_.data.connections[i];
            demand(connection, "effect", Strength::effect, ends_known_[i]);
            const bool money = connection.from.kind == NodeKind::thema || connection.from.kind == NodeKind::goal;
            if (money || connection.form != ConnectionForm::linear) {
                demand(connection, "schaal", Strength::scale, ends_known_[i]);
            }
            if (connection.form == ConnectionForm::hill) {
                demand(connection, "macht", Strength::power, ends_known_[i]);
            }
        }
    }

    void demand(const Connection& connection, const std::string& word, Strength strength, bool ends_known) {
        if (ends_known) {
            const Quantity quantity = quantity_of(draft_.data, connection, strength);
            rows_.demand(connection.id + ", " + word, "verbandsterkte.csv",
                         fmt::format("voeg hem toe, eenheid \"{}\"", quantity.unit), draft_);
        }
    }

    DatasetDraft& draft_;
    ConnectionPlaces places_;
    std::vector<bool> ends_known_;
    RequiredRows rows_;
    bool all_placed_{true};
};

} // namespace

Quantity anything() {
    return {"", "", {-1e12, 1e12}, ""};
}

Quantity in_its_unit(RowReader& row, Quantity quantity) {
    const auto unit = row.free_text("eenheid");
    if (unit && unit->value != quantity.unit) {
        quantity.range = anything().range;
    }
    return quantity;
}

ConnectionPlaces read_connections(DatasetDraft& draft) {
    return ConnectionReader{draft}.read_all();
}

} // namespace koers::scenario
