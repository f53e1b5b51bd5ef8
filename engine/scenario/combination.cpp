#include "scenario/combination.hpp"

#include <algorithm>

namespace koers::scenario {

std::vector<MeasureOfFile> combined_measures(const std::vector<const ScenarioFile*>& chain) {
    std::vector<MeasureOfFile> all;
    for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
        for (const MeasureOfFile& own : (*link)->measures) {
            const auto inherited = std::find_if(
                all.begin(), all.end(), [&](const auto& earlier) { return earlier.measure.id == own.measure.id; });
            if (inherited == all.end()) {
                all.push_back(own);
            } else {
                *inherited = own;
            }
        }
    }
    return all;
}

void check_combination(const std::vector<const ScenarioFile*>& chain, const Catalogue& catalogue,
                       input::Faults& faults) {
    const auto all = combined_measures(chain);
    const auto holds = [&all](std::size_t position) {
        return std::any_of(all.begin(), all.end(), [position](const auto& one) { return one.chosen == position; });
    };
    for (const MeasureOfFile& one : all) {
        if (!one.chosen) {
            continue;
        }
        const CatalogueMeasure& measure = catalogue.measures[*one.chosen];
        for (const auto other : measure.excludes) {
            if (holds(other)) {
                faults.note("M011", one.where, measure.id, "gaat niet samen met " + catalogue.measures[other].id,
                            "kies een van de twee");
            }
        }
        for (const auto other : measure.needs) {
            if (!holds(other)) {
                faults.note("M012", one.where, measure.id, "kan niet zonder " + catalogue.measures[other].id,
                            "neem die maatregel ook op");
            }
        }
    }
}

} // namespace koers::scenario
