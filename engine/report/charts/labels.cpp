#include "report/charts/labels.hpp"

#include <algorithm>
#include <numeric>
#include <sstream>

namespace koers::charts {
namespace {

/// Width of a letter as a share of the size of the text.
double letter_width(char letter) {
    constexpr std::string_view narrow = "ijltfr.,:;'()|! ";
    constexpr std::string_view wide = "mwMW%@";
    if (narrow.find(letter) != std::string_view::npos) {
        return 0.33;
    }
    if (wide.find(letter) != std::string_view::npos) {
        return 0.86;
    }
    return letter >= 'A' && letter <= 'Z' ? 0.7 : 0.56;
}

bool continues_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Labels that touch each other, and move as one.
struct Group {
    std::vector<std::size_t> members;
    double height{};
    double wanted_tops{}; // sum over the members of the top that would put each where it was wanted
    double top{};

    void settle(Extent room) {
        const double best = wanted_tops / static_cast<double>(members.size());
        top = std::max(room.low, std::min(best, room.high - height));
    }
};

} // namespace

double text_width(std::string_view text) {
    double width = 0.0;
    for (const char letter : text) {
        width += continues_letter(letter) ? 0.0 : letter_width(letter);
    }
    return width * text_size;
}

std::vector<std::string> broken(const std::string& text, double width) {
    std::vector<std::string> lines;
    std::istringstream words{text};
    for (std::string word; words >> word;) {
        const std::string longer = lines.empty() ? word : lines.back() + " " + word;
        if (lines.empty() || text_width(longer) > width) {
            lines.push_back(word);
        } else {
            lines.back() = longer;
        }
    }
    return lines;
}

double widest(const std::vector<std::string>& lines) {
    double width = 0.0;
    for (const std::string& line : lines) {
        width = std::max(width, text_width(line));
    }
    return width;
}

std::vector<double> apart(const std::vector<WantedLabel>& wanted, Extent room) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wanted[a].centre < wanted[b].centre; });
    std::vector<Group> groups;
    for (const std::size_t label : order) {
        groups.push_back({{label}, wanted[label].height, wanted[label].centre - wanted[label].height / 2.0, 0.0});
        groups.back().settle(room);
        while (groups.size() > 1 &&
               groups[groups.size() - 2].top + groups[groups.size() - 2].height > groups.back().top) {
            const Group last = groups.back();
            groups.pop_back();
            Group& joined = groups.back();
            joined.wanted_tops += last.wanted_tops - joined.height * static_cast<double>(last.members.size());
            joined.height += last.height;
            joined.members.insert(joined.members.end(), last.members.begin(), last.members.end());
            joined.settle(room);
        }
    }
    std::vector<double> centres(wanted.size());
    for (const Group& group : groups) {
        double top = group.top;
        for (const std::size_t label : group.members) {
            centres[label] = top + wanted[label].height / 2.0;
            top += wanted[label].height;
        }
    }
    return centres;
}

} // namespace koers::charts
