#include "stored_scenarios.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

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

} // namespace

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
        (*scenarios)[i] =
            with_effects_left_out(std::move((*scenarios)[i]), result.scenarios()[i].measures.without_effect);
    }
    return scenarios;
}

} // namespace koers::app
