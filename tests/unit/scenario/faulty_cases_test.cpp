#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "koers/measure_list.hpp"
#include "koers/scenario.hpp"
#include "village_folder.hpp"

namespace fs = std::filesystem;
using namespace koers;

namespace {

// A case is a folder: files laid over the test village, names of files to take away (verwijderd.txt)
// and every line that must be told (expected.txt). Its scenarios are read, or basis.toml if it has none; a list of
// measures (lijst.csv or lijst.xlsx) becomes a scenario on basis.toml.

std::vector<fs::path> cases() {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator{fs::path{KOERS_SOURCE_DIR} / "tests/cases/faulty"}) {
        folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

std::vector<std::string> lines_of(const fs::path& file) {
    std::ifstream stream{file};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// Lays the case over the village and gives the scenarios to read.
std::vector<fs::path> lay_over(const fs::path& overlay, const fs::path& village) {
    std::vector<fs::path> scenarios;
    for (const auto& entry : fs::recursive_directory_iterator{overlay}) {
        const fs::path relative = entry.path().lexically_relative(overlay);
        if (entry.is_directory()) {
            fs::create_directories(village / relative);
        } else if (relative == "verwijderd.txt") {
            for (const std::string& name : lines_of(entry.path())) {
                fs::remove(village / name);
            }
        } else if (relative != "expected.txt") {
            fs::create_directories((village / relative).parent_path());
            fs::copy_file(entry.path(), village / relative, fs::copy_options::overwrite_existing);
            if (relative.extension() == ".toml" && relative != "gemeente.toml" && relative != "maatregelen.toml") {
                scenarios.push_back(village / relative);
            }
        }
    }
    std::sort(scenarios.begin(), scenarios.end());
    return scenarios.empty() ? std::vector{village / "basis.toml"} : scenarios;
}

/// The line as it would be if koers ran in the folder itself.
std::string seen_from(const fs::path& folder, std::string line) {
    const std::string prefix = folder.string() + "/";
    for (std::size_t at = line.find(prefix); at != std::string::npos; at = line.find(prefix)) {
        line.erase(at, prefix.size());
    }
    return line;
}

/// What is told of a case that was laid over the village.
Diagnostics faults_of(const std::vector<fs::path>& scenarios, const fs::path& village) {
    for (const char* name : {"lijst.csv", "lijst.xlsx"}) {
        if (fs::exists(village / name)) {
            const auto made =
                scenario_from_list({village / name, village / "basis.toml", village / "uit.toml", "", "Uit"});
            return made ? Diagnostics{} : made.error();
        }
    }
    const auto read = read_scenarios(scenarios);
    return read ? Diagnostics{} : read.error();
}

} // namespace

TEST_CASE("every faulty case gives exactly its expected lines", "[scenario]") {
    for (const fs::path& faulty : cases()) {
        const VillageFolder folder;
        std::vector<std::string> told;
        for (const Diagnostic& fault : faults_of(lay_over(faulty, folder.path()), folder.path())) {
            told.push_back(seen_from(folder.path(), to_text(fault)));
        }
        INFO(faulty.filename().string());
        CHECK_FALSE(told.empty());
        CHECK(told == lines_of(faulty / "expected.txt"));
    }
}

TEST_CASE("there are enough faulty cases", "[scenario]") {
    CHECK(cases().size() >= 32);
}
