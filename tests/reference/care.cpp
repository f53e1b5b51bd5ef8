#include <algorithm>
#include <cmath>
#include <limits>

#include "reference/stay.hpp"
#include "reference/village.hpp"

namespace koers::reference {

std::size_t Village::group_of(const Person& person) const {
    return tables_.age_group[grid_.age_of(person.cell)];
}

bool Village::in_sector(std::size_t service, std::size_t sector) const {
    return data_.services[service].sector && data_.services[service].sector->index() == sector;
}

double Village::stacking(const Person& person, std::size_t service) const {
    double factor = 1.0;
    for (const auto& [held, by] : rates_.services[service].stacking) {
        factor += person.uses[held].phase == Phase::in_care ? by - 1.0 : 0.0;
    }
    return std::max(factor, 0.0);
}

double Village::new_stay(std::size_t service) {
    return whole_stay(chance_, 12.0 / rates_.services[service].exit_rate[year_], rates_.services[service].stay_cv);
}

void Village::fill_first_day() {
    for (const std::size_t p : tables_.start_order) {
        place(p, rates_.services[p].stock, Phase::in_care);
    }
    for (const std::size_t p : tables_.start_order) {
        place(p, rates_.services[p].waiting, Phase::in_queue);
    }
}

/// Puts people in care or in the queue, where use by age and stacking put them.
void Village::place(std::size_t service, double number, Phase phase) {
    const ServiceRates& of = rates_.services[service];
    std::vector<double> up_to; // cumulative hazards
    for (const Person& person : people_) {
        up_to.push_back((up_to.empty() ? 0.0 : up_to.back()) + tables_.services[service].start_hazard[person.cell]);
    }
    std::size_t left = chance_.round(number);
    for (auto tries = static_cast<std::size_t>(64.0 * of.stacking_bound * (static_cast<double>(left) + 16.0));
         left > 0 && tries > 0; --tries) {
        const auto hit = std::upper_bound(up_to.begin(), up_to.end(), chance_.uniform() * up_to.back());
        Person& person = people_[std::min(static_cast<std::size_t>(hit - up_to.begin()), people_.size() - 1)];
        if (person.uses[service].phase != Phase::none ||
            !chance_.happens(stacking(person, service) / of.stacking_bound)) {
            continue;
        }
        --left;
        if (phase == Phase::in_care) {
            Use& use = person.uses[service];
            use.phase = Phase::in_care;
            use.ends = rest_of_stay(chance_, 12.0 / of.exit_rate[0], of.stay_cv);
        } else {
            request(person, service, -of.wait_months * chance_.uniform());
        }
    }
}

void Village::count_first_of_january() {
    const std::size_t groups = data_.age_groups.size();
    for (Person& person : people_) {
        const std::size_t group = group_of(person);
        outcome_.population[year_ * groups + group] += 1.0;
        for (std::size_t g = 0; g < data_.user_groups.size(); ++g) {
            outcome_.group_persons[year_ * data_.user_groups.size() + g] += of_group_age(person, g) ? 1.0 : 0.0;
        }
        std::fill(person.used.begin(), person.used.end(), std::uint8_t{0});
        for (std::size_t p = 0; p < services_; ++p) {
            if (person.uses[p].phase == Phase::in_care) {
                outcome_.clients[slot(p)] += 1.0;
                outcome_.clients_by_age[slot(p) * groups + group] += 1.0;
                count_user(person, p);
            } else if (person.uses[p].phase != Phase::none) {
                outcome_.waiting[slot(p)] += 1.0;
                outcome_.waiting_by_age[slot(p) * groups + group] += 1.0;
            }
        }
        count_stacking(person);
    }
}

void Village::count_stacking(const Person& person) {
    for (std::size_t g = 0; g < data_.user_groups.size(); ++g) {
        std::size_t held = 0;
        for (const ServiceId service : data_.user_groups[g].services) {
            held += person.uses[service.index()].phase == Phase::in_care ? 1 : 0;
        }
        if (held > 0 && of_group_age(person, g)) {
            const std::size_t row = year_ * data_.user_groups.size() + g;
            outcome_.group_stacked[row * 4 + (held >= 4 ? 3 : held - 1)] += 1.0;
        }
    }
}

bool Village::of_group_age(const Person& person, std::size_t group) const {
    const auto age = static_cast<int>(grid_.age_of(person.cell));
    return age >= data_.user_groups[group].age_from && age <= data_.user_groups[group].age_to;
}

/// A group counts somebody with the first of its services that is used in the year.
void Village::count_in_groups(const Person& person, std::size_t service) {
    for (std::size_t g = 0; g < data_.user_groups.size(); ++g) {
        bool holds_service = false;
        bool counted = false;
        for (const ServiceId of : data_.user_groups[g].services) {
            holds_service = holds_service || of.index() == service;
            counted = counted || person.used[of.index()] != 0;
        }
        if (holds_service && !counted && of_group_age(person, g)) {
            outcome_.group_users[year_ * data_.user_groups.size() + g] += 1.0;
        }
    }
}

void Village::count_user(Person& person, std::size_t service) {
    if (person.used[service] == 0) {
        count_in_groups(person, service);
        person.used[service] = 1;
        outcome_.users[slot(service)] += 1.0;
        outcome_.users_by_age[slot(service) * data_.age_groups.size() + group_of(person)] += 1.0;
    }
}

/// A measure on stays works on what is left of every stay.
void Village::rescale_stays() {
    for (Person& person : people_) {
        for (std::size_t p = 0; p < services_; ++p) {
            const std::vector<double>& rate = rates_.services[p].exit_rate;
            if (person.uses[p].phase == Phase::in_care) {
                person.uses[p].ends = now_ + (person.uses[p].ends - now_) * rate[year_ - 1] / rate[year_];
            }
        }
    }
}

void Village::leave(Person& person, double when) {
    for (std::size_t p = 0; p < services_; ++p) {
        stop(person, p, when);
    }
}

/// Ends what somebody has of a service: care, waiting or nothing.
void Village::stop(Person& person, std::size_t service, double when) {
    Use& use = person.uses[service];
    if (use.phase == Phase::in_care) {
        outcome_.ends[slot(service)] += 1.0;
        outcome_.client_months[slot(service)] += when - std::max(use.began, year_start());
    }
    use = {};
}

void Village::settle_due() {
    for (Person& person : people_) {
        for (bool again = true; again;) {
            again = false;
            for (std::size_t p = 0; p < services_; ++p) {
                const Use& use = person.uses[p];
                const bool due = use.phase == Phase::in_care        ? use.ends < now_ + 1.0
                                 : use.phase == Phase::in_lead_time ? std::min(use.ready, use.patience) < now_ + 1.0
                                 : use.phase == Phase::in_queue     ? use.patience < now_ + 1.0
                                                                    : false;
                if (due) {
                    settle(person, p);
                    again = true;
                }
            }
        }
    }
}

/// What is due of one use: the lead time is over, the stay ends, or patience does.
void Village::settle(Person& person, std::size_t service) {
    const Use use = person.uses[service];
    const ServiceRates& of = rates_.services[service];
    if (use.phase == Phase::in_lead_time && use.ready <= use.patience) {
        start(person, service, std::max(use.ready, now_));
        return;
    }
    std::optional<ServiceId> next;
    const double when = use.phase == Phase::in_care ? use.ends : use.patience;
    if (use.phase == Phase::in_care) {
        double u = chance_.uniform();
        for (const Destination& destination : data_.services[service].destinations) {
            if (u >= 0.0 && u < destination.share) {
                next = destination.to;
            }
            u -= destination.share;
        }
    } else if (chance_.happens(of.worse_rate / (of.leave_rate + of.worse_rate))) {
        next = data_.services[service].heavier;
    }
    stop(person, service, when);
    if (next) {
        hand_on(person, next->index(), when);
    }
}

/// A request at another service, if of the age for it and not there yet.
void Village::hand_on(Person& person, std::size_t to, double when) {
    const Service& asked = data_.services[to];
    const auto age = static_cast<int>(grid_.age_of(person.cell));
    if (person.uses[to].phase == Phase::none && age >= asked.age_from && age <= asked.request_to) {
        request(person, to, when);
    }
}

void Village::requests() {
    for (Person& person : people_) {
        for (std::size_t p = 0; p < services_; ++p) {
            if (person.uses[p].phase != Phase::none || chances_.hazard[p][person.cell] <= 0.0) {
                continue;
            }
            const double factor = stacking(person, p);
            const double chance =
                factor == 1.0 ? chances_.requests[p][person.cell] : monthly(chances_.hazard[p][person.cell] * factor);
            if (chance_.happens(chance)) {
                const std::vector<double>& referral = rates_.services[p].referral[year_];
                if (!referral.empty()) {
                    outcome_.referrals[year_ * referral.size() + chance_.pick(referral)] += 1.0;
                }
                request(person, p, now_ + chance_.uniform());
            }
        }
    }
}

void Village::request(Person& person, std::size_t service, double when) {
    const ServiceRates& of = rates_.services[service];
    Use& use = person.uses[service];
    use = {};
    use.requested = when;
    const double quitting = of.leave_rate + of.worse_rate;
    if (quitting > 0.0) {
        use.patience = std::max(when, 0.0) + chance_.exponential(12.0 / quitting);
    }
    if (data_.services[service].sector) {
        use.phase = Phase::in_queue;
    } else {
        use.phase = Phase::in_lead_time;
        use.ready = when + of.wait_months;
    }
}

void Village::start_from_queues() {
    for (std::size_t sector = 0; sector < data_.sectors.size(); ++sector) {
        start_sector(sector);
    }
}

/// By priority and then by order of request, until the hours are handed out to the nearest whole client.
void Village::start_sector(std::size_t sector) {
    struct Waiting {
        int priority;
        double requested;
        Person* person;
        std::size_t service;
    };
    std::vector<Waiting> queue;
    double used = 0.0;
    double asked = 0.0;
    for (Person& person : people_) {
        for (std::size_t p = 0; p < services_; ++p) {
            const Use& use = person.uses[p];
            if (!in_sector(p, sector) || use.phase == Phase::none) {
                continue;
            }
            const double hours = rates_.services[p].staff_hours[year_];
            asked += hours;
            if (use.phase == Phase::in_care) {
                used += hours;
            } else {
                queue.push_back({data_.services[p].priority, use.requested, &person, p});
            }
        }
    }
    std::sort(queue.begin(), queue.end(), [](const Waiting& a, const Waiting& b) {
        return a.priority != b.priority ? a.priority < b.priority : a.requested < b.requested;
    });
    const std::size_t slot_of_sector = year_ * data_.sectors.size() + sector;
    outcome_.hours_asked[slot_of_sector] += asked;
    outcome_.hours_offered[slot_of_sector] += rates_.sectors[sector].available[month_];
    const double limit = hours_to_hand_out(rates_, sector, month_, asked);
    for (const Waiting& next : queue) {
        const double hours = rates_.services[next.service].staff_hours[year_];
        if (used + 0.5 * hours > limit) {
            return;
        }
        used += hours;
        // Who asked before this month begins at the moment in the month at which the request was made.
        const double moment = next.requested - std::floor(next.requested);
        start(*next.person, next.service, now_ + moment);
    }
}

void Village::start(Person& person, std::size_t service, double when) {
    Use& use = person.uses[service];
    const double sigma = rates_.services[service].price_sigma;
    outcome_.starts[slot(service)] += 1.0;
    outcome_.wait_months[slot(service)] += when - use.requested; // a sum until close_accounts
    outcome_.priced_starts[slot(service)] +=
        sigma > 0.0 ? std::exp(sigma * chance_.normal() - 0.5 * sigma * sigma) : 1.0;
    count_user(person, service);
    if (data_.services[service].one_off) {
        outcome_.ends[slot(service)] += 1.0;
        use = {};
        return;
    }
    use.phase = Phase::in_care;
    use.began = when;
    use.ends = when + new_stay(service);
}

/// On the last moment of the year people leave what they are too old for: always beyond the ages of the
/// service, with a chance in the first year beyond those of its requests. Waiting always ends there.
void Village::outgrow_services() {
    const double when = year_start() + 12.0;
    for (Person& person : people_) {
        const auto age = static_cast<int>(grid_.age_of(person.cell));
        const std::vector<Use> before = person.uses;
        for (std::size_t p = 0; p < services_; ++p) {
            const Service& service = data_.services[p];
            const bool waits = before[p].phase == Phase::in_queue || before[p].phase == Phase::in_lead_time;
            const bool too_old = age > service.age_to;
            const bool turned = age == service.request_to + 1 && !chance_.happens(rates_.services[p].stay_on);
            if (before[p].phase == Phase::none || !(too_old || turned || (waits && age > service.request_to))) {
                continue;
            }
            stop(person, p, when);
            if (service.follow_up && chance_.happens(rates_.services[p].follow_up)) {
                hand_on(person, service.follow_up->index(), when);
            }
        }
    }
}

void Village::close_accounts() {
    for (const Person& person : people_) {
        for (std::size_t p = 0; p < services_; ++p) {
            if (person.uses[p].phase == Phase::in_care) {
                outcome_.client_months[slot(p)] += year_start() + 12.0 - std::max(person.uses[p].began, year_start());
            }
        }
    }
    for (std::size_t p = 0; p < services_; ++p) {
        const double starts = outcome_.starts[slot(p)];
        outcome_.wait_months[slot(p)] =
            starts > 0.0 ? outcome_.wait_months[slot(p)] / starts : std::numeric_limits<double>::quiet_NaN();
    }
}

} // namespace koers::reference
