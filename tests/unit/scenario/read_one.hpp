#pragma once

#include <catch2/catch.hpp>

#include <filesystem>

#include "koers/scenario.hpp"

namespace koers {

/// The scenario of a file, which must be valid: its faults are told if it is not.
inline Scenario read(const std::filesystem::path& file) {
    const auto scenarios = read_scenarios({file});
    if (!scenarios) {
        for (const Diagnostic& fault : scenarios.error()) {
            UNSCOPED_INFO(to_text(fault));
        }
    }
    REQUIRE(scenarios);
    return scenarios->front();
}

} // namespace koers
