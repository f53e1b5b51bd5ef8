#pragma once

#include <string>

#include "koers/layout.hpp"
#include "koers/sampling.hpp"

namespace koers::store {

/// The value of `--bewaar`.
[[nodiscard]] inline std::string keep_name(Keep keep) {
    switch (keep) {
    case Keep::summary:
        return "samenvatting";
    case Keep::core:
        return "kern";
    case Keep::everything:
        return "alles";
    }
    return {};
}

[[nodiscard]] inline Keep keep_from_name(const std::string& name) {
    return name == "samenvatting" ? Keep::summary : name == "alles" ? Keep::everything : Keep::core;
}

/// The value of `--trekking`.
[[nodiscard]] inline std::string sampling_name(Sampling sampling) {
    return sampling == Sampling::sobol ? "sobol" : "gewoon";
}

/// Files before format 1.2 do not name it: their draws are plain.
[[nodiscard]] inline Sampling sampling_from_name(const std::string& name) {
    return name == "sobol" ? Sampling::sobol : Sampling::plain;
}

} // namespace koers::store
