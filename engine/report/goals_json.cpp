#include <nlohmann/json.hpp>

#include "koers/report.hpp"
#include "report/goal_rows.hpp"

namespace koers {
namespace {

using Json = nlohmann::ordered_json;

template <class Things>
Json ids_of(const Things& things) {
    Json ids = Json::array();
    for (const auto* thing : things) {
        ids.push_back(thing->id);
    }
    return ids;
}

Json indicator_json(const Indicator& indicator) {
    Json result{{"id", indicator.id},
                {"naam", indicator.name},
                {"bevolkingsgroep", indicator.population},
                {"eenheid", indicator.unit},
                {"gewenst", wanted_word(indicator.wanted)},
                {"schooljaar", indicator.school_years},
                {"dekking", coverage(indicator)},
                {"kwaliteit", letter(indicator.grade)},
                {"bron", indicator.source},
                {"toelichting", indicator.note}};
    if (indicator.outcome) {
        result["uitkomst"] = {{"variabele", indicator.outcome->variable}, {"label", indicator.outcome->label}};
    }
    result["waarden"] = Json::array();
    for (const auto& observation : indicator.history) {
        result["waarden"].push_back(
            {{"regio", observation.region}, {"jaar", observation.year}, {"waarde", observation.value}});
    }
    return result;
}

Json amount_json(const Parameter& amount) {
    return {{"laag", amount.low}, {"midden", amount.central}, {"hoog", amount.high}, {"eenheid", amount.unit}};
}

Json catalogue_json(const CatalogueMeasure& measure) {
    Json result{{"id", measure.id},
                {"naam", measure.name},
                {"soort", kind_word(measure.kind)},
                {"bedrag", amount_json(measure.amount)},
                {"eenmalig", measure.once},
                {"vanaf", measure.from},
                {"opbouw", measure.ramp},
                {"tekst", measure.text},
                {"kwaliteit", letter(measure.amount.grade)},
                {"bron", measure.amount.source}};
    if (measure.friction) {
        result["frictie"] = amount_json(*measure.friction);
    }
    if (measure.target_group) {
        result["doelgroep"] = *measure.target_group;
    }
    return result;
}

} // namespace

std::string goals_json(const Scenario& scenario) {
    Json root{{"scenario", scenario.id}, {"doelen", Json::array()}};
    for (const auto& row : goal_rows(scenario)) {
        Json goal{{"id", row.goal->id},
                  {"naam", row.goal->name},
                  {"thema", row.thema->id},
                  {"budgetregels", ids_of(row.lines)},
                  {"voorzieningen", ids_of(row.services)},
                  {"maatregelen", ids_of(row.measures)},
                  {"catalogus", Json::array()},
                  {"verbanden", ids_of(row.connections)},
                  {"dekking", coverage(row)},
                  {"zwakste_kwaliteit", letter(row.weakest)},
                  {"indicatoren", Json::array()}};
        for (const auto* measure : row.catalogue) {
            goal["catalogus"].push_back(catalogue_json(*measure));
        }
        for (const auto* indicator : row.indicators) {
            goal["indicatoren"].push_back(indicator_json(*indicator));
        }
        root["doelen"].push_back(std::move(goal));
    }
    return root.dump(1) + "\n";
}

} // namespace koers
