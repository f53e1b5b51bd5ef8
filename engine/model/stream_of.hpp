#pragma once

#include <cstdint>
#include <string_view>

namespace koers {

/// FNV-1a: the random stream of a parameter or indicator follows from its id alone, so that adding one moves no other.
[[nodiscard]] constexpr std::uint32_t stream_of(std::string_view id) {
    std::uint32_t hash = 2166136261U;
    for (const char letter : id) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    }
    return hash;
}

} // namespace koers
