#include "sim/candidates.hpp"

#include "base/distributions.hpp"
#include "base/expects.hpp"
#include "sim/streams.hpp"

namespace koers {
namespace {

constexpr std::uint32_t index_limit = 1U << 24U;

std::uint32_t count_of(double mean, const CandidateStream& stream, std::uint32_t time, std::uint32_t process) {
    const Words words = philox4x32({stream.replicate, time, process, count_index}, stream.key);
    const double u = unit_open(words[0], words[1]);
    // A u below 1 - mean is below exp(-mean), the chance of none.
    const std::uint32_t count = u < 1.0 - mean ? 0 : poisson_quantile(u, mean);
    expects(count < index_limit, "fewer than 2^24 candidates of a process in a year");
    return count;
}

/// Four sums side by side: one would wait for itself at every cell.
double rate_beyond_places(std::span<const Overflow> cells, const Batch& batch) {
    std::array<double, 4> sums{};
    std::size_t i = 0;
    for (; i + sums.size() <= cells.size(); i += sums.size()) {
        for (std::size_t lane = 0; lane < sums.size(); ++lane) {
            sums[lane] += batch.rate[cells[i + lane].cell] * cells[i + lane].excess;
        }
    }
    for (; i < cells.size(); ++i) {
        sums[0] += batch.rate[cells[i].cell] * cells[i].excess;
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

} // namespace

std::uint32_t draw_count(double mean, const CandidateStream& stream, std::uint32_t time) {
    return count_of(mean, stream, time, stream.count_process);
}

void YearCandidates::draw(const AliasTable& table, std::span<const std::uint32_t> places, std::uint32_t count,
                          const CandidateStream& stream, std::uint32_t year) {
    make_candidates(table, places, {stream.key, stream.replicate, year, stream.process}, 0, count, drawn_);
    std::array<std::uint32_t, 13> next{};
    for (std::uint32_t i = 0; i < count; ++i) {
        ++next[drawn_.month[i] + 1U];
    }
    for (std::size_t month = 1; month < next.size(); ++month) {
        next[month] += next[month - 1];
    }
    first_ = next;
    if (sorted_.size() < count) {
        sorted_.resize(count);
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        sorted_[next[drawn_.month[i]]++] = {drawn_.cell[i], drawn_.place[i], drawn_.within[i], drawn_.word[i], i};
    }
}

void draw_overflow(std::span<const Overflow> cells, const Batch& batch, double factor, const CandidateStream& stream,
                   std::uint32_t month, std::vector<Candidate>& drawn) {
    drawn.clear();
    const double total = rate_beyond_places(cells, batch);
    if (total <= 0.0) {
        return;
    }
    const std::uint32_t count = count_of(total * factor / 12.0, stream, month, stream.overflow);
    for (std::uint32_t i = 0; i < count; ++i) {
        const Words words = philox4x32({stream.replicate, month, stream.overflow, i}, stream.key);
        const double target = unit_open(words[0]) * total;
        double below_cell = 0.0;
        const Overflow* chosen = nullptr;
        for (const Overflow& overflow : cells) {
            const double weight = batch.rate[overflow.cell] * overflow.excess;
            if (weight > 0.0 && (chosen == nullptr || below_cell <= target)) {
                chosen = &overflow;
            }
            below_cell += weight;
        }
        expects(chosen != nullptr, "a cell with a positive rate, since their total is");
        drawn.push_back({static_cast<std::uint32_t>(chosen->cell), chosen->places + below(words[1], chosen->excess),
                         words[2], words[3], i});
    }
}

} // namespace koers
