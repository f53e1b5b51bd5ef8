#include <algorithm>

#include <fmt/format.h>

#include "base/expects.hpp"
#include "koers/scenario.hpp"
#include "scenario/combination.hpp"
#include "scenario/scenario_library.hpp"

namespace koers {

namespace {

using scenario::ScenarioFile;

/// The file itself, then what it starts from, up to the one that names the data.
std::vector<const ScenarioFile*> chain_of(const ScenarioFile& file) {
    std::vector<const ScenarioFile*> chain;
    for (const ScenarioFile* link = &file; link != nullptr; link = link->base) {
        chain.push_back(link);
    }
    return chain;
}

/// Sets every switch, the file nearest to the scenario last, and lets the levels replace parameters.
void set_switches(const std::vector<const ScenarioFile*>& chain, Scenario& scenario) {
    for (const Switch& here : scenario.dataset->switches) {
        std::string chosen = default_level(here);
        for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
            for (const auto& [name, level] : (*link)->switches) {
                chosen = name == here.id ? level : chosen;
            }
        }
        const auto which = scenario.switches.size();
        scenario.switches.emplace_back(here.id, default_level(here));
        scenario = with_level(std::move(scenario), which, chosen);
    }
}

/// Gives a parameter its place; nothing for one that is not there.
std::optional<ParameterId> placed(std::optional<Parameter> parameter, Scenario& scenario) {
    if (!parameter) {
        return std::nullopt;
    }
    const ParameterId id{scenario.parameters.size()};
    scenario.parameters.push_back(std::move(*parameter));
    return id;
}

/// Adds a measure with its parameters, each at its own place.
void add_measure(scenario::MeasureOfFile one, Scenario& scenario, std::vector<Measure>& measures) {
    one.measure.strength = *placed(std::move(one.strength), scenario);
    one.measure.reached_share = placed(std::move(one.reached_share), scenario);
    one.measure.friction = placed(std::move(one.friction), scenario);
    measures.push_back(std::move(one.measure));
}

void set_measures(const std::vector<const ScenarioFile*>& chain, Scenario& scenario) {
    for (scenario::MeasureOfFile& one : scenario::combined_measures(chain)) {
        add_measure(std::move(one), scenario, scenario.measures);
    }
    const std::vector<Measure>& switched = scenario.dataset->switched_measures;
    scenario.measures.insert(scenario.measures.end(), switched.begin(), switched.end());
}

/// The last names of a path, as many as the paths of the files climb with `..`.
std::string folders_climbed(const std::filesystem::path& above_data, const std::vector<InputFile>& files) {
    std::ptrdiff_t most = 0;
    for (const InputFile& file : files) {
        const std::filesystem::path path{file.path};
        most = std::max<std::ptrdiff_t>(most, std::count(path.begin(), path.end(), ".."));
    }
    std::filesystem::path names;
    auto part = above_data.end();
    for (std::ptrdiff_t i = 0; i < most && part != above_data.begin(); ++i) {
        --part;
    }
    for (; part != above_data.end(); ++part) {
        names /= *part;
    }
    return names.relative_path().string();
}

Scenario make_scenario(const ScenarioFile& file) {
    scenario::DataFolder& folder = *file.folder;
    if (!folder.dataset) {
        folder.dataset = std::make_shared<const Dataset>(std::move(folder.draft.data));
    }
    const auto chain = chain_of(file);
    Scenario scenario;
    scenario.id = file.id;
    scenario.name = file.name;
    scenario.description = file.description;
    scenario.dataset = folder.dataset;
    scenario.parameters = folder.dataset->parameters;
    set_switches(chain, scenario);
    set_measures(chain, scenario);
    for (const ScenarioFile* link : chain) {
        scenario.files.push_back(
            {link->path.lexically_relative(folder.draft.folder.parent_path()).string(), link->text, link->sha256});
    }
    scenario.folder = folders_climbed(folder.draft.folder.parent_path(), scenario.files);
    return scenario;
}

} // namespace

Scenario with_catalogue(Scenario scenario) {
    const Catalogue& catalogue = scenario.dataset->catalogue;
    std::vector<Measure> added;
    for (std::size_t i = 0; i < catalogue.measures.size(); ++i) {
        const std::string& id = catalogue.measures[i].id;
        const auto known = [&id](const Measure& own) { return own.id == id; };
        if (std::none_of(scenario.measures.begin(), scenario.measures.end(), known)) {
            add_measure(scenario::chosen_measure(catalogue, i, {}), scenario, added);
        }
    }
    const auto end = scenario.measures.begin() + static_cast<std::ptrdiff_t>(own_measures(scenario));
    scenario.measures.insert(end, added.begin(), added.end());
    return scenario;
}

Result<std::vector<Scenario>> read_scenarios(const std::vector<std::filesystem::path>& files) {
    input::Faults faults;
    scenario::ScenarioLibrary library{faults};
    std::vector<const ScenarioFile*> loaded;
    input::Names ids{"id van een scenario", "de opdracht"};
    for (const std::filesystem::path& path : files) {
        const std::string shown = path.lexically_normal().string();
        const std::string id = path.stem().string();
        if (const auto first = ids.position(id)) {
            faults.note("M007", {shown, 0, 0}, id, "dubbele id van een scenario",
                        fmt::format("{} heet ook zo; hernoem een van de twee", ids.place(*first).file));
            continue;
        }
        ids.add({id, {shown, 0, 0}, id}, faults);
        loaded.push_back(library.load(path, shown));
    }
    if (faults.count() == 0) {
        for (const ScenarioFile* file : loaded) {
            scenario::check_combination(chain_of(*file), file->folder->catalogue(), faults);
        }
    }
    if (faults.count() > 0) {
        return tl::unexpected<Diagnostics>{faults.in_order()};
    }
    std::vector<Scenario> scenarios;
    for (const ScenarioFile* file : loaded) {
        ensures(file != nullptr && file->folder != nullptr, "a scenario without faults has its data");
        scenarios.push_back(make_scenario(*file));
    }
    return scenarios;
}

} // namespace koers
