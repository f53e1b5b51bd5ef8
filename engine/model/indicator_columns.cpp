#include "model/indicator_columns.hpp"

#include <functional>
#include <numeric>

#include "koers/model.hpp"

namespace koers {
Coordinate indicator_coordinate(const Dataset& data, const std::vector<std::size_t>& indicators,
                                const std::string& name) {
    const auto column = [&](const std::string& suffix, const std::string& long_name,
                            const std::function<std::string(const Indicator&)>& text) {
        LabelColumn result{name + suffix, long_name, {}};
        for (const auto position : indicators) {
            result.texts.push_back(text(data.indicators[position]));
        }
        return result;
    };
    Coordinate result{name, "indicator", {}, {}, {}};
    for (const auto position : indicators) {
        result.texts.push_back(data.indicators[position].id);
    }
    result.columns = {
        column("_naam", "naam van de indicator", [](const Indicator& i) { return i.name; }),
        column("_bevolkingsgroep", "van wie; leeg: van iedereen", [](const Indicator& i) { return i.population; }),
        column("_doel", "doel van de indicator", [&data](const Indicator& i) { return data.goals[i.goal.index()].id; }),
        column("_eenheid", "eenheid van de indicator", [](const Indicator& i) { return i.unit; }),
        column("_gewenst", "gewenste richting", [](const Indicator& i) { return std::string{wanted_word(i.wanted)}; }),
        column("_dekking", "gemodelleerd, beïnvloed of gevolgd",
               [](const Indicator& i) { return std::string{coverage_word(coverage_of(i))}; }),
        column("_kwaliteit", "kwaliteit van de meting",
               [](const Indicator& i) { return std::string{letter(i.grade)}; })};
    return result;
}

ObservedSeries observed_series(const Dataset& data) {
    std::vector<std::size_t> all(data.indicators.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    ObservedSeries result;
    result.series = indicator_coordinate(data, all, "reeks");
    for (const Indicator& indicator : data.indicators) {
        for (const Observation& one : indicator.history) {
            result.indicators.push_back(indicator.id);
            result.regions.push_back(one.region);
            result.years.push_back(one.year);
            result.values.push_back(one.value);
        }
    }
    return result;
}

} // namespace koers
