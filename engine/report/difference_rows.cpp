#include "report/difference_rows.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

namespace koers {
namespace {

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

std::vector<DifferenceRow> population_rows(const ScenarioPair& pair, const std::vector<int>& years) {
    std::vector<DifferenceRow> rows;
    const PairedValues values = paired_values(pair, "bevolking");
    const auto add = [&](const std::string& label, const std::vector<std::size_t>& positions) {
        const ComparedOutcome outcome{"bevolking", label, "inwoners " + label, "personen", 0, WantedChange::neither};
        append(rows, rows_of(pair, outcome, values, positions, years));
    };
    const std::vector<std::string>& labels = pair.basis.coordinate("leeftijdsgroep")->texts;
    for (std::size_t label = 0; label < labels.size(); ++label) {
        add(labels[label], {label});
    }
    if (const auto oldest = oldest_groups(labels); oldest.size() > 1) {
        add(oldest_label, oldest);
    }
    return rows;
}

} // namespace

std::vector<std::vector<double>> net_cost(Source& source, const ScenarioContents& contents) {
    const NamedArray net = net_values(source, contents, "");
    if (!source.faults().empty()) {
        return {};
    }
    const std::size_t themas = net.shape.at(2);
    std::vector<std::vector<double>> by_year(net.shape.at(1), std::vector<double>(net.shape.at(0), 0.0));
    for (std::size_t i = 0; i < net.values.size(); ++i) {
        by_year[i / themas % by_year.size()][i / themas / by_year.size()] += net.values[i];
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

std::vector<DifferenceRow> difference_rows(const ScenarioPair& pair, const std::vector<int>& years) {
    const PairedValues net = paired_net_values(pair, "");
    std::vector<DifferenceRow> rows = total_rows(pair, net, years, Span::year);
    append(rows, total_rows(pair, net, years, Span::until_year));
    append(rows, population_rows(pair, years));
    for (const char* variable : {"gebruikers", "instroom", "wachtenden", "wachttijd"}) {
        append(rows, service_rows(pair, variable, years));
    }
    return rows;
}

} // namespace koers
