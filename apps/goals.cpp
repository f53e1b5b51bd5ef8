#include <iostream>

#include "arguments.hpp"
#include "commands.hpp"
#include "faults.hpp"
#include "koers/report.hpp"

namespace koers::app {
namespace {

Words goal_ids(const Scenario& scenario) {
    Words ids;
    for (const auto& goal : scenario.dataset->goals) {
        ids.push_back(goal.id);
    }
    return ids;
}

} // namespace

Status run_goals(const Words& words) {
    options::options_description known;
    known.add_options()("help", "")("json", "")("doel", options::value<std::string>())("scenario",
                                                                                       options::value<Words>());
    const auto values = parse("doelen", words, known);
    if (!values) {
        return wrong_input;
    }
    if (values->contains("help")) {
        std::cout << goals_help();
        return done;
    }
    if (!values->contains("scenario") || (*values)["scenario"].as<Words>().size() != 1) {
        usage_fault("doelen", "geef een scenariobestand");
        return wrong_input;
    }
    const auto scenarios = read_scenarios({(*values)["scenario"].as<Words>().front()});
    if (!scenarios) {
        return print_faults(scenarios.error(), wrong_input);
    }
    const Scenario& scenario = scenarios->front();
    if (values->contains("json")) {
        std::cout << goals_json(scenario);
        return done;
    }
    if (!values->contains("doel")) {
        std::cout << goals_text(scenario);
        return done;
    }
    const auto id = (*values)["doel"].as<std::string>();
    const auto text = goal_text(scenario, id);
    if (!text) {
        usage_fault("doelen", "onbekend doel " + id + suggestion(id, goal_ids(scenario)));
        return wrong_input;
    }
    std::cout << *text;
    return done;
}

} // namespace koers::app
