#include "store/chunk.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <new>

#include <zlib.h>

#include "koers/results.hpp"
#include "store/fault.hpp"

namespace koers {

namespace store {

namespace {

static_assert(sizeof(float) == 4 && std::numeric_limits<float>::is_iec559);

constexpr std::size_t largest_chunk = std::size_t{1} << 20;
constexpr std::size_t word_size = 4;
constexpr std::size_t length_size = 8;

std::uint32_t padding_of(const Variable& variable) {
    if (variable.type == ValueType::real)
        return std::bit_cast<std::uint32_t>(std::numeric_limits<float>::quiet_NaN());
    return variable.can_be_missing ? static_cast<std::uint32_t>(missing_integer) : 0;
}

/// The values of one replicate as they are stored; every NaN gets the same bits.
void copy_words(const Variable& variable, const Trajectory& trajectory, std::span<std::uint32_t> words) {
    if (variable.type == ValueType::integer) {
        const auto* from = trajectory.integers.data() + variable.offset;
        std::transform(from, from + words.size(), words.begin(),
                       [](std::int32_t value) { return static_cast<std::uint32_t>(value); });
        return;
    }
    const auto* from = trajectory.reals.data() + variable.offset;
    std::transform(from, from + words.size(), words.begin(), [](float value) {
        return std::bit_cast<std::uint32_t>(std::isnan(value) ? std::numeric_limits<float>::quiet_NaN() : value);
    });
}

/// Cells of one row of a tile: calls `copy(position in the tile, cell of the variable, count)` per run.
template <class Copy>
void for_each_run(const Tiling& tiling, std::size_t tile, Copy copy) {
    const std::size_t first = tile * tiling.length;
    const std::size_t count = std::min(tiling.length, tiling.extent - first) * tiling.inner;
    for (std::size_t outer = 0; outer < tiling.outer; ++outer)
        copy(outer * tiling.length * tiling.inner, (outer * tiling.extent + first) * tiling.inner, count);
}

/// Byte j of word i goes to j * n + i, least significant byte first: HDF5's shuffle of little-endian words.
std::vector<std::byte> shuffled(std::span<const std::uint32_t> words) {
    std::vector<std::byte> bytes(words.size() * word_size);
    for (std::size_t j = 0; j < word_size; ++j) {
        std::byte* plane = bytes.data() + j * words.size();
        for (std::size_t i = 0; i < words.size(); ++i)
            plane[i] = static_cast<std::byte>(words[i] >> (8 * j));
    }
    return bytes;
}

std::vector<std::byte> plain(std::span<const std::uint32_t> words) {
    std::vector<std::byte> bytes(words.size() * word_size);
    for (std::size_t i = 0; i < words.size(); ++i)
        for (std::size_t j = 0; j < word_size; ++j)
            bytes[i * word_size + j] = static_cast<std::byte>(words[i] >> (8 * j));
    return bytes;
}

Bytef* zlib_bytes(std::byte* bytes) {
    return reinterpret_cast<Bytef*>(bytes);
}

// Level 1 with run lengths only: the same size as plain level 1 on this data in 60 % of the time, and
// an ordinary zlib stream to every reader.
void append_deflated(std::vector<std::byte>& bytes, std::vector<std::byte>& output) {
    z_stream stream{};
    if (deflateInit2(&stream, 1, Z_DEFLATED, MAX_WBITS, MAX_MEM_LEVEL - 1, Z_RLE) != Z_OK)
        throw std::bad_alloc{};
    const std::size_t start = output.size();
    output.resize(start + deflateBound(&stream, static_cast<uLong>(bytes.size())));
    stream.next_in = zlib_bytes(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = zlib_bytes(output.data() + start);
    stream.avail_out = static_cast<uInt>(output.size() - start);
    deflate(&stream, Z_FINISH); // always ends: there is room for the worst case
    output.resize(start + stream.total_out);
    deflateEnd(&stream);
}

void put_length(std::vector<std::byte>& output, std::size_t at, std::uint64_t length) {
    for (std::size_t j = 0; j < length_size; ++j)
        output[at + j] = static_cast<std::byte>(length >> (8 * j));
}

void append_chunk(std::span<const std::uint32_t> words, Filter filter, std::vector<std::byte>& output) {
    const std::size_t start = output.size();
    output.resize(start + length_size);
    std::vector<std::byte> bytes = filter == Filter::none ? plain(words) : shuffled(words);
    if (filter == Filter::none)
        output.insert(output.end(), bytes.begin(), bytes.end());
    else
        append_deflated(bytes, output);
    put_length(output, start, output.size() - start - length_size);
}

std::vector<std::byte> inflated(std::span<const std::byte> bytes, std::size_t size) {
    std::vector<std::byte> result(size);
    uLongf length = static_cast<uLongf>(size);
    const auto* source = reinterpret_cast<const Bytef*>(bytes.data());
    if (uncompress(zlib_bytes(result.data()), &length, source, static_cast<uLong>(bytes.size())) != Z_OK ||
        length != size)
        throw Fault{"", "een opgeslagen blok is beschadigd", 0};
    return result;
}

std::vector<std::uint32_t> words_of(std::span<const std::byte> bytes, Filter filter) {
    const std::size_t count = bytes.size() / word_size;
    const std::size_t word_step = filter == Filter::none ? word_size : 1;
    const std::size_t byte_step = filter == Filter::none ? 1 : count;
    std::vector<std::uint32_t> words(count);
    for (std::size_t j = 0; j < word_size; ++j)
        for (std::size_t i = 0; i < count; ++i)
            words[i] |= static_cast<std::uint32_t>(bytes[i * word_step + j * byte_step]) << (8 * j);
    return words;
}

} // namespace

Filter filter_of(const Variable& variable) {
    return variable.dimensions == std::vector<std::string>{"parameter"} ? Filter::none : Filter::shuffle_deflate;
}

std::vector<std::size_t> shape_of(const Layout& layout, const Variable& variable) {
    std::vector<std::size_t> shape;
    for (const std::string& name : variable.dimensions)
        shape.push_back(layout.coordinate(name).size());
    return shape;
}

Tiling tiling_of(const Layout& layout, const Variable& variable, std::uint32_t block_length) {
    const std::vector<std::size_t> shape = shape_of(layout, variable);
    Tiling tiling;
    tiling.block_length = block_length;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (variable.dimensions[i] != "jaar" &&
            (variable.dimensions[tiling.axis] == "jaar" || shape[i] > shape[tiling.axis]))
            tiling.axis = i;
    for (std::size_t i = 0; i < shape.size(); ++i)
        (i < tiling.axis ? tiling.outer : i == tiling.axis ? tiling.extent : tiling.inner) *= shape[i];

    const std::size_t slice = block_length * tiling.outer * tiling.inner * word_size;
    const std::size_t fitting =
        std::clamp(largest_chunk / std::max<std::size_t>(slice, 1), std::size_t{1}, tiling.extent);
    const std::size_t tiles = (tiling.extent + fitting - 1) / fitting;
    tiling.length = (tiling.extent + tiles - 1) / tiles; // even pieces waste least on padding
    return tiling;
}

std::vector<std::span<const std::byte>> split_chunks(std::span<const std::byte> bytes) {
    std::vector<std::span<const std::byte>> chunks;
    while (bytes.size() >= length_size) {
        std::uint64_t length = 0;
        for (std::size_t j = 0; j < length_size; ++j)
            length |= static_cast<std::uint64_t>(bytes[j]) << (8 * j);
        bytes = bytes.subspan(length_size);
        chunks.push_back(bytes.first(std::min<std::size_t>(length, bytes.size())));
        bytes = bytes.subspan(chunks.back().size());
    }
    return chunks;
}

void decode_chunk(std::span<const std::byte> bytes, Filter filter, const Tiling& tiling, std::size_t tile,
                  std::span<std::uint32_t> block) {
    const std::size_t size = tiling.words() * word_size;
    std::vector<std::byte> unpacked;
    if (filter == Filter::shuffle_deflate) {
        unpacked = inflated(bytes, size);
        bytes = unpacked;
    }
    if (bytes.size() != size)
        throw Fault{"", "een opgeslagen blok is beschadigd", 0};
    const std::vector<std::uint32_t> words = words_of(bytes, filter);
    const std::size_t row_length = tiling.outer * tiling.length * tiling.inner;
    for (std::size_t row = 0; row < tiling.block_length; ++row)
        for_each_run(tiling, tile, [&](std::size_t in_tile, std::size_t cell, std::size_t count) {
            std::copy_n(words.begin() + static_cast<std::ptrdiff_t>(row * row_length + in_tile), count,
                        block.begin() + static_cast<std::ptrdiff_t>(row * tiling.size() + cell));
        });
}

} // namespace store

EncodedChunk encode_chunk(const Layout& layout, std::size_t variable, std::uint32_t block_length,
                          const std::vector<Trajectory>& block) {
    const Variable& described = layout.variables.at(variable);
    if (described.size == 0)
        return {variable, {}};
    const store::Tiling tiling = store::tiling_of(layout, described, block_length);
    const std::size_t row_length = tiling.outer * tiling.length * tiling.inner;
    std::vector<std::uint32_t> row(tiling.size());
    std::vector<std::uint32_t> words;
    EncodedChunk chunk{variable, {}};
    for (std::size_t tile = 0; tile < tiling.tiles(); ++tile) {
        words.assign(tiling.words(), store::padding_of(described));
        for (std::size_t replicate = 0; replicate < block.size(); ++replicate) {
            store::copy_words(described, block[replicate], row);
            store::for_each_run(tiling, tile, [&](std::size_t in_tile, std::size_t cell, std::size_t count) {
                std::copy_n(row.begin() + static_cast<std::ptrdiff_t>(cell), count,
                            words.begin() + static_cast<std::ptrdiff_t>(replicate * row_length + in_tile));
            });
        }
        store::append_chunk(words, store::filter_of(described), chunk.bytes);
    }
    return chunk;
}

} // namespace koers
