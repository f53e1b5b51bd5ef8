#include "koers/report.hpp"
#include "report/tables.hpp"

namespace koers {
namespace {

std::string prices_shown(const ScenarioContents& contents, PriceLevel level) {
    return level == PriceLevel::budget
               ? "prijspeil " + price_level(contents)
               : "prijzen van het jaar zelf (nominaal; begroting geïndexeerd en met compensatie voor prijsstijging)";
}

std::string scenario_text(const ScenarioContents& contents, const SummaryOptions& options, Source& source) {
    const std::vector<int> years = shown_years(contents, options);
    const RunIdentity& run = source.result().identity();
    std::string text = "\nScenario " + contents.id + ": " + contents.name + " (" + dutch_number(run.replicates, 0) +
                       (run.replicates == 1 ? " doorrekening" : " doorrekeningen") + ", zaad " +
                       std::to_string(run.seed) +
                       (run.sampling == Sampling::plain ? ", gewone trekkingen)\n\n" : ")\n\n");
    const std::string anchored =
        "het niveau van " + std::to_string(contents.first_budget_year) + " is aan de begroting verankerd";
    text += "Lasten min baten. Bedragen x € 1.000, " + prices_shown(contents, options.price_level) + "; " + anchored +
            "; N = nadeel, V = voordeel.\n\n";
    text += money_table(contents, years, options.price_level, source) + "\n";
    text += "Gebruik en wachten. De aantallen van " + std::to_string(contents.coordinate("jaar")->numbers.front()) +
            " zijn de telling waarmee wordt begonnen; " + anchored + ".\n\n";
    text += use_table(contents, years, source);
    text +=
        "\nAandeel parameters dat een aanname is (kwaliteit C): " + dutch_percentage(assumed_share(contents)) + "\n";
    if (!contents.measures.without_effect.empty()) {
        text += "Zonder de effecten van: " + contents.measures.without_effect + "\n";
    }
    for (const WeakEvidence& weak : options.weak_evidence) {
        text += weak.scenario == contents.id ? weak_evidence_text(weak.test, contents, options.outlook_years) : "";
    }
    return text;
}

std::string difference_text(const ScenarioContents& basis, const ScenarioContents& other, const std::vector<int>& years,
                            const std::vector<int>& outlook, Source& source) {
    const std::string heading = difference_heading(basis, other);
    if (!comparable(basis, other)) {
        return heading + not_comparable_text();
    }
    const auto rows = rows_on_screen(difference_rows({source, basis, other}, years), other);
    return heading + difference_table(rows, ShownChance::lower, SignConvention::favourable_or_not) +
           payback_text(payback_of(source, basis, other), other, outlook);
}

std::string notes(const ScenarioContents& contents, Keep keep) {
    const std::string first = std::to_string(contents.first_budget_year);
    const std::string last = std::to_string(contents.last_budget_year);
    std::string text =
        "\nDoor afronding kunnen totalen afwijken van de som der delen.\n"
        "In 8 van de 10 doorrekeningen ligt de uitkomst tussen P10 en P90. Percentielen tellen niet op: ";
    text += keep == Keep::summary ? "met --bewaar samenvatting zijn die van het totaal niet bekend (n.b.).\n"
                                  : "het totaal komt uit de opgetelde doorrekeningen.\n";
    text += "Het niveau van " + first +
            " is aan de begroting verankerd: de kans op overschrijding ligt in dat jaar door de opzet\n"
            "rond de helft. Alleen veranderingen na " +
            first + " en verschillen tussen scenario's zeggen iets.\n";
    text +=
        "Uit aannames: het deel van de spreiding dat (lineair) samenhangt met parameters van kwaliteit C; n.b. als\n"
        "er te weinig doorrekeningen zijn om het te schatten.\n";
    text += "Na " + last + " is geen begroting bekend; daar staat die van " + last + ".\n";
    text += "*  Geen gemodelleerde voorziening: deze lasten volgen de begroting en de maatregelen.\n";
    return text;
}

std::string precision_text(const WishedPrecision& precision, std::uint32_t replicates) {
    const bool of_chance = precision.of == WishedPrecision::Of::chance;
    const std::string unit = of_chance ? " procentpunt" : "% van de begroting";
    const auto shown = [&unit](double share) { return dutch_number(100.0 * share, 2) + unit; };
    return (precision.reached <= precision.wished ? "Gewenste precisie bereikt: "
                                                  : "Gewenste precisie niet bereikt: ") +
           std::string{of_chance ? "de kans op overschrijding" : "P90 van lasten - baten"} + ", totaal, is na " +
           dutch_number(replicates, 0) + " doorrekeningen in elk\nbegrotingsjaar bekend tot op " +
           shown(precision.reached) + " (gewenst " + shown(precision.wished) + "; 95%-interval).\n";
}

} // namespace

Result<std::string> summary_text(const ResultReader& result, const SummaryOptions& options) {
    Source source{result};
    const Keep keep = result.identity().keep;
    const ScenarioContents& basis = result.scenarios().front();
    std::string text;
    for (const ScenarioContents& contents : result.scenarios()) {
        text += scenario_text(contents, options, source);
    }
    text += notes(basis, keep);
    for (const WishedPrecision& precision : options.precision) {
        text += precision_text(precision, result.identity().replicates);
    }
    const bool several = result.scenarios().size() > 1;
    for (std::size_t i = 1; i < result.scenarios().size() && keep != Keep::summary; ++i) {
        const ScenarioContents& other = result.scenarios()[i];
        text += difference_text(basis, other, shown_years(other, options), options.outlook_years, source);
    }
    if (several) {
        text += keep == Keep::summary ? "\nMet --bewaar samenvatting zijn verschillen tussen scenario's niet bekend.\n"
                                      : "\n" + difference_notes();
    }
    if (!source.faults().empty()) {
        return tl::unexpected{source.faults()};
    }
    return text;
}

} // namespace koers
