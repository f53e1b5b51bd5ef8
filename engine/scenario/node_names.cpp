#include "scenario/node_names.hpp"

#include <algorithm>
#include <array>

#include "scenario/levers.hpp"

namespace koers::scenario {

constexpr std::array<input::Choice<NodeKind>, 10> kinds{{{"thema", NodeKind::thema},
                                                         {"doel", NodeKind::goal},
                                                         {"maatregel", NodeKind::measure},
                                                         {"tussenstap", NodeKind::mediator},
                                                         {"indicator", NodeKind::indicator},
                                                         {"aanvraagkans", NodeKind::request_rate},
                                                         {"verblijfsduur", NodeKind::stay},
                                                         {"uren", NodeKind::hours},
                                                         {"prijs", NodeKind::price},
                                                         {"personeel", NodeKind::staff}}};

namespace {

using input::Located;

const input::Names& names_of(const DatasetDraft& draft, NodeKind kind) {
    switch (kind) {
    case NodeKind::thema:
        return draft.themas;
    case NodeKind::goal:
        return draft.goals;
    case NodeKind::measure:
        return draft.catalogue;
    case NodeKind::mediator:
        return draft.mediators;
    case NodeKind::indicator:
        return draft.indicators;
    case NodeKind::staff:
        return draft.sectors;
    default:
        return draft.services;
    }
}

/// The part of a cell from `from` up to the next colon, at its own place.
Located<std::string> part(const Located<std::string>& cell, std::size_t from) {
    const auto to = std::min(cell.value.find(':', from), cell.value.size());
    Located<std::string> result = cell;
    result.value = from < cell.value.size() ? cell.value.substr(from, to - from) : "";
    result.text = result.value;
    result.where.column += static_cast<decltype(result.where.column)>(from);
    return result;
}

bool note_incomplete(const Located<std::string>& text, input::Faults& faults) {
    faults.note("D017", text.where, text.value, "knoop is niet volledig",
                "schrijf soort:naam, bijvoorbeeld doel:7 of aanvraagkans:jeugdhulp");
    return false;
}

/// The third part of a node, at `from`: the referrer of a request rate.
bool read_referrer(const DatasetDraft& draft, NodeRef& node, const Located<std::string>& text, std::size_t from) {
    const auto name = part(text, from);
    if (name.value.empty()) {
        return note_incomplete(text, draft.faults);
    }
    const bool takes_one = node.kind == NodeKind::request_rate;
    if (!takes_one || from + name.value.size() < text.value.size()) {
        draft.faults.note("D017", takes_one ? text.where : name.where, takes_one ? text.value : name.value,
                          takes_one ? "knoop heeft te veel delen" : "alleen aanvraagkans kent een verwijzer",
                          "haal het laatste deel weg");
        return false;
    }
    Measure asked;
    asked.service = ServiceId{node.index};
    set_referrer(draft, name, asked, draft.faults);
    node.referrer = asked.referrer;
    return asked.referrer.has_value();
}

/// Notes a stay or hours that the service does not have.
bool check_service(const DatasetDraft& draft, const NodeRef& node, const Located<std::string>& service) {
    const bool needs_stay = node.kind == NodeKind::stay || node.kind == NodeKind::hours;
    if (needs_stay && draft.data.services[node.index].one_off) {
        draft.faults.note("M004", service.where, service.value,
                          "een eenmalige voorziening heeft geen verblijfsduur of uren",
                          "kies aanvraagkans of prijs, of een doorlopende voorziening");
        return false;
    }
    return true;
}

} // namespace

std::optional<NodeRef> read_node(const DatasetDraft& draft, const Located<std::string>& text) {
    const auto word = part(text, 0);
    const auto kind = input::choose(word, kinds, draft.faults);
    if (!kind) {
        return std::nullopt;
    }
    const auto from = word.value.size() + 1;
    const auto name = part(text, from);
    if (name.value.empty()) {
        note_incomplete(text, draft.faults);
        return std::nullopt;
    }
    const auto position = names_of(draft, *kind).find(name, draft.faults);
    if (!position) {
        return std::nullopt;
    }
    NodeRef node{*kind, *position, {}};
    const bool of_service = is_demand(*kind) && *kind != NodeKind::staff;
    const auto end = from + name.value.size();
    const bool known = (!of_service || check_service(draft, node, name)) &&
                       (end == text.value.size() || read_referrer(draft, node, text, end + 1));
    return known ? std::optional{node} : std::nullopt;
}

} // namespace koers::scenario

namespace koers {
namespace {

const std::string& name_in(const Dataset& data, const NodeRef& node) {
    switch (node.kind) {
    case NodeKind::thema:
        return data.themas[node.index].id;
    case NodeKind::goal:
        return data.goals[node.index].id;
    case NodeKind::measure:
        return data.catalogue.measures[node.index].id;
    case NodeKind::mediator:
        return data.mediators[node.index].id;
    case NodeKind::indicator:
        return data.indicators[node.index].id;
    case NodeKind::staff:
        return data.sectors[node.index].id;
    default:
        return data.services[node.index].id;
    }
}

} // namespace

std::string node_id(const Dataset& data, const NodeRef& node) {
    const auto kind = std::find_if(scenario::kinds.begin(), scenario::kinds.end(),
                                   [&](const auto& choice) { return choice.second == node.kind; });
    const std::string id = std::string{kind->first} + ":" + name_in(data, node);
    return node.referrer ? id + ":" + data.referrers[*node.referrer] : id;
}

bool has_connections(const Dataset& data, std::size_t measure) {
    return std::any_of(data.connections.begin(), data.connections.end(), [measure](const Connection& connection) {
        return connection.from == NodeRef{NodeKind::measure, measure, {}};
    });
}

} // namespace koers
