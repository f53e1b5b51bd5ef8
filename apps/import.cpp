#include <iostream>

#include "arguments.hpp"
#include "commands.hpp"
#include "faults.hpp"
#include "koers/measure_list.hpp"
#include "target.hpp"
#include "text_file.hpp"

namespace koers::app {
namespace {

constexpr const char* command = "importeer";

std::optional<ListImport> import_of(const options::variables_map& values) {
    if (!values.contains("lijst") || values["lijst"].as<Words>().size() != 1) {
        usage_fault(command, "geef een lijst met maatregelen (CSV)");
        return std::nullopt;
    }
    if (!values.contains("uit")) {
        usage_fault(command, "geef met --uit aan hoe het nieuwe scenario heet");
        return std::nullopt;
    }
    const auto text = [&values](const char* option, const std::string& otherwise) {
        return values.contains(option) ? values[option].as<std::string>() : otherwise;
    };
    ListImport wanted;
    wanted.list = values["lijst"].as<Words>().front();
    wanted.target = values["uit"].as<std::string>();
    wanted.basis = text("basis", (wanted.target.parent_path() / "huidig-beleid.toml").string());
    wanted.scenario = text("scenario", "");
    wanted.name = text("naam", wanted.target.stem().string());
    return wanted;
}

} // namespace

Status run_import(const Words& words) {
    options::options_description known;
    const auto text = [] { return options::value<std::string>(); };
    known.add_options()("help", "")("lijst", options::value<Words>())("uit", text())("basis", text());
    known.add_options()("scenario", text())("naam", text())("overschrijf", "");
    const auto values = parse(command, words, known, "lijst");
    if (!values) {
        return wrong_input;
    }
    if (values->contains("help")) {
        std::cout << import_help();
        return done;
    }
    const auto wanted = import_of(*values);
    if (!wanted) {
        return wrong_input;
    }
    const Existing existing = values->contains("overschrijf") ? Existing::replace : Existing::keep;
    if (const auto reason = refusal(wanted->target, existing, FileKind::imported_scenario)) {
        std::cerr << "koers " << command << ": " << wanted->target.string() << " " << *reason << "\n";
        return wrong_input;
    }
    const auto scenario = scenario_from_list(*wanted);
    if (!scenario) {
        return print_faults(scenario.error(), wrong_input);
    }
    const auto written = write_text(wanted->target, *scenario);
    if (!written) {
        return print_faults(written.error(), could_not_finish);
    }
    std::cout << wanted->target.string() << " is gemaakt; reken het door met koers reken.\n";
    return done;
}

} // namespace koers::app
