#include "report/pages/groups.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace koers::pages {

std::vector<Gathered> groups_of(const Gathered& all) {
    if (all.scenarios.size() <= most_beside) {
        return {all};
    }
    std::vector<Gathered> groups;
    for (std::size_t begin = 1; begin < all.scenarios.size(); begin += most_beside - 1) {
        const std::size_t end = std::min(begin + most_beside - 1, all.scenarios.size());
        Gathered group{{all.first()}, all.first_budget_year, all.last_budget_year, all.sign, all.price_text, "", {}};
        for (std::size_t i = begin; i < end; ++i) {
            group.beside.push_back(all.scenarios[i].contents->name);
            group.scenarios.push_back(all.scenarios[i]);
        }
        group.suffix = groups.empty() ? "" : fmt::format("-{}", groups.size() + 1);
        groups.push_back(std::move(group));
    }
    return groups;
}

std::string titled_for(const Gathered& group, const std::string& title) {
    return group.beside.empty() ? title : fmt::format("{} (naast {})", title, listed(group.beside));
}

} // namespace koers::pages
