#include "koers/report.hpp"
#include "report/difference_rows.hpp"
#include "report/json_numbers.hpp"

namespace koers {
namespace {

/// Nested lists in the order of the axes.
Json nested(const NamedArray& values, std::size_t axis, std::size_t& next) {
    if (axis == values.shape.size()) {
        return number(values.values[next++]);
    }
    Json list = Json::array();
    for (std::size_t i = 0; i < values.shape[axis]; ++i) {
        list.push_back(nested(values, axis + 1, next));
    }
    return list;
}

Json to_json(const NamedArray& values) {
    std::size_t next = 0;
    return Json{{"dimensies", values.dimensions}, {"waarden", nested(values, 0, next)}};
}

Json coordinates(const ScenarioContents& contents) {
    Json all;
    for (const Coordinate& coordinate : contents.coordinates) {
        all[coordinate.name] = coordinate.numbers.empty() ? Json(coordinate.texts) : Json(coordinate.numbers);
    }
    all["statistiek"] = statistic_labels();
    return all;
}

Json differences(const std::vector<DifferenceRow>& rows) {
    Json list = Json::array();
    for (const DifferenceRow& row : rows) {
        Json json{{"uitkomst", row.outcome.variable}, {"label", row.outcome.label}, {"jaar", row.year}};
        json.update(spread_json(row.difference));
        json["kans_lager"] = number(row.difference.chance_lower);
        json["variantiereductie"] = number(row.difference.variance_reduction);
        list.push_back(std::move(json));
    }
    return list;
}

Json year_or_nothing(const std::optional<std::size_t>& position, const std::vector<std::int32_t>& years) {
    return position ? Json(years[*position]) : Json(nullptr);
}

Json payback_json(const Payback& payback, const ScenarioContents& contents) {
    const std::vector<std::int32_t>& years = contents.coordinate("jaar")->numbers;
    Json by_year = Json::array();
    for (std::size_t i = 0; i < payback.cheaper.size(); ++i) {
        by_year.push_back({{"jaar", years[i]},
                           {"kans_goedkoper", payback.cheaper[i]},
                           {"laag", payback.cheaper_95[i].low},
                           {"hoog", payback.cheaper_95[i].high},
                           {"kans_duurder", payback.dearer[i]}});
    }
    return {{"kost_eerst", payback.costs_first},
            {"bespaart_eerst", payback.saves_first},
            {"jaar", year_or_nothing(payback.likely_from, years)},
            {"besparing_op_in", year_or_nothing(payback.lost_from, years)},
            {"jaarlijks_duurder_vanaf", year_or_nothing(payback.dearer_from, years)},
            {"opgeteld", std::move(by_year)}};
}

Json weak_evidence_json(const EvidenceTest& test, const ScenarioContents& contents) {
    const std::vector<std::int32_t>& years = contents.coordinate("jaar")->numbers;
    Json list = Json::array();
    for (std::size_t i = 0; i < test.differences.size(); ++i) {
        const PairedDifference& d = test.differences[i];
        list.push_back({{"jaar", years[i]},
                        {"nettolasten_met", number(test.with[i])},
                        {"verschil_zonder", number(d.mean)},
                        {"P10", number(d.p10)},
                        {"P50", number(d.p50)},
                        {"P90", number(d.p90)}});
    }
    return {{"trekkingen", test.differences.front().pairs}, {"jaren", std::move(list)}};
}

Json precision_json(const std::vector<WishedPrecision>& all) {
    Json list = Json::array();
    for (const WishedPrecision& one : all) {
        list.push_back({{"van", one.of == WishedPrecision::Of::chance ? "kans" : "p90"},
                        {"gewenst", one.wished},
                        {"bereikt", number(one.reached)},
                        {"gehaald", one.reached <= one.wished}});
    }
    return list;
}

} // namespace

Result<std::string> summary_json(const ResultReader& result, const SummaryOptions& options) {
    Json root{{"programmaversie", result.identity().program_version},
              {"gemeente", result.identity().municipality},
              {"zaad", result.identity().seed},
              {"replicaties", result.identity().replicates},
              {"trekking", result.identity().sampling == Sampling::sobol ? "sobol" : "gewoon"},
              {"scenarios", Json::object()}};
    if (!options.precision.empty()) {
        root["precisie"] = precision_json(options.precision);
    }
    Source source{result};
    const ScenarioContents& basis = result.scenarios().front();
    for (const ScenarioContents& contents : result.scenarios()) {
        Json scenario{
            {"naam", contents.name}, {"coordinaten", coordinates(contents)}, {"samenvatting", Json::object()}};
        for (const auto* variables : {&contents.summaries, &contents.risks}) {
            for (const Variable& variable : *variables) {
                const NamedArray values = source.summary(contents.id, variable.name);
                if (!source.faults().empty()) {
                    return tl::unexpected{source.faults()};
                }
                scenario["samenvatting"][variable.name] = to_json(values);
                scenario["samenvatting"][variable.name]["eenheid"] = variable.unit;
            }
        }
        scenario["zonder_effect"] = contents.measures.without_effect;
        for (const WeakEvidence& weak : options.weak_evidence) {
            if (weak.scenario == contents.id) {
                scenario["zonder_bewijs_C"] = weak_evidence_json(weak.test, contents);
            }
        }
        if (contents.id != basis.id && result.identity().keep != Keep::summary && comparable(basis, contents)) {
            scenario["verschil_met"] = basis.id;
            scenario["terugverdiend"] = payback_json(payback_of(source, basis, contents), contents);
            scenario["verschillen"] =
                differences(difference_rows({source, basis, contents}, shown_years(contents, options)));
        }
        root["scenarios"][contents.id] = std::move(scenario);
    }
    if (!source.faults().empty()) {
        return tl::unexpected{source.faults()};
    }
    return root.dump(1) + "\n";
}

} // namespace koers
