#include "koers/analysis.hpp"
#include "report/tables.hpp"

namespace koers {

std::string use_table(const ScenarioContents& contents, const std::vector<int>& years, Source& source) {
    const NamedArray users = source.summary(contents.id, "gebruikers");
    const NamedArray waiting = source.summary(contents.id, "wachtenden");
    const NamedArray wait = source.summary(contents.id, "wachttijd");
    const NamedArray assumed = source.summary(contents.id, "aandeel_aannames_gebruikers");
    const NamedArray none = source.summary(contents.id, "kans_geen_gebruikers");
    if (!source.faults().empty()) {
        return {};
    }
    TextTable table{{"Voorziening", "Jaar", "Gebruikers P10", "P50", "P90", "Uit aannames", "Kans op geen",
                     "Wachtenden 1 jan. (gem.)", "P90", "Wachttijd (weken, gem.)"}};
    for (std::size_t service = 0; service < contents.coordinate("voorziening")->size(); ++service) {
        for (const int year : years) {
            const std::size_t at = position_of(contents, year);
            const auto shown = [&](const NamedArray& values, Statistic statistic, int decimals) {
                return dutch_number(values.at({static_cast<std::size_t>(statistic), at, service}), decimals);
            };
            table.add({service_name(contents, service), std::to_string(year), shown(users, Statistic::p10, 0),
                       shown(users, Statistic::p50, 0), shown(users, Statistic::p90, 0),
                       dutch_percentage(assumed.at({at, service}), 0), dutch_percentage(none.at({at, service})),
                       shown(waiting, Statistic::mean, 1), shown(waiting, Statistic::p90, 0),
                       shown(wait, Statistic::mean, 1)});
        }
    }
    return table.text();
}

} // namespace koers
