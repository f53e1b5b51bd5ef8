#include <algorithm>
#include <sstream>

#include <fmt/ranges.h>

#include "koers/analysis.hpp"
#include "koers/measure_list.hpp"
#include "report/known_sources.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

const char* status_word(Grade grade) {
    switch (grade) {
    case Grade::a:
        return "gemeten";
    case Grade::b:
        return "bron elders";
    case Grade::c:
        break;
    }
    return "aanname";
}

/// What a parameter belongs to: its id up to the last part.
std::string owner_of(const std::string& id) {
    return id.substr(0, std::min(id.rfind('.'), id.size()));
}

std::vector<Column> columns() {
    const Adding no = Adding::meaningless;
    return {{"Code", "code", Kind::text, "id van de parameter", no, 40},
            {"Scenario", "scenario", Kind::text,
             "scenario waarvoor de regel geldt; het eerste scenario heeft alle regels", no, 20},
            {"Aanname", "aanname", Kind::text, "omschrijving", no, 50},
            {"Waarde", "waarde", Kind::decimal, "midden van de verdeling"},
            {"Verdeling", "verdeling", Kind::text, "verdeling waaruit wordt getrokken"},
            {"P10", "p10", Kind::decimal, "10% van de trekkingen is lager"},
            {"P90", "p90", Kind::decimal, "10% van de trekkingen is hoger"},
            {"Eenheid", "eenheid", Kind::text, "eenheid van waarde, P10 en P90", no, 22},
            {"Bron", "bron", Kind::text, "bronnen, zie bronnen.csv van de gegevens", no, 22},
            {"Datum bron", "datum_bron", Kind::text, "datum van de bronnen, zoals bronnen.csv die noemt", no, 14},
            {"Status (gemeten / bron elders / deskundigenoordeel / aanname)", "status", Kind::text,
             "gemeten bij kwaliteit A, bron elders bij B, aanname bij C", no, 20},
            {"Kwaliteit (A-C)", "kwaliteit", Kind::text, "A officieel cijfer, B afgeleid, C aanname", no, 10},
            {"Gebruikt in", "gebruikt_in", Kind::text, "waar de parameter bij hoort", no, 30}};
}

/// The dates of some sources, whose ids are separated by `;`, each once.
std::string dates_of(const std::string& ids, const KnownSources& sources) {
    std::vector<std::string> dates;
    std::istringstream list{ids};
    for (std::string id; std::getline(list, id, ';');) {
        const auto found = sources.find(id);
        const std::string date = found == sources.end() ? "" : found->second.date;
        if (!date.empty() && std::find(dates.begin(), dates.end(), date) == dates.end()) {
            dates.push_back(date);
        }
    }
    return fmt::format("{}", fmt::join(dates, "; "));
}

/// Whether the first scenario has the same parameter with the same law and evidence.
bool known(const Scenario& first, const Parameter& parameter) {
    return std::any_of(first.parameters.begin(), first.parameters.end(), [&](const Parameter& other) {
        return other.id == parameter.id && same_law(other, parameter) && other.grade == parameter.grade &&
               other.source == parameter.source;
    });
}

} // namespace

Table assumptions(const ReportInput& input, Source& source) {
    Table table = titled("f8_aannames", "F8 Aannames", "Aannames en bronnen");
    table.captions = {
        "Alle getallen waaruit wordt getrokken. Van volgende scenario's staat er alleen wat anders is dan "
        "in het eerste."};
    table.columns = columns();
    for (const ReportedScenario& of : input.scenarios) {
        const NamedArray drawn = source.summary(of.contents->id, "parameterwaarde");
        if (!source.faults().empty()) {
            break;
        }
        const bool first = &of == &input.scenarios.front();
        const std::vector<Parameter>& parameters = of.scenario->parameters;
        const auto sources = known_sources(*of.scenario->dataset);
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const Parameter& parameter = parameters[i];
            if (!first && known(*input.scenarios.front().scenario, parameter)) {
                continue;
            }
            const auto quantile = [&](Statistic statistic) {
                return number_cell(drawn.at({static_cast<std::size_t>(statistic), i}));
            };
            table.rows.push_back({{{parameter.id},
                                   {of.contents->id},
                                   {parameter.description},
                                   {parameter.central},
                                   {law_word(parameter.distribution)},
                                   quantile(Statistic::p10),
                                   quantile(Statistic::p90),
                                   {parameter.unit},
                                   {parameter.source},
                                   {dates_of(parameter.source, sources)},
                                   {std::string{status_word(parameter.grade)}},
                                   {std::string{letter(parameter.grade)}},
                                   {owner_of(parameter.id)}}});
        }
    }
    return table;
}

} // namespace koers::sheets
