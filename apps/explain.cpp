#include <algorithm>
#include <iostream>

#include "arguments.hpp"
#include "commands.hpp"
#include "cores.hpp"
#include "faults.hpp"
#include "koers/explain.hpp"
#include "koers/report.hpp"
#include "stored_scenarios.hpp"

namespace koers::app {
namespace {

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
