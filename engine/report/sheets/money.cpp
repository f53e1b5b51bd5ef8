#include "report/sheets/money.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

#include "koers/analysis.hpp"
#include "report/money_sign.hpp"

namespace koers::sheets {
namespace {

std::vector<std::size_t> positions(const ReportedScenario& of, const std::function<bool(const Thema&)>& wanted) {
    const std::vector<Thema>& themas = of.scenario->dataset->themas;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < themas.size(); ++i) {
        if (wanted(themas[i])) {
            found.push_back(i);
        }
    }
    return found;
}

} // namespace

double mean_of(const std::vector<double>& by_replicate) {
    return std::accumulate(by_replicate.begin(), by_replicate.end(), 0.0) / static_cast<double>(by_replicate.size());
}

Spread spread_of(std::vector<double> by_replicate) {
    const double mean = mean_of(by_replicate); // before sorting: the order of a sum is that of the replicates
    sort_ascending(by_replicate);
    return {mean, quantile_type7(by_replicate, 0.1), quantile_type7(by_replicate, 0.5),
            quantile_type7(by_replicate, 0.9)};
}

double percentage_short(const std::vector<double>& balances) {
    const auto hits = std::count_if(balances.begin(), balances.end(), [](double balance) { return balance < 0.0; });
    return 100.0 * static_cast<double>(hits) / static_cast<double>(balances.size());
}

std::vector<double> minus(std::vector<double> from, const std::vector<double>& taken) {
    std::transform(from.begin(), from.end(), taken.begin(), from.begin(), std::minus<>{});
    return from;
}

std::vector<double> added(const NamedArray& values, std::size_t year, const std::vector<std::size_t>& labels) {
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

ThemaMoney::ThemaMoney(Source& source, const ReportedScenario& of, PriceLevel level) {
    const auto read = [&](const char* name) { return source.replicates(of.contents->id, at_price_level(name, level)); };
    cost_ = read("lasten");
    income_ = read("baten");
    balance_ = read("saldo");
    budget_ = read("begroting");
    if (level == PriceLevel::nominal) {
        const NamedArray compensation = source.replicates(of.contents->id, "compensatieverschil");
        if (source.faults().empty()) {
            std::transform(budget_.values.begin(), budget_.values.end(), compensation.values.begin(),
                           budget_.values.begin(), std::plus<>{});
        }
    }
    const Dataset& data = *of.scenario->dataset;
    for (const BudgetLine& line : data.budget_lines) {
        thema_of_line_.push_back(data.goals[line.goal.index()].thema.index());
    }
    if (!thema_of_line_.empty()) {
        incidental_ = source.replicates(of.contents->id, "lasten_incidenteel");
    }
}

std::vector<double> ThemaMoney::net(const Themas& themas, std::size_t year) const {
    return minus(added(cost_, year, themas), added(income_, year, themas));
}

std::vector<double> ThemaMoney::balance(const Themas& themas, std::size_t year) const {
    return added(balance_, year, themas);
}

double ThemaMoney::budget(const Themas& themas, std::size_t year) const {
    return mean_of(added(budget_, year, themas));
}

std::vector<double> ThemaMoney::structural(const Themas& themas, std::size_t year) const {
    std::vector<std::size_t> lines;
    for (std::size_t line = 0; line < thema_of_line_.size(); ++line) {
        if (std::find(themas.begin(), themas.end(), thema_of_line_[line]) != themas.end()) {
            lines.push_back(line);
        }
    }
    return lines.empty() ? net(themas, year) : minus(net(themas, year), added(incidental_, year, lines));
}

std::vector<std::size_t> themas_of_plan(const ReportedScenario& of) {
    return positions(of, [](const Thema& thema) { return !thema.cover; });
}

std::vector<std::size_t> cover_of(const ReportedScenario& of) {
    return positions(of, [](const Thema& thema) { return thema.cover; });
}

std::vector<std::size_t> all_themas(const ReportedScenario& of) {
    return positions(of, [](const Thema&) { return true; });
}

std::vector<int> budget_years(const ScenarioContents& contents) {
    std::vector<int> years;
    for (int year = contents.first_budget_year; year <= contents.last_budget_year; ++year) {
        years.push_back(year);
    }
    return years;
}

double percentage_balanced(const ThemaMoney& money, const ReportedScenario& of) {
    std::vector<double> worst;
    for (const int year : budget_years(*of.contents)) {
        const std::vector<double> balance = money.balance(all_themas(of), position_of(*of.contents, year));
        worst.resize(balance.size(), std::numeric_limits<double>::infinity());
        std::transform(balance.begin(), balance.end(), worst.begin(), worst.begin(),
                       [](double a, double b) { return std::min(a, b); });
    }
    return 100.0 - percentage_short(worst);
}

std::string price_text(const ReportInput& input) {
    return input.options.price_level == PriceLevel::budget
               ? "prijspeil " + price_level(*input.scenarios.front().contents)
               : "prijzen van het jaar zelf (nominaal; begroting geïndexeerd en met compensatie voor prijsstijging)";
}

std::string money_caption(const ReportInput& input, MoneyUnit unit) {
    return std::string{unit == MoneyUnit::thousand_euro ? "Bedragen x € 1.000, " : "Bedragen in hele euro's, "} +
           price_text(input) + "; " + sign_text(input.options.sign) + ".";
}

Kind money_kind(MoneyUnit unit) {
    return unit == MoneyUnit::euro ? Kind::euro : Kind::thousand_euro;
}

double euros(MoneyUnit unit) {
    return unit == MoneyUnit::thousand_euro ? 1000.0 : 1.0;
}

} // namespace koers::sheets
