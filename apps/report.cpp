#include <algorithm>
#include <filesystem>
#include <iostream>

#include "arguments.hpp"
#include "choice.hpp"
#include "commands.hpp"
#include "cores.hpp"
#include "faults.hpp"
#include "koers/page.hpp"
#include "koers/workbook.hpp"
#include "quiet.hpp"
#include "recalculation.hpp"
#include "sign_choice.hpp"
#include "stored_scenarios.hpp"
#include "target.hpp"
#include "text_file.hpp"

namespace koers::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* command = "rapport";

/// What is to be made and where.
struct ReportTargets {
    std::optional<fs::path> page;
    std::optional<fs::path> workbook;
    std::optional<fs::path> folder; // of CSV files
    Existing existing{Existing::keep};
};

Status refuse(const fs::path& target, const std::string& reason) {
    std::cerr << "koers " << command << ": " << target.string() << " " << reason << "\n";
    return wrong_input;
}

std::optional<ReportTargets> targets_of(const options::variables_map& values) {
    ReportTargets targets;
    targets.existing = values.contains("overschrijf") ? Existing::replace : Existing::keep;
    const auto path_in = [&](const char* option) -> std::optional<fs::path> {
        return values.contains(option) ? std::optional<fs::path>{values[option].as<std::string>()} : std::nullopt;
    };
    targets.page = path_in("uit");
    targets.workbook = path_in("xlsx");
    targets.folder = path_in("csv");
    if (!targets.page && !targets.workbook && !targets.folder) {
        usage_fault(command, "geef met --uit, --xlsx of --csv aan wat u wilt maken");
        return std::nullopt;
    }
    if (targets.page && targets.page->extension() != ".html") {
        usage_fault(command, "--uit vraagt een bestand op .html, niet \"" + targets.page->string() + "\"");
        return std::nullopt;
    }
    if (targets.workbook && targets.workbook->extension() != ".xlsx") {
        usage_fault(command, "--xlsx vraagt een bestand op .xlsx, niet \"" + targets.workbook->string() + "\"");
        return std::nullopt;
    }
    for (const auto& [target, kind] :
         {std::pair{targets.page, FileKind::page}, std::pair{targets.workbook, FileKind::workbook}}) {
        const auto reason = target ? refusal(*target, targets.existing, kind) : std::nullopt;
        if (reason) {
            refuse(*target, *reason);
            return std::nullopt;
        }
    }
    std::error_code fault; // a folder that cannot be reached is told when the files are made
    if (targets.folder && fs::exists(*targets.folder, fault) && !fs::is_directory(*targets.folder, fault)) {
        refuse(*targets.folder, "is een bestand; geef bij --csv de naam van een map");
        return std::nullopt;
    }
    return targets;
}

/// The options of the tables, or a printed fault.
std::optional<WorkbookOptions> options_of(const options::variables_map& values, const ResultReader& result) {
    const auto sign = sign_named(command, values["teken"].as<std::string>());
    const auto price_level = price_level_named(command, values["prijspeil"].as<std::string>());
    const auto unit = chosen<MoneyUnit>(command, "--afronding", values["afronding"].as<std::string>(),
                                        {{"duizend", MoneyUnit::thousand_euro}, {"euro", MoneyUnit::euro}});
    if (!sign || !price_level || !unit) {
        return std::nullopt;
    }
    Words known;
    for (const ScenarioContents& contents : result.scenarios()) {
        known.push_back(contents.id);
    }
    const Words asked = values.contains("scenario") ? values["scenario"].as<Words>() : Words{};
    for (const std::string& id : asked) {
        if (std::find(known.begin(), known.end(), id) == known.end()) {
            usage_fault(command, "onbekend scenario " + id + suggestion(id, known));
            return std::nullopt;
        }
    }
    if (result.identity().keep == Keep::summary) {
        usage_fault(command, "dit bestand is gemaakt met --bewaar samenvatting en heeft geen doorrekeningen, die voor "
                             "totalen nodig zijn; reken opnieuw met --bewaar kern");
        return std::nullopt;
    }
    WorkbookOptions chosen{asked, *sign, *price_level, *unit, 0.0, {}};
    const auto certainty = whole_number(command, "--zekerheid", values["zekerheid"].as<std::string>(), {50, 99});
    if (!certainty) {
        return std::nullopt;
    }
    chosen.certainty = static_cast<double>(*certainty) / 100.0;
    if (values.contains("weerstandscapaciteit")) {
        const auto capacity = whole_number(command, "--weerstandscapaciteit",
                                           values["weerstandscapaciteit"].as<std::string>(), {0, 1'000'000'000'000});
        if (!capacity) {
            return std::nullopt;
        }
        chosen.capacity = static_cast<double>(*capacity);
    }
    return chosen;
}

std::optional<RecalculationPlan> plan_of(const options::variables_map& values, const ReportTargets& targets) {
    const auto number = [&](const char* option, const char* shown, Bounds bounds) {
        return whole_number(command, shown, values[option].as<std::string>(), bounds);
    };
    const auto draws = number("trekkingen", "--trekkingen", {0, 1'000'000});
    const auto shapley_draws = number("shapley", "--shapley", {1, 1'000'000});
    const auto threads = number("draden", "--draden", {1, 1024});
    if (!draws || !shapley_draws || !threads) {
        return std::nullopt;
    }
    if (*shapley_draws > *draws && !values["shapley"].defaulted()) {
        usage_fault(command,
                    "--shapley vraagt hoogstens zoveel trekkingen als --trekkingen: " + std::to_string(*draws));
        return std::nullopt;
    }
    return RecalculationPlan{static_cast<std::uint32_t>(*draws), static_cast<std::uint32_t>(*shapley_draws),
                             targets.workbook || targets.folder, static_cast<unsigned>(*threads),
                             values.contains("stil")};
}

/// Files that are there already are told before anything is written.
Status write_folder(const std::vector<TextFile>& files, const ReportTargets& targets) {
    std::vector<std::pair<fs::path, std::string>> texts;
    for (const TextFile& file : files) {
        texts.emplace_back(*targets.folder / file.name, file.text);
        if (const auto reason = taken(texts.back().first, targets.existing)) {
            return refuse(texts.back().first, *reason);
        }
    }
    const auto written = write_texts(texts);
    return written ? done : print_faults(written.error(), could_not_finish);
}

Status make_report(const ResultReader& result, const WorkbookOptions& options, const RecalculationPlan& plan,
                   const ReportTargets& targets) {
    const auto scenarios = stored_scenarios(result);
    if (!scenarios) {
        return print_faults(scenarios.error(), could_not_finish);
    }
    const auto again = recalculate(result, *scenarios, options, plan);
    if (!again) {
        return print_faults(again.error(), could_not_finish);
    }
    if (targets.page) {
        const auto page = council_page(result, *scenarios, options, *again);
        if (!page) {
            return print_faults(page.error(), could_not_finish);
        }
        if (const auto written = write_text(*targets.page, *page); !written) {
            return print_faults(written.error(), could_not_finish);
        }
    }
    if (targets.folder) {
        const auto files = csv_files(result, *scenarios, options, *again);
        if (!files) {
            return print_faults(files.error(), could_not_finish);
        }
        if (const Status status = write_folder(*files, targets); status != done) {
            return status;
        }
    }
    if (targets.workbook) {
        const auto written = write_file(*targets.workbook, [&](const fs::path& file) {
            const Quiet quiet; // libxlsxwriter
            return write_workbook(result, *scenarios, options, *again, file);
        });
        if (!written) {
            return print_faults(written.error(), could_not_finish);
        }
    }
    return done;
}

} // namespace

Status run_report(const Words& words) {
    options::options_description known;
    const auto text = [] { return options::value<std::string>(); };
    known.add_options()("help", "")("bestand", options::value<Words>())("uit", text());
    known.add_options()("xlsx", text())("csv", text());
    known.add_options()("scenario", options::value<Words>()->composing())("overschrijf", "");
    known.add_options()("teken", text()->default_value("vn"))("prijspeil", text()->default_value("begroting"));
    known.add_options()("afronding", text()->default_value("duizend"));
    known.add_options()("zekerheid", text()->default_value("90"))("weerstandscapaciteit", text())("stil", "");
    known.add_options()("trekkingen", text()->default_value("200"))("shapley", text()->default_value("16"));
    known.add_options()("draden", text()->default_value(std::to_string(usable_cores())));
    const auto values = parse(command, words, known, "bestand");
    if (!values) {
        return wrong_input;
    }
    if (values->contains("help")) {
        std::cout << report_help();
        return done;
    }
    if (!values->contains("bestand") || (*values)["bestand"].as<Words>().size() != 1) {
        usage_fault(command, "geef een resultaatbestand");
        return wrong_input;
    }
    const auto targets = targets_of(*values);
    if (!targets) {
        return wrong_input;
    }
    const auto result = ResultReader::open((*values)["bestand"].as<Words>().front());
    if (!result) {
        return print_faults(result.error(), wrong_input);
    }
    const auto options = options_of(*values, *result);
    const auto plan = options ? plan_of(*values, *targets) : std::nullopt;
    return plan ? make_report(*result, *options, *plan, *targets) : wrong_input;
}

} // namespace koers::app
