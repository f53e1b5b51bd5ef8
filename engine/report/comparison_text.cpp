#include <algorithm>

#include "report/comparison_rows.hpp"
#include "report/money_sign.hpp"
#include "report/tables.hpp"

namespace koers {
namespace {

std::string money_caption(const std::string& of, const ScenarioContents& contents, const ComparisonOptions& options) {
    const std::string prices = options.price_level == PriceLevel::budget
                                   ? "prijspeil " + price_level(contents)
                                   : std::string{"prijzen van het jaar zelf (nominaal)"};
    return "Bedragen x € 1.000 per " + of + ", " + prices + ".\nTekenconventie " + sign_word(options.sign) + ": " +
           sign_text(options.sign) + ".\n\n";
}

std::string caption(ComparedBy by, const ScenarioContents& contents, const ComparisonOptions& options) {
    switch (by) {
    case ComparedBy::thema:
        return money_caption("thema", contents, options);
    case ComparedBy::taakveld:
        return money_caption("taakveld", contents, options);
    case ComparedBy::service:
        return (options.price_level == PriceLevel::budget ? money_caption("voorziening", contents, options) : "") +
               "Per voorziening: aantallen in personen, wachtenden op 1 januari. Minder wachtenden en een kortere\n"
               "wachttijd zijn beter.\n\n";
    case ComparedBy::indicator:
        break;
    }
    return "Per indicator, in zijn eigen eenheid; wat beter is, staat erbij.\n\n";
}

ShownChance chance_of(ComparedBy by) {
    return by == ComparedBy::service     ? ShownChance::lower
           : by == ComparedBy::indicator ? ShownChance::better
                                         : ShownChance::cheaper;
}

std::string pair_text(const ScenarioPair& pair, const ComparisonOptions& options) {
    std::string text = difference_heading(pair.basis, pair.other);
    if (!comparable(pair.basis, pair.other)) {
        return text + not_comparable_text();
    }
    const std::vector<int> years = compared_years(pair.basis, options);
    bool first = true;
    for (const ComparedBy by : options.by) {
        const auto rows = comparison_rows(pair, by, years, options.price_level);
        text += (first ? "" : "\n") + caption(by, pair.basis, options) +
                difference_table(rows, chance_of(by), options.sign);
        first = false;
    }
    return text;
}

} // namespace

Result<std::string> comparison_text(const ResultReader& result, const ComparisonOptions& options) {
    Source source{result};
    const ScenarioContents& basis = *result.scenario(options.basis);
    std::string text;
    for (const std::string& id : options.scenarios) {
        text += pair_text({source, basis, *result.scenario(id)}, options);
    }
    if (!source.faults().empty()) {
        return tl::unexpected{source.faults()};
    }
    return text + "\nDoor afronding kunnen totalen afwijken van de som der delen. Percentielen tellen niet op.\n" +
           difference_notes();
}

} // namespace koers
