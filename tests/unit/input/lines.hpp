#pragma once

#include <string>
#include <vector>

#include "input/faults.hpp"
#include "input/source_file.hpp"

namespace koers::input {

/// Every fault as the user sees it.
inline std::vector<std::string> lines_of(const Faults& faults) {
    std::vector<std::string> lines;
    for (const Diagnostic& fault : faults.in_order()) {
        lines.push_back(to_text(fault));
    }
    return lines;
}

inline SourceFile source_of(std::string text) {
    return {"x", std::move(text), ""};
}

using Lines = std::vector<std::string>;

} // namespace koers::input
