#include "base/sobol.hpp"

#include <array>
#include <bit>

#include <boost/random/sobol.hpp>

#include "base/expects.hpp"

namespace koers {
namespace {

constexpr unsigned index_bits = 28;
constexpr unsigned nested_blocks = 3;

using Directions = std::array<std::array<std::uint32_t, index_bits>, sobol_dimensions>;

/// The direction numbers are the points 1, 2, 4, ..., which stand at 2^(j + 1) - 2 in the order of Boost: that of the
/// Gray code, without the origin.
Directions read_directions() {
    boost::random::sobol_engine<std::uint32_t, 32> engine{sobol_dimensions};
    Directions directions{};
    for (unsigned bit = 0; bit < index_bits; ++bit) {
        engine.seed((2U << bit) - 2U);
        for (auto& of_dimension : directions) {
            of_dimension[bit] = engine();
        }
    }
    return directions;
}

} // namespace

std::uint32_t sobol_digits(std::uint32_t index, std::uint32_t dimension) {
    static const Directions directions = read_directions();
    expects(index >> index_bits == 0 && dimension < sobol_dimensions, "a point and dimension of the sequence");
    std::uint32_t digits = 0;
    for (std::uint32_t left = index; left != 0; left &= left - 1) {
        digits ^= directions[dimension][static_cast<std::size_t>(std::countr_zero(left))];
    }
    return digits;
}

std::uint32_t nested_scramble(std::uint32_t digits, const ScrambleTree& tree, unsigned blocks) {
    std::uint32_t result = 0;
    for (unsigned block = 0; block < blocks; ++block) {
        const unsigned start = block * digits_a_block;
        const std::uint32_t before = block == 0 ? 0 : digits >> (32 - start);
        const Words words = philox4x32({before, tree.scramble << 8U | block, tree.stream, tree.use}, tree.key);
        // The node behind j digits of the block with value v is number 2^j + v.
        const std::uint64_t upper = static_cast<std::uint64_t>(words[0]) << 32U | words[1]; // nodes 1 to 63
        const std::uint64_t last = static_cast<std::uint64_t>(words[2]) << 32U | words[3];  // nodes 64 to 127
        const std::uint32_t own = digits << start >> (32 - digits_a_block);
        std::uint32_t flips = 0;
        for (unsigned j = 0; j + 1 < digits_a_block; ++j) {
            const std::uint32_t node = (1U << j) + (own >> (digits_a_block - j));
            flips = flips << 1U | static_cast<std::uint32_t>(upper >> node & 1U);
        }
        flips = flips << 1U | static_cast<std::uint32_t>(last >> (own >> 1U) & 1U);
        result |= (own ^ flips) << (32 - start - digits_a_block);
    }
    return result;
}

std::uint32_t shuffled_index(std::uint32_t index, const ScrambleTree& tree) {
    constexpr unsigned unused = 32 - index_bits;
    return nested_scramble(index << unused, tree, index_bits / digits_a_block) >> unused;
}

double scrambled_unit(std::uint32_t digits, const ScrambleTree& tree, const Words& rest) {
    constexpr std::uint32_t behind = 0xFFFFFFFFU >> (nested_blocks * digits_a_block);
    return unit_open(nested_scramble(digits, tree, nested_blocks) | (rest[0] & behind), rest[1]);
}

} // namespace koers
