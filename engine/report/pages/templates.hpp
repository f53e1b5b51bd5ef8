#pragma once

#include <span>
#include <string_view>

namespace koers::pages {

/// A text with marks to fill in, part of the program.
struct Template {
    std::string_view name;
    std::string_view text;
};

[[nodiscard]] std::span<const Template> templates();

/// The look of the page on screen and on paper.
[[nodiscard]] std::string_view style_sheet();

} // namespace koers::pages
