#pragma once

#include <array>
#include <cstdint>

namespace koers {

using Words = std::array<std::uint32_t, 4>;

/// The key of one family of random numbers; see make_stream_key.
struct StreamKey {
    std::uint32_t first{};
    std::uint32_t second{};
};

inline constexpr std::uint32_t philox_multiplier_a = 0xD2511F53U;
inline constexpr std::uint32_t philox_multiplier_b = 0xCD9E8D57U;
inline constexpr std::uint32_t philox_weyl_a = 0x9E3779B9U;
inline constexpr std::uint32_t philox_weyl_b = 0xBB67AE85U;
inline constexpr int philox_rounds = 10;

/// Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3").
constexpr Words philox4x32(Words counter, StreamKey key) {
    for (int round = 0; round < philox_rounds; ++round) {
        const std::uint64_t a = std::uint64_t{philox_multiplier_a} * counter[0];
        const std::uint64_t b = std::uint64_t{philox_multiplier_b} * counter[2];
        counter = {static_cast<std::uint32_t>(b >> 32U) ^ counter[1] ^ key.first, static_cast<std::uint32_t>(b),
                   static_cast<std::uint32_t>(a >> 32U) ^ counter[3] ^ key.second, static_cast<std::uint32_t>(a)};
        key.first += philox_weyl_a;
        key.second += philox_weyl_b;
    }
    return counter;
}

/// Key of the stream for one purpose of a run: seed and purpose together do not fit in a Philox key, so
/// one block mixes them.
constexpr StreamKey make_stream_key(std::uint64_t seed, std::uint32_t purpose) {
    const Words words =
        philox4x32({purpose, 0, 0, 0}, {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)});
    return {words[0], words[1]};
}

/// A number strictly between 0 and 1 from one word.
constexpr double unit_open(std::uint32_t word) {
    return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

/// A number strictly between 0 and 1 with 52 random bits.
constexpr double unit_open(std::uint32_t high, std::uint32_t low) {
    const std::uint64_t bits = ((static_cast<std::uint64_t>(high) << 32U) | low) >> 12U;
    return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

/// One of `limit` whole numbers from 0 on, each as likely but for 2^-32 x limit; 0 when there are none.
constexpr std::uint32_t below(std::uint32_t word, std::uint32_t limit) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(word) * limit) >> 32U);
}

/// Successive words of the block family (replicate, time, process, index), for rejection samplers. Steps
/// the top byte of the index, so indices stay below 2^24.
class WordSource {
public:
    constexpr WordSource(StreamKey key, std::uint32_t replicate, std::uint32_t time, std::uint32_t process,
                         std::uint32_t index)
        : key_{key}, counter_{replicate, time, process, index} {}

    constexpr std::uint32_t next() {
        if (used_ == 4) {
            block_ = philox4x32(counter_, key_);
            counter_[3] += 1U << 24U;
            used_ = 0;
        }
        return block_[used_++];
    }

private:
    StreamKey key_;
    Words counter_;
    Words block_{};
    std::size_t used_{4};
};

} // namespace koers
