#include "report/node_name.hpp"

namespace koers {
namespace {

std::string with_population(const Indicator& indicator) {
    return indicator.population.empty() ? indicator.name : indicator.name + " (" + indicator.population + ")";
}

} // namespace

std::string node_name(const Dataset& data, const NodeRef& node) {
    const auto service = [&] { return data.services[node.index].name; };
    switch (node.kind) {
    case NodeKind::thema:
        return "budget van thema " + data.themas[node.index].id;
    case NodeKind::goal:
        return "budget van doel " + data.goals[node.index].id;
    case NodeKind::measure:
        return data.catalogue.measures[node.index].name;
    case NodeKind::mediator:
        return data.mediators[node.index].name;
    case NodeKind::indicator:
        return with_population(data.indicators[node.index]);
    case NodeKind::request_rate:
        return "aanvragen " + service() + (node.referrer ? " via " + data.referrers[*node.referrer] : "");
    case NodeKind::stay:
        return "duur " + service();
    case NodeKind::hours:
        return "uren " + service();
    case NodeKind::price:
        return "prijs " + service();
    case NodeKind::staff:
        return "personeel " + data.sectors[node.index].name;
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
