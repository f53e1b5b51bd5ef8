#include <algorithm>
#include <iostream>

#include "arguments.hpp"
#include "choice.hpp"
#include "commands.hpp"
#include "faults.hpp"
#include "koers/report.hpp"
#include "sign_choice.hpp"
#include "stored_scenarios.hpp"

namespace koers::app {
namespace {

constexpr const char* command = "vergelijk";

Words given(const options::variables_map& values, const char* option) {
    return values.contains(option) ? values[option].as<Words>() : Words{};
}

bool contains(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Sets the basis and the scenarios to compare with it, in the order of the run; false after a printed fault.
bool choose_scenarios(const options::variables_map& values, const Words& known, ComparisonOptions& comparison) {
    const Words asked = given(values, "scenario");
    comparison.basis = values.contains("basis") ? values["basis"].as<std::string>() : known.front();
    Words named = asked;
    named.push_back(comparison.basis);
    for (const std::string& id : named) {
        if (!contains(known, id)) {
            usage_fault(command, "onbekend scenario " + id + suggestion(id, known));
            return false;
        }
    }
    if (contains(asked, comparison.basis)) {
        usage_fault(command, comparison.basis + " is de basis, waarmee de andere worden vergeleken");
        return false;
    }
    for (const std::string& id : known) {
        if (id != comparison.basis && (asked.empty() || contains(asked, id))) {
            comparison.scenarios.push_back(id);
        }
    }
    return true;
}

/// Sets the sign and the price level; false after a printed fault.
bool choose_form(const options::variables_map& values, ComparisonOptions& comparison) {
    const auto sign = sign_named(command, values["teken"].as<std::string>());
    const auto price_level = price_level_named(command, values["prijspeil"].as<std::string>());
    if (!sign || !price_level) {
        return false;
    }
    comparison.sign = *sign;
    comparison.price_level = *price_level;
    return true;
}

/// Whether people read the outcome, who get no more than they ask for, or a program, which chooses for itself.
enum class Reader : std::uint8_t { people, program };

/// Sets by what is compared, at the price level chosen; false after a printed fault.
bool choose_by(const Words& asked, Reader reader, ComparisonOptions& comparison) {
    const std::vector<Choice<ComparedBy>> all{{"thema", ComparedBy::thema},
                                              {"taakveld", ComparedBy::taakveld},
                                              {"voorziening", ComparedBy::service},
                                              {"indicator", ComparedBy::indicator}};
    for (const std::string& word : asked) {
        if (!chosen(command, "--per", word, all)) {
            return false;
        }
    }
    const bool nominal = comparison.price_level == PriceLevel::nominal;
    if (nominal && contains(asked, "taakveld")) {
        usage_fault(command, "bedragen per taakveld staan niet nominaal in het bestand; laat --prijspeil weg");
        return false;
    }
    for (const auto& [word, by] : all) {
        const bool kept = !nominal || by != ComparedBy::taakveld;
        const bool usual = reader == Reader::program || by == ComparedBy::thema;
        if (kept && (asked.empty() ? usual : contains(asked, word))) {
            comparison.by.push_back(by);
        }
    }
    return true;
}

/// The years asked for; false after a printed fault.
bool choose_years(const Words& asked, const ScenarioContents& basis, ComparisonOptions& comparison) {
    const auto& years = basis.coordinate("jaar")->numbers;
    const Bounds bounds{static_cast<unsigned long long>(years.front()), static_cast<unsigned long long>(years.back())};
    for (const std::string& word : asked) {
        const auto year = whole_number(command, "--jaar", word, bounds);
        if (!year) {
            return false;
        }
        comparison.years.push_back(static_cast<int>(*year));
    }
    return true;
}

/// The budget years and those of the outlook, which stand in the stored input.
Result<std::vector<int>> usual_years(const ResultReader& result, const ScenarioContents& basis) {
    const auto scenarios = stored_scenarios(result);
    if (!scenarios) {
        return tl::unexpected{scenarios.error()};
    }
    std::vector<int> years = scenarios->front().dataset->report_years;
    for (int year = basis.first_budget_year; year <= basis.last_budget_year; ++year) {
        years.push_back(year);
    }
    return years;
}

Status print(const Result<std::string>& text) {
    if (!text) {
        return print_faults(text.error(), could_not_finish);
    }
    std::cout << *text;
    return done;
}

Status compare(const options::variables_map& values, const ResultReader& result) {
    Words ids;
    for (const ScenarioContents& contents : result.scenarios()) {
        ids.push_back(contents.id);
    }
    if (ids.size() < 2) {
        usage_fault(command,
                    "dit bestand heeft maar een scenario; reken er met koers reken ten minste twee samen door");
        return wrong_input;
    }
    if (result.identity().keep == Keep::summary) {
        usage_fault(command, "dit bestand is gemaakt met --bewaar samenvatting en heeft geen doorrekeningen om te "
                             "vergelijken; reken opnieuw met --bewaar kern");
        return wrong_input;
    }
    const bool json = values.contains("json");
    ComparisonOptions comparison;
    if (!choose_scenarios(values, ids, comparison) || !choose_form(values, comparison) ||
        !choose_by(given(values, "per"), json ? Reader::program : Reader::people, comparison) ||
        !choose_years(given(values, "jaar"), *result.scenario(comparison.basis), comparison)) {
        return wrong_input;
    }
    if (comparison.years.empty()) {
        const auto years = usual_years(result, *result.scenario(comparison.basis));
        if (!years) {
            return print_faults(years.error(), could_not_finish);
        }
        comparison.years = *years;
    }
    if (json) {
        return print(comparison_json(result, comparison));
    }
    const Status printed = print(comparison_text(result, comparison));
    if (printed == done && given(values, "per").empty()) {
        std::cout << "Meer: --per taakveld, --per voorziening of --per indicator.\n";
    }
    return printed;
}

} // namespace

Status run_compare(const Words& words) {
    options::options_description known;
    const auto several = [] { return options::value<Words>()->composing(); };
    const auto text = [](const char* standard) { return options::value<std::string>()->default_value(standard); };
    known.add_options()("help", "")("json", "")("basis", options::value<std::string>())("scenario", several());
    known.add_options()("jaar", several())("per", several())("teken", text("vn"))("prijspeil", text("begroting"));
    known.add_options()("bestand", options::value<Words>());
    const auto values = parse(command, words, known, "bestand");
    if (!values) {
        return wrong_input;
    }
    if (values->contains("help")) {
        std::cout << compare_help();
        return done;
    }
    if (given(*values, "bestand").size() != 1) {
        usage_fault(command, "geef een resultaatbestand");
        return wrong_input;
    }
    const auto result = ResultReader::open(given(*values, "bestand").front());
    if (!result) {
        return print_faults(result.error(), wrong_input);
    }
    return compare(*values, *result);
}

} // namespace koers::app
