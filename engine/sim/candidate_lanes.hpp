#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/alias_table.hpp"
#include "base/philox.hpp"

namespace koers {

/// First three words of the counters of a batch; the number in the batch is the fourth.
struct BatchStream {
    StreamKey key;
    std::uint32_t replicate{};
    std::uint32_t time{};
    std::uint32_t process{};
};

/// A batch of candidates, one array a field, since they are made many at a time. Behind the last one is room for a
/// full vector, with contents that mean nothing.
struct CandidateArrays {
    std::vector<std::uint32_t> cell;
    std::vector<std::uint32_t> place;
    std::vector<std::uint32_t> month;  // 0 to 11
    std::vector<std::uint32_t> within; // moment in the month, in 2^-32 of it
    std::vector<std::uint32_t> word;   // free for the process

    void make_room(std::size_t count);
};

/// Makes candidates `first` to `first + count - 1` at the positions of the same number: the cell by the alias table, a
/// place among the `places` of the cell (0 if none are given), and a moment of the year. With the instructions this
/// processor has.
void make_candidates(const AliasTable& table, std::span<const std::uint32_t> places, const BatchStream& stream,
                     std::uint32_t first, std::uint32_t count, CandidateArrays& made);

/// The same one by one, in plain C++: the law that the vectors follow bit for bit.
void make_candidates_plainly(const AliasTable& table, std::span<const std::uint32_t> places, const BatchStream& stream,
                             std::uint32_t first, std::uint32_t count, CandidateArrays& made);

} // namespace koers
