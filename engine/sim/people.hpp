#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/cell_counts.hpp"
#include "sim/spell.hpp"

namespace koers {

/// The people who are known one by one, listed by cell. They have the first places of their cell.
class People {
public:
    /// `places`: see `set_places`.
    explicit People(std::span<const std::uint32_t> places) : heads_(places.size(), nobody) {
        counts_.set(std::vector<std::uint32_t>(places.size(), 0), places);
    }

    [[nodiscard]] Person& operator[](std::uint32_t id) { return people_[id]; }
    [[nodiscard]] const Person& operator[](std::uint32_t id) const { return people_[id]; }
    [[nodiscard]] std::uint32_t in(std::size_t cell) const { return counts_.in(cell); }
    [[nodiscard]] std::uint32_t first_in(std::size_t cell) const { return heads_[cell]; }

    /// Who has position `place` in the list of a cell, or nobody.
    [[nodiscard]] std::uint32_t at_place(std::size_t cell, std::uint32_t place) const;

    /// The places that cells have for people who are known, [cell], and where those are too few. The places must
    /// outlive their use.
    void set_places(std::span<const std::uint32_t> places) { counts_.set_places(places); }
    [[nodiscard]] std::span<const Overflow> overflow() { return counts_.overflow(); }

    std::uint32_t add(std::size_t cell, SpellKey key);
    void remove(std::uint32_t id);
    void move(std::uint32_t id, std::size_t cell);

    /// Calls `visit(id)` for everybody; whoever is visited may be removed meanwhile, and nobody added.
    template <class Visit>
    void for_each(Visit visit) const {
        for (std::uint32_t id = 0; id < people_.size(); ++id) {
            if (people_[id].cell != nobody) {
                visit(id);
            }
        }
    }

    /// Puts everybody in the cell `to_cell(id)` at once.
    template <class ToCell>
    void move_all(ToCell to_cell) {
        heads_.assign(heads_.size(), nobody);
        counts_.clear();
        for_each([&](std::uint32_t id) { link(id, to_cell(id)); });
    }

private:
    void link(std::uint32_t id, std::size_t cell);
    void unlink(std::uint32_t id);

    std::vector<Person> people_;
    std::vector<std::uint32_t> free_;
    std::vector<std::uint32_t> heads_; // [cell], first person in the list
    CellCounts counts_;                // people in the lists
};

} // namespace koers
