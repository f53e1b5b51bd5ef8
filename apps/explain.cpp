#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <unistd.h>

#include "arguments.hpp"
#include "commands.hpp"
#include "cores.hpp"
#include "faults.hpp"
#include "koers/explain.hpp"
#include "koers/report.hpp"

namespace koers::app {
namespace {

namespace fs = std::filesystem;

/// The input files of a result in a folder of their own, which goes when the object goes.
class StoredInput {
public:
    StoredInput() {
        std::error_code fault;
        std::string name = (fs::temp_directory_path(fault) / "koers-XXXXXX").string();
        if (!fault && mkdtemp(name.data()) != nullptr) {
            folder_ = name;
        }
    }
    StoredInput(const StoredInput&) = delete;
    StoredInput& operator=(const StoredInput&) = delete;
    ~StoredInput() {
        std::error_code ignored;
        if (!folder_.empty()) {
            fs::remove_all(folder_, ignored);
        }
    }

    /// Writes the files as they stood around the data; false if that cannot be done.
    [[nodiscard]] bool unpack(const std::vector<InputFile>& files, const std::string& folder) {
        place_ = folder_ / folder;
        for (const InputFile& file : files) {
            const fs::path path = (place_ / file.path).lexically_normal();
            std::error_code fault;
            if (folder_.empty() || !path.string().starts_with(folder_.string() + "/")) {
                return false;
            }
            fs::create_directories(path.parent_path(), fault);
            std::ofstream stream{path, std::ios::binary};
            if (!(stream << file.text).flush()) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] fs::path path_of(const std::string& file) const { return (place_ / file).lexically_normal(); }

private:
    fs::path folder_;
    fs::path place_;
};

Diagnostics cannot_unpack() {
    return {{"U032",
             {},
             "",
             "de invoer uit het resultaatbestand is niet uit te pakken in de tijdelijke map",
             "maak er ruimte, of wijs met TMPDIR een andere map aan"}};
}

/// The scenario without the effects that the run left out.
Scenario as_in_run(Scenario scenario, const std::string& left_out) {
    if (left_out == "alle") {
        return without_effects(std::move(scenario));
    }
    for (std::size_t from = 0; from < left_out.size();) {
        const auto to = std::min(left_out.find(';', from), left_out.size());
        scenario = without_effect_of(std::move(scenario), left_out.substr(from, to - from));
        from = to + 1;
    }
    return scenario;
}

/// The scenarios of a run, as they were.
Result<std::vector<Scenario>> stored_scenarios(const ResultReader& result) {
    const auto files = result.input_files();
    if (!files) {
        return tl::unexpected{files.error()};
    }
    std::string folder;
    for (const ScenarioContents& contents : result.scenarios()) {
        folder = contents.origin.folder.size() > folder.size() ? contents.origin.folder : folder;
    }
    StoredInput input;
    if (!input.unpack(*files, folder)) {
        return tl::unexpected{cannot_unpack()};
    }
    std::vector<fs::path> paths;
    for (const ScenarioContents& contents : result.scenarios()) {
        paths.push_back(input.path_of(contents.origin.path));
    }
    auto scenarios = read_scenarios(paths);
    for (std::size_t i = 0; scenarios && i < scenarios->size(); ++i) {
        (*scenarios)[i] = as_in_run(std::move((*scenarios)[i]), result.scenarios()[i].measures.without_effect);
    }
    return scenarios;
}

struct Question {
    std::string outcome;
    std::optional<int> year;
    std::optional<std::string> scenario;
    bool json{};
};

std::vector<int> years_shown(const Dataset& data, const Question& question) {
    if (question.year) {
        return {*question.year};
    }
    std::vector<int> years;
    for (int year = data.first_budget_year; year <= data.last_budget_year; ++year) {
        years.push_back(year);
    }
    years.insert(years.end(), data.report_years.begin(), data.report_years.end());
    return years;
}

std::string shown(const Explained& explained, const Question& question) {
    const auto years = years_shown(*explained.basis.scenario().dataset, question);
    return *(question.json ? explanation_json(explained, question.outcome, years)
                           : explanation_text(explained, question.outcome, years));
}

/// As JSON always one list, also of one scenario.
void print(const Words& texts, bool json) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::cout << (!json ? "" : i == 0 ? "[\n" : ",\n") << texts[i];
    }
    std::cout << (json ? "]\n" : "");
}

/// Explains every scenario against the first, or a single one against itself without measures and assumptions.
Status explain_all(const ResultReader& result, const Question& question) {
    const auto scenarios = stored_scenarios(result);
    if (!scenarios) {
        return print_faults(scenarios.error(), could_not_finish);
    }
    const auto models = build_models(*scenarios);
    if (!models) {
        return print_faults(models.error(), could_not_finish);
    }
    const Layout& layout = models->front().layout();
    const Words known = outcome_ids(layout);
    if (std::find(known.begin(), known.end(), question.outcome) == known.end()) {
        usage_fault("verklaar", "onbekende uitkomst " + question.outcome + suggestion(question.outcome, known));
        return wrong_input;
    }
    const auto executor = make_tbb_executor(usable_cores());
    const bool alone = models->size() == 1;
    Words texts;
    const Model basis = alone ? build_like(models->front(), plain_scenario(scenarios->front())) : models->front();
    for (std::size_t i = alone ? 0 : 1; i < models->size(); ++i) {
        const Model& model = (*models)[i];
        if (question.scenario && *question.scenario != model.scenario().id) {
            continue;
        }
        Explained explained{basis, model, explain_difference(basis, model, *executor), {}};
        if (!alone) {
            auto mean = run_difference(result, basis.scenario().id, model.scenario().id, layout, question.outcome);
            if (!mean) {
                return print_faults(mean.error(), could_not_finish);
            }
            explained.run_difference = std::move(*mean);
        }
        texts.push_back(shown(explained, question));
    }
    print(texts, question.json);
    return done;
}

std::optional<Question> to_question(const options::variables_map& values, const ResultReader& result) {
    Question question;
    question.outcome = values["uitkomst"].as<std::string>();
    question.json = values.contains("json");
    if (values.contains("jaar")) {
        const auto& years = result.scenarios().front().coordinate("jaar")->numbers;
        const Bounds bounds{static_cast<unsigned long long>(years.front()),
                            static_cast<unsigned long long>(years.back())};
        const auto year = whole_number("verklaar", "--jaar", values["jaar"].as<std::string>(), bounds);
        if (!year) {
            return std::nullopt;
        }
        question.year = static_cast<int>(*year);
    }
    if (values.contains("scenario")) {
        question.scenario = values["scenario"].as<std::string>();
        Words ids;
        for (const ScenarioContents& contents : result.scenarios()) {
            ids.push_back(contents.id);
        }
        if (std::find(ids.begin(), ids.end(), *question.scenario) == ids.end()) {
            usage_fault("verklaar", "onbekend scenario " + *question.scenario + suggestion(*question.scenario, ids));
            return std::nullopt;
        }
        if (ids.size() > 1 && *question.scenario == ids.front()) {
            usage_fault("verklaar", ids.front() + " is het eerste scenario, waarmee de andere worden vergeleken");
            return std::nullopt;
        }
    }
    return question;
}

} // namespace

Status run_explain(const Words& words) {
    options::options_description known;
    const auto text = [] { return options::value<std::string>(); };
    known.add_options()("help", "")("json", "")("uitkomst", text())("jaar", text())("scenario", text());
    known.add_options()("bestand", options::value<Words>());
    const auto values = parse("verklaar", words, known, "bestand");
    if (!values) {
        return wrong_input;
    }
    if (values->contains("help")) {
        std::cout << explain_help();
        return done;
    }
    if (!values->contains("bestand") || (*values)["bestand"].as<Words>().size() != 1) {
        usage_fault("verklaar", "geef een resultaatbestand");
        return wrong_input;
    }
    if (!values->contains("uitkomst")) {
        usage_fault("verklaar", "geef met --uitkomst aan wat u wilt verklaren, bijvoorbeeld nettolasten");
        return wrong_input;
    }
    const auto result = ResultReader::open((*values)["bestand"].as<Words>().front());
    if (!result) {
        return print_faults(result.error(), wrong_input);
    }
    const auto question = to_question(*values, *result);
    return question ? explain_all(*result, *question) : wrong_input;
}

} // namespace koers::app
