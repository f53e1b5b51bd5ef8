#include "store/series.hpp"

#include <algorithm>
#include <bit>
#include <exception>
#include <limits>
#include <mutex>

namespace koers::store {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{16} << 20;

double value_of(std::uint32_t word, ValueType type) {
    if (type == ValueType::real)
        return static_cast<double>(std::bit_cast<float>(word));
    const auto integer = static_cast<std::int32_t>(word);
    return integer == missing_integer ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(integer);
}

} // namespace

SeriesReader::SeriesReader(std::uint32_t replicates, BlockPlaces& places, Executor* executor)
    : replicates_{replicates}, places_{places}, executor_{executor} {}

std::span<double> SeriesReader::row(std::size_t series) {
    return std::span{buffer_}.subspan(series * replicates_, replicates_);
}

// What a worker throws is kept and thrown again here, since an executor need not let it through.
void SeriesReader::in_parallel(std::uint32_t count, const std::function<void(std::uint32_t)>& work) {
    if (executor_ == nullptr) {
        for (std::uint32_t i = 0; i < count; ++i)
            work(i);
        return;
    }
    std::mutex guard;
    std::exception_ptr failure;
    executor_->for_each(count, [&](std::uint32_t i) {
        try {
            work(i);
        } catch (...) {
            const std::lock_guard lock{guard};
            failure = std::current_exception();
        }
    });
    if (failure)
        std::rethrow_exception(failure);
}

void SeriesReader::gather(const Variable& variable, const StoredVariable& stored, std::span<const Series> series) {
    const std::uint32_t length = stored.block_length();
    const std::vector<bool> tiles = stored.tiles_of(series);
    in_parallel((replicates_ + length - 1) / length, [&](std::uint32_t block) {
        const std::vector<std::uint32_t> words = stored.read(block, tiles, places_);
        const std::uint32_t first = block * length;
        const std::uint32_t count = std::min(length, replicates_ - first);
        for (std::size_t s = 0; s < series.size(); ++s) {
            const std::span<double> values = row(s).subspan(first, count);
            std::fill(values.begin(), values.end(), 0.0);
            for (const std::size_t cell : series[s])
                for (std::uint32_t i = 0; i < count; ++i)
                    values[i] += value_of(words[i * stored.size() + cell], variable.type);
        }
    });
}

void SeriesReader::for_each(const Variable& variable, const StoredVariable& stored, const std::vector<Series>& series,
                            const Visit& visit) {
    const std::size_t fitting = std::max<std::size_t>(1, buffer_bytes / sizeof(double) / replicates_);
    if (const std::size_t needed = std::min(fitting, series.size()) * replicates_; buffer_.size() < needed) {
        buffer_.resize(needed);
    }
    for (std::size_t first = 0; first < series.size(); first += fitting) {
        const std::size_t count = std::min(fitting, series.size() - first);
        gather(variable, stored, std::span{series}.subspan(first, count));
        in_parallel(static_cast<std::uint32_t>(count), [&](std::uint32_t i) { visit(first + i, row(i)); });
    }
}

} // namespace koers::store
