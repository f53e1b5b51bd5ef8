#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/cell_counts.hpp"
#include "sim/spell.hpp"

namespace koers {

/// The people who are known one by one, listed by cell. They have the first places of their cell; whoever comes last
/// stands last, and takes the place of one who goes.
class People {
public:
    /// `places`: see `set_places`.
    explicit People(std::span<const std::uint32_t> places) : in_cell_(places.size()) {
        counts_.set(std::vector<std::uint32_t>(places.size(), 0), places);
    }

    /// Nobody is known any more; memory is kept.
    void clear(std::span<const std::uint32_t> places);

    [[nodiscard]] Person& operator[](std::uint32_t id) { return people_[id]; }
    [[nodiscard]] const Person& operator[](std::uint32_t id) const { return people_[id]; }

    /// The people of a cell, by place; valid until somebody comes or goes.
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t cell) const { return in_cell_[cell]; }
    [[nodiscard]] std::uint32_t in(std::size_t cell) const { return static_cast<std::uint32_t>(in_cell_[cell].size()); }

    /// Who has a place of a cell, or nobody.
    [[nodiscard]] std::uint32_t at_place(std::size_t cell, std::uint32_t place) const {
        return place < in_cell_[cell].size() ? in_cell_[cell][place] : nobody;
    }

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

    /// Puts everybody in the cell `to_cell(id)` at once; those who stay together keep their order.
    template <class ToCell>
    void move_all(ToCell to_cell) {
        in_cell_.swap(before_);
        in_cell_.resize(before_.size());
        counts_.clear();
        for (std::vector<std::uint32_t>& ids : before_) {
            for (const std::uint32_t id : ids) {
                link(id, to_cell(id));
            }
            ids.clear();
        }
    }

private:
    void link(std::uint32_t id, std::size_t cell);
    void unlink(std::uint32_t id);

    std::vector<Person> people_;
    std::vector<std::uint32_t> free_;
    std::vector<std::vector<std::uint32_t>> in_cell_; // [cell], ids
    std::vector<std::vector<std::uint32_t>> before_;  // the lists of the year before, empty; kept for their memory
    CellCounts counts_;                               // people in the lists
};

} // namespace koers
