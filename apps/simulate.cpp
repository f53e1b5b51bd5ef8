#include <chrono>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <optional>

#include "commands.hpp"
#include "faults.hpp"
#include "interrupt.hpp"
#include "koers/model.hpp"
#include "koers/report.hpp"
#include "koers/results.hpp"
#include "koers/run.hpp"
#include "koers/version.hpp"
#include "precision.hpp"
#include "progress.hpp"
#include "simulate_options.hpp"
#include "target.hpp"

namespace koers::app {
namespace {

constexpr std::uint64_t large_file = 1'000'000'000; // bytes above which the size is told beforehand

std::string utc_now() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text, length};
}

Result<std::unique_ptr<ResultWriter>> open_result(const Request& request, const std::vector<Model>& models,
                                                  const std::string& command_line) {
    std::vector<ScenarioPlan> plans;
    std::vector<InputFile> files;
    for (const Model& model : models) {
        const Scenario& scenario = model.scenario();
        const Dataset& data = *scenario.dataset;
        plans.push_back({scenario.id,
                         scenario.name,
                         scenario.description,
                         model.layout(),
                         data.first_budget_year,
                         data.last_budget_year,
                         observed_series(data),
                         {own_measures(scenario), effects_left_out(scenario)},
                         {scenario.files.front().path, scenario.folder}});
        files.insert(files.end(), scenario.files.begin(), scenario.files.end());
        files.insert(files.end(), data.files.begin(), data.files.end());
    }
    RunIdentity identity;
    identity.program_version = version();
    identity.municipality = models.front().scenario().dataset->municipality;
    identity.seed = request.seed;
    identity.replicates = request.replicates;
    identity.block = std::min(request.block, request.replicates);
    identity.command_line = command_line;
    identity.begin = utc_now();
    identity.keep = request.keep;
    identity.sampling = request.sampling;
    return ResultWriter::create(request.target, identity, plans, files,
                                request.precision.empty() ? Length::fixed : Length::open);
}

void tell_size(const Request& request, const std::vector<Model>& models) {
    std::vector<Layout> layouts;
    for (const Model& model : models) {
        layouts.push_back(model.layout());
    }
    const std::uint64_t bytes = estimated_bytes(layouts, request.replicates, request.keep);
    if (bytes > large_file) {
        std::cerr << "Het resultaatbestand wordt " << (request.precision.empty() ? "ongeveer " : "hoogstens ")
                  << dutch_number(static_cast<double>(bytes) / 1e9, 1)
                  << " GB. Met --bewaar samenvatting wordt het kleiner.\n";
    }
}

/// How each scenario of a run of so many replicates turns out without the evidence that is an assumption.
std::vector<WeakEvidence> weigh_evidence(const Request& request, std::uint32_t replicates,
                                         const std::vector<Model>& models) {
    // Enough for a sound mean in a large run, without a small one having to wait for it.
    const auto draws = std::min(replicates, std::clamp(replicates / 100, 20U, 200U));
    std::vector<WeakEvidence> all;
    const auto executor = make_tbb_executor(request.threads);
    for (const Model& model : models) {
        if (auto test = without_weak_evidence(model, Grade::b, {request.seed, draws, request.sampling}, *executor)) {
            all.push_back({model.scenario().id, std::move(*test)});
        }
    }
    return all;
}

Status print_summary(const Request& request, const std::vector<Model>& models,
                     const std::vector<WishedPrecision>& precision) {
    const Dataset& data = *models.front().scenario().dataset;
    const Result<ResultReader> result = ResultReader::open(request.target);
    if (!result) {
        return print_faults(result.error(), could_not_finish);
    }
    const SummaryOptions shown{data.report_years, request.price_level,
                               weigh_evidence(request, result->identity().replicates, models), precision};
    const Result<std::string> text =
        request.form == Form::json ? summary_json(*result, shown) : summary_text(*result, shown);
    if (!text) {
        return print_faults(text.error(), could_not_finish);
    }
    std::cout << *text << std::flush;
    if (request.form == Form::text) {
        std::cout << "\nResultaat: " << request.target.string() << '\n' << std::flush;
    }
    return done;
}

RunPlan plan_of(const Request& request, const InterruptWatch& watch, ProgressDisplay& display) {
    RunPlan plan;
    plan.seed = request.seed;
    plan.replicates = request.replicates;
    plan.block = request.block;
    plan.sampling = request.sampling;
    plan.stop = &watch.stop();
    if (request.reporting == Reporting::progress) {
        plan.on_progress = [&display](const Progress& progress) { display.show(progress); };
    }
    return plan;
}

/// Whether a run is precise enough; keeps in `precision` how precise it is.
Result<bool> precise_enough(const Request& request, std::uint32_t replicates, ResultWriter& writer, Executor& executor,
                            std::vector<WishedPrecision>& precision) {
    const Result<std::vector<TotalPrecision>> found = writer.precision(&executor);
    if (!found) {
        return tl::unexpected{found.error()};
    }
    precision = reached(request.precision, *found);
    if (request.reporting == Reporting::progress) {
        std::cerr << precision_so_far(precision, replicates) << "\n";
    }
    return fulfilled(precision);
}

/// Runs the models and writes the result file, and sets the precision reached if one was wished; anything but `done`
/// leaves no file.
Status compute(const Request& request, const std::vector<Model>& models, const std::string& command_line,
               const InterruptWatch& watch, std::vector<WishedPrecision>& precision) {
    Result<std::unique_ptr<ResultWriter>> writer = open_result(request, models, command_line);
    if (!writer) {
        return print_faults(writer.error(), could_not_finish);
    }
    ProgressDisplay display;
    const auto executor = make_tbb_executor(request.threads);
    InterruptibleExecutor interruptible{*executor, watch.stop()};
    RunPlan plan = plan_of(request, watch, display);
    if (!request.precision.empty()) {
        plan.enough = [&](std::uint32_t replicates) {
            display.finish();
            return precise_enough(request, replicates, **writer, interruptible, precision);
        };
    }
    try {
        const Result<RunEnd> end = run(models, plan, *executor, encode_chunk, **writer);
        display.finish();
        if (!end) {
            return print_faults(end.error(), could_not_finish);
        }
        if (*end == RunEnd::interrupted) {
            throw Interruption{};
        }
        if (const Result<void> finished = (*writer)->finish(utc_now(), &interruptible); !finished) {
            return print_faults(finished.error(), could_not_finish);
        }
    } catch (const Interruption&) {
        std::cerr << "Onderbroken; er is geen resultaatbestand geschreven.\n";
        return interrupted;
    }
    return done;
}

/// The scenarios without the effects that are to be left out; a measure that none of them has is a fault.
std::optional<std::vector<Scenario>> with_effects_asked(const Request& request, std::vector<Scenario> scenarios) {
    for (const std::string& id : request.without_effect_of) {
        Words known;
        for (Scenario& scenario : scenarios) {
            for (const Measure& measure : scenario.measures) {
                known.push_back(measure.id);
            }
            scenario = without_effect_of(std::move(scenario), id);
        }
        if (std::find(known.begin(), known.end(), id) == known.end()) {
            usage_fault("reken", "geen scenario heeft de maatregel " + id + suggestion(id, known));
            return std::nullopt;
        }
    }
    for (Scenario& scenario : scenarios) {
        scenario = request.effects == Effects::none ? without_effects(std::move(scenario)) : scenario;
    }
    return scenarios;
}

} // namespace

Status run_simulate(const Words& words, const std::string& command_line) {
    const auto values = parse("reken", words, simulate_options());
    if (!values) {
        return wrong_input;
    }
    if (values->contains("help")) {
        std::cout << simulate_help();
        return done;
    }
    const std::optional<Request> request = to_request(*values);
    if (!request) {
        return wrong_input;
    }
    if (const auto reason = refusal(request->target, request->existing)) {
        std::cerr << "koers reken: " << request->target.string() << " " << *reason << "\n";
        return wrong_input;
    }
    std::optional<InterruptWatch> watch{std::in_place};
    const auto read = read_scenarios(request->scenarios);
    if (!read) {
        return print_faults(read.error(), wrong_input);
    }
    const auto scenarios = with_effects_asked(*request, *read);
    if (!scenarios) {
        return wrong_input;
    }
    const Result<std::vector<Model>> models = build_models(*scenarios);
    if (!models) {
        return print_faults(models.error(), wrong_input);
    }
    tell_size(*request, *models);
    std::error_code ignored; // a folder that cannot be made is told when the file is
    std::filesystem::create_directories(request->target.parent_path(), ignored);
    std::vector<WishedPrecision> precision;
    if (const Status status = compute(*request, *models, command_line, *watch, precision); status != done) {
        return status;
    }
    watch.reset(); // from here on a closed pipe ends the program, and so it should
    return print_summary(*request, *models, precision);
}

} // namespace koers::app
