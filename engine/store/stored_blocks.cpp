#include "store/stored_blocks.hpp"

#include <algorithm>
#include <numeric>

#include "store/fault.hpp"

namespace koers::store {

StoredVariable::StoredVariable(const Variable& variable, const Tiling& tiling, Handle dataset)
    : tiling_{tiling},
      filter_{filter_of(variable)},
      rank_{variable.dimensions.size() + 1},
      dataset_{std::move(dataset)} {}

std::vector<hsize_t> StoredVariable::offset(std::uint32_t first, std::size_t tile) const {
    std::vector<hsize_t> result(rank_, 0);
    result.front() = first;
    if (rank_ > 1)
        result[tiling_.axis + 1] = tile * tiling_.length;
    return result;
}

void StoredVariable::write(std::uint32_t first, std::span<const std::byte> encoded, BlockPlaces& places) {
    const auto chunks = split_chunks(encoded);
    if (chunks.size() != tiling_.tiles())
        throw Fault{"", "een blok heeft een andere vorm dan het bestand", 0};
    for (std::size_t tile = 0; tile < chunks.size(); ++tile) {
        if (!dataset_.valid()) {
            pieces_.push_back(places.scratch.append(chunks[tile]));
            continue;
        }
        write_tile(first, tile, chunks[tile]);
    }
}

void StoredVariable::write_tile(std::uint32_t first, std::size_t tile, std::span<const std::byte> bytes) {
    check(H5Dwrite_chunk(dataset_.id(), H5P_DEFAULT, 0, offset(first, tile).data(), bytes.size(), bytes.data()),
          "schrijven");
}

void StoredVariable::move_block(std::uint32_t block, BlockPlaces& places) {
    for (std::size_t tile = 0; dataset_.valid() && tile < tiling_.tiles(); ++tile)
        write_tile(block * tiling_.block_length, tile, places.scratch.read(pieces_.at(block * tiling_.tiles() + tile)));
}

std::vector<std::byte> StoredVariable::read_tile(std::uint32_t block, std::size_t tile, BlockPlaces& places) const {
    if (!dataset_.valid())
        return places.scratch.read(pieces_.at(block * tiling_.tiles() + tile));
    const std::lock_guard lock{places.hdf5};
    const QuietErrors quiet; // the setting is one per thread
    const std::vector<hsize_t> start = offset(block * tiling_.block_length, tile);
    hsize_t size = 0;
    check(H5Dget_chunk_storage_size(dataset_.id(), start.data(), &size), "teruglezen");
    std::vector<std::byte> bytes(size);
    std::uint32_t mask = 0;
    check(H5Dread_chunk(dataset_.id(), H5P_DEFAULT, start.data(), &mask, bytes.data()), "teruglezen");
    return bytes;
}

std::vector<std::uint32_t> StoredVariable::read(std::uint32_t block, const std::vector<bool>& tiles,
                                                BlockPlaces& places) const {
    std::vector<std::uint32_t> words(tiling_.block_length * tiling_.size());
    for (std::size_t tile = 0; tile < tiling_.tiles(); ++tile)
        if (tiles[tile])
            decode_chunk(read_tile(block, tile, places), filter_, tiling_, tile, words);
    return words;
}

std::vector<bool> StoredVariable::tiles_of(std::span<const std::vector<std::size_t>> cells) const {
    std::vector<bool> tiles(tiling_.tiles(), false);
    for (const std::vector<std::size_t>& some : cells)
        for (const std::size_t cell : some)
            tiles[tiling_.tile_of(cell)] = true;
    return tiles;
}

std::vector<std::size_t> StoredVariable::cells_by_tile() const {
    std::vector<std::size_t> cells(tiling_.size());
    std::iota(cells.begin(), cells.end(), std::size_t{0});
    std::stable_sort(cells.begin(), cells.end(),
                     [&](std::size_t a, std::size_t b) { return tiling_.tile_of(a) < tiling_.tile_of(b); });
    return cells;
}

void StoredVariable::close() {
    dataset_.close("sluiten");
}

} // namespace koers::store
