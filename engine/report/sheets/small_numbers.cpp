#include "report/sheets/small_numbers.hpp"

#include <algorithm>
#include <cmath>

namespace koers::sheets {
namespace {

constexpr const char* hidden_with_it = "niet getoond";

/// A cell with a number of people, by its row.
struct Count {
    std::size_t row{};
    double persons{};
    bool part{};
};

std::vector<Count> counts_in(const Table& table, std::size_t column) {
    std::vector<Count> counts;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const Kind kind = table.rows[row].cells[column].kind.value_or(table.columns[column].kind);
        const auto number = number_in(table, row, column);
        if (kind == Kind::persons && number) {
            counts.push_back({row, *number, table.rows[row].role == Role::part});
        }
    }
    return counts;
}

bool is_small(const Count& count) {
    return std::round(count.persons) < fewest_shown;
}

/// Hides one more part where only one is hidden, so that the total less the others does not tell it.
void hide_companion(Table& table, std::size_t column, const std::vector<Count>& counts) {
    const auto hidden =
        std::count_if(counts.begin(), counts.end(), [](const Count& one) { return one.part && is_small(one); });
    if (hidden != 1 || table.columns[column].adding == Adding::meaningless) {
        return;
    }
    const Count* smallest = nullptr;
    for (const Count& one : counts) {
        if (one.part && !is_small(one) && (smallest == nullptr || one.persons < smallest->persons)) {
            smallest = &one;
        }
    }
    if (smallest != nullptr) {
        table.rows[smallest->row].cells[column] = {std::string{hidden_with_it}};
    }
}

} // namespace

void hide_small_numbers(Table& table) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const std::vector<Count> counts = counts_in(table, column);
        if (std::none_of(counts.begin(), counts.end(), is_small)) {
            continue;
        }
        for (const Count& one : counts) { // a sum that went on would add up to what is hidden
            table.rows[one.row].cells[column] = is_small(one) ? Cell{std::string{few_shown}} : Cell{one.persons};
        }
        hide_companion(table, column, counts);
    }
}

} // namespace koers::sheets
