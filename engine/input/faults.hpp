#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "koers/diagnostics.hpp"

namespace koers::input {

/// Collects every fault of a read, over all files.
class Faults {
public:
    /// Fixes the place of a file in the order of the report: that in which files are opened.
    void open(const std::string& file);

    void note(Diagnostic fault);
    void note(std::string code, Location where, std::string text, std::string message, std::string advice = {});

    [[nodiscard]] std::size_t count() const { return faults_.size(); }

    /// All faults in file and line order.
    [[nodiscard]] Diagnostics in_order() const;

private:
    Diagnostics faults_;
    std::map<std::string, std::size_t> order_;
};

} // namespace koers::input
