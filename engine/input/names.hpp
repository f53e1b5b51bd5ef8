#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/faults.hpp"
#include "input/located.hpp"

namespace koers::input {

/// The names of one kind that a file defines, to which other files refer.
class Names {
public:
    /// `kind` is the Dutch word for one of them, `file` where they are defined.
    Names(std::string kind, std::string file) : kind_{std::move(kind)}, file_{std::move(file)} {}

    /// Position of a new name; notes a duplicate, naming the first.
    std::size_t add(const Located<std::string>& name, Faults& faults);

    /// Position of the name that `reference` gives; notes a fault if there is none, unless not all
    /// names could be read.
    [[nodiscard]] std::optional<std::size_t> find(const Located<std::string>& reference, Faults& faults) const;

    /// Position of a name without any noting.
    [[nodiscard]] std::optional<std::size_t> position(std::string_view name) const;

    [[nodiscard]] const Location& place(std::size_t position) const { return places_[position]; }
    [[nodiscard]] const std::string& name(std::size_t position) const { return names_[position]; }
    [[nodiscard]] const std::vector<std::string>& all() const { return names_; }
    [[nodiscard]] std::size_t size() const { return names_.size(); }

    /// Some names could not be read: a reference to an unknown one is then no fault of its own.
    void set_incomplete() { complete_ = false; }
    [[nodiscard]] bool complete() const { return complete_; }

private:
    std::string kind_;
    std::string file_;
    std::vector<std::string> names_;
    std::vector<Location> places_;
    std::map<std::string, std::size_t, std::less<>> positions_;
    bool complete_{true};
};

} // namespace koers::input
