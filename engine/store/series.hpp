#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "koers/run.hpp"
#include "store/stored_blocks.hpp"

namespace koers::store {

/// Cells of a variable that are added up per replicate; NaN where one of them is missing.
using Series = std::vector<std::size_t>;

/// Brings blocks, which hold all cells of few replicates, into series, which hold all replicates of one
/// sum of cells, in passes over the stored blocks with a buffer of fixed size.
class SeriesReader {
public:
    SeriesReader(std::uint32_t replicates, BlockPlaces& places, Executor* executor);

    using Visit = std::function<void(std::size_t series, std::span<double> values)>;

    /// Calls `visit` once for each series, in any order and on any thread; it may change the values.
    void for_each(const Variable& variable, const StoredVariable& stored, const std::vector<Series>& series,
                  const Visit& visit);

private:
    void gather(const Variable& variable, const StoredVariable& stored, std::span<const Series> series);
    void in_parallel(std::uint32_t count, const std::function<void(std::uint32_t)>& work);
    [[nodiscard]] std::span<double> row(std::size_t series);

    std::uint32_t replicates_;
    BlockPlaces& places_;
    Executor* executor_;
    std::vector<double> buffer_;
};

} // namespace koers::store
