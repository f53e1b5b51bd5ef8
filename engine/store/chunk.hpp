#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "koers/layout.hpp"

namespace koers::store {

/// How a block of one variable is cut into chunks of at most about 1 MB: along its longest axis of
/// labels. In memory the variable is [outer][extent][inner], a chunk [replicate][outer][length][inner],
/// padded at the edge.
struct Tiling {
    std::uint32_t block_length{};
    std::size_t axis{}; // which of the variable's dimensions is cut
    std::size_t outer{1};
    std::size_t extent{1};
    std::size_t inner{1};
    std::size_t length{1};

    [[nodiscard]] std::size_t tiles() const { return (extent + length - 1) / length; }
    [[nodiscard]] std::size_t size() const { return outer * extent * inner; }
    [[nodiscard]] std::size_t tile_of(std::size_t cell) const { return cell / inner % extent / length; }
    [[nodiscard]] std::size_t words() const { return block_length * outer * length * inner; } // in one chunk
};

/// Independent draws do not compress, so parameters are stored as they are.
enum class Filter : std::uint8_t { none, shuffle_deflate };

[[nodiscard]] Filter filter_of(const Variable& variable);
[[nodiscard]] std::vector<std::size_t> shape_of(const Layout& layout, const Variable& variable);
[[nodiscard]] Tiling tiling_of(const Layout& layout, const Variable& variable, std::uint32_t block_length);

/// The chunks in `EncodedChunk::bytes`, in order of tile.
[[nodiscard]] std::vector<std::span<const std::byte>> split_chunks(std::span<const std::byte> bytes);

/// Undoes the encoding of one chunk into its place in `block`, [replicate][cell] of 32-bit words; throws
/// a Fault when the bytes are damaged.
void decode_chunk(std::span<const std::byte> bytes, Filter filter, const Tiling& tiling, std::size_t tile,
                  std::span<std::uint32_t> block);

} // namespace koers::store
