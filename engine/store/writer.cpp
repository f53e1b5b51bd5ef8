#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "input/sha256.hpp"
#include "koers/results.hpp"
#include "store/attributes.hpp"
#include "store/disk.hpp"
#include "store/fault.hpp"
#include "store/keep_names.hpp"
#include "store/schema.hpp"
#include "store/stored_blocks.hpp"
#include "store/summaries.hpp"

namespace koers {

namespace {

using store::Fault;
using store::Handle;

constexpr const char* write_code = "U011";
constexpr const char* write_action = "resultaatbestand niet te schrijven";

/// One scenario while the run goes on.
struct OpenScenario {
    ScenarioPlan plan;
    Handle group;
    std::vector<store::StoredVariable> variables;
    std::uint64_t accepted{}; // replicates
};

std::vector<InputFile> without_repeats(const std::vector<InputFile>& files) {
    std::set<std::string> seen;
    std::vector<InputFile> result;
    std::copy_if(files.begin(), files.end(), std::back_inserter(result),
                 [&](const InputFile& file) { return seen.insert(file.path).second; });
    return result;
}

/// One digest for all files: that of the lines that sha256sum prints for them.
std::string digest_of(const std::vector<InputFile>& files) {
    std::string lines;
    for (const InputFile& file : files)
        lines += file.sha256 + "  " + file.path + "\n";
    return input::sha256(lines);
}

void write_identity(hid_t root, const RunIdentity& identity, const std::vector<InputFile>& files) {
    store::write_text(root, "Conventions", "CF-1.10");
    store::write_text(root, "title", "Outcomes of koers scenarios for the social domain: " + identity.municipality);
    store::write_text(root, "institution", "gemeente " + identity.municipality);
    store::write_text(root, "source", "koers " + identity.program_version + ", stochastic simulation");
    store::write_text(root, "history", identity.begin + ": " + identity.command_line);
    store::write_text(root, "references", "docs/result-format.md in the sources of koers");
    store::write_text(root, "formaatversie", result_format_version);
    store::write_text(root, "programmaversie", identity.program_version);
    store::write_text(root, "gemeente", identity.municipality);
    store::write_number(root, "zaad", identity.seed);
    store::write_number(root, "replicaties", static_cast<std::int32_t>(identity.replicates));
    store::write_number(root, "bloklengte", static_cast<std::int32_t>(identity.block));
    store::write_text(root, "bewaard", store::keep_name(identity.keep));
    store::write_text(root, "trekking", store::sampling_name(identity.sampling));
    store::write_text(root, "opdrachtregel", identity.command_line);
    store::write_text(root, "invoer_sha256", digest_of(files));
    store::write_text(root, "begin", identity.begin);
    store::write_number(root, "voltooid", std::int8_t{0});
}

void write_input(hid_t root, const std::vector<InputFile>& files) {
    const Handle group = store::create_group(root, "invoer");
    Coordinate names{"bestand", "pad van een invoerbestand", {}, {}, {}};
    LabelColumn texts{"tekst", "volledige tekst van het bestand", {}};
    LabelColumn digests{"sha256", "SHA-256 van het bestand", {}};
    for (const InputFile& file : files) {
        names.texts.push_back(file.path);
        texts.texts.push_back(file.text);
        digests.texts.push_back(file.sha256);
    }
    names.columns = {texts, digests};
    store::Axes axes;
    store::write_coordinate(group.id(), names, axes);
}

OpenScenario open_scenario(hid_t scenarios, const ScenarioPlan& plan, const RunIdentity& identity) {
    OpenScenario scenario{plan, store::create_group(scenarios, plan.id), {}, 0};
    const hid_t group = scenario.group.id();
    store::write_text(group, "naam", plan.name);
    store::write_text(group, "omschrijving", plan.description);
    store::write_number(group, "eerste_begrotingsjaar", std::int32_t{plan.first_budget_year});
    store::write_number(group, "laatste_begrotingsjaar", std::int32_t{plan.last_budget_year});
    store::write_number(group, "maatregelen", static_cast<std::int32_t>(plan.measures.count));
    store::write_text(group, "zonder_effect", plan.measures.without_effect);
    store::write_text(group, "bestand", plan.origin.path);
    store::write_text(group, "map", plan.origin.folder);
    store::Axes axes;
    store::write_replicates(group, identity.replicates, axes);
    for (const Coordinate& coordinate : plan.layout.coordinates)
        store::write_coordinate(group, coordinate, axes);
    store::write_history(group, plan.history);
    for (const Variable& variable : plan.layout.variables) {
        const store::Tiling tiling = store::tiling_of(plan.layout, variable, identity.block);
        const bool kept = variable.size > 0 && variable.keep <= identity.keep;
        scenario.variables.emplace_back(variable, tiling,
                                        kept ? store::create_variable(group, variable, tiling, axes) : Handle{});
    }
    return scenario;
}

/// Writes `identity.block` as the block length that the run really has: never more than there are replicates.
RunIdentity with_real_block(RunIdentity identity) {
    identity.block = std::clamp(identity.block, 1U, std::max(identity.replicates, 1U));
    return identity;
}

} // namespace

/// Members in this order: the file is closed before its temporary name is removed.
struct ResultWriter::State {
    State(std::filesystem::path target_, const RunIdentity& identity_)
        : target{std::move(target_)},
          identity{with_real_block(identity_)},
          pending{target},
          scratch{target},
          places{scratch, {}},
          file{store::create_file(pending.path().string())} {}

    std::filesystem::path target;
    RunIdentity identity;
    store::PendingFile pending;
    store::ScratchFile scratch;
    store::BlockPlaces places;
    Handle file;
    std::vector<OpenScenario> scenarios;
};

ResultWriter::ResultWriter(std::unique_ptr<State> state) : state_{std::move(state)} {}

ResultWriter::~ResultWriter() {
    const store::QuietErrors quiet;
    state_.reset();
}

Result<std::unique_ptr<ResultWriter>> ResultWriter::create(const std::filesystem::path& target,
                                                           const RunIdentity& identity,
                                                           const std::vector<ScenarioPlan>& scenarios,
                                                           const std::vector<InputFile>& files) {
    const store::QuietErrors quiet;
    try {
        auto state = std::make_unique<State>(target, identity);
        const std::vector<InputFile> unique = without_repeats(files);
        const Handle root{H5Gopen2(state->file.id(), "/", H5P_DEFAULT), H5Gclose, "groep openen"};
        write_identity(root.id(), state->identity, unique);
        write_input(root.id(), unique);
        const Handle group = store::create_group(root.id(), "scenarios");
        for (const ScenarioPlan& plan : scenarios)
            state->scenarios.push_back(open_scenario(group.id(), plan, state->identity));
        return std::unique_ptr<ResultWriter>{new ResultWriter{std::move(state)}};
    } catch (const Fault& fault) {
        return store::as_diagnostic(fault, "U010", "resultaatbestand niet aan te maken", target);
    }
}

Result<void> ResultWriter::accept(const EncodedBlock& block) {
    const store::QuietErrors quiet;
    try {
        OpenScenario& scenario = state_->scenarios.at(block.scenario);
        for (const EncodedChunk& chunk : block.chunks)
            scenario.variables.at(chunk.variable).write(block.first, chunk.bytes, state_->places);
        scenario.accepted += block.count;
        return {};
    } catch (const Fault& fault) {
        return store::as_diagnostic(fault, write_code, write_action, state_->target);
    }
}

Result<void> ResultWriter::finish(const std::string& end, Executor* executor) {
    const store::QuietErrors quiet;
    try {
        store::SeriesReader reader{state_->identity.replicates, state_->places, executor};
        for (OpenScenario& scenario : state_->scenarios) {
            if (scenario.accepted != state_->identity.replicates)
                throw Fault{"U013",
                            fmt::format("scenario {} heeft {} van {} replicaties", scenario.plan.id, scenario.accepted,
                                        state_->identity.replicates),
                            0};
            store::write_summaries(scenario.group.id(), scenario.plan, scenario.variables, reader,
                                   state_->identity.sampling);
            scenario.variables.clear();
            scenario.group.close("sluiten");
        }
        store::write_text(state_->file.id(), "einde", end);
        store::check(H5Fflush(state_->file.id(), H5F_SCOPE_GLOBAL), "wegschrijven");
        store::replace_flag(state_->file.id(), "voltooid", 1);
        store::check(H5Fflush(state_->file.id(), H5F_SCOPE_GLOBAL), "wegschrijven");
        state_->file.close("sluiten");
        state_->pending.commit();
        return {};
    } catch (const Fault& fault) {
        return store::as_diagnostic(fault, write_code, write_action, state_->target);
    }
}

} // namespace koers
