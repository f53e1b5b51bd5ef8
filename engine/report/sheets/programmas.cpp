#include "report/sheets/programmas.hpp"

#include <algorithm>

#include <fmt/ranges.h>

#include "koers/publication.hpp"

namespace koers::sheets {

Programmas::Programmas(const Dataset& data) : by_thema_{publication_of(data).programmas} {}

std::string Programmas::of(const std::vector<ThemaId>& themas) const {
    std::vector<std::string> names;
    for (const ThemaId thema : themas) {
        const std::string& name = by_thema_[thema.index()];
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    return fmt::format("{}", fmt::join(names, "; "));
}

} // namespace koers::sheets
