#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "koers/model.hpp"
#include "koers/results.hpp"
#include "koers/run.hpp"
#include "unit/store/temporary_folder.hpp"

/// A finished result file of scenarios, given by their path in the source folder or by their name in Kleindorp.
class SmallRun {
public:
    SmallRun(const std::vector<std::string>& scenarios, std::uint32_t replicates, koers::Keep keep = koers::Keep::core)
        : reader_{koers::ResultReader::open(write(scenarios, replicates, keep)).value()} {}

    [[nodiscard]] const koers::ResultReader& reader() const { return reader_; }

private:
    std::filesystem::path write(const std::vector<std::string>& scenarios, std::uint32_t replicates,
                                koers::Keep keep) const {
        std::vector<std::filesystem::path> files;
        for (const std::string& scenario : scenarios) {
            const bool named = scenario.find('/') == std::string::npos;
            const std::string place = named ? "tests/cases/kleindorp/" + scenario : scenario;
            files.push_back(std::filesystem::path{KOERS_SOURCE_DIR} / (place + ".toml"));
        }
        std::vector<koers::Model> models;
        std::vector<koers::ScenarioPlan> plans;
        const std::vector<koers::Scenario> read = koers::read_scenarios(files).value();
        for (const koers::Scenario& scenario : read) {
            models.push_back(koers::build_model(scenario).value());
            plans.push_back({scenario.id, scenario.name, "", models.back().layout(),
                             scenario.dataset->first_budget_year, scenario.dataset->last_budget_year});
        }
        koers::RunIdentity identity;
        identity.replicates = replicates;
        identity.keep = keep;
        koers::RunPlan plan;
        plan.replicates = replicates;
        const std::filesystem::path target = folder_ / "uit.h5";
        auto writer = koers::ResultWriter::create(target, identity, plans, {}).value();
        const auto executor = koers::make_thread_executor(1);
        const auto end = koers::run(models, plan, *executor, koers::encode_chunk, *writer);
        if (!end || !writer->finish("2026-01-02T03:14:15Z")) {
            throw std::runtime_error{"no result file"};
        }
        return target;
    }

    TemporaryFolder folder_;
    koers::ResultReader reader_;
};
