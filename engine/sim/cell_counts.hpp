#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace koers {

/// A cell that holds more people than it has places.
struct Overflow {
    std::size_t cell{};
    std::uint32_t places{};
    std::uint32_t excess{};
};

/// How many people there are in each cell, and which cells hold more of them than they have places.
class CellCounts {
public:
    /// How many there are and the places that they have from now on, both [cell]. The places must outlive their use.
    void set(std::span<const std::uint32_t> persons, std::span<const std::uint32_t> places);
    void set_places(std::span<const std::uint32_t> places);
    /// Nobody anywhere.
    void clear();

    [[nodiscard]] const std::vector<std::uint32_t>& persons() const { return persons_; }
    [[nodiscard]] std::uint32_t in(std::size_t cell) const { return persons_[cell]; }

    void add(std::size_t cell) {
        if (persons_[cell]++ == places_[cell]) {
            overfull_[cell / 64] |= std::uint64_t{1} << cell % 64;
        }
    }

    /// There must be somebody in the cell.
    void remove(std::size_t cell) {
        if (--persons_[cell] == places_[cell]) {
            overfull_[cell / 64] &= ~(std::uint64_t{1} << cell % 64);
        }
    }

    /// The cells with too few places now, in order; valid until the next call.
    [[nodiscard]] std::span<const Overflow> overflow();

private:
    std::vector<std::uint32_t> persons_;
    std::span<const std::uint32_t> places_;
    std::vector<std::uint64_t> overfull_; // bit per cell
    std::vector<Overflow> found_;
};

} // namespace koers
