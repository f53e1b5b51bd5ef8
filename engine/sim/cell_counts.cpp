#include "sim/cell_counts.hpp"

#include <bit>

namespace koers {

void CellCounts::set(std::span<const std::uint32_t> persons, std::span<const std::uint32_t> places) {
    persons_.assign(persons.begin(), persons.end());
    set_places(places);
}

void CellCounts::clear() {
    persons_.assign(persons_.size(), 0);
    overfull_.assign(overfull_.size(), 0);
}

void CellCounts::set_places(std::span<const std::uint32_t> places) {
    places_ = places;
    overfull_.assign((persons_.size() + 63) / 64, 0);
    for (std::size_t cell = 0; cell < persons_.size(); ++cell) {
        if (persons_[cell] > places_[cell]) {
            overfull_[cell / 64] |= std::uint64_t{1} << cell % 64;
        }
    }
}

std::span<const Overflow> CellCounts::overflow() {
    found_.clear();
    for (std::size_t word = 0; word < overfull_.size(); ++word) {
        for (std::uint64_t left = overfull_[word]; left != 0; left &= left - 1) {
            const std::size_t cell = 64 * word + static_cast<std::size_t>(std::countr_zero(left));
            found_.push_back({cell, places_[cell], persons_[cell] - places_[cell]});
        }
    }
    return found_;
}

} // namespace koers
