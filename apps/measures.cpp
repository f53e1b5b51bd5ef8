#include <iostream>
#include <limits>

#include "arguments.hpp"
#include "commands.hpp"
#include "cores.hpp"
#include "faults.hpp"
#include "koers/explain.hpp"
#include "koers/report.hpp"
#include "progress.hpp"

namespace koers::app {
namespace {

struct Request {
    std::filesystem::path scenario;
    std::uint32_t draws{};
    std::uint64_t seed{};
    unsigned threads{};
    bool whole_catalogue{};
    bool json{};
    bool quiet{};
};

std::optional<Request> to_request(const options::variables_map& values) {
    if (!values.contains("scenario") || values["scenario"].as<Words>().size() != 1) {
        usage_fault("maatregelen", "geef een scenariobestand");
        return std::nullopt;
    }
    const auto number = [&values](const char* option, const char* shown, Bounds bounds) {
        return whole_number("maatregelen", shown, values[option].as<std::string>(), bounds);
    };
    const auto draws = number("trekkingen", "--trekkingen", {1, 1'000'000});
    const auto seed = number("zaad", "--zaad", {0, std::numeric_limits<std::uint64_t>::max()});
    const auto threads = number("draden", "--draden", {1, 1024});
    if (!draws || !seed || !threads) {
        return std::nullopt;
    }
    return Request{values["scenario"].as<Words>().front(),
                   static_cast<std::uint32_t>(*draws),
                   *seed,
                   static_cast<unsigned>(*threads),
                   values.contains("catalogus"),
                   values.contains("json"),
                   values.contains("stil")};
}

Status weigh(const Request& request, const Model& model) {
    ProgressDisplay display;
    const auto executor = make_tbb_executor(request.threads);
    const auto measures =
        measure_paybacks(model, {request.seed, request.draws}, *executor, [&](const Progress& progress) {
            if (!request.quiet) {
                display.show(progress);
            }
        });
    display.finish();
    if (request.json) {
        std::cout << measures_json(measures, model.layout());
        return done;
    }
    const Dataset& data = *model.scenario().dataset;
    std::cout
        << "Elke maatregel alleen, bovenop hetzelfde scenario zonder maatregelen; " << request.draws
        << " trekkingen van de parameters, verwachte uitkomsten.\n"
           "Zelf: wat de maatregel zelf verandert. Netto: met alles wat eruit volgt. Lasten min baten, x € 1.000,\n"
           "prijspeil begroting; negatief is goedkoper. Kans: dat het tot en met dat jaar opgeteld goedkoper is.\n"
           "P10, P50 en P90: jaar vanaf wanneer het opgeteld goedkoper is en blijft.\n\n"
        << measures_text(measures, model.layout(), judged_years(data.last_budget_year, data.report_years));
    return done;
}

} // namespace

Status run_measures(const Words& words) {
    options::options_description known;
    const auto text = [](const std::string& standard) {
        return options::value<std::string>()->default_value(standard);
    };
    known.add_options()("help", "")("json", "")("stil", "")("catalogus", "")("scenario", options::value<Words>());
    known.add_options()("trekkingen", text("100"))("zaad", text("1"))("draden", text(std::to_string(usable_cores())));
    const auto values = parse("maatregelen", words, known);
    if (!values) {
        return wrong_input;
    }
    if (values->contains("help")) {
        std::cout << measures_help();
        return done;
    }
    const auto request = to_request(*values);
    if (!request) {
        return wrong_input;
    }
    const auto scenarios = read_scenarios({request->scenario});
    if (!scenarios) {
        return print_faults(scenarios.error(), wrong_input);
    }
    const Scenario scenario = request->whole_catalogue ? with_catalogue(scenarios->front()) : scenarios->front();
    if (own_measures(scenario) == 0) {
        usage_fault("maatregelen", "dit scenario heeft geen maatregelen; met --catalogus neemt u die uit de catalogus");
        return wrong_input;
    }
    const auto model = build_model(scenario);
    if (!model) {
        return print_faults(model.error(), wrong_input);
    }
    return weigh(*request, *model);
}

} // namespace koers::app
