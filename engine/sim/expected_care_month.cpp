#include <algorithm>

#include "sim/expected_care.hpp"
#include "sim/monthly_chance.hpp"

// The steps of a month in one block. The loops over its cells are functions of arrays that do not overlap and have no
// branches, so that a compiler makes several cells at once. A division by 0 gives a value that is not chosen.

namespace koers {
namespace {

struct Care {
    double* __restrict clients;
    double* __restrict waiting;
    double* __restrict used;
    double* __restrict users;
};

Care care_in(CareStock& stock, std::size_t block) {
    const std::size_t at = stock.at(block);
    return {&stock.clients[at], &stock.waiting[at], &stock.used[at], &stock.users[at]};
}

/// What decides who of a cell leaves the municipality; first the sums over the services, then what follows from them.
struct Crowd {
    double* __restrict outside;  // chance to hold no service; then: what others weigh
    double* __restrict holding;  // services held; then: the loss at a weight of 1 among nobody
    double* __restrict weighted; // the same by weight; then: what stays of those of weight 1
};

double at_least_0(double value) {
    return value > 0.0 ? value : 0.0;
}

void invert(const double* __restrict persons, double* __restrict inverse, std::size_t lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        const double one_by = 1.0 / persons[i];
        inverse[i] = persons[i] > 0.0 ? one_by : 0.0;
    }
}

void add_holders(Care care, const double* __restrict inverse, double weight, Crowd crowd, std::size_t lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        const double held = (care.clients[i] + care.waiting[i]) * inverse[i];
        crowd.outside[i] *= at_least_0(1.0 - held);
        crowd.holding[i] += held;
        crowd.weighted[i] += held * weight;
    }
}

/// The part of `relative_loss` that does not depend on the service.
void weigh(const double* __restrict persons, const double* __restrict share, Crowd crowd, std::size_t lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        const double mean = crowd.weighted[i] / crowd.holding[i];
        const double all = crowd.outside[i] + (1.0 - crowd.outside[i]) * (crowd.holding[i] > 0.0 ? mean : 1.0);
        const double others = at_least_0(persons[i] - 0.5);
        const double loss = share[i] * (1.0 + others);
        crowd.outside[i] = all * others;
        crowd.holding[i] = loss;
        crowd.weighted[i] = at_least_0(1.0 - loss / (1.0 + all * others));
    }
}

void leave(Care care, double weight, Crowd crowd, std::size_t lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        const double staying = at_least_0(1.0 - weight * crowd.holding[i] / (weight + crowd.outside[i]));
        care.clients[i] *= staying;
        care.waiting[i] *= staying;
        care.used[i] *= crowd.weighted[i];
    }
}

void end_care(Care care, double leaving, double quitting, std::size_t lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        const double left = care.clients[i] * leaving;
        care.clients[i] -= left;
        care.used[i] += left;
        care.waiting[i] -= care.waiting[i] * quitting;
    }
}

/// Of `people`, those who do not have a service yet and are of the right age for it.
double without(Care care, const double* __restrict people, const double* __restrict inverse,
               const double* __restrict may_ask, double* __restrict asking, std::size_t lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        asking[i] = people[i] * at_least_0(1.0 - (care.clients[i] + care.waiting[i]) * inverse[i]) * may_ask[i];
    }
    return sum_of(asking, lanes);
}

void add_stacking(const double* __restrict holders, double factor, const double* __restrict inverse,
                  double* __restrict more, std::size_t lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        more[i] += factor * holders[i] * inverse[i];
    }
}

void make_chances(const double* __restrict rate, double* __restrict more, std::size_t lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        more[i] = small_monthly_chance(rate[i] * more[i]);
    }
}

void ask(Care care, const double* __restrict persons, const double* __restrict chance, double* __restrict wish,
         std::size_t lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        wish[i] = at_least_0(persons[i] - care.clients[i] - care.waiting[i]) * chance[i];
    }
}

void wait(Care care, const double* __restrict wish, double factor, std::size_t lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        care.waiting[i] += wish[i] * factor;
    }
}

/// Who starts was in care earlier this year with the chance of anybody who is not in care.
void start(Care care, const double* __restrict persons, double share, double early, double* __restrict begun,
           std::size_t lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
        const double free = persons[i] - care.clients[i] - care.waiting[i];
        const double fresh = at_least_0(1.0 - care.used[i] / (free + care.waiting[i]));
        const double first = free > 0.0 ? fresh : 1.0;
        const double starting = care.waiting[i] * share;
        const double left = starting * early;
        care.waiting[i] -= starting;
        care.clients[i] += starting - left;
        care.used[i] += left - starting * (1.0 - first);
        care.users[i] += starting * first;
        begun[i] = starting;
    }
}

} // namespace

/// Deaths, then departures, of a stratum; those in care carry their weight in it. Then moves between households.
void ExpectedCare::leave_municipality(std::size_t block) {
    const std::size_t lanes = people_.blocks().lanes();
    const double* persons = &people_.before()[block * lanes];
    const double* death = &people_.death_chance()[block * lanes];
    remove(block, persons, death, &ServiceRates::death_weight);
    for (std::size_t i = 0; i < lanes; ++i) {
        room_[i] = persons[i] * (1.0 - death[i]);
    }
    remove(block, room_.data(), &people_.departure_chance()[block * lanes], &ServiceRates::departure_weight);
    for (const std::size_t p : services_[block]) {
        CareStock& stock = stocks_[p];
        const Care care = care_in(stock, block);
        for (double* values : {care.clients, care.waiting, care.used}) {
            std::copy_n(values, lanes, room_.data());
            people_.moves().apply(block, room_.data(), values);
        }
        stock.client_sum += sum_of(care.clients, lanes);
        stock.waiting_sum += sum_of(care.waiting, lanes);
    }
}

void ExpectedCare::remove(std::size_t block, const double* persons, const double* share, double ServiceRates::*weight) {
    const std::size_t lanes = people_.blocks().lanes();
    const Crowd crowd{outside_.data(), holding_.data(), weighted_.data()};
    invert(persons, inverse_.data(), lanes);
    std::fill(outside_.begin(), outside_.end(), 1.0);
    std::fill(holding_.begin(), holding_.end(), 0.0);
    std::fill(weighted_.begin(), weighted_.end(), 0.0);
    for (const std::size_t p : services_[block]) {
        add_holders(care_in(stocks_[p], block), inverse_.data(), rates_.services[p].*weight, crowd, lanes);
    }
    weigh(persons, share, crowd, lanes);
    for (const std::size_t p : services_[block]) {
        leave(care_in(stocks_[p], block), rates_.services[p].*weight, crowd, lanes);
    }
}

void ExpectedCare::exits(std::size_t block) {
    const std::size_t lanes = people_.blocks().lanes();
    invert(&people_.persons()[block * lanes], inverse_.data(), lanes);
    for (const std::size_t p : services_[block]) {
        const Service& service = data_.services[p];
        const MonthRates& of = monthly_[p];
        const Care care = care_in(stocks_[p], block);
        hand_on_leavers(p, block, care.clients, of.leave);
        if (service.heavier && of.worse > 0.0) {
            hand_on(service.heavier->index(), block, care.waiting, of.quit * of.worse);
        }
        end_care(care, of.leave, of.quit, lanes);
    }
}

void ExpectedCare::hand_on_leavers(std::size_t from, std::size_t block, const double* people, double leaving) {
    for (const Destination& destination : data_.services[from].destinations) {
        if (destination.to) {
            hand_on(destination.to->index(), block, people, leaving * destination.share);
        }
    }
}

/// Requests handed over: by those of the right age for the other service who do not have it yet.
void ExpectedCare::hand_on(std::size_t to, std::size_t block, const double* people, double share) {
    CareStock& asked = stocks_[to];
    if (asked.has(block)) {
        const double* may_ask = &asked.may_ask[asked.at(block)];
        const std::size_t lanes = people_.blocks().lanes();
        asked.arriving +=
            share * without(care_in(asked, block), people, inverse_.data(), may_ask, outside_.data(), lanes);
    }
}

void ExpectedCare::requests(std::size_t block) {
    const std::size_t lanes = people_.blocks().lanes();
    for (const std::size_t p : services_[block]) {
        CareStock& stock = stocks_[p];
        const std::size_t at = stock.at(block);
        const double* chance = rates_.services[p].stacking.empty() ? &stock.chance[at] : stacked_chances(p, block);
        ask(care_in(stock, block), &people_.persons()[block * lanes], chance, &stock.wish[at], lanes);
        stock.asked += sum_of(&stock.wish[at], lanes);
    }
}

/// Chances of requests by people of whom some hold other services.
const double* ExpectedCare::stacked_chances(std::size_t service, std::size_t block) {
    const std::size_t lanes = people_.blocks().lanes();
    std::fill(outside_.begin(), outside_.end(), 1.0);
    for (const auto& [held, by] : rates_.services[service].stacking) {
        if (stocks_[held].has(block)) {
            add_stacking(care_in(stocks_[held], block).clients, by - 1.0, inverse_.data(), outside_.data(), lanes);
        }
    }
    const double* rate = &stocks_[service].rate[stocks_[service].at(block)];
    if (stocks_[service].mild) {
        make_chances(rate, outside_.data(), lanes);
    } else {
        std::transform(outside_.begin(), outside_.end(), rate, outside_.begin(),
                       [](double more, double alone) { return monthly_chance(alone * more); });
    }
    return outside_.data();
}

void ExpectedCare::starts(std::size_t block, const std::vector<double>& share) {
    const std::size_t lanes = people_.blocks().lanes();
    const double* persons = &people_.persons()[block * lanes];
    invert(persons, inverse_.data(), lanes);
    for (const std::size_t p : services_[block]) {
        CareStock& stock = stocks_[p];
        wait(care_in(stock, block), &stock.wish[stock.at(block)], stock.wishes, lanes);
    }
    for (const std::size_t p : services_[block]) {
        const double early = monthly_[p].early;
        start(care_in(stocks_[p], block), persons, share[p], early, room_.data(), lanes);
        if (!data_.services[p].one_off) {
            hand_on_leavers(p, block, room_.data(), early);
        }
    }
}

} // namespace koers
