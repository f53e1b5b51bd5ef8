#pragma once

#include <string>

namespace koers {

/// What a picture shows, for who looks and for who has it read out.
struct PictureText {
    std::string heading;
    std::string about;
};

/// A picture of Graphviz made fit to read: with what it shows in words, its labels on top, and nothing that differs
/// between versions of Graphviz.
[[nodiscard]] std::string finished_svg(std::string picture, const PictureText& text);

} // namespace koers
