#include "input/names.hpp"

#include <fmt/format.h>

#include "input/nearest.hpp"

namespace koers::input {

std::size_t Names::add(const Located<std::string>& name, Faults& faults) {
    const auto [known, is_new] = positions_.emplace(name.value, names_.size());
    if (is_new) {
        names_.push_back(name.value);
        places_.push_back(name.where);
    } else {
        const Location& first = places_[known->second];
        const std::string file = first.file == name.where.file ? "" : fmt::format(" van {}", first.file);
        faults.note("V002", name.where, name.value, "dubbel: " + kind_,
                    fmt::format("staat al op regel {}{}; houd er een over", first.line, file));
    }
    return known->second;
}

std::optional<std::size_t> Names::find(const Located<std::string>& reference, Faults& faults) const {
    const auto found = position(reference.value);
    if (!found && complete_) {
        faults.note("V001", reference.where, reference.value, "onbekend: " + kind_,
                    suggestion(reference.value, names_, fmt::format("kies een naam uit {}", file_)));
    }
    return found;
}

std::optional<std::size_t> Names::position(std::string_view name) const {
    const auto found = positions_.find(name);
    return found == positions_.end() ? std::nullopt : std::optional{found->second};
}

} // namespace koers::input
