#include "input/nearest.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "input/utf8.hpp"

namespace koers::input {
namespace {

std::string lower(std::string_view text) {
    std::string result{text};
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

/// Bytes that two names share at their start: it decides between names that are equally near.
std::size_t common_start(std::string_view a, std::string_view b) {
    const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(end - a.begin());
}

} // namespace

std::size_t edit_distance(std::string_view a_text, std::string_view b_text) {
    const std::u32string a = code_points(a_text);
    const std::u32string b = code_points(b_text);
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t changed = a[i - 1] == b[j - 1] ? 0 : 1;
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[a.size()][b.size()];
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& known) {
    constexpr std::size_t longest = 64; // whoever writes more than this did not mistype a name
    if (name.size() > longest) {
        return std::nullopt;
    }
    const std::size_t limit = std::max<std::size_t>(1, code_points(name).size() / 3);
    std::optional<std::string> best;
    std::size_t best_distance = limit + 1;
    std::size_t best_start = 0;
    for (const std::string& candidate : known) {
        const std::size_t distance = edit_distance(lower(name), lower(candidate));
        const std::size_t start = common_start(name, candidate);
        const bool nearer = distance < best_distance || (best && distance == best_distance && start > best_start);
        if (nearer && distance < code_points(candidate).size()) {
            best = candidate;
            best_distance = distance;
            best_start = start;
        }
    }
    return best;
}

std::string suggestion(std::string_view name, const std::vector<std::string>& known, const std::string& otherwise) {
    if (const auto meant = nearest(name, known)) {
        return fmt::format("bedoelt u \"{}\"?", *meant);
    }
    if (!known.empty() && known.size() <= 12) {
        return fmt::format("bekend: {}", fmt::join(known, ", "));
    }
    return otherwise;
}

} // namespace koers::input
