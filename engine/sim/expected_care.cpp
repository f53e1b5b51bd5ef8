#include "sim/expected_care.hpp"

#include <algorithm>
#include <map>

#include "sim/monthly_chance.hpp"

namespace koers {

ExpectedCare::ExpectedCare(const ModelTables& tables, const Rates& rates, QueueRule rule, const ExpectedPeople& people)
    : tables_{tables},
      rates_{rates},
      data_{*tables.scenario.dataset},
      rule_{rule},
      people_{people},
      monthly_(tables.services.size()),
      services_(people.blocks().count()) {
    for (std::size_t p = 0; p < tables.services.size(); ++p) {
        stocks_.emplace_back(tables, rates, people.blocks(), p);
        for (std::size_t block = stocks_[p].first; block < stocks_[p].end; ++block) {
            services_[block].push_back(p);
        }
    }
    for (Lanes* room : {&inverse_, &outside_, &holding_, &weighted_, &room_}) {
        room->assign(people.blocks().lanes(), 0.0);
    }
}

void ExpectedCare::begin_year(std::size_t year) {
    year_ = year;
    for (std::size_t p = 0; p < stocks_.size(); ++p) {
        CareStock& stock = stocks_[p];
        set_requests(tables_, rates_, people_.blocks(), p, year, stock);
        monthly_[p] = rates_of_month(p);
        std::fill(stock.used.begin(), stock.used.end(), 0.0);
        stock.users = stock.clients;
        stock.client_sum = sum_of(stock.clients.data(), stock.clients.size());
        stock.waiting_sum = sum_of(stock.waiting.data(), stock.waiting.size());
    }
}

ExpectedCare::MonthRates ExpectedCare::rates_of_month(std::size_t p) const {
    const ServiceRates& of = rates_.services[p];
    const double quit = of.leave_rate + of.worse_rate;
    // Starts fall half-way the month on average, so some stays end in the month in which they began.
    return {.leave = monthly_chance(of.exit_rate[year_]),
            .early = data_.services[p].one_off ? 1.0 : monthly_chance(0.5 * of.exit_rate[year_]),
            .quit = monthly_chance(quit),
            .worse = quit > 0.0 ? of.worse_rate / quit : 0.0};
}

void ExpectedCare::pass_month(std::size_t month, Expectation& out) {
    for (std::size_t p = 0; p < stocks_.size(); ++p) {
        out.clients[p][month] = stocks_[p].client_sum;
        out.waiting[p][month] = stocks_[p].waiting_sum;
        stocks_[p].client_sum = 0.0;
        stocks_[p].waiting_sum = 0.0;
        stocks_[p].asked = 0.0;
    }
    for (std::size_t block = 0; block < services_.size(); ++block) {
        leave_municipality(block);
        exits(block);
        requests(block);
    }
    for (std::size_t p = 0; p < stocks_.size(); ++p) {
        settle_requests(p, month, out);
    }
    const std::vector<double> share = queues(month, out);
    for (std::size_t block = 0; block < services_.size(); ++block) {
        starts(block, share);
    }
    for (std::size_t p = 0; p < stocks_.size(); ++p) {
        settle_starts(p, month, share[p], out);
    }
}

/// Sums follow from sums: all clients leave care alike, and all who wait start alike.
void ExpectedCare::settle_requests(std::size_t p, std::size_t month, Expectation& out) {
    CareStock& stock = stocks_[p];
    const MonthRates& of = monthly_[p];
    out.ends[p][year_] += out.clients[p][month] - stock.client_sum * (1.0 - of.leave);
    stock.client_sum *= 1.0 - of.leave;
    stock.waiting_sum *= 1.0 - of.quit;
    const std::vector<double>& referral = rates_.services[p].referral[year_];
    for (std::size_t v = 0; v < referral.size(); ++v) {
        out.referrals[v][year_] += stock.asked * referral[v];
    }
    stock.wishes = stock.asked > 0.0 ? 1.0 + stock.arriving / stock.asked : 1.0;
    stock.arriving = 0.0;
    stock.waiting_sum += stock.asked * stock.wishes;
}

void ExpectedCare::settle_starts(std::size_t p, std::size_t month, double share, Expectation& out) {
    CareStock& stock = stocks_[p];
    const double begun = stock.waiting_sum * share;
    const double ended = begun * monthly_[p].early;
    stock.waiting_sum -= begun;
    stock.client_sum += begun - ended;
    out.starts[p][year_] += begun;
    out.ends[p][year_] += ended;
    out.client_months[p][year_] += 0.5 * (out.clients[p][month] + stock.client_sum);
}

std::vector<double> ExpectedCare::queues(std::size_t month, Expectation& out) const {
    std::vector<double> share(stocks_.size(), 0.0);
    for (std::size_t k = 0; k < rates_.sectors.size(); ++k) {
        share_of_sector(k, month, out, share);
    }
    for (std::size_t p = 0; p < stocks_.size(); ++p) {
        if (!data_.services[p].sector || rule_ == QueueRule::usual_wait) {
            // With this share a month the stock that waits is requests x wait, as Little's law asks.
            share[p] = 1.0 / (1.0 + rates_.services[p].wait_months);
        }
    }
    return share;
}

/// Hours go to those in care, then to the waiting by priority class.
void ExpectedCare::share_of_sector(std::size_t k, std::size_t month, Expectation& out,
                                   std::vector<double>& share) const {
    double used = 0.0;
    double wished = 0.0;
    std::map<int, double> by_class;
    const auto here = [&](std::size_t p) { return data_.services[p].sector && data_.services[p].sector->index() == k; };
    for (std::size_t p = 0; p < stocks_.size(); ++p) {
        if (here(p)) {
            const double wish = stocks_[p].waiting_sum * rates_.services[p].staff_hours[year_];
            used += stocks_[p].client_sum * rates_.services[p].staff_hours[year_];
            wished += wish;
            by_class[data_.services[p].priority] += wish;
        }
    }
    double left = hours_to_hand_out(rates_, k, month, used + wished) - used;
    for (auto& [priority, wish] : by_class) {
        const double part = wish > 0.0 ? std::clamp(left / wish, 0.0, 1.0) : 0.0;
        left -= part * wish;
        wish = part;
    }
    for (std::size_t p = 0; p < stocks_.size(); ++p) {
        share[p] = here(p) ? by_class[data_.services[p].priority] : share[p];
    }
    out.hours_asked[k][year_] += used + wished;
    out.hours_offered[k][year_] += rates_.sectors[k].available[month];
}

void ExpectedCare::pass_birthdays(Expectation& out) {
    for (CareStock& stock : stocks_) {
        pass_birthday(tables_, people_.blocks(), stock.first, stock.clients);
        pass_birthday(tables_, people_.blocks(), stock.first, stock.waiting);
    }
    for (std::size_t p = 0; p < stocks_.size(); ++p) {
        const auto first = static_cast<std::size_t>(data_.services[p].request_to) + 2; // row of the age after
        const std::size_t last = std::min(tables_.grid.rows, stocks_[p].end * CohortBlocks::rows);
        for (std::size_t cell = first * tables_.grid.kinds; cell < last * tables_.grid.kinds; ++cell) {
            outgrow(p, cell, out);
        }
    }
}

void ExpectedCare::outgrow(std::size_t p, std::size_t cell, Expectation& out) {
    const Service& service = data_.services[p];
    CareStock& stock = stocks_[p];
    const auto place = [&](const CareStock& of) {
        const std::size_t row = tables_.grid.row_of(cell);
        return of.at(CohortBlocks::block_of(row)) + CohortBlocks::lane(row, tables_.grid.kind_of(cell));
    };
    const auto age = static_cast<int>(tables_.grid.age_of(cell));
    const std::size_t at = place(stock);
    const double staying = age > service.age_to            ? 0.0
                           : age == service.request_to + 1 ? rates_.services[p].stay_on
                                                           : 1.0;
    const double gone = stock.clients[at] * (1.0 - staying);
    const double asking = (gone + stock.waiting[at]) * rates_.services[p].follow_up;
    out.ends[p][year_] += gone;
    stock.clients[at] -= gone;
    stock.waiting[at] = 0.0;
    const double persons = people_.persons()[people_.blocks().place(cell)];
    if (asking > 0.0 && persons > 0.0) {
        CareStock& next = stocks_[service.follow_up->index()];
        if (next.has(CohortBlocks::block_of(tables_.grid.row_of(cell)))) {
            const std::size_t to = place(next);
            const double free = std::max(0.0, 1.0 - (next.clients[to] + next.waiting[to]) / persons);
            next.waiting[to] += asking * free * next.may_ask[to];
        }
    }
}

} // namespace koers
