#include "sim/people.hpp"

namespace koers {

void People::clear(std::span<const std::uint32_t> places) {
    people_.clear();
    free_.clear();
    for (std::vector<std::uint32_t>& ids : in_cell_) {
        ids.clear();
    }
    counts_.clear();
    counts_.set_places(places);
}

std::uint32_t People::add(std::size_t cell, SpellKey key) {
    std::uint32_t id = 0;
    if (free_.empty()) {
        id = static_cast<std::uint32_t>(people_.size());
        people_.emplace_back();
    } else {
        id = free_.back();
        free_.pop_back();
        people_[id] = Person{};
    }
    people_[id].key = key;
    link(id, cell);
    return id;
}

void People::remove(std::uint32_t id) {
    unlink(id);
    people_[id].cell = nobody;
    free_.push_back(id);
}

void People::move(std::uint32_t id, std::size_t cell) {
    unlink(id);
    link(id, cell);
}

void People::link(std::uint32_t id, std::size_t cell) {
    people_[id].cell = static_cast<std::uint32_t>(cell);
    people_[id].place = in(cell);
    in_cell_[cell].push_back(id);
    counts_.add(cell);
}

void People::unlink(std::uint32_t id) {
    const Person& person = people_[id];
    std::vector<std::uint32_t>& ids = in_cell_[person.cell];
    ids[person.place] = ids.back();
    people_[ids.back()].place = person.place;
    ids.pop_back();
    counts_.remove(person.cell);
}

} // namespace koers
