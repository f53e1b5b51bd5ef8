#include "scenario/scenario_library.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "scenario/data_files.hpp"

namespace koers::scenario {

namespace fs = std::filesystem;
using input::Located;
using input::TableReader;

namespace {

constexpr std::size_t deepest_chain = 16;

fs::path identity_of(const fs::path& path) {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(path, error);
    return error ? path.lexically_normal() : canonical;
}

/// A path that stands in a scenario file, as messages show it.
std::string shown_beside(const std::string& shown, const std::string& relative) {
    return (fs::path{shown}.parent_path() / relative).lexically_normal().string();
}

std::string id_of(const fs::path& path, const std::string& shown, input::Faults& faults) {
    const std::string id = path.stem().string();
    if (path.extension() != ".toml") {
        faults.note("M006", {shown, 0, 0}, path.filename().string(), "geen scenariobestand",
                    "de naam van een scenario eindigt op .toml");
    } else if (!is_plain_id(id)) {
        faults.note("M006", {shown, 0, 0}, id, "ongeldige id van een scenario",
                    "noem het bestand met kleine letters, cijfers en koppeltekens, te beginnen met een letter");
    }
    return id;
}

} // namespace

const ScenarioFile* ScenarioLibrary::load(const fs::path& path, const std::string& shown) {
    return load(path, shown, {});
}

const ScenarioFile* ScenarioLibrary::load(const fs::path& path, const std::string& shown, Chain chain) {
    const fs::path identity = identity_of(path);
    if (const auto known = files_.find(identity); known != files_.end()) {
        return known->second.get();
    }
    const auto source = input::read_source(path, shown, faults_);
    auto& file = files_[identity];
    if (!source) {
        return nullptr;
    }
    const std::string id = id_of(path, shown, faults_);
    const auto root = input::parse_toml(*source, faults_);
    if (!root) {
        return nullptr;
    }
    file = std::make_unique<ScenarioFile>();
    ScenarioFile& here = *file;
    here.path = identity;
    here.shown = shown;
    here.id = id;
    here.text = source->text;
    here.sha256 = source->sha256;
    chain.push_back(shown);
    TableReader table{*root, faults_};
    const auto name = table.text("naam");
    const auto description = table.optional_text("omschrijving");
    here.name = name ? name->value : "";
    here.description = description ? description->value : "";
    read_origin(table, here, chain);
    read_switches(table, here);
    here.measures = read_measures(table, here.folder == nullptr ? nullptr : &here.folder->draft);
    table.reject_unknown_keys();
    return &here;
}

void ScenarioLibrary::read_origin(TableReader& table, ScenarioFile& file, const Chain& chain) {
    const bool has_base = table.has("basis");
    const bool has_folder = table.has("gegevens");
    if (has_base == has_folder) {
        faults_.note("M001", has_base ? table.place("gegevens") : table.where(), has_base ? "gegevens" : "",
                     has_base ? "basis en gegevens samen" : "basis of gegevens ontbreekt",
                     "een scenario noemt een van de twee: het scenario waar het op voortbouwt, of de map met gegevens");
    }
    const auto base = table.optional_text("basis");
    const auto folder = table.optional_text("gegevens");
    if (base) {
        read_base(*base, file, chain);
    } else if (folder) {
        read_folder(*folder, file);
    }
}

void ScenarioLibrary::read_base(const Located<std::string>& base, ScenarioFile& file, const Chain& chain) {
    const std::string shown = shown_beside(file.shown, base.value);
    const fs::path path = file.path.parent_path() / base.value;
    std::error_code error;
    if (!fs::exists(path, error)) {
        faults_.note("B001", base.where, base.text, "basis niet gevonden", "controleer naam en map");
        return;
    }
    const auto in_chain = [&](const std::string& link) { return identity_of(link) == identity_of(path); };
    if (const auto first = std::find_if(chain.begin(), chain.end(), in_chain); first != chain.end()) {
        faults_.note("M002", base.where, fmt::format("{} -> {}", fmt::join(first, chain.end(), " -> "), *first),
                     "basis gaat in een kring", "een van deze scenario's moet gegevens noemen in plaats van basis");
        return;
    }
    if (chain.size() >= deepest_chain) {
        faults_.note("M002", base.where, base.text, fmt::format("meer dan {} scenario's op elkaar", deepest_chain),
                     "laat dit scenario op een eerder scenario voortbouwen");
        return;
    }
    file.base = load(path, shown, chain);
    file.folder = file.base == nullptr ? nullptr : file.base->folder;
}

void ScenarioLibrary::read_folder(const Located<std::string>& folder, ScenarioFile& file) {
    const std::string shown = shown_beside(file.shown, folder.value);
    const fs::path identity = identity_of(file.path.parent_path() / folder.value);
    std::error_code error;
    if (!fs::exists(identity / "gemeente.toml", error)) {
        faults_.note("B001", folder.where, folder.text, "geen map met gegevens",
                     "noem een map waarin gemeente.toml staat");
        return;
    }
    auto& known = folders_[identity];
    if (!known) {
        known = std::make_unique<DataFolder>(DataFolder{DatasetDraft{identity, shown, faults_}, nullptr});
        read_data_folder(known->draft);
    }
    file.folder = known.get();
}

void ScenarioLibrary::read_switches(TableReader& table, ScenarioFile& file) {
    const input::TomlTable* from = table.optional_table("aannames");
    if (from == nullptr) {
        return;
    }
    for (const auto& [name, level] : TableReader{*from, faults_}.entries()) {
        if (file.folder == nullptr) {
            continue;
        }
        const DatasetDraft& draft = file.folder->draft;
        const auto which = draft.switches.find(name, faults_);
        if (which && draft.switch_levels[*which].find(level, faults_)) {
            file.switches.emplace_back(name.value, level.value);
        }
    }
}

} // namespace koers::scenario
