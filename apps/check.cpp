#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

#include "arguments.hpp"
#include "commands.hpp"
#include "faults.hpp"
#include "koers/model.hpp"
#include "koers/report.hpp"

namespace koers::app {
namespace {

using Json = nlohmann::ordered_json;

/// Share of the parameters of a scenario that are assumptions (grade C).
double assumed_share(const Scenario& scenario) {
    const auto assumed = std::count_if(scenario.parameters.begin(), scenario.parameters.end(),
                                       [](const Parameter& parameter) { return parameter.grade == Grade::c; });
    return static_cast<double>(assumed) / static_cast<double>(scenario.parameters.size());
}

Json to_json(const Diagnostic& fault) {
    return {{"code", fault.code},          {"bestand", fault.where.file}, {"regel", fault.where.line},
            {"kolom", fault.where.column}, {"tekst", fault.text},         {"boodschap", fault.message},
            {"advies", fault.advice}};
}

Json to_json(const Scenario& scenario) {
    return {{"id", scenario.id},
            {"naam", scenario.name},
            {"gemeente", scenario.dataset->municipality},
            {"voorzieningen", scenario.dataset->services.size()},
            {"maatregelen", own_measures(scenario)},
            {"parameters", scenario.parameters.size()},
            {"aandeel_kwaliteit_c", assumed_share(scenario)}};
}

void print_json(const std::vector<Scenario>& scenarios, const Diagnostics& faults) {
    Json root{{"scenarios", Json::array()}, {"fouten", Json::array()}};
    for (const Scenario& scenario : scenarios) {
        root["scenarios"].push_back(to_json(scenario));
    }
    for (const Diagnostic& fault : faults) {
        root["fouten"].push_back(to_json(fault));
    }
    // A faulty text need not be UTF-8.
    std::cout << root.dump(1, ' ', false, Json::error_handler_t::replace) << "\n";
}

std::string counted(std::size_t count, const std::string& one, const std::string& more) {
    return dutch_number(static_cast<double>(count), 0) + " " + (count == 1 ? one : more);
}

void print_scenario(const Scenario& scenario) {
    std::cout << scenario.id << ": in orde; " << scenario.dataset->municipality << ", "
              << counted(scenario.dataset->services.size(), "voorziening", "voorzieningen") << ", "
              << counted(own_measures(scenario), "maatregel", "maatregelen") << ", "
              << counted(scenario.parameters.size(), "parameter", "parameters") << " waarvan "
              << dutch_percentage(assumed_share(scenario)) << " aanname (kwaliteit C)\n";
}

/// Everything that keeps the scenarios from being run.
Diagnostics faults_of(const Result<std::vector<Scenario>>& scenarios) {
    if (!scenarios) {
        return scenarios.error();
    }
    Diagnostics faults;
    for (const Scenario& scenario : *scenarios) {
        if (const Result<Model> model = build_model(scenario); !model) {
            faults.insert(faults.end(), model.error().begin(), model.error().end());
        }
    }
    return faults;
}

} // namespace

Status run_check(const Words& words) {
    options::options_description known;
    known.add_options()("help", "")("json", "")("scenario", options::value<Words>());
    const auto values = parse("controleer", words, known);
    if (!values) {
        return wrong_input;
    }
    if (values->contains("help")) {
        std::cout << check_help();
        return done;
    }
    if (!values->contains("scenario")) {
        usage_fault("controleer", "geef ten minste een scenariobestand");
        return wrong_input;
    }
    const auto names = (*values)["scenario"].as<Words>();
    const auto scenarios = read_scenarios({names.begin(), names.end()});
    const Diagnostics faults = faults_of(scenarios);
    const Status status = faults.empty() ? done : wrong_input;
    if (values->contains("json")) {
        print_json(faults.empty() ? *scenarios : std::vector<Scenario>{}, faults);
        return status;
    }
    if (!faults.empty()) {
        return print_faults(faults, status);
    }
    for (const Scenario& scenario : *scenarios) {
        print_scenario(scenario);
    }
    return done;
}

} // namespace koers::app
