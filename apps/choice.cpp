#include "choice.hpp"

namespace koers::app {

std::string enumeration(const Words& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == words.size() ? " en " : ", ") + words[i];
    }
    return text;
}

std::optional<PriceLevel> price_level_named(const std::string& command, const std::string& word) {
    return chosen<PriceLevel>(command, "--prijspeil", word,
                              {{"begroting", PriceLevel::budget}, {"nominaal", PriceLevel::nominal}});
}

} // namespace koers::app
