#include "sim/rates.hpp"

#include <algorithm>
#include <cmath>

#include "base/portable_math.hpp"
#include "sim/influence.hpp"
#include "sim/measure_amounts.hpp"

namespace koers {
namespace {

constexpr double lowest_exit_rate = 0.02; // per year; keeps stays finite when deaths alone explain them

double service_lever(const Scenario& scenario, const Theta& theta, Lever lever, std::size_t service, int year) {
    return lever_factor(
        scenario, theta, lever,
        [service](const Measure& m) { return m.service && m.service->index() == service && !m.income && !m.referrer; },
        year);
}

/// An index by year, 1 in the year of the price level.
std::vector<double> price_index(const ModelTables& tables, const Theta& theta, const std::vector<IndexStep>& steps) {
    const Dataset& data = *tables.scenario.dataset;
    std::vector<double> index;
    double value = 1.0;
    for (std::size_t y = 0; y < tables.years; ++y) {
        const int year = data.first_year + static_cast<int>(y);
        double rise = 0.0;
        for (const IndexStep& step : steps) {
            rise = year >= step.year ? theta[step.rise.index()] : rise;
        }
        value *= year > data.price_level_year ? 1.0 + rise : 1.0;
        index.push_back(value);
    }
    return index;
}

/// model.md section 3: stock and inflow that belong to the users of a year and a mean stay, and the
/// requests that keep the queue of the first day as it is.
struct BaseFlow {
    double stock;
    double waiting;
    double requests;
};

BaseFlow base_flow(const ModelTables& tables, const Theta& theta, std::size_t index) {
    const Service& service = tables.scenario.dataset->services[index];
    const auto value = [&theta](ParameterId id) { return theta[id.index()]; };
    const double users = value(service.users);
    const double stay = value(service.stay);
    const double starts = service.one_off ? users : users / (1.0 + stay);
    const double stock = service.one_off ? 0.0 : starts * stay;
    const double weeks_a_year = 365.25 / 7.0;
    const double waiting = starts * value(service.wait) / weeks_a_year;
    const ServiceTables& known = tables.services[index];
    const double losses = value(service.wait_leave) + value(service.wait_worse) + known.client_deaths +
                          known.client_departures + known.client_outgrowth;
    return {stock, waiting, starts + waiting * losses};
}

/// Exits a year that follow from age, death and departure, per client.
double involuntary_exits(const ServiceTables& known) {
    return known.client_deaths + known.client_departures + known.client_outgrowth;
}

/// Requests a year that come from other services: leavers that move on, those who got worse waiting, and
/// those whose age ended their care.
double transfers_into(const ModelTables& tables, const Theta& theta, std::size_t target) {
    const Dataset& data = *tables.scenario.dataset;
    double arriving = 0.0;
    for (std::size_t p = 0; p < data.services.size(); ++p) {
        const Service& service = data.services[p];
        const BaseFlow flow = base_flow(tables, theta, p);
        if (service.heavier && service.heavier->index() == target) {
            arriving += flow.waiting * theta[service.wait_worse.index()] * tables.services[p].right_age[target];
        }
        if (service.follow_up && service.follow_up->index() == target) {
            arriving += (flow.stock + flow.waiting) * tables.services[p].client_outgrowth *
                        theta[service.follow_up_share.index()];
        }
        for (const Destination& destination : service.destinations) {
            if (destination.to && destination.to->index() == target && !service.one_off) {
                const double leavers =
                    flow.stock * (1.0 / theta[service.stay.index()] - involuntary_exits(tables.services[p]));
                arriving += std::max(0.0, leavers) * destination.share * tables.services[p].right_age[target];
            }
        }
    }
    return arriving;
}

double trend_factor(const Dataset& data, double trend, int year) {
    const int years = std::clamp(year, data.first_year, std::max(data.first_year, data.trend_until)) - data.first_year;
    double factor = 1.0;
    for (int i = 0; i < years; ++i) {
        factor *= 1.0 + trend;
    }
    return factor;
}

/// Factor on the request shape that gives the direct requests of the first year: what is not a transfer; 1 on rates
/// that are given.
double request_level(const ModelTables& tables, const Theta& theta, std::size_t index, const BaseFlow& flow) {
    const ServiceTables& known = tables.services[index];
    if (!tables.scenario.dataset->services[index].request_rate.empty()) {
        return 1.0;
    }
    const auto stock_ratio = [&](std::size_t p, double stock) {
        const double central = tables.services[p].central_stock;
        return central > 0.0 ? stock / central : 1.0;
    };
    double at_risk = known.at_risk_all - known.at_risk_clients * stock_ratio(index, flow.stock);
    for (const StackingTable& stacking : known.stacking) {
        const double holders =
            stacking.at_risk_holders * stock_ratio(stacking.held, base_flow(tables, theta, stacking.held).stock);
        at_risk += (theta[stacking.factor.index()] - 1.0) * holders;
    }
    const double direct = std::max(0.0, flow.requests - transfers_into(tables, theta, index));
    return direct / std::max(at_risk, 1e-12);
}

/// Measures on the requests of one income class or by one referrer. With referrers the rate becomes the
/// sum of their shares x factors, and each refers its part of that sum.
void set_request_targets(const ModelTables& tables, const Theta& theta, const Influence& influence, std::size_t index,
                         std::size_t y, ServiceRates& rates) {
    const Dataset& data = *tables.scenario.dataset;
    const int year = data.first_year + static_cast<int>(y);
    const auto factor = [&](auto chosen) {
        return lever_factor(
            tables.scenario, theta, Lever::request_rate,
            [&](const Measure& m) { return m.service && m.service->index() == index && chosen(m); }, year);
    };
    std::vector<double> classes;
    for (std::size_t i = 0; i < data.demography.incomes.size(); ++i) {
        classes.push_back(factor([i](const Measure& m) { return m.income && *m.income == i; }));
    }
    rates.request_class.push_back(std::move(classes));
    std::vector<double> referral = data.services[index].referral_share;
    double sum = 0.0;
    for (std::size_t v = 0; v < referral.size(); ++v) {
        referral[v] *= factor([v](const Measure& m) { return m.referrer && *m.referrer == v; }) *
                       influence.factor({NodeKind::request_rate, index, v}, y);
        sum += referral[v];
    }
    for (double& share : referral) {
        share /= sum;
    }
    rates.request_factor.back() *= referral.empty() ? 1.0 : sum;
    rates.referral.push_back(std::move(referral));
}

/// Share of the cost that the municipality bears; a measure moves part of what others bear to it.
double paid_share(const Scenario& scenario, const Theta& theta, std::size_t service, int year) {
    double paid = theta[scenario.dataset->services[service].paid_share.index()];
    for (const Measure& measure : scenario.measures) {
        if (measure.lever == Lever::paid_share && measure.service && measure.service->index() == service) {
            paid += (1.0 - paid) * theta[measure.strength.index()] * strength_in(measure, year);
        }
    }
    return paid;
}

ServiceRates make_service(const ModelTables& tables, const Theta& theta, const Influence& influence, std::size_t index,
                          const std::vector<double>& prices, const std::vector<double>& goals) {
    const Dataset& data = *tables.scenario.dataset;
    const Service& service = data.services[index];
    const ServiceTables& known = tables.services[index];
    const auto value = [&theta](ParameterId id) { return theta[id.index()]; };
    const BaseFlow flow = base_flow(tables, theta, index);

    ServiceRates rates;
    rates.stock = flow.stock;
    rates.waiting = flow.waiting;
    rates.stay_cv = value(service.stay_cv);
    rates.wait_months = value(service.wait) * 12.0 * 7.0 / 365.25;
    rates.leave_rate = value(service.wait_leave);
    rates.worse_rate = value(service.wait_worse);
    rates.fee_share = value(service.fee_share);
    rates.overdispersion = value(service.overdispersion);
    const double cv = value(service.price_cv);
    rates.price_sigma = std::sqrt(portable_log(1.0 + cv * cv));
    rates.death_weight = value(service.mortality_ratio);
    rates.departure_weight = value(service.departure_ratio);
    rates.stay_on = service.request_to < service.age_to ? value(service.stay_on_share) : 0.0;
    rates.follow_up = service.follow_up ? value(service.follow_up_share) : 0.0;
    for (const StackingTable& stacking : known.stacking) {
        rates.stacking.emplace_back(stacking.held, value(stacking.factor));
        rates.stacking_bound += std::max(0.0, value(stacking.factor) - 1.0);
    }

    const double level = request_level(tables, theta, index, flow);
    const bool anchored = service.anchor.has_value();
    const double goal = anchored ? goals[service.goal.index()] : 1.0;
    for (std::size_t y = 0; y < tables.years; ++y) {
        const int year = data.first_year + static_cast<int>(y);
        const auto lever = [&](Lever kind, NodeKind node) {
            return service_lever(tables.scenario, theta, kind, index, year) * influence.factor({node, index, {}}, y);
        };
        rates.request_factor.push_back(level * trend_factor(data, value(service.trend), year) *
                                       lever(Lever::request_rate, NodeKind::request_rate));
        set_request_targets(tables, theta, influence, index, y, rates);
        const double stay = service.one_off ? 1.0 : value(service.stay) * lever(Lever::stay, NodeKind::stay);
        rates.exit_rate.push_back(std::max(lowest_exit_rate, 1.0 / stay - involuntary_exits(known)));
        const double hours = value(service.hours) * lever(Lever::hours, NodeKind::hours);
        rates.hours.push_back(hours);
        rates.staff_hours.push_back(hours * value(service.staff_ratio));
        rates.price.push_back(value(service.price) * tables.money.anchor[index] * goal * prices[y] *
                              lever(Lever::price, NodeKind::price));
        rates.paid.push_back(paid_share(tables.scenario, theta, index, year));
    }
    return rates;
}

SectorRates make_sector(const ModelTables& tables, const Theta& theta, const Influence& influence, std::size_t index,
                        const Rates& rates) {
    const Dataset& data = *tables.scenario.dataset;
    const Sector& sector = data.sectors[index];
    const auto value = [&theta](ParameterId id) { return theta[id.index()]; };
    double in_care = 0.0;
    double waiting = 0.0;
    for (std::size_t p = 0; p < data.services.size(); ++p) {
        if (data.services[p].sector && data.services[p].sector->index() == index) {
            in_care += rates.services[p].stock * rates.services[p].staff_hours[0];
            waiting += rates.services[p].waiting * rates.services[p].staff_hours[0];
        }
    }
    SectorRates result;
    result.base_shortage = in_care + waiting > 0.0 ? waiting / (in_care + waiting) : 0.0;
    const double first = in_care * value(data.common.staff_base_ratio);
    const double unfilled = value(sector.unfilled);
    for (std::size_t m = 0; m < tables.years * 12; ++m) {
        const int year = data.first_year + static_cast<int>(m / 12);
        const int rising =
            std::clamp(year, data.first_year, std::max(data.first_year, data.unfilled_until)) - data.first_year;
        const double growth = 1.0 + value(data.common.staff_follows_demand) * (tables.staff.demand[index][m] - 1.0);
        const double filled = (1.0 - unfilled - value(sector.unfilled_change) * rising) / (1.0 - unfilled);
        double productivity = 1.0;
        for (int i = data.first_year; i < year; ++i) {
            productivity *= 1.0 + value(sector.productivity);
        }
        const double measures =
            lever_factor(
                tables.scenario, theta, Lever::staff,
                [index](const Measure& measure) { return measure.sector && measure.sector->index() == index; }, year) *
            influence.factor({NodeKind::staff, index, {}}, m / 12);
        result.available.push_back(std::max(0.0, first * growth * filled * productivity * measures));
    }
    return result;
}

/// Budget lines: what is not modelled care of the goal, plus amounts of measures.
std::vector<double> make_line(const ModelTables& tables, const Theta& theta, std::size_t index,
                              const std::vector<double>& goals) {
    std::vector<double> amounts;
    for (std::size_t y = 0; y < tables.years; ++y) {
        const int year = tables.scenario.dataset->first_year + static_cast<int>(y);
        const double base = line_base(tables, index, goals, y);
        const double measures = measure_amount(
            tables.scenario, theta, Lever::budget_line,
            [index](const Measure& m) { return m.budget_line->index() == index; }, year);
        amounts.push_back(base + measures + room_change(tables, theta, index, base, year));
    }
    return amounts;
}

std::vector<double> make_one_off(const ModelTables& tables, const Theta& theta, std::size_t index) {
    std::vector<double> amounts;
    for (std::size_t y = 0; y < tables.years; ++y) {
        const int year = tables.scenario.dataset->first_year + static_cast<int>(y);
        amounts.push_back(one_off_amount(tables.scenario, theta, index, year));
    }
    return amounts;
}

/// What a grant pays: the expected cost of its service, as far as the municipality bears it.
std::vector<double> make_grant(const ModelTables& tables, const Theta& theta, std::size_t index, const Rates& rates) {
    const Grant& grant = tables.scenario.dataset->grants[index];
    std::vector<double> amounts;
    for (std::size_t y = 0; y < tables.years; ++y) {
        amounts.push_back(tables.money.granted[index][y] * theta[grant.cover.index()] *
                          rates.services[grant.service.index()].paid[y]);
    }
    return amounts;
}

void set_fee_and_cover(const ModelTables& tables, const Theta& theta, Rates& rates) {
    const Dataset& data = *tables.scenario.dataset;
    const auto any = [](const Measure&) { return true; };
    for (std::size_t y = 0; y < tables.years; ++y) {
        const int year = data.first_year + static_cast<int>(y);
        rates.fee.push_back(theta[data.common.fee.index()] *
                            lever_factor(tables.scenario, theta, Lever::fee, any, year));
        rates.cover_change.push_back(measure_amount(tables.scenario, theta, Lever::general_cover, any, year) *
                                     theta[data.common.social_share.index()]);
    }
}

} // namespace

Rates make_rates(const ModelTables& tables, const Theta& theta) {
    return make_rates(tables, theta, Influence{tables, theta});
}

Rates make_rates(const ModelTables& tables, const Theta& theta, const Influence& influence) {
    const Dataset& data = *tables.scenario.dataset;
    Rates rates = make_population_rates(tables, theta);
    rates.budget_price = price_index(tables, theta, data.budget_index);
    rates.compensation = price_index(tables, theta, data.compensation_index);
    std::vector<double> prices = price_index(tables, theta, data.care_index);
    for (std::size_t y = 0; y < tables.years; ++y) {
        prices[y] /= rates.budget_price[y];
    }
    const std::vector<double> goals = goal_ratios(data, theta);
    rates.indicator_shift = influence.indicator_shifts();
    for (std::size_t p = 0; p < data.services.size(); ++p) {
        rates.services.push_back(make_service(tables, theta, influence, p, prices, goals));
    }
    for (std::size_t k = 0; k < data.sectors.size(); ++k) {
        rates.sectors.push_back(make_sector(tables, theta, influence, k, rates));
    }
    rates.waiting_share = theta[data.common.shortage_waiting_share.index()];
    rates.scarcity_elasticity = theta[data.common.scarcity_elasticity.index()];
    set_fee_and_cover(tables, theta, rates);
    for (std::size_t line = 0; line < data.budget_lines.size(); ++line) {
        rates.line_amount.push_back(make_line(tables, theta, line, goals));
        rates.line_once.push_back(make_one_off(tables, theta, line));
    }
    for (std::size_t grant = 0; grant < data.grants.size(); ++grant) {
        rates.grant_amount.push_back(make_grant(tables, theta, grant, rates));
    }
    return rates;
}

double hours_to_hand_out(const Rates& rates, std::size_t sector, std::size_t month, double asked) {
    const SectorRates& of_sector = rates.sectors[sector];
    const double available = of_sector.available[month];
    const double usual = available * of_sector.base_shortage / (1.0 - of_sector.base_shortage);
    const double beyond = std::max(0.0, asked - available - usual);
    return available + (1.0 - rates.waiting_share) * beyond;
}

double scarcity_factor(const Rates& rates, std::size_t sector, double shortage) {
    const double base = rates.sectors[sector].base_shortage;
    return (1.0 + rates.scarcity_elasticity * std::max(0.0, shortage)) / (1.0 + rates.scarcity_elasticity * base);
}

} // namespace koers
