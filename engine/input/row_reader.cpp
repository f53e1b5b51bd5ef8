#include "input/row_reader.hpp"

#include <algorithm>

#include "input/utf8.hpp"

namespace koers::input {

bool check_name(const Located<std::string>& name, Faults& faults) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    const auto allowed = [&plain](char c) { return plain(c) || c == '.' || c == '_' || c == '-'; };
    if (!name.value.empty() && plain(name.value.front()) &&
        std::all_of(name.value.begin(), name.value.end(), allowed)) {
        return true;
    }
    faults.note(
        "W011", name.where, shortened(name.value), "ongeldige naam",
        "gebruik letters, cijfers, punt, liggend streepje en koppelteken, te beginnen met een letter of cijfer");
    return false;
}

Read<std::string> RowReader::free_text(const std::string& column) {
    const auto position = table_.column(column);
    return keep(position ? Read<std::string>{row_[*position]} : std::nullopt);
}

Read<std::string> RowReader::text(const std::string& column) {
    auto cell = free_text(column);
    if (cell && cell->value.empty()) {
        faults_.note("S007", cell->where, column, "lege cel", "deze kolom moet in elke rij gevuld zijn");
        return keep(Read<std::string>{});
    }
    return cell;
}

Read<std::string> RowReader::name(const std::string& column) {
    auto cell = text(column);
    return keep(cell && check_name(*cell, faults_) ? cell : Read<std::string>{});
}

Read<double> RowReader::number(const std::string& column, const Range& range) {
    const auto cell = text(column);
    return keep(cell ? parse_number(*cell, table_.sign, range, faults_) : std::nullopt);
}

Read<std::int64_t> RowReader::whole(const std::string& column, const Range& range) {
    const auto cell = text(column);
    return keep(cell ? parse_integer(*cell, table_.sign, range, faults_) : std::nullopt);
}

Read<int> RowReader::integer(const std::string& column, const Range& range) {
    const auto number = whole(column, range);
    return number ? Read<int>{{static_cast<int>(number->value), number->where, number->text}} : std::nullopt;
}

std::optional<std::vector<Located<std::string>>> RowReader::list(const std::string& column) {
    const auto cell = free_text(column);
    if (!cell) {
        return std::nullopt;
    }
    std::vector<Located<std::string>> parts;
    std::size_t from = 0;
    while (!cell->value.empty() && from <= cell->value.size()) {
        const std::size_t end = std::min(cell->value.find(';', from), cell->value.size());
        const std::size_t first = std::min(cell->value.find_first_not_of(' ', from), end);
        const std::size_t last = first == end ? end : cell->value.find_last_not_of(' ', end - 1) + 1;
        const std::string part = cell->value.substr(first, last - first);
        if (part.empty()) {
            faults_.note("S007", cell->where, cell->value, "leeg deel in een lijst", "zet tussen elke ; een naam");
        } else {
            parts.push_back({part, cell->where, part});
        }
        from = end + 1;
    }
    return parts;
}

} // namespace koers::input
