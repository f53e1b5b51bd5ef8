#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "input/table_reader.hpp"
#include "scenario/read_measures.hpp"

namespace koers::scenario {

/// A data folder that was read, shared by all scenarios that use it.
struct DataFolder {
    DatasetDraft draft;
    std::shared_ptr<const Dataset> dataset; // made once everything is read without a fault

    [[nodiscard]] const Catalogue& catalogue() const { return dataset ? dataset->catalogue : draft.data.catalogue; }
};

/// One scenario file, with what it inherits left where it stands.
struct ScenarioFile {
    std::filesystem::path path;
    std::string shown;
    std::string id;
    std::string name;
    std::string description;
    std::string text;
    std::string sha256;
    const ScenarioFile* base{};
    DataFolder* folder{}; // of the file at the end of the chain; none if the chain is broken
    std::vector<std::pair<std::string, std::string>> switches;
    std::vector<MeasureOfFile> measures;
};

/// Reads scenario files and data folders, each once, however many scenarios use them.
class ScenarioLibrary {
public:
    explicit ScenarioLibrary(input::Faults& faults) : faults_{faults} {}

    /// The file with everything that it starts from; nothing if it cannot be read at all.
    const ScenarioFile* load(const std::filesystem::path& path, const std::string& shown);

private:
    using Chain = std::vector<std::string>;

    const ScenarioFile* load(const std::filesystem::path& path, const std::string& shown, Chain chain);
    void read_origin(input::TableReader& table, ScenarioFile& file, const Chain& chain);
    void read_base(const input::Located<std::string>& base, ScenarioFile& file, const Chain& chain);
    void read_folder(const input::Located<std::string>& folder, ScenarioFile& file);
    void read_switches(input::TableReader& table, ScenarioFile& file);

    input::Faults& faults_;
    std::map<std::filesystem::path, std::unique_ptr<ScenarioFile>> files_;
    std::map<std::filesystem::path, std::unique_ptr<DataFolder>> folders_;
};

} // namespace koers::scenario
