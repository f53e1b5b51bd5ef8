#include "koers/results.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <limits>
#include <numeric>

#include <fcntl.h>
#include <unistd.h>

#include "store/attributes.hpp"
#include "store/contents.hpp"
#include "store/disk.hpp"
#include "store/fault.hpp"
#include "store/keep_names.hpp"

namespace koers {

namespace {

using store::Fault;
using store::Handle;

constexpr const char* read_code = "U020";
constexpr const char* read_action = "resultaatbestand niet te lezen";

/// HDF5 says little about a file that is not there; the operating system does.
void check_readable(const std::filesystem::path& file) {
    const store::Descriptor descriptor{open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (descriptor.number() < 0)
        throw Fault{"", "openen", errno};
    if (std::error_code ignored; std::filesystem::is_directory(file, ignored))
        throw Fault{"", "openen", EISDIR};
}

Handle open_result(const std::filesystem::path& file) {
    check_readable(file);
    if (H5Fis_hdf5(file.c_str()) <= 0)
        throw Fault{"U021", "dit is geen resultaatbestand van koers", 0};
    Handle handle{H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "openen"};
    if (!store::has_attribute(handle.id(), "formaatversie") || !store::has_attribute(handle.id(), "voltooid"))
        throw Fault{"U021", "dit is geen resultaatbestand van koers", 0};
    if (store::read_number<std::int8_t>(handle.id(), "voltooid") != 1)
        throw Fault{"U022", "deze berekening is niet voltooid", 0};
    const std::string version = store::read_text(handle.id(), "formaatversie");
    const std::string known = result_format_version;
    if (version.substr(0, version.find('.')) != known.substr(0, known.find('.')))
        throw Fault{"U023",
                    "formaatversie " + version + " is niet te lezen met deze versie van koers, die " + known + " leest",
                    0};
    return handle;
}

RunIdentity read_identity(hid_t root) {
    RunIdentity identity;
    identity.program_version = store::read_text(root, "programmaversie");
    identity.municipality = store::read_text(root, "gemeente");
    identity.seed = store::read_number<std::uint64_t>(root, "zaad");
    identity.replicates = static_cast<std::uint32_t>(store::read_number<std::int32_t>(root, "replicaties"));
    identity.block = static_cast<std::uint32_t>(store::read_number<std::int32_t>(root, "bloklengte"));
    identity.command_line = store::read_text(root, "opdrachtregel");
    identity.begin = store::read_text(root, "begin");
    identity.keep = store::keep_from_name(store::read_text(root, "bewaard"));
    identity.sampling = store::sampling_from_name(store::read_text(root, "trekking"));
    return identity;
}

/// Where a variable stands and what its leading axis is.
struct Wanted {
    std::string path;
    std::string leading; // empty: none
    const Variable* variable;
};

const Variable* find_variable(const std::vector<Variable>& variables, const std::string& name) {
    const auto found =
        std::find_if(variables.begin(), variables.end(), [&](const Variable& v) { return v.name == name; });
    return found == variables.end() ? nullptr : &*found;
}

NamedArray read_array(hid_t file, const Wanted& wanted) {
    NamedArray array;
    if (!wanted.leading.empty())
        array.dimensions.push_back(wanted.leading);
    const auto& own = wanted.variable->dimensions;
    array.dimensions.insert(array.dimensions.end(), own.begin(), own.end());
    array.values = store::read_values(file, wanted.path, array.shape);
    if (wanted.variable->type == ValueType::integer && wanted.variable->can_be_missing)
        std::replace(array.values.begin(), array.values.end(), static_cast<double>(missing_integer),
                     std::numeric_limits<double>::quiet_NaN());
    return array;
}

} // namespace

double NamedArray::at(const std::vector<std::size_t>& indices) const {
    std::size_t position = 0;
    for (std::size_t i = 0; i < shape.size(); ++i)
        position = position * shape[i] + indices.at(i);
    return values.at(position);
}

const Coordinate* ScenarioContents::coordinate(const std::string& name_) const {
    const auto found =
        std::find_if(coordinates.begin(), coordinates.end(), [&](const Coordinate& c) { return c.name == name_; });
    return found == coordinates.end() ? nullptr : &*found;
}

struct ResultReader::State {
    std::filesystem::path path;
    Handle file;
    RunIdentity identity;
    std::string end;
    std::string input_sha256;
    std::vector<ScenarioContents> scenarios;
};

ResultReader::ResultReader(std::unique_ptr<State> state) : state_{std::move(state)} {}
ResultReader::ResultReader(ResultReader&&) noexcept = default;
ResultReader& ResultReader::operator=(ResultReader&&) noexcept = default;
ResultReader::~ResultReader() = default;

Result<ResultReader> ResultReader::open(const std::filesystem::path& file) {
    const store::QuietErrors quiet;
    try {
        auto state = std::make_unique<State>();
        state->path = file;
        state->file = open_result(file);
        const hid_t root = state->file.id();
        state->identity = read_identity(root);
        state->end = store::read_text(root, "einde");
        state->input_sha256 = store::read_text(root, "invoer_sha256");
        for (const std::string& id : store::names_in(root, "/scenarios"))
            state->scenarios.push_back(store::read_contents(root, id));
        return ResultReader{std::move(state)};
    } catch (const Fault& fault) {
        return store::as_diagnostic(fault, read_code, read_action, file);
    }
}

const RunIdentity& ResultReader::identity() const {
    return state_->identity;
}

const std::string& ResultReader::end() const {
    return state_->end;
}

const std::string& ResultReader::input_sha256() const {
    return state_->input_sha256;
}

const std::vector<ScenarioContents>& ResultReader::scenarios() const {
    return state_->scenarios;
}

const ScenarioContents* ResultReader::scenario(const std::string& id) const {
    const auto found = std::find_if(state_->scenarios.begin(), state_->scenarios.end(),
                                    [&](const ScenarioContents& candidate) { return candidate.id == id; });
    return found == state_->scenarios.end() ? nullptr : &*found;
}

Result<std::vector<InputFile>> ResultReader::input_files() const {
    const store::QuietErrors quiet;
    try {
        const hid_t root = state_->file.id();
        const std::vector<std::string> paths = store::read_strings(root, "/invoer/bestand");
        const std::vector<std::string> texts = store::read_strings(root, "/invoer/tekst");
        const std::vector<std::string> digests = store::read_strings(root, "/invoer/sha256");
        std::vector<InputFile> files;
        for (std::size_t i = 0; i < paths.size(); ++i)
            files.push_back({paths[i], texts.at(i), digests.at(i)});
        return files;
    } catch (const Fault& fault) {
        return store::as_diagnostic(fault, read_code, read_action, state_->path);
    }
}

Result<NamedArray> ResultReader::replicates(const std::string& scenario_id, const std::string& variable) const {
    const store::QuietErrors quiet;
    try {
        const ScenarioContents* contents = scenario(scenario_id);
        const Variable* found = contents == nullptr ? nullptr : find_variable(contents->variables, variable);
        if (found == nullptr)
            throw Fault{"U024", "geen " + variable + " per replicatie van scenario " + scenario_id + " in dit bestand",
                        0};
        return read_array(state_->file.id(), {"/scenarios/" + scenario_id + "/" + variable, "replicatie", found});
    } catch (const Fault& fault) {
        return store::as_diagnostic(fault, read_code, read_action, state_->path);
    }
}

Result<NamedArray> ResultReader::summary(const std::string& scenario_id, const std::string& variable) const {
    const store::QuietErrors quiet;
    try {
        const ScenarioContents* contents = scenario(scenario_id);
        const Variable* statistics = contents == nullptr ? nullptr : find_variable(contents->summaries, variable);
        const Variable* risk = contents == nullptr ? nullptr : find_variable(contents->risks, variable);
        if (statistics == nullptr && risk == nullptr)
            throw Fault{"U024",
                        "geen samenvatting van " + variable + " van scenario " + scenario_id + " in dit bestand", 0};
        const std::string path = "/scenarios/" + scenario_id + "/samenvatting/" + variable;
        return read_array(state_->file.id(),
                          statistics != nullptr ? Wanted{path, "statistiek", statistics} : Wanted{path, "", risk});
    } catch (const Fault& fault) {
        return store::as_diagnostic(fault, read_code, read_action, state_->path);
    }
}

} // namespace koers
