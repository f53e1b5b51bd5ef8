// Compiled once for every instruction set that Highway knows here; the best one is chosen when the program runs.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sim/candidate_lanes.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "sim/candidate_lanes.hpp"

HWY_BEFORE_NAMESPACE();
namespace koers::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void make_in_lanes(const AliasTable& table, std::span<const std::uint32_t> places, const BatchStream& stream,
                   std::uint32_t first, std::uint32_t count, CandidateArrays& made) {
    make_candidates_plainly(table, places, stream, first, count, made);
}

#else

using Lanes = hn::ScalableTag<std::uint32_t>;
using Vector = hn::Vec<Lanes>;

struct Product {
    Vector high;
    Vector low;
};

/// Both halves of the products of lanes.
Product multiply(Vector a, Vector b) {
    const Lanes d;
    const hn::RepartitionToWide<Lanes> wide;
    const auto even = hn::MulEven(a, b);
    const auto odd = hn::MulEven(hn::BitCast(d, hn::ShiftRight<32>(hn::BitCast(wide, a))),
                                 hn::BitCast(d, hn::ShiftRight<32>(hn::BitCast(wide, b))));
    return {hn::OddEven(hn::BitCast(d, odd), hn::BitCast(d, hn::ShiftRight<32>(even))),
            hn::OddEven(hn::BitCast(d, hn::ShiftLeft<32>(odd)), hn::BitCast(d, even))};
}

struct Block {
    Vector word0;
    Vector word1;
    Vector word2;
    Vector word3;
};

/// philox4x32 in every lane.
Block philox(Block counter, StreamKey key) {
    const Lanes d;
    const Vector multiplier_a = hn::Set(d, philox_multiplier_a);
    const Vector multiplier_b = hn::Set(d, philox_multiplier_b);
    for (int round = 0; round < philox_rounds; ++round) {
        const Product a = multiply(multiplier_a, counter.word0);
        const Product b = multiply(multiplier_b, counter.word2);
        counter = {hn::Xor(hn::Xor(b.high, counter.word1), hn::Set(d, key.first)), b.low,
                   hn::Xor(hn::Xor(a.high, counter.word3), hn::Set(d, key.second)), a.low};
        key.first += philox_weyl_a;
        key.second += philox_weyl_b;
    }
    return counter;
}

/// The `at`-th of the pairs that start at `pairs`: its first or second number.
Vector gather(const std::uint32_t* pairs, Vector at, std::uint32_t which) {
    const Lanes d;
    const hn::RebindToSigned<Lanes> index;
    return hn::GatherIndex(d, pairs, hn::BitCast(index, hn::Add(hn::ShiftLeft<1>(at), hn::Set(d, which))));
}

void make_in_lanes(const AliasTable& table, std::span<const std::uint32_t> places, const BatchStream& stream,
                   std::uint32_t first, std::uint32_t count, CandidateArrays& made) {
    const Lanes d;
    const hn::RebindToSigned<Lanes> index;
    const auto lanes = static_cast<std::uint32_t>(hn::Lanes(d));
    const std::uint32_t* slots = table.slot_words();
    for (std::uint32_t i = first; i < first + count; i += lanes) {
        const Block words =
            philox({hn::Set(d, stream.replicate), hn::Set(d, stream.time), hn::Set(d, stream.process), hn::Iota(d, i)},
                   stream.key);
        const Product slot = multiply(words.word0, hn::Set(d, static_cast<std::uint32_t>(table.size())));
        const auto stays = hn::Lt(slot.low, gather(slots, slot.high, 0));
        const Vector cell = hn::IfThenElse(stays, slot.high, gather(slots, slot.high, 1));
        const Vector of_cell =
            places.empty() ? hn::Zero(d) : hn::GatherIndex(d, places.data(), hn::BitCast(index, cell));
        const Product moment = multiply(words.word2, hn::Set(d, 12U));
        hn::StoreU(cell, d, made.cell.data() + i);
        hn::StoreU(multiply(words.word1, of_cell).high, d, made.place.data() + i);
        hn::StoreU(moment.high, d, made.month.data() + i);
        hn::StoreU(moment.low, d, made.within.data() + i);
        hn::StoreU(words.word3, d, made.word.data() + i);
    }
}

#endif

} // namespace koers::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace koers {
namespace {

HWY_EXPORT(make_in_lanes);

constexpr std::size_t most_lanes = 64; // of 32 bits, in the widest vectors that Highway knows

} // namespace

void CandidateArrays::make_room(std::size_t count) {
    for (auto* field : {&cell, &place, &month, &within, &word}) {
        if (field->size() < count + most_lanes) {
            field->resize(count + most_lanes);
        }
    }
}

void make_candidates(const AliasTable& table, std::span<const std::uint32_t> places, const BatchStream& stream,
                     std::uint32_t first, std::uint32_t count, CandidateArrays& made) {
    made.make_room(std::size_t{first} + count);
    HWY_DYNAMIC_DISPATCH(make_in_lanes)(table, places, stream, first, count, made);
}

void make_candidates_plainly(const AliasTable& table, std::span<const std::uint32_t> places, const BatchStream& stream,
                             std::uint32_t first, std::uint32_t count, CandidateArrays& made) {
    made.make_room(std::size_t{first} + count);
    for (std::uint32_t i = first; i < first + count; ++i) {
        const Words words = philox4x32({stream.replicate, stream.time, stream.process, i}, stream.key);
        const auto cell = static_cast<std::uint32_t>(table.pick(words[0]));
        const std::uint64_t moment = std::uint64_t{words[2]} * 12U;
        made.cell[i] = cell;
        made.place[i] = places.empty() ? 0 : below(words[1], places[cell]);
        made.month[i] = static_cast<std::uint32_t>(moment >> 32U);
        made.within[i] = static_cast<std::uint32_t>(moment);
        made.word[i] = words[3];
    }
}

} // namespace koers
#endif // HWY_ONCE
