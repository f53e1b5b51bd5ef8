#include <algorithm>

#include <fmt/format.h>

#include "koers/report.hpp"
#include "report/pages/evidence.hpp"

namespace koers::pages {
namespace {

std::string count_text(std::size_t count) {
    return dutch_number(static_cast<double>(count), 0);
}

void add_themas(std::vector<std::string>& sentences, const ScenarioNumbers& of) {
    std::vector<std::string> names;
    for (const MoneyCourse& thema : of.themas) {
        if (!thema.modelled) {
            names.push_back(thema.name);
        }
    }
    if (!names.empty()) {
        sentences.push_back(fmt::format(
            "Niet gemodelleerd: {}. Daar zijn de kosten gelijk aan de begroting en de maatregelen.", listed(names)));
    }
}

void add_indicators(std::vector<std::string>& sentences, const Dataset& data) {
    if (data.indicators.empty()) {
        return;
    }
    const auto count = [&](Coverage coverage) {
        return count_text(static_cast<std::size_t>(
            std::count_if(data.indicators.begin(), data.indicators.end(),
                          [&](const Indicator& one) { return coverage_of(one) == coverage; })));
    };
    sentences.push_back(fmt::format("Er zijn {} indicatoren. Het model rekent er {} uit. Van {} schat het hoe "
                                    "maatregelen ze veranderen.",
                                    count_text(data.indicators.size()), count(Coverage::modelled),
                                    count(Coverage::influenced)));
    sentences.push_back(
        fmt::format("Van {} indicatoren is er geen prognose. Zij worden alleen gevolgd.", count(Coverage::followed)));
    sentences.emplace_back("Streefwaarden zijn er nog niet. Daarom staat er ook geen kans dat ze worden gehaald.");
}

void add_connections(std::vector<std::string>& sentences, const Dataset& data) {
    if (data.connections.empty()) {
        return;
    }
    const auto weak = static_cast<std::size_t>(
        std::count_if(data.connections.begin(), data.connections.end(),
                      [](const Connection& connection) { return connection.grade == Grade::c; }));
    sentences.push_back(fmt::format("Wat geld en maatregelen doen, staat in {} verbanden. Daarvan zijn er {} een "
                                    "aanname (kwaliteit C).",
                                    count_text(data.connections.size()), count_text(weak)));
}

} // namespace

std::vector<std::string> unknowns(const Gathered& all, std::uint32_t replicates) {
    const ScenarioNumbers& of = all.first();
    const std::array<std::size_t, 3> counts = by_grade(of.scenario->parameters);
    std::vector<std::string> sentences{fmt::format("Van de {} aannames zijn er {} niet gemeten (kwaliteit C).",
                                                   count_text(of.scenario->parameters.size()), count_text(counts[2]))};
    add_themas(sentences, of);
    add_connections(sentences, *of.scenario->dataset);
    add_indicators(sentences, *of.scenario->dataset);
    sentences.push_back(fmt::format("Elk scenario is {} keer doorgerekend. Hoe vaker, hoe preciezer de getallen.",
                                    count_text(replicates)));
    sentences.emplace_back("Nieuwe wetten en een crisis zitten er niet in, tenzij een scenario ze noemt.");
    sentences.emplace_back("Dit is een doorrekening van aannames. Het is geen belofte over de toekomst.");
    return sentences;
}

} // namespace koers::pages
