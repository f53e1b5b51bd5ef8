#include <catch2/catch.hpp>

#include <bit>
#include <cmath>

#include "example_run.hpp"
#include "koers/results.hpp"
#include "store/chunk.hpp"
#include "store/fault.hpp"

using namespace koers;

namespace {

std::vector<Trajectory> some_trajectories(const Layout& layout, std::uint32_t count) {
    std::vector<Trajectory> result;
    for (std::uint32_t i = 0; i < count; ++i)
        result.push_back(example::trajectory(layout, 3, i));
    return result;
}

} // namespace

TEST_CASE("what is encoded comes back, padded to the length of the block", "[store]") {
    const Layout layout = example::layout();
    const std::vector<Trajectory> block = some_trajectories(layout, 7);
    for (std::size_t v = 0; v < layout.variables.size(); ++v) {
        const Variable& variable = layout.variables[v];
        const store::Tiling tiling = store::tiling_of(layout, variable, 10);
        const EncodedChunk chunk = encode_chunk(layout, v, 10, block);
        const auto parts = store::split_chunks(chunk.bytes);
        REQUIRE(parts.size() == tiling.tiles());
        std::vector<std::uint32_t> words(10 * variable.size);
        for (std::size_t tile = 0; tile < parts.size(); ++tile)
            store::decode_chunk(parts[tile], store::filter_of(variable), tiling, tile, words);

        bool same = true;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::size_t replicate = i / variable.size;
            const std::size_t at = variable.offset + i % variable.size;
            if (replicate >= block.size())
                same = same && (variable.type == ValueType::real ? std::isnan(std::bit_cast<float>(words[i]))
                                : variable.can_be_missing        ? words[i] == 0x80000000U
                                                                 : words[i] == 0);
            else if (variable.type == ValueType::integer)
                same = same && static_cast<std::int32_t>(words[i]) == block[replicate].integers[at];
            else
                same = same && (words[i] == std::bit_cast<std::uint32_t>(block[replicate].reals[at]));
        }
        INFO(variable.name);
        CHECK(same);
    }
}

TEST_CASE("chunks above one megabyte are cut along the labels", "[store]") {
    const Layout layout = example::layout();
    const store::Tiling small = store::tiling_of(layout, layout.variables[0], 500);
    CHECK(small.tiles() == 1);
    const store::Tiling large = store::tiling_of(layout, layout.variables[4], 500); // 500 x 4 x 3 x 150 values
    CHECK(large.axis == 2);
    CHECK(large.tiles() == 4);
    CHECK(large.words() * 4 <= 1 << 20);
}

TEST_CASE("parameters are stored as they are", "[store]") {
    const Layout layout = example::layout();
    const std::vector<Trajectory> block = some_trajectories(layout, 5);
    const EncodedChunk chunk = encode_chunk(layout, 5, 5, block);
    const auto parts = store::split_chunks(chunk.bytes);
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].size() == 5 * 2 * 4);
}

TEST_CASE("every missing real is stored with the same bits", "[store]") {
    const Layout layout = example::layout();
    std::vector<Trajectory> block = some_trajectories(layout, 2);
    const EncodedChunk before = encode_chunk(layout, 1, 2, block);
    for (Trajectory& trajectory : block)
        for (float& value : trajectory.reals)
            value = std::isnan(value) ? std::bit_cast<float>(0xFFC00001U) : value;
    CHECK(encode_chunk(layout, 1, 2, block).bytes == before.bytes);
}

TEST_CASE("a damaged chunk is noticed", "[store]") {
    const Layout layout = example::layout();
    EncodedChunk chunk = encode_chunk(layout, 0, 20, some_trajectories(layout, 20));
    chunk.bytes[chunk.bytes.size() / 2] ^= std::byte{0x10};
    const store::Tiling tiling = store::tiling_of(layout, layout.variables[0], 20);
    std::vector<std::uint32_t> words(20 * tiling.size());
    const auto parts = store::split_chunks(chunk.bytes);
    CHECK_THROWS_AS(store::decode_chunk(parts.at(0), store::Filter::shuffle_deflate, tiling, 0, words), store::Fault);
}
