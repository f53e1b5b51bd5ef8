#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "koers/dataset.hpp"
#include "koers/diagnostics.hpp"
#include "koers/layout.hpp"
#include "koers/run.hpp"

namespace koers {

/// Version of the form of result files, see docs/result-format.md.
inline constexpr const char* result_format_version = "1.2";

/// Everything that tells one run from another. Times are UTC, ISO 8601.
struct RunIdentity {
    std::string program_version;
    std::string municipality;
    std::uint64_t seed{1};
    std::uint32_t replicates{};
    std::uint32_t block{512};
    std::string command_line;
    std::string begin;
    Keep keep{Keep::core};
    Sampling sampling{Sampling::sobol};
};

/// The measures of a scenario in a run.
struct MeasuresOfRun {
    std::size_t count{};        // of the scenario itself
    std::string without_effect; // those whose effects are left out: ids separated by `;`, or `alle`
};

/// Where a scenario stood: the path of its file under `/invoer`, and the names of the folders above the data.
struct ScenarioOrigin {
    std::string path;
    std::string folder;
};

/// What a result file has to know of a scenario before the first block. The budget years bound the
/// cumulative risk measures.
struct ScenarioPlan {
    std::string id;
    std::string name;
    std::string description;
    Layout layout;
    int first_budget_year{};
    int last_budget_year{};
    ObservedSeries history{}; // may be empty
    MeasuresOfRun measures{};
    ScenarioOrigin origin{};
};

/// Shuffles and compresses one variable of a block, padded to `block_length` replicates. See `Encode`.
[[nodiscard]] EncodedChunk encode_chunk(const Layout& layout, std::size_t variable, std::uint32_t block_length,
                                        const std::vector<Trajectory>& block);

/// Expected size of a result file, for a warning before a large run. A run needs room on the disk for
/// the size at `Keep::everything`, since the summary is made of all variables.
[[nodiscard]] std::uint64_t estimated_bytes(const std::vector<Layout>& layouts, std::uint32_t replicates, Keep keep);

/// Whether a run has the number of replicates of its identity, or at most that and as many as it turns out to have.
enum class Length : std::uint8_t { fixed, open };

/// How surely the replicates of a scenario so far give the total of all themas in one budget year, at the price level
/// of the budget: half the width of 95 % intervals. NaN where that is not known.
struct TotalPrecision {
    std::string scenario;
    int year{};
    double p90{};    // of P90 of lasten minus baten, as a share of the budget of that year
    double chance{}; // of the chance of overspending
};

/// Writes a result file under a temporary name and gives it its own name in `finish`. Without
/// `finish`, or after a failure, nothing stays behind. A run at the same target is kept out meanwhile.
class ResultWriter final : public ResultSink {
public:
    /// Makes `<target>.tmp` with everything but the outcomes. Files given twice are stored once. With an open length
    /// all blocks wait in a scratch file until `finish`, and the file is that of a run of the length reached.
    [[nodiscard]] static Result<std::unique_ptr<ResultWriter>>
    create(const std::filesystem::path& target, const RunIdentity& identity, const std::vector<ScenarioPlan>& scenarios,
           const std::vector<InputFile>& files, Length length = Length::fixed);
    ~ResultWriter() override;

    [[nodiscard]] Result<void> accept(const EncodedBlock& block) override;

    /// The precision of the replicates accepted so far, for every scenario and budget year. All scenarios must have
    /// equally many.
    [[nodiscard]] Result<std::vector<TotalPrecision>> precision(Executor* executor = nullptr);

    /// Adds the summaries, made from the stored blocks, and commits the file; an existing one is
    /// replaced. All blocks must have been accepted. The contents do not depend on the executor,
    /// which may be left out.
    [[nodiscard]] Result<void> finish(const std::string& end, Executor* executor = nullptr);

private:
    struct State;
    explicit ResultWriter(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

/// Numbers with named axes, row-major; NaN where the value is missing.
struct NamedArray {
    std::vector<std::string> dimensions;
    std::vector<std::size_t> shape;
    std::vector<double> values;

    [[nodiscard]] double at(const std::vector<std::size_t>& indices) const;
};

/// What stands in the group of one scenario. `dimensions` of the variables leave out `replicatie` and
/// `statistiek`.
struct ScenarioContents {
    std::string id;
    std::string name;
    std::string description;
    int first_budget_year{};
    int last_budget_year{};
    MeasuresOfRun measures;
    ScenarioOrigin origin;
    std::vector<Coordinate> coordinates;
    std::vector<Variable> variables; // kept per replicate
    std::vector<Variable> summaries; // in group `samenvatting`, over `statistiek`
    std::vector<Variable> risks;     // in group `samenvatting`, without `statistiek`

    [[nodiscard]] const Coordinate* coordinate(const std::string& name) const; // nullptr when it is not there
};

/// A finished result file, open for reading.
class ResultReader {
public:
    /// Refuses what is not a result file, is not finished, or has another format version.
    [[nodiscard]] static Result<ResultReader> open(const std::filesystem::path& file);
    ResultReader(ResultReader&&) noexcept;
    ResultReader& operator=(ResultReader&&) noexcept;
    ~ResultReader();

    [[nodiscard]] const RunIdentity& identity() const;
    [[nodiscard]] const std::string& end() const;
    [[nodiscard]] const std::string& input_sha256() const;
    [[nodiscard]] const std::vector<ScenarioContents>& scenarios() const; // in the order of the run
    [[nodiscard]] const ScenarioContents* scenario(const std::string& id) const;
    [[nodiscard]] Result<std::vector<InputFile>> input_files() const;

    /// All replicates of a variable: axis `replicatie`, then its own.
    [[nodiscard]] Result<NamedArray> replicates(const std::string& scenario, const std::string& variable) const;

    /// A summary (axis `statistiek`, then its own) or a risk measure (its own axes).
    [[nodiscard]] Result<NamedArray> summary(const std::string& scenario, const std::string& variable) const;

private:
    struct State;
    explicit ResultReader(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace koers
