#pragma once

#include <string>

#include "koers/layout.hpp"

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

} // namespace koers::store
