#include "report/difference_rows.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

namespace koers {
namespace {

/// Outcomes that are compared per label, with how they are shown.
struct Compared {
    const char* variable;
    const char* dimension;
    int decimals;
};

constexpr Compared compared[] = {{"bevolking", "leeftijdsgroep", 0},
                                 {"gebruikers", "voorziening", 1},
                                 {"instroom", "voorziening", 1},
                                 {"wachtenden", "voorziening", 1},
                                 {"wachttijd", "voorziening", 1}};

/// Per replicate the sum over some labels of a variable in one year.
std::vector<double> sum_of(const NamedArray& values, std::size_t year, const std::vector<std::size_t>& labels) {
    const std::size_t years = values.shape.at(1);
    const std::size_t width = values.shape.at(2);
    std::vector<double> sums(values.shape.at(0), 0.0);
    for (std::size_t replicate = 0; replicate < sums.size(); ++replicate) {
        for (const std::size_t label : labels) {
            sums[replicate] += values.values[(replicate * years + year) * width + label];
        }
    }
    return sums;
}

/// Adds a row unless both scenarios are the same in every replicate in which both are known.
void add_row(std::vector<DifferenceRow>& rows, DifferenceRow row, const std::vector<double>& a,
             const std::vector<double>& b, Sampling sampling) {
    const bool same =
        std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return !(x < y) && !(x > y); });
    if (!same) {
        row.difference = paired_difference(a, b, sampling);
        rows.push_back(std::move(row));
    }
}

/// The age groups from `oldest_from` on; none when no group starts at that age.
std::vector<std::size_t> oldest_groups(const std::vector<std::string>& labels) {
    std::vector<std::size_t> oldest;
    bool starts = false;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        int from = 0; // a label starts with its first age: `80-84`, `85+`
        std::from_chars(labels[i].data(), labels[i].data() + labels[i].size(), from);
        starts = starts || from == oldest_from;
        if (from >= oldest_from) {
            oldest.push_back(i);
        }
    }
    return starts ? oldest : std::vector<std::size_t>{};
}

void add_labels(Source& source, const Compared& what, const ScenarioContents& basis, const ScenarioContents& other,
                const std::vector<int>& years, std::vector<DifferenceRow>& rows) {
    const NamedArray a = source.replicates(basis.id, what.variable);
    const NamedArray b = source.replicates(other.id, what.variable);
    if (!source.faults().empty()) {
        return;
    }
    const Sampling sampling = source.result().identity().sampling;
    const auto add = [&](const std::string& label, const std::vector<std::size_t>& positions) {
        for (const int year : years) {
            const std::size_t at = position_of(basis, year);
            add_row(rows, {what.variable, label, year, what.decimals, 1.0, {}}, sum_of(a, at, positions),
                    sum_of(b, at, positions), sampling);
        }
    };
    const std::vector<std::string>& labels = basis.coordinate(what.dimension)->texts;
    for (std::size_t label = 0; label < labels.size(); ++label) {
        add(labels[label], {label});
    }
    if (std::string{"leeftijdsgroep"} == what.dimension) {
        if (const auto oldest = oldest_groups(labels); oldest.size() > 1) {
            add(oldest_label, oldest);
        }
    }
}

/// Per replicate the sum over the first `count` years.
std::vector<double> added_up(const std::vector<std::vector<double>>& by_year, std::size_t count) {
    std::vector<double> sums(by_year.front().size(), 0.0);
    for (std::size_t year = 0; year < count; ++year) {
        std::transform(sums.begin(), sums.end(), by_year[year].begin(), sums.begin(), std::plus<>{});
    }
    return sums;
}

} // namespace

std::vector<std::vector<double>> net_cost(Source& source, const ScenarioContents& contents, PriceLevel level) {
    const NamedArray cost = source.replicates(contents.id, at_price_level("lasten", level));
    const NamedArray income = source.replicates(contents.id, at_price_level("baten", level));
    if (!source.faults().empty()) {
        return {};
    }
    std::vector<std::size_t> themas(cost.shape.at(2));
    for (std::size_t i = 0; i < themas.size(); ++i) {
        themas[i] = i;
    }
    std::vector<std::vector<double>> by_year;
    for (std::size_t year = 0; year < cost.shape.at(1); ++year) {
        by_year.push_back(sum_of(cost, year, themas));
        const std::vector<double> received = sum_of(income, year, themas);
        for (std::size_t replicate = 0; replicate < received.size(); ++replicate) {
            by_year.back()[replicate] -= received[replicate];
        }
    }
    return by_year;
}

Payback payback_of(Source& source, const ScenarioContents& basis, const ScenarioContents& other) {
    const auto a = net_cost(source, basis);
    auto differences = net_cost(source, other);
    if (!source.faults().empty()) {
        return {};
    }
    for (std::size_t year = 0; year < differences.size(); ++year) {
        std::transform(differences[year].begin(), differences[year].end(), a[year].begin(), differences[year].begin(),
                       std::minus<>{});
    }
    return payback(differences, source.result().identity().sampling);
}

bool comparable(const ScenarioContents& a, const ScenarioContents& b) {
    return std::all_of(a.coordinates.begin(), a.coordinates.end(), [&b](const Coordinate& mine) {
        const Coordinate* other = b.coordinate(mine.name);
        const bool own_list = mine.name == "parameter" || mine.name == "replicatie"; // measures add parameters
        return own_list || (other != nullptr && other->numbers == mine.numbers && other->texts == mine.texts);
    });
}

std::vector<DifferenceRow> difference_rows(Source& source, const ScenarioContents& basis, const ScenarioContents& other,
                                           const std::vector<int>& years) {
    std::vector<DifferenceRow> rows;
    const Sampling sampling = source.result().identity().sampling;
    const auto a = net_cost(source, basis);
    const auto b = net_cost(source, other);
    if (!source.faults().empty()) {
        return {};
    }
    for (const int year : years) {
        const std::size_t at = position_of(basis, year);
        add_row(rows, {"nettolasten", "", year, 0, 1000.0, {}}, a[at], b[at], sampling);
    }
    for (const int year : years) {
        const std::size_t until = position_of(basis, year) + 1;
        add_row(rows, {"nettolasten_opgeteld", "", year, 0, 1000.0, {}}, added_up(a, until), added_up(b, until),
                sampling);
    }
    for (const Compared& what : compared) {
        add_labels(source, what, basis, other, years, rows);
    }
    return rows;
}

} // namespace koers
