#include "report/node_name.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace koers {
namespace {

std::string indicator_name(const Indicator& indicator) {
    return indicator.population.empty() ? indicator.name : fmt::format("{} ({})", indicator.name, indicator.population);
}

std::string demand_name(const Dataset& data, const NodeRef& node, const std::string& what) {
    std::string name = what + ": " + data.services[node.index].name;
    if (node.referrer) {
        std::string referrer = data.referrers[*node.referrer];
        std::replace(referrer.begin(), referrer.end(), '_', ' ');
        name += " (" + referrer + ")";
    }
    return name;
}

} // namespace

std::string node_name(const Dataset& data, const NodeRef& node) {
    switch (node.kind) {
    case NodeKind::thema:
        return fmt::format("Thema {}: {}", data.themas[node.index].id, data.themas[node.index].name);
    case NodeKind::goal:
        return fmt::format("Doel {}: {}", data.goals[node.index].id, data.goals[node.index].name);
    case NodeKind::measure:
        return data.catalogue.measures[node.index].name;
    case NodeKind::mediator:
        return data.mediators[node.index].name;
    case NodeKind::indicator:
        return indicator_name(data.indicators[node.index]);
    case NodeKind::request_rate:
        return demand_name(data, node, "Aanvragen");
    case NodeKind::stay:
        return demand_name(data, node, "Verblijfsduur");
    case NodeKind::hours:
        return demand_name(data, node, "Uren");
    case NodeKind::price:
        return demand_name(data, node, "Prijs");
    case NodeKind::staff:
        return "Personeel: " + data.sectors[node.index].name;
    }
    return "";
}

std::string study_word(StudyKind study) {
    switch (study) {
    case StudyKind::meta_analysis:
        return "meta-analyse";
    case StudyKind::randomised:
        return "gerandomiseerd";
    case StudyKind::controlled:
        return "gecontroleerd";
    case StudyKind::before_after:
        return "voor-na";
    case StudyKind::time_series:
        return "tijdreeks";
    case StudyKind::calculation:
        return "berekening";
    case StudyKind::expert_opinion:
        return "deskundigen";
    }
    return "";
}

} // namespace koers
