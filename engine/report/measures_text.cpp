#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "koers/report.hpp"
#include "report/goal_rows.hpp"

namespace koers {
namespace {

using Json = nlohmann::ordered_json;

std::size_t position_of(const Layout& layout, int year) {
    const auto& years = layout.coordinate("jaar").numbers;
    return static_cast<std::size_t>(std::find(years.begin(), years.end(), year) - years.begin());
}

std::string thousands(double euros) {
    return dutch_number(euros / 1000.0, 0);
}

double mean_of(const std::vector<double>& values) {
    return moments(values).mean;
}

/// The year that a share of the draws has reached, or nothing if it lies after the last year.
std::optional<int> year_at(const MeasurePayback& measure, const std::vector<std::int32_t>& years, double share) {
    std::vector<double> paid;
    for (const auto& year : measure.year_paid) {
        paid.push_back(year ? static_cast<double>(*year) : static_cast<double>(years.size()));
    }
    std::sort(paid.begin(), paid.end());
    const auto at = static_cast<std::size_t>(std::ceil(share * static_cast<double>(paid.size())));
    const auto position = static_cast<std::size_t>(paid[std::max<std::size_t>(at, 1) - 1]);
    return position < years.size() ? std::optional{years[position]} : std::nullopt;
}

std::string year_text(const std::optional<int>& year, const std::vector<std::int32_t>& years) {
    return year ? std::to_string(*year) : "na " + std::to_string(years.back());
}

} // namespace

std::string measures_text(const std::vector<MeasurePayback>& measures, const Layout& layout,
                          const std::vector<int>& years) {
    std::vector<std::string> headings{"Maatregel"};
    for (const int year : years) {
        headings.push_back("Zelf " + std::to_string(year));
        headings.push_back("Netto " + std::to_string(year));
    }
    for (const int year : years) {
        headings.push_back("Kans " + std::to_string(year));
    }
    headings.insert(headings.end(), {"P10", "P50", "P90", "Kwaliteit"});
    TextTable table{headings};
    const auto& all_years = layout.coordinate("jaar").numbers;
    for (const MeasurePayback& measure : measures) {
        std::vector<std::string> cells{measure.name};
        for (const int year : years) {
            const auto at = position_of(layout, year);
            cells.push_back(thousands(mean_of(measure.own[at])));
            cells.push_back(thousands(mean_of(measure.net[at])));
        }
        for (const int year : years) {
            cells.push_back(dutch_percentage(measure.payback.cheaper[position_of(layout, year)], 0));
        }
        for (const double share : {0.1, 0.5, 0.9}) {
            cells.push_back(year_text(year_at(measure, all_years, share), all_years));
        }
        cells.emplace_back(letter(measure.grade));
        table.add(std::move(cells));
    }
    return table.text();
}

std::string measures_json(const std::vector<MeasurePayback>& measures, const Layout& layout) {
    const auto& years = layout.coordinate("jaar").numbers;
    Json list = Json::array();
    for (const MeasurePayback& measure : measures) {
        Json by_year = Json::array();
        for (std::size_t i = 0; i < years.size(); ++i) {
            const Moments net = moments(measure.net[i]);
            by_year.push_back({{"jaar", years[i]},
                               {"zelf", mean_of(measure.own[i])},
                               {"netto", net.mean},
                               {"netto_standaardafwijking",
                                std::isfinite(net.standard_deviation) ? Json(net.standard_deviation) : Json(nullptr)},
                               {"kans_terugverdiend", measure.payback.cheaper[i]}});
        }
        Json paid = Json::array();
        for (const auto& year : measure.year_paid) {
            paid.push_back(year ? Json(years[*year]) : Json(nullptr));
        }
        list.push_back({{"id", measure.id},
                        {"naam", measure.name},
                        {"kwaliteit", letter(measure.grade)},
                        {"kost_eerst", measure.payback.costs_first},
                        {"bespaart_eerst", measure.payback.saves_first},
                        {"jaren", std::move(by_year)},
                        {"terugverdiend_in", std::move(paid)}});
    }
    return Json{{"maatregelen", std::move(list)}}.dump(1) + "\n";
}

} // namespace koers
