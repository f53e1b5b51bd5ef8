#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/philox.hpp"
#include "model/model_tables.hpp"
#include "sim/candidate_lanes.hpp"
#include "sim/cell_counts.hpp"

namespace koers {

/// A chance for something to happen: at this place of this cell, if somebody at risk is there.
struct Candidate {
    std::uint32_t cell{};
    std::uint32_t place{};
    std::uint32_t within{}; // moment in the month, in 2^-32 of it
    std::uint32_t word{};   // free for the process
    std::uint32_t index{};  // number in its family, below 2^24
};

/// Where the random numbers of a process come from: third and second word of its counters, and the key.
struct CandidateStream {
    StreamKey key;
    std::uint32_t replicate{};
    std::uint32_t count_process{}; // for the number of candidates
    std::uint32_t process{};       // for the candidates themselves
    std::uint32_t overflow{};      // for those beyond the places
};

/// How many candidates a process has in a year, by inversion: with a lower mean a scenario has fewer of the same.
/// `time` is the second word of the counter. Below 2^24.
[[nodiscard]] std::uint32_t draw_count(double mean, const CandidateStream& stream, std::uint32_t time);

/// The candidates of one process in one year, drawn at once and handed out by month.
class YearCandidates {
public:
    /// Draws `count` of them; `places` [cell] of the year, or none for arrivals, where no place is looked at.
    void draw(const AliasTable& table, std::span<const std::uint32_t> places, std::uint32_t count,
              const CandidateStream& stream, std::uint32_t year);

    void clear() { first_.fill(0); }
    [[nodiscard]] std::uint32_t size() const { return first_.back(); }

    /// Those of one month of the year (0 to 11), in order of number.
    [[nodiscard]] std::span<const Candidate> of_month(std::size_t month) const {
        return {sorted_.data() + first_[month], sorted_.data() + first_[month + 1]};
    }

private:
    CandidateArrays drawn_;
    std::vector<Candidate> sorted_;
    std::array<std::uint32_t, 13> first_{};
};

/// Draws the candidates of one month at the places beyond those of the batch; `drawn` is emptied first.
void draw_overflow(std::span<const Overflow> cells, const Batch& batch, double factor, const CandidateStream& stream,
                   std::uint32_t month, std::vector<Candidate>& drawn);

} // namespace koers
