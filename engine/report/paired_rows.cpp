#include "report/paired_rows.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <numeric>

namespace koers {
namespace {

/// Per replicate the sum over some labels in the years from `first` to `last`, both included.
std::vector<double> sum_of(const NamedArray& values, std::size_t first, std::size_t last,
                           const std::vector<std::size_t>& labels) {
    const std::size_t years = values.shape.at(1);
    const std::size_t width = values.shape.at(2);
    std::vector<double> sums(values.shape.at(0), 0.0);
    for (std::size_t replicate = 0; replicate < sums.size(); ++replicate) {
        for (std::size_t year = first; year <= last; ++year) {
            for (const std::size_t label : labels) {
                sums[replicate] += values.values[(replicate * years + year) * width + label];
            }
        }
    }
    return sums;
}

bool same_where_known(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return !(x < y) && !(x > y); });
}

/// What of a voorziening is compared; more of it is no better or worse unless said so.
ComparedOutcome service_outcome(const std::string& variable) {
    if (variable == "kosten") {
        return {variable, "", "kosten (x € 1.000)", "EUR", 0, WantedChange::lower};
    }
    if (variable == "wachttijd") {
        return {variable, "", "wachttijd (weken)", "weken", 1, WantedChange::lower};
    }
    const bool waiting = variable == "wachtenden";
    return {variable, "", variable, "personen", 1, waiting ? WantedChange::lower : WantedChange::neither};
}

} // namespace

bool is_money(const ComparedOutcome& outcome) {
    return outcome.unit == "EUR";
}

double chance_of_better(const DifferenceRow& row) {
    switch (row.outcome.wanted) {
    case WantedChange::higher:
        return row.difference.chance_higher;
    case WantedChange::lower:
        return row.difference.chance_lower;
    case WantedChange::neither:
        break;
    }
    return std::nan("");
}

PairedValues paired_values(const ScenarioPair& pair, const std::string& variable) {
    return {pair.source.replicates(pair.basis.id, variable), pair.source.replicates(pair.other.id, variable)};
}

NamedArray net_values(Source& source, const ScenarioContents& contents, const std::string& suffix) {
    NamedArray net = source.replicates(contents.id, "lasten" + suffix);
    const NamedArray income = source.replicates(contents.id, "baten" + suffix);
    if (!source.faults().empty()) {
        return {};
    }
    std::transform(net.values.begin(), net.values.end(), income.values.begin(), net.values.begin(), std::minus<>{});
    return net;
}

PairedValues paired_net_values(const ScenarioPair& pair, const std::string& suffix) {
    return {net_values(pair.source, pair.basis, suffix), net_values(pair.source, pair.other, suffix)};
}

std::vector<DifferenceRow> rows_of(const ScenarioPair& pair, const ComparedOutcome& outcome, const PairedValues& values,
                                   const std::vector<std::size_t>& labels, const std::vector<int>& years, Span span) {
    std::vector<DifferenceRow> rows;
    if (!pair.source.faults().empty()) {
        return rows;
    }
    for (const int year : years) {
        const std::size_t last = position_of(pair.basis, year);
        const std::size_t first = span == Span::year ? last : 0;
        const auto a = sum_of(values.basis, first, last, labels);
        const auto b = sum_of(values.other, first, last, labels);
        if (!same_where_known(a, b)) {
            rows.push_back({outcome, year, paired_difference(a, b, pair.source.result().identity().sampling)});
        }
    }
    return rows;
}

std::vector<DifferenceRow> total_rows(const ScenarioPair& pair, const PairedValues& net, const std::vector<int>& years,
                                      Span span) {
    std::vector<std::size_t> themas(pair.basis.coordinate("thema")->size());
    std::iota(themas.begin(), themas.end(), std::size_t{0});
    ComparedOutcome total{"nettolasten", "", "lasten - baten, totaal (x € 1.000)", "EUR", 0, WantedChange::lower};
    if (span == Span::until_year) {
        total.variable = "nettolasten_opgeteld";
        total.name = "lasten - baten, opgeteld vanaf het begin (x € 1.000)";
    }
    return rows_of(pair, total, net, themas, years, span);
}

std::vector<DifferenceRow> service_rows(const ScenarioPair& pair, const std::string& variable,
                                        const std::vector<int>& years) {
    std::vector<DifferenceRow> rows;
    const PairedValues values = paired_values(pair, variable);
    const std::vector<std::string>& services = pair.basis.coordinate("voorziening")->texts;
    for (std::size_t service = 0; service < services.size(); ++service) {
        ComparedOutcome outcome = service_outcome(variable);
        outcome.label = services[service];
        outcome.name += ": " + service_name(pair.other, service);
        append(rows, rows_of(pair, outcome, values, {service}, years));
    }
    return rows;
}

void append(std::vector<DifferenceRow>& rows, std::vector<DifferenceRow> more) {
    std::move(more.begin(), more.end(), std::back_inserter(rows));
}

} // namespace koers
