#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/candidates.hpp"
#include "sim/streams.hpp"

namespace koers {

/// Whom a batch of candidates for requests is for: everybody, or those whose services make them ask more often.
enum class Family : std::uint8_t { everybody, stacked };
inline constexpr std::array families{Family::everybody, Family::stacked};

/// Third word of the counters of a service.
[[nodiscard]] std::uint32_t service_process(std::size_t service, ServiceStage stage);

/// Where the random numbers of a batch come from.
[[nodiscard]] CandidateStream request_stream(StreamKey key, std::uint32_t replicate, std::size_t service,
                                             Family family);

[[nodiscard]] const Batch& request_batch(const ModelTables& tables, std::size_t service, Family family,
                                         std::size_t year);

/// How many candidates a scenario has, [family][service].
using RequestCounts = std::array<std::vector<std::uint32_t>, families.size()>;

/// The candidates for requests in one year of a replicate. Scenarios share them: each takes the first of them, as
/// many as it has.
class RequestCandidates {
public:
    explicit RequestCandidates(const ModelTables& tables);

    void begin(StreamKey stream, std::uint32_t replicate) {
        stream_ = stream;
        replicate_ = replicate;
    }

    /// Draws at least as many as any scenario has.
    void draw(std::size_t year, const RequestCounts& counts);

    [[nodiscard]] std::span<const Candidate> of_month(std::size_t service, Family family, std::size_t month) const {
        return drawn_[static_cast<std::size_t>(family)][service].of_month(month);
    }

private:
    const ModelTables& tables_;
    StreamKey stream_;
    std::uint32_t replicate_{};
    std::array<std::vector<YearCandidates>, families.size()> drawn_; // [family][service]
};

} // namespace koers
