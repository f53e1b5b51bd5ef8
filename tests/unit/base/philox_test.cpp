#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <set>

#include "base/philox.hpp"

using namespace koers;

namespace {

constexpr std::uint32_t ones = UINT32_MAX;

} // namespace

TEST_CASE("V0 Philox gives the published answers") {
    // Known-answer file of Random123 1.14 (kat_vectors, philox4x32 10).
    CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox4x32({ones, ones, ones, ones}, {ones, ones}) == Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("A stream key is the first half of the Philox block of the purpose under the seed") {
    const Words block = philox4x32({7, 0, 0, 0}, {0x89abcdef, 0x01234567});
    const StreamKey key = make_stream_key(0x0123456789abcdefULL, 7);
    CHECK(key.first == block[0]);
    CHECK(key.second == block[1]);
}

TEST_CASE("Seeds that differ in one half and purposes that differ by one have other keys") {
    std::set<std::pair<std::uint32_t, std::uint32_t>> keys;
    for (const std::uint64_t seed : {0ULL, 1ULL, 1ULL << 32U, ~0ULL}) {
        for (std::uint32_t purpose = 0; purpose < 16; ++purpose) {
            const StreamKey key = make_stream_key(seed, purpose);
            keys.emplace(key.first, key.second);
        }
    }
    CHECK(keys.size() == 4 * 16);
}

TEST_CASE("Unit numbers never reach 0 or 1 and are symmetric") {
    CHECK(unit_open(0U) == 0x1p-33);
    CHECK(unit_open(ones) == 1.0 - 0x1p-33);
    CHECK(unit_open(0U, 0U) == 0x1p-53);
    CHECK(unit_open(ones, ones) == 1.0 - 0x1p-53);
    CHECK(unit_open(0x80000000U) + unit_open(0x7FFFFFFFU) == 1.0);
    CHECK(unit_open(0x80000000U, 0U) + unit_open(0x7FFFFFFFU, ones) == 1.0);
}

TEST_CASE("A word source gives the blocks of its family one after the other") {
    const StreamKey key = make_stream_key(20260101, 3);
    WordSource words{key, 5, 17, 2, 123456};
    for (std::uint32_t step = 0; step < 256; ++step) {
        const Words block = philox4x32({5, 17, 2, 123456 + (step << 24U)}, key);
        for (const std::uint32_t expected : block) {
            REQUIRE(words.next() == expected);
        }
    }
}

TEST_CASE("Words of a stream are uniform and neighbouring blocks are not correlated") {
    constexpr int blocks = 100'000;
    const StreamKey key = make_stream_key(1, 1);
    double sum = 0.0;
    double squares = 0.0;
    double products = 0.0; // of a word with the same word of the next block
    Words before = philox4x32({0, 0, 0, 0}, key);
    for (std::uint32_t i = 1; i <= blocks; ++i) {
        const Words block = philox4x32({i, 0, 0, 0}, key);
        for (std::size_t w = 0; w < block.size(); ++w) {
            const double centred = unit_open(block[w]) - 0.5;
            sum += centred;
            squares += centred * centred;
            products += centred * (unit_open(before[w]) - 0.5);
        }
        before = block;
    }
    constexpr double n = 4.0 * blocks;
    CHECK(std::abs(sum / n) < 4.0 * std::sqrt(1.0 / 12.0 / n));
    CHECK(std::abs(squares / n - 1.0 / 12.0) < 4.0 * std::sqrt(1.0 / 180.0 / n)); // Var U^2 = 1/80 - 1/144
    CHECK(std::abs(products / n) < 4.0 * std::sqrt(1.0 / 144.0 / n));
}
