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
#include "store/precision.hpp"
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
    std::uint32_t accepted{}; // replicates
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

/// A scenario of which all blocks go to the scratch file.
OpenScenario open_scenario(const ScenarioPlan& plan, const RunIdentity& identity) {
    OpenScenario scenario{plan, {}, {}, 0};
    for (const Variable& variable : plan.layout.variables)
        scenario.variables.emplace_back(variable, store::tiling_of(plan.layout, variable, identity.block), Handle{});
    return scenario;
}

/// Makes the group of a scenario, and the datasets of the variables that are kept per replicate.
void lay_out(hid_t scenarios, const RunIdentity& identity, OpenScenario& scenario) {
    const ScenarioPlan& plan = scenario.plan;
    scenario.group = store::create_group(scenarios, plan.id);
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
    for (std::size_t i = 0; i < plan.layout.variables.size(); ++i) {
        const Variable& variable = plan.layout.variables[i];
        if (variable.size > 0 && variable.keep <= identity.keep)
            scenario.variables[i].keep_in(
                store::create_variable(group, variable, store::tiling_of(plan.layout, variable, identity.block), axes));
    }
}

/// Writes `identity.block` as the block length that the run really has: never more than there are replicates.
RunIdentity with_real_block(RunIdentity identity) {
    identity.block = std::clamp(identity.block, 1U, std::max(identity.replicates, 1U));
    return identity;
}

} // namespace

/// Members in this order: the file is closed before its temporary name is removed.
struct ResultWriter::State {
    State(std::filesystem::path target_, const RunIdentity& identity_, const std::vector<InputFile>& files_)
        : target{std::move(target_)},
          identity{with_real_block(identity_)},
          files{without_repeats(files_)},
          pending{target},
          scratch{target},
          places{scratch, {}},
          file{store::create_file(pending.path().string())} {}

    /// Everything but the outcomes, for the number of replicates in `identity`.
    void lay_out_file() {
        const Handle root{H5Gopen2(file.id(), "/", H5P_DEFAULT), H5Gclose, "groep openen"};
        write_identity(root.id(), identity, files);
        write_input(root.id(), files);
        const Handle group = store::create_group(root.id(), "scenarios");
        for (OpenScenario& scenario : scenarios)
            lay_out(group.id(), identity, scenario);
    }

    /// Settles a run of open length at the replicates that it has, and brings the blocks where they would have been.
    void settle() {
        identity.replicates = scenarios.front().accepted;
        length = Length::fixed;
        lay_out_file();
        for (OpenScenario& scenario : scenarios)
            for (std::uint32_t block = 0; block * identity.block < identity.replicates; ++block)
                for (store::StoredVariable& variable : scenario.variables)
                    variable.move_block(block, places);
    }

    /// Throws unless every scenario has that many replicates.
    void check_complete(std::uint32_t replicates) const {
        for (const OpenScenario& scenario : scenarios)
            if (scenario.accepted != replicates)
                throw Fault{"U013",
                            fmt::format("scenario {} heeft {} van {} replicaties", scenario.plan.id, scenario.accepted,
                                        replicates),
                            0};
    }

    std::filesystem::path target;
    RunIdentity identity;
    std::vector<InputFile> files;
    Length length{Length::fixed};
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
                                                           const std::vector<InputFile>& files, Length length) {
    const store::QuietErrors quiet;
    try {
        auto state = std::make_unique<State>(target, identity, files);
        state->length = length;
        for (const ScenarioPlan& plan : scenarios)
            state->scenarios.push_back(open_scenario(plan, state->identity));
        if (length == Length::fixed)
            state->lay_out_file();
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

Result<std::vector<TotalPrecision>> ResultWriter::precision(Executor* executor) {
    const store::QuietErrors quiet;
    try {
        const std::uint32_t replicates = state_->scenarios.front().accepted;
        state_->check_complete(replicates);
        store::SeriesReader reader{replicates, state_->places, executor};
        std::vector<TotalPrecision> all;
        for (const OpenScenario& scenario : state_->scenarios) {
            const auto one =
                store::total_precision(scenario.plan, scenario.variables, reader, state_->identity.sampling);
            all.insert(all.end(), one.begin(), one.end());
        }
        return all;
    } catch (const Fault& fault) {
        return store::as_diagnostic(fault, write_code, write_action, state_->target);
    }
}

Result<void> ResultWriter::finish(const std::string& end, Executor* executor) {
    const store::QuietErrors quiet;
    try {
        const bool open = state_->length == Length::open;
        state_->check_complete(open ? state_->scenarios.front().accepted : state_->identity.replicates);
        if (open)
            state_->settle();
        store::SeriesReader reader{state_->identity.replicates, state_->places, executor};
        for (OpenScenario& scenario : state_->scenarios) {
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
