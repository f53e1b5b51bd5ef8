#include "sim/candidates.hpp"

#include "base/distributions.hpp"
#include "base/expects.hpp"
#include "sim/streams.hpp"

namespace koers {
namespace {

constexpr std::uint32_t index_limit = 1U << 24U;

std::uint32_t below(std::uint32_t word, std::uint32_t limit) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(word) * limit) >> 32U);
}

std::uint32_t draw_count(double mean, const CandidateStream& stream, std::uint32_t time) {
    const Words words = philox4x32({stream.replicate, time, stream.count_process, count_index}, stream.key);
    const std::uint32_t count = poisson_quantile(unit_open(words[0], words[1]), mean);
    expects(count < index_limit, "fewer than 2^24 candidates of a process in a year");
    return count;
}

} // namespace

template <class MakeCandidate>
void YearCandidates::scatter(std::uint32_t count, MakeCandidate make) {
    drawn_.clear();
    months_.clear();
    std::array<std::uint32_t, 13> tally{};
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto [candidate, when] = make(i);
        const std::uint64_t twelfths = static_cast<std::uint64_t>(when) * 12U;
        drawn_.push_back(candidate);
        drawn_.back().within = static_cast<std::uint32_t>(twelfths);
        months_.push_back(static_cast<std::uint8_t>(twelfths >> 32U));
        ++tally[months_.back() + 1U];
    }
    for (std::size_t m = 1; m < tally.size(); ++m) {
        tally[m] += tally[m - 1];
    }
    first_ = tally;
    sorted_.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        sorted_[tally[months_[i]]++] = drawn_[i];
    }
}

void YearCandidates::draw(const Batch& batch, const std::vector<std::uint32_t>& places, double factor,
                          const CandidateStream& stream, std::uint32_t year) {
    const std::uint32_t count = batch.table ? draw_count(batch.total * factor, stream, year) : 0;
    scatter(count, [&](std::uint32_t i) {
        const Words words = philox4x32({stream.replicate, year, stream.process, i}, stream.key);
        const auto cell = static_cast<std::uint32_t>(batch.table->pick(words[0]));
        return std::pair{Candidate{cell, below(words[1], places[cell]), 0, words[3], i}, words[2]};
    });
}

void YearCandidates::draw_arrivals(const AliasTable& table, double total, const CandidateStream& stream,
                                   std::uint32_t year) {
    scatter(draw_count(total, stream, year), [&](std::uint32_t i) {
        const Words words = philox4x32({stream.replicate, year, stream.process, i}, stream.key);
        return std::pair{Candidate{static_cast<std::uint32_t>(table.pick(words[0])), 0, 0, words[3], i}, words[2]};
    });
}

std::vector<Overflow> find_overflow(const std::vector<std::uint32_t>& persons,
                                    const std::vector<std::uint32_t>& places) {
    std::vector<Overflow> found;
    for (std::size_t cell = 0; cell < persons.size(); ++cell) {
        if (persons[cell] > places[cell]) {
            found.push_back({cell, places[cell], persons[cell] - places[cell]});
        }
    }
    return found;
}

std::vector<Candidate> draw_overflow(const std::vector<Overflow>& cells, const Batch& batch, double factor,
                                     const CandidateStream& stream, std::uint32_t month) {
    double total = 0.0;
    for (const Overflow& overflow : cells) {
        total += batch.rate[overflow.cell] * overflow.excess;
    }
    std::vector<Candidate> drawn;
    if (total <= 0.0) {
        return drawn;
    }
    const Words count_words = philox4x32({stream.replicate, month, stream.overflow, count_index}, stream.key);
    const std::uint32_t count = poisson_quantile(unit_open(count_words[0], count_words[1]), total * factor / 12.0);
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
    return drawn;
}

} // namespace koers
