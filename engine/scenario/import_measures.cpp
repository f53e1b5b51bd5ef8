#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "koers/measure_list.hpp"
#include "scenario/combination.hpp"
#include "scenario/levers.hpp"
#include "scenario/list_row_table.hpp"
#include "scenario/scenario_library.hpp"
#include "scenario/toml_text.hpp"

namespace koers {

namespace fs = std::filesystem;

namespace {

using namespace scenario;

/// The rows of the one scenario that is wanted; notes a fault if it is not clear which, or if there are none.
std::vector<ListRow> wanted_rows(const ListFile& file, const ListImport& wanted, input::Faults& faults) {
    std::vector<ListRow> rows = file.rows(faults);
    std::set<std::string> known;
    for (const ListRow& row : rows) {
        const auto of = row.text("scenario");
        if (of && known.insert(of->value).second && known.size() == 2 && wanted.scenario.empty()) {
            faults.note("M016", of->where, of->text, "de lijst heeft maatregelen van meer scenario's",
                        "kies een scenario met --scenario");
            return {};
        }
    }
    std::erase_if(rows, [&wanted](const ListRow& row) {
        const auto of = row.text("scenario");
        return of && !wanted.scenario.empty() && of->value != wanted.scenario;
    });
    if (rows.empty()) {
        const std::string of = wanted.scenario.empty() ? "" : " van scenario " + wanted.scenario;
        faults.note("M016", {wanted.list.lexically_normal().string(), 0, 0}, "", "de lijst heeft geen maatregelen" + of,
                    "vul in elke rij minstens de code in");
    }
    return rows;
}

/// The tables `[[maatregel]]` of a scenario, each with the places in the list from which it comes.
input::TomlTable measures_table(const std::vector<ListRow>& rows, const DatasetDraft& data) {
    std::vector<input::TomlValue> measures;
    for (const ListRow& row : rows) {
        if (auto table = table_of_row(row, data)) {
            const Location where = table->where;
            measures.push_back({std::move(*table), where, ""});
        }
    }
    input::TomlTable root;
    root.entries.push_back({"maatregel", {}, {std::move(measures), {}, ""}});
    return root;
}

/// The measures checked as those of a scenario file are, alone and together with those of the basis.
void check(const input::TomlTable& root, const ScenarioFile& basis, input::Faults& faults) {
    ScenarioFile made;
    input::TableReader table{root, faults};
    made.measures = read_measures(table, &basis.folder->draft);
    if (faults.count() > 0) {
        return;
    }
    std::vector<const ScenarioFile*> chain{&made};
    for (const ScenarioFile* link = &basis; link != nullptr; link = link->base) {
        chain.push_back(link);
    }
    check_combination(chain, basis.folder->catalogue(), faults);
}

/// The path of the basis as the new scenario names it.
std::string basis_from(const ListImport& wanted) {
    std::error_code fault;
    const fs::path basis = fs::weakly_canonical(wanted.basis, fault);
    const fs::path folder = fs::weakly_canonical(fs::absolute(wanted.target, fault).parent_path(), fault);
    const fs::path relative = basis.lexically_relative(folder);
    return relative.empty() ? basis.string() : relative.string();
}

std::string text_of(const ListImport& wanted, const input::TomlTable& root) {
    std::string text =
        fmt::format("# Gemaakt van {} met koers importeer.\nnaam = {}\nbasis = {}\n", wanted.list.filename().string(),
                    toml_string(wanted.name), toml_string(basis_from(wanted)));
    for (const input::TomlValue& measure : std::get<std::vector<input::TomlValue>>(root.entries.front().value.data)) {
        text += "\n[[maatregel]]\n" + toml_text(std::get<input::TomlTable>(measure.data), "maatregel");
    }
    return text;
}

/// The name of the file is the id of the scenario, and no scenario builds on itself.
void check_target(const ListImport& wanted, input::Faults& faults) {
    const Location place{wanted.target.lexically_normal().string(), 0, 0};
    if (wanted.target.extension() != ".toml" || !is_plain_id(wanted.target.stem().string())) {
        faults.note("M006", place, wanted.target.filename().string(), "ongeldige naam van een scenariobestand",
                    "gebruik kleine letters, cijfers en koppeltekens, te beginnen met een letter, en eindig op .toml");
    }
    std::error_code fault;
    if (fs::weakly_canonical(wanted.basis, fault) == fs::weakly_canonical(wanted.target, fault)) {
        faults.note("M002", place, wanted.target.filename().string(), "basis gaat in een kring",
                    "geef het nieuwe scenario een andere naam dan zijn basis");
    }
}

/// All faults in order, each cell once: several columns are read for more than one end.
Diagnostics settled(const input::Faults& faults) {
    Diagnostics all = faults.in_order();
    const auto same = [](const Diagnostic& a, const Diagnostic& b) {
        return a.code == b.code && a.where.file == b.where.file && a.where.line == b.where.line &&
               a.where.column == b.where.column && a.message == b.message;
    };
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    return all;
}

} // namespace

Result<std::string> scenario_from_list(const ListImport& wanted) {
    input::Faults faults;
    check_target(wanted, faults);
    faults.open(wanted.list.lexically_normal().string());
    ScenarioLibrary library{faults};
    const ScenarioFile* basis = library.load(wanted.basis, wanted.basis.lexically_normal().string());
    if (faults.count() > 0 || basis == nullptr || basis->folder == nullptr) {
        return tl::unexpected{settled(faults)};
    }
    const Dataset& data = basis->folder->draft.data;
    const auto file = ListFile::read(wanted.list, data.first_budget_year, data.last_budget_year, faults);
    input::TomlTable root;
    if (file) {
        root = measures_table(wanted_rows(*file, wanted, faults), basis->folder->draft);
    }
    if (file && !root.entries.empty()) {
        check(root, *basis, faults);
    }
    if (faults.count() > 0) {
        return tl::unexpected{settled(faults)};
    }
    return text_of(wanted, root);
}

} // namespace koers
