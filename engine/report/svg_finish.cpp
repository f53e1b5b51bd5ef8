#include "report/svg_finish.hpp"

#include <string_view>

#include <fmt/format.h>

#include "report/graph_words.hpp"

namespace koers {
namespace {

void replace_all(std::string& text, std::string_view old, std::string_view fresh) {
    for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + fresh.size())) {
        text.replace(at, old.size(), fresh);
    }
}

/// Lines that can be told apart when they are thin, fonts with letters as wide as Graphviz takes them to be, and a word
/// that every reader of SVG knows.
void restyle(std::string& picture) {
    replace_all(picture, R"(stroke-dasharray="1,5")", R"(stroke-dasharray="1.5,3")");
    replace_all(picture, R"(stroke-dasharray="5,2")", R"(stroke-dasharray="9,4")");
    replace_all(picture, "Helvetica,sans-Serif", "Helvetica,Arial,Liberation Sans,sans-serif");
    replace_all(picture, R"(stroke="transparent")", R"(stroke="none")");
}

/// Takes the labels of connections out of a picture.
std::string take_labels(std::string& picture) {
    constexpr std::string_view begin = "<g id=\"a_edge";
    constexpr std::string_view end = "</g>\n";
    std::string labels;
    for (auto at = picture.find(begin); at != std::string::npos; at = picture.find(begin, at)) {
        const auto length = picture.find(end, at) + end.size() - at;
        if (picture.substr(at, picture.find('>', at) - at).ends_with("label\"")) {
            labels += picture.substr(at, length);
            picture.erase(at, length);
        } else {
            at += length;
        }
    }
    return labels;
}

/// The same text in broad white strokes: what lies behind letters does not run through them.
std::string white(std::string_view text) {
    const auto colour = text.find(" fill=");
    return fmt::format(R"({} fill="white" stroke="white" stroke-width="3" aria-hidden="true"{})",
                       text.substr(0, colour), text.substr(text.find('>')));
}

/// Puts white behind every line of text.
std::string on_white(const std::string& labels) {
    constexpr std::string_view begin = "<text ";
    constexpr std::string_view end = "</text>\n";
    std::string result;
    std::size_t done = 0;
    for (auto at = labels.find(begin); at != std::string::npos; at = labels.find(begin, done)) {
        const auto length = labels.find(end, at) + end.size() - at;
        const auto text = std::string_view{labels}.substr(at, length);
        result += labels.substr(done, at - done) + white(text);
        result += text;
        done = at + length;
    }
    return result + labels.substr(done);
}

/// Draws the labels after everything else, so that no line runs over them.
void lift_labels(std::string& picture) {
    const std::string labels = on_white(take_labels(picture));
    picture.insert(picture.rfind("</g>"), "<g class=\"labels\">\n" + labels + "</g>\n");
}

/// What a part tells when it is pointed at, as its title: Graphviz writes links that lead nowhere.
void name_by_title(std::string& picture) {
    constexpr std::string_view begin = "<a xlink:title=\"";
    for (auto at = picture.find(begin); at != std::string::npos; at = picture.find(begin, at)) {
        const auto told = at + begin.size();
        const auto end = picture.find('"', told);
        const std::string title = "<g><title>" + picture.substr(told, end - told) + "</title>";
        picture.replace(at, picture.find('>', end) + 1 - at, title);
    }
    replace_all(picture, "</a>", "</g>");
}

} // namespace

std::string finished_svg(std::string picture, const PictureText& text) {
    restyle(picture);
    lift_labels(picture);
    name_by_title(picture);
    constexpr std::string_view tag = "<svg"; // what comes before it names the version of Graphviz
    const auto begin = picture.find(tag) + tag.size();
    const auto end = picture.find('>', begin) + 1;
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<svg xml:lang=\"nl\" role=\"img\" aria-labelledby=\"naam uitleg\"{}\n"
                       "<title id=\"naam\">{}</title>\n<desc id=\"uitleg\">{}</desc>{}",
                       picture.substr(begin, end - begin), xml_text(text.heading), xml_text(text.about),
                       picture.substr(end));
}

} // namespace koers
