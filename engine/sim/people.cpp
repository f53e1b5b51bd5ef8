#include "sim/people.hpp"

namespace koers {

std::uint32_t People::at_place(std::size_t cell, std::uint32_t place) const {
    if (place >= counts_.in(cell)) {
        return nobody;
    }
    std::uint32_t id = heads_[cell];
    for (std::uint32_t i = 0; i < place; ++i) {
        id = people_[id].after;
    }
    return id;
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
    Person& person = people_[id];
    person.cell = static_cast<std::uint32_t>(cell);
    person.before = nobody;
    person.after = heads_[cell];
    if (person.after != nobody) {
        people_[person.after].before = id;
    }
    heads_[cell] = id;
    counts_.add(cell);
}

void People::unlink(std::uint32_t id) {
    const Person& person = people_[id];
    (person.before == nobody ? heads_[person.cell] : people_[person.before].after) = person.after;
    if (person.after != nobody) {
        people_[person.after].before = person.before;
    }
    counts_.remove(person.cell);
}

} // namespace koers
