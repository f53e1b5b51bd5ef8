#include <algorithm>

#include "koers/report.hpp"

namespace koers {
namespace {

/// Characters, not bytes: continuation bytes of UTF-8 take no room.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U; }));
}

} // namespace

TextTable::TextTable(std::vector<std::string> headings) {
    rows_.push_back(std::move(headings));
}

void TextTable::add(std::vector<std::string> cells) {
    rows_.push_back(std::move(cells));
}

void TextTable::add_heading(std::string text) {
    rows_.push_back({std::move(text)});
}

std::string TextTable::text() const {
    const auto is_heading = [this](const std::vector<std::string>& row) { return row.size() < rows_.front().size(); };
    std::vector<std::size_t> widths(rows_.front().size(), 0);
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size() && !is_heading(row); ++i) {
            widths[i] = std::max(widths[i], width(row[i]));
        }
    }
    std::string text;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        if (is_heading(rows_[r])) {
            text += rows_[r].front() + "\n";
            continue;
        }
        std::string line;
        for (std::size_t i = 0; i < rows_[r].size(); ++i) {
            const std::string gap(widths[i] - width(rows_[r][i]), ' ');
            line += i == 0 ? rows_[r][i] + gap : "  " + gap + rows_[r][i];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
        if (r == 0) {
            std::size_t total = 0;
            for (const std::size_t w : widths) {
                total += w + 2;
            }
            text += std::string(total - 2, '-') + "\n";
        }
    }
    return text;
}

} // namespace koers
