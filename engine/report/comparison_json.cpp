#include "report/comparison_rows.hpp"
#include "report/difference_rows.hpp"
#include "report/json_numbers.hpp"
#include "report/money_sign.hpp"

namespace koers {
namespace {

const char* word_of(ComparedBy by) {
    switch (by) {
    case ComparedBy::thema:
        return "thema";
    case ComparedBy::taakveld:
        return "taakveld";
    case ComparedBy::service:
        return "voorziening";
    case ComparedBy::indicator:
        break;
    }
    return "indicator";
}

Json row_json(ComparedBy by, const DifferenceRow& row, SignConvention sign) {
    const bool money = is_money(row.outcome);
    const PairedDifference d = money ? in_convention(row.difference, sign) : row.difference;
    Json json{{"per", word_of(by)},
              {"uitkomst", row.outcome.variable},
              {"label", row.outcome.label},
              {"naam", row.outcome.name},
              {"eenheid", row.outcome.unit},
              {"gewenst", wanted_word(row.outcome.wanted)},
              {"jaar", row.year},
              {"paren", d.pairs}};
    json.update(spread_json(d));
    if (money) {
        json["vn"] = favour_of(d.mean, sign);
        json["kans_goedkoper"] = number(row.difference.chance_lower);
        json["kans_duurder"] = number(row.difference.chance_higher);
    } else {
        json["kans_lager"] = number(d.chance_lower);
        json["kans_hoger"] = number(d.chance_higher);
        json["kans_beter"] = number(chance_of_better(row));
    }
    json["variantiereductie"] = number(d.variance_reduction);
    return json;
}

Json pair_json(const ScenarioPair& pair, const ComparisonOptions& options) {
    const bool both = comparable(pair.basis, pair.other);
    Json rows = Json::array();
    for (const ComparedBy by : options.by) {
        if (both) {
            const auto years = compared_years(pair.basis, options);
            for (const DifferenceRow& row : comparison_rows(pair, by, years, options.price_level)) {
                rows.push_back(row_json(by, row, options.sign));
            }
        }
    }
    return {{"scenario", pair.other.id},
            {"naam", pair.other.name},
            {"vergelijkbaar", both},
            {"verschillen", std::move(rows)}};
}

} // namespace

Result<std::string> comparison_json(const ResultReader& result, const ComparisonOptions& options) {
    const RunIdentity& run = result.identity();
    Source source{result};
    const ScenarioContents& basis = *result.scenario(options.basis);
    Json root{{"programmaversie", run.program_version},
              {"gemeente", run.municipality},
              {"zaad", run.seed},
              {"replicaties", run.replicates},
              {"trekking", run.sampling == Sampling::sobol ? "sobol" : "gewoon"},
              {"basis", basis.id},
              {"teken", sign_word(options.sign)},
              {"prijspeil", options.price_level == PriceLevel::budget ? "begroting" : "nominaal"},
              {"vergelijkingen", Json::array()}};
    for (const std::string& id : options.scenarios) {
        root["vergelijkingen"].push_back(pair_json({source, basis, *result.scenario(id)}, options));
    }
    if (!source.faults().empty()) {
        return tl::unexpected{source.faults()};
    }
    return root.dump(1) + "\n";
}

} // namespace koers
