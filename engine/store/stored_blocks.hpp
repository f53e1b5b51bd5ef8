#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "koers/layout.hpp"
#include "store/chunk.hpp"
#include "store/disk.hpp"
#include "store/handle.hpp"

namespace koers::store {

/// Where the blocks of a run went, to be read back for the summaries.
struct BlockPlaces {
    ScratchFile& scratch;
    std::mutex hdf5; // one thread at a time in HDF5
};

/// The blocks of one variable: in its dataset when it is kept per replicate, in the scratch file otherwise.
class StoredVariable {
public:
    StoredVariable(const Variable& variable, const Tiling& tiling, Handle dataset);

    /// Writes the chunks of the block that starts at replicate `first`; blocks come in order.
    void write(std::uint32_t first, std::span<const std::byte> encoded, BlockPlaces& places);

    /// Gives a variable whose blocks are in the scratch file its dataset, to which they are then moved one by one.
    void keep_in(Handle dataset) { dataset_ = std::move(dataset); }
    void move_block(std::uint32_t block, BlockPlaces& places);

    /// The words of a block, [replicate][cell], of the tiles that are asked for; from any thread.
    [[nodiscard]] std::vector<std::uint32_t> read(std::uint32_t block, const std::vector<bool>& tiles,
                                                  BlockPlaces& places) const;

    /// The tiles in which cells lie.
    [[nodiscard]] std::vector<bool> tiles_of(std::span<const std::vector<std::size_t>> cells) const;

    /// All cells, tile by tile: in this order a pass over some cells decodes few tiles.
    [[nodiscard]] std::vector<std::size_t> cells_by_tile() const;

    [[nodiscard]] std::uint32_t block_length() const { return tiling_.block_length; }
    [[nodiscard]] std::size_t size() const { return tiling_.size(); }
    void close();

private:
    void write_tile(std::uint32_t first, std::size_t tile, std::span<const std::byte> bytes);
    [[nodiscard]] std::vector<hsize_t> offset(std::uint32_t first, std::size_t tile) const;
    [[nodiscard]] std::vector<std::byte> read_tile(std::uint32_t block, std::size_t tile, BlockPlaces& places) const;

    Tiling tiling_;
    Filter filter_;
    std::size_t rank_;
    Handle dataset_; // not valid: in the scratch file
    std::vector<ScratchFile::Piece> pieces_;
};

} // namespace koers::store
