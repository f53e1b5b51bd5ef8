#include "sim/care_state.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "base/expects.hpp"
#include "base/portable_math.hpp"
#include "sim/stay_law.hpp"

namespace koers {
namespace {

constexpr double longest_stay_months = 12'000.0;

std::uint64_t bit(std::size_t service) {
    return std::uint64_t{1} << service;
}

Tick to_ticks(double months) {
    return static_cast<Tick>(std::min(months, longest_stay_months) * ticks_a_month + 0.5);
}

} // namespace

CareState::CareState(const ModelTables& tables, const Rates& rates, StreamKey person_stream, std::uint32_t replicate,
                     Outcome& outcome)
    : tables_{tables},
      rates_{rates},
      data_{*tables.scenario.dataset},
      stream_{person_stream},
      replicate_{replicate},
      outcome_{outcome},
      services_{data_.services.size()} {
    expects(services_ <= 64, "at most 64 services");
    heads_.assign(tables.grid.cells(), nobody);
    explicit_.assign(tables.grid.cells(), 0);
    due_.assign(tables.years * 12, nobody);
    for (auto* counts : {&active_, &waiting_, &care_ticks_, &wait_ticks_}) {
        counts->assign(services_, 0);
    }
    for (const UserGroup& group : data_.user_groups) {
        groups_.push_back(0);
        for (const ServiceId service : group.services) {
            groups_.back() |= bit(service.index());
        }
    }
    for (std::size_t k = 0; k < data_.sectors.size(); ++k) {
        std::vector<std::size_t> classes;
        for (const Service& service : data_.services) {
            if (service.sector && service.sector->index() == k) {
                classes.push_back(static_cast<std::size_t>(service.priority));
            }
        }
        std::sort(classes.begin(), classes.end());
        classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
        queues_.emplace_back(classes.size());
        priorities_.push_back(std::move(classes));
    }
}

std::uint32_t CareState::at_place(std::size_t cell, std::uint32_t place) const {
    if (place >= explicit_[cell]) {
        return nobody;
    }
    std::uint32_t id = heads_[cell];
    for (std::uint32_t i = 0; i < place; ++i) {
        id = people_[id].after;
    }
    return id;
}

std::uint32_t CareState::draw_victim(std::size_t cell, std::uint32_t persons, double ServiceRates::*weight,
                                     PersonDraw draw, std::uint32_t month, std::uint32_t nth) const {
    if (explicit_[cell] == 0) {
        return nobody;
    }
    // Clocks that lost an earlier race of this cell and month are known to be slow: every race has its own.
    expects(nth < 4096 && month < 4096, "room for race and month in one word");
    const std::uint32_t what = (static_cast<std::uint32_t>(draw) << 24U) | nth << 12U | month;
    std::uint32_t winner = nobody;
    double first = std::numeric_limits<double>::infinity();
    if (persons > explicit_[cell]) {
        const Words words = philox4x32({replicate_, what, nobody, static_cast<std::uint32_t>(cell)}, stream_);
        first = -portable_log(unit_open(words[0], words[1])) / (persons - explicit_[cell]);
    }
    for (std::uint32_t id = heads_[cell]; id != nobody; id = people_[id].after) {
        const Person& person = people_[id];
        double heaviest = person.holding == 0 ? 1.0 : 0.0;
        for (std::uint32_t s = person.first_spell; s != nobody; s = spells_[s].next_of_person) {
            heaviest = std::max(heaviest, rates_.services[spells_[s].service].*weight);
        }
        const Words words = philox4x32({replicate_, what, person.key.origin, person.key.index}, stream_);
        const double clock = -portable_log(unit_open(words[0], words[1])) / std::max(heaviest, 1e-9);
        if (clock < first) {
            first = clock;
            winner = id;
        }
    }
    return winner;
}

void CareState::link(std::uint32_t id, std::size_t cell) {
    Person& person = people_[id];
    person.cell = static_cast<std::uint32_t>(cell);
    person.before = nobody;
    person.after = heads_[cell];
    if (person.after != nobody) {
        people_[person.after].before = id;
    }
    heads_[cell] = id;
    ++explicit_[cell];
}

void CareState::unlink(std::uint32_t id) {
    const Person& person = people_[id];
    (person.before == nobody ? heads_[person.cell] : people_[person.before].after) = person.after;
    if (person.after != nobody) {
        people_[person.after].before = person.before;
    }
    --explicit_[person.cell];
}

std::uint32_t CareState::make_explicit(std::size_t cell, SpellKey key) {
    std::uint32_t id = 0;
    if (free_people_.empty()) {
        id = static_cast<std::uint32_t>(people_.size());
        people_.emplace_back();
    } else {
        id = free_people_.back();
        free_people_.pop_back();
        people_[id] = Person{};
    }
    people_[id].key = key;
    link(id, cell);
    return id;
}

void CareState::move_to(std::uint32_t id, std::size_t cell) {
    unlink(id);
    link(id, cell);
}

void CareState::remove(std::uint32_t id, Tick when) {
    while (people_[id].first_spell != nobody) {
        const std::uint32_t spell = people_[id].first_spell;
        unschedule(spell);
        if (spells_[spell].state == SpellState::active) {
            end(spell, when);
        } else {
            quit(spell);
        }
    }
    unlink(id);
    free_people_.push_back(id);
}

double CareState::stacking_factor(std::uint32_t id, std::size_t service) const {
    double factor = 1.0;
    if (id != nobody) {
        for (const auto& [held, by] : rates_.services[service].stacking) {
            factor += (people_[id].active & bit(held)) != 0 ? by - 1.0 : 0.0;
        }
    }
    return std::max(factor, 0.0);
}

WordSource CareState::words(SpellKey key, PersonDraw draw, std::uint32_t chain) const {
    const std::uint32_t what = (static_cast<std::uint32_t>(draw) << 24U) | chain;
    return {stream_, replicate_, what, key.origin, key.index};
}

void CareState::refer(std::size_t service, SpellKey key) {
    const std::vector<double>& referral = rates_.services[service].referral[year_];
    if (referral.empty()) {
        return;
    }
    WordSource source = words(key, PersonDraw::referrer, 0);
    double left = unit_open(source.next());
    std::size_t chosen = 0;
    for (std::size_t v = 0; v < referral.size() && left > 0.0; ++v) {
        chosen = referral[v] > 0.0 ? v : chosen;
        left -= referral[v];
    }
    outcome_.referrals[year_ * referral.size() + chosen] += 1.0;
}

std::uint32_t CareState::new_spell(std::uint32_t id, std::size_t service, SpellKey key, std::uint8_t chain) {
    std::uint32_t spell = 0;
    if (free_spells_.empty()) {
        spell = static_cast<std::uint32_t>(spells_.size());
        spells_.emplace_back();
    } else {
        spell = free_spells_.back();
        free_spells_.pop_back();
    }
    Spell& made = spells_[spell];
    made.person = id;
    made.next_of_person = people_[id].first_spell;
    made.earlier = made.later = nobody;
    made.key = key;
    made.service = static_cast<std::uint16_t>(service);
    made.chain = chain;
    people_[id].first_spell = spell;
    people_[id].holding |= bit(service);
    return spell;
}

void CareState::schedule(std::uint32_t spell, Tick due) {
    Spell& of = spells_[spell];
    of.due = std::max(due, now_);
    of.earlier = of.later = nobody;
    const auto month = static_cast<std::size_t>(of.due / ticks_a_month);
    if (month >= due_.size()) {
        return;
    }
    of.later = due_[month];
    if (of.later != nobody) {
        spells_[of.later].earlier = spell;
    }
    due_[month] = spell;
}

void CareState::unschedule(std::uint32_t spell) {
    Spell& of = spells_[spell];
    const auto month = static_cast<std::size_t>(of.due / ticks_a_month);
    if (month >= due_.size()) {
        return;
    }
    if (of.earlier != nobody) {
        spells_[of.earlier].later = of.later;
    } else if (due_[month] == spell) {
        due_[month] = of.later;
    }
    if (of.later != nobody) {
        spells_[of.later].earlier = of.earlier;
    }
    of.earlier = of.later = nobody;
}

void CareState::request(std::uint32_t id, std::size_t service, Tick when, SpellKey key, std::uint8_t chain) {
    const std::uint32_t spell = new_spell(id, service, key, chain);
    Spell& made = spells_[spell];
    made.requested = when;
    ++waiting_[service];
    const ServiceRates& of = rates_.services[service];
    const double quitting = (of.leave_rate + of.worse_rate) / 12.0;
    WordSource source = words(made, PersonDraw::patience);
    const std::uint32_t high = source.next();
    const double clock = -portable_log(unit_open(high, source.next()));
    // Patience runs from now on; for those who wait since before the first day that makes no difference.
    const Tick from = std::max<Tick>(when, 0);
    const Tick patience = from + to_ticks(quitting > 0.0 ? clock / quitting : longest_stay_months);
    if (data_.services[service].sector) {
        made.state = SpellState::queueing;
        new_requests_.push_back(spell);
        schedule(spell, patience);
        return;
    }
    const Tick ready = when + to_ticks(of.wait_months);
    made.state = ready <= patience ? SpellState::in_lead_time : SpellState::quitting;
    schedule(spell, std::min(ready, patience));
}

void CareState::begin_in_care(std::uint32_t id, std::size_t service, SpellKey key) {
    const std::uint32_t spell = new_spell(id, service, key, 0);
    WordSource source = words(spells_[spell], PersonDraw::stay);
    const ServiceRates& of = rates_.services[service];
    const double left = draw_stay(source, 12.0 / of.exit_rate[0], of.stay_cv, StayFrom::middle);
    spells_[spell].state = SpellState::active;
    people_[id].active |= bit(service);
    ++active_[service];
    schedule(spell, to_ticks(left));
}

void CareState::count_user(Person& person, std::size_t service) {
    if ((person.used & bit(service)) == 0) {
        count_in_groups(person, bit(service));
        person.used |= bit(service);
        outcome_.users[slot(service)] += 1.0;
        const std::size_t group = tables_.age_group[tables_.grid.age_of(person.cell)];
        outcome_.users_by_age[slot(service) * data_.age_groups.size() + group] += 1.0;
    }
}

/// A person counts once in a group: with the first of its services that is used this year.
void CareState::count_in_groups(const Person& person, std::uint64_t added) {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const bool first = (groups_[g] & added) != 0 && (groups_[g] & person.used) == 0;
        if (first && of_group_age(g, tables_.grid.age_of(person.cell))) {
            outcome_.group_users[year_ * groups_.size() + g] += 1.0;
        }
    }
}

void CareState::start(std::uint32_t spell, Tick when, Tick stay) {
    Spell& of = spells_[spell];
    const std::size_t service = of.service;
    Person& person = people_[of.person];
    --waiting_[service];
    wait_ticks_[service] += when - of.requested;
    outcome_.starts[slot(service)] += 1.0;
    count_user(person, service);
    double price = 1.0;
    if (rates_.services[service].price_sigma > 0.0) {
        WordSource source = words(of, PersonDraw::price);
        const std::uint32_t high = source.next();
        const double sigma = rates_.services[service].price_sigma;
        price = portable_exp(sigma * normal_quantile(unit_open(high, source.next())) - 0.5 * sigma * sigma);
    }
    outcome_.priced_starts[slot(service)] += price;
    if (data_.services[service].one_off) {
        outcome_.ends[slot(service)] += 1.0;
        release(spell);
        return;
    }
    of.state = SpellState::active;
    person.active |= bit(service);
    ++active_[service];
    care_ticks_[service] += year_end() - when;
    schedule(spell, when + stay);
}

void CareState::end(std::uint32_t spell, Tick when) {
    const std::size_t service = spells_[spell].service;
    --active_[service];
    care_ticks_[service] -= year_end() - when;
    outcome_.ends[slot(service)] += 1.0;
    release(spell);
}

void CareState::quit(std::uint32_t spell) {
    --waiting_[spells_[spell].service];
    release(spell);
}

void CareState::release(std::uint32_t spell) {
    Spell& of = spells_[spell];
    Person& person = people_[of.person];
    std::uint32_t* link_to = &person.first_spell;
    while (*link_to != spell) {
        link_to = &spells_[*link_to].next_of_person;
    }
    *link_to = of.next_of_person;
    person.holding &= ~bit(of.service);
    person.active &= ~bit(of.service);
    of.state = SpellState::free;
    ++of.generation;
    free_spells_.push_back(spell);
}

void CareState::settle_due(std::size_t month) {
    while (due_[month] != nobody) {
        const std::uint32_t spell = due_[month];
        unschedule(spell);
        const Spell of = spells_[spell];
        const Service& service = data_.services[of.service];
        if (of.state == SpellState::in_lead_time) {
            WordSource source = words(of, PersonDraw::stay);
            const ServiceRates& rates = rates_.services[of.service];
            const double stay = service.one_off
                                    ? 0.0
                                    : draw_stay(source, 12.0 / rates.exit_rate[year_], rates.stay_cv, StayFrom::start);
            start(spell, of.due, to_ticks(stay));
            continue;
        }
        WordSource source = words(of, PersonDraw::destination);
        const double u = unit_open(source.next());
        std::optional<ServiceId> next;
        if (of.state == SpellState::active) {
            double below = 0.0;
            for (const Destination& destination : service.destinations) {
                next = u >= below && u < below + destination.share ? destination.to : next;
                below += destination.share;
            }
            end(spell, of.due);
        } else {
            const ServiceRates& rates = rates_.services[of.service];
            const bool worse = u * (rates.leave_rate + rates.worse_rate) < rates.worse_rate;
            next = worse ? service.heavier : next;
            quit(spell);
        }
        if (next) {
            transfer(of, *next, of.due);
        }
    }
}

void CareState::transfer(const Spell& from, ServiceId to, Tick when) {
    const Service& target = data_.services[to.index()];
    const auto age = static_cast<int>(tables_.grid.age_of(people_[from.person].cell));
    if (!holds(from.person, to.index()) && age >= target.age_from && age <= target.request_to) {
        request(from.person, to.index(), when, from.key, static_cast<std::uint8_t>(from.chain + 1));
    }
}

void CareState::queue_new_requests() {
    std::sort(new_requests_.begin(), new_requests_.end(), [this](std::uint32_t a, std::uint32_t b) {
        const Spell& first = spells_[a];
        const Spell& second = spells_[b];
        return std::tie(first.requested, first.key.origin, first.key.index, first.chain) <
               std::tie(second.requested, second.key.origin, second.key.index, second.chain);
    });
    for (const std::uint32_t spell : new_requests_) {
        if (spells_[spell].state != SpellState::queueing) {
            continue; // the person is gone already
        }
        const Service& service = data_.services[spells_[spell].service];
        const std::vector<std::size_t>& classes = priorities_[service.sector->index()];
        const auto place = std::lower_bound(classes.begin(), classes.end(), static_cast<std::size_t>(service.priority));
        queues_[service.sector->index()][static_cast<std::size_t>(place - classes.begin())].entries.push_back(
            {spell, spells_[spell].generation});
    }
    new_requests_.clear();
}

void CareState::start_from_queues(std::size_t month) {
    queue_new_requests();
    for (std::size_t k = 0; k < data_.sectors.size(); ++k) {
        start_sector(k, month);
    }
}

void CareState::start_sector(std::size_t sector, std::size_t month) {
    double used = 0.0;
    double asked = 0.0;
    for (std::size_t p = 0; p < services_; ++p) {
        if (data_.services[p].sector && data_.services[p].sector->index() == sector) {
            const double hours = rates_.services[p].staff_hours[year_];
            used += static_cast<double>(active_[p]) * hours;
            asked += static_cast<double>(active_[p] + waiting_[p]) * hours;
        }
    }
    const double limit = hours_to_hand_out(rates_, sector, month, asked);
    outcome_.hours_asked[year_ * data_.sectors.size() + sector] += asked;
    outcome_.hours_offered[year_ * data_.sectors.size() + sector] += rates_.sectors[sector].available[month];
    for (Queue& queue : queues_[sector]) {
        while (queue.first < queue.entries.size()) {
            const Queued next = queue.entries[queue.first];
            const Spell of = spells_[next.spell];
            if (of.state != SpellState::queueing || of.generation != next.generation) {
                ++queue.first;
                continue;
            }
            const double hours = rates_.services[of.service].staff_hours[year_];
            if (used + 0.5 * hours > limit) { // staff serve to the nearest whole client
                return;
            }
            used += hours;
            ++queue.first;
            unschedule(next.spell);
            const Tick begun = of.requested >= now_ ? of.requested : now_ + (of.requested & (ticks_a_month - 1));
            WordSource source = words(of, PersonDraw::stay);
            const ServiceRates& rates = rates_.services[of.service];
            const double stay = data_.services[of.service].one_off
                                    ? 0.0
                                    : draw_stay(source, 12.0 / rates.exit_rate[year_], rates.stay_cv, StayFrom::start);
            start(next.spell, begun, to_ticks(stay));
        }
        queue.entries.clear();
        queue.first = 0;
    }
}

void CareState::begin_month(std::size_t month) {
    now_ = static_cast<Tick>(month) * ticks_a_month;
}

void CareState::begin_year(std::size_t year, const std::vector<std::uint32_t>& persons) {
    year_ = year;
    now_ = static_cast<Tick>(year * 12) * ticks_a_month;
    if (year > 0) {
        purge_former_clients();
        rescale_stays();
    }
    for (std::size_t p = 0; p < services_; ++p) {
        outcome_.clients[slot(p)] = static_cast<double>(active_[p]);
        outcome_.waiting[slot(p)] = static_cast<double>(waiting_[p]);
        care_ticks_[p] = active_[p] * (year_end() - now_);
        wait_ticks_[p] = 0;
    }
    const std::size_t groups = data_.age_groups.size();
    for (std::size_t cell = 0; cell < heads_.size(); ++cell) {
        const std::size_t group = tables_.age_group[tables_.grid.age_of(cell)];
        outcome_.population[year_ * groups + group] += persons[cell];
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            const bool counts = of_group_age(g, tables_.grid.age_of(cell));
            outcome_.group_persons[year_ * groups_.size() + g] += counts ? persons[cell] : 0.0;
        }
        for (std::uint32_t id = heads_[cell]; id != nobody; id = people_[id].after) {
            Person& person = people_[id];
            person.used = 0;
            for (std::uint32_t s = person.first_spell; s != nobody; s = spells_[s].next_of_person) {
                const std::size_t service = spells_[s].service;
                const bool in_care = spells_[s].state == SpellState::active;
                (in_care ? outcome_.clients_by_age : outcome_.waiting_by_age)[slot(service) * groups + group] += 1.0;
                if (in_care) {
                    count_user(person, service);
                }
            }
            count_stacking(person);
        }
    }
}

/// Counts somebody in every group by how many of its services are in use.
void CareState::count_stacking(const Person& person) {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const auto held = static_cast<std::size_t>(std::popcount(groups_[g] & person.active));
        if (held > 0 && of_group_age(g, tables_.grid.age_of(person.cell))) {
            const std::size_t group = year_ * groups_.size() + g;
            outcome_.group_stacked[group * stacking_classes + std::min(held, stacking_classes) - 1] += 1.0;
        }
    }
}

bool CareState::of_group_age(std::size_t group, std::size_t age) const {
    const UserGroup& of = data_.user_groups[group];
    return static_cast<int>(age) >= of.age_from && static_cast<int>(age) <= of.age_to;
}

void CareState::purge_former_clients() {
    for (std::size_t cell = 0; cell < heads_.size(); ++cell) {
        for (std::uint32_t id = heads_[cell]; id != nobody;) {
            const std::uint32_t after = people_[id].after;
            if (people_[id].holding == 0) {
                unlink(id);
                free_people_.push_back(id);
            }
            id = after;
        }
    }
}

void CareState::rescale_stays() {
    for (std::uint32_t spell = 0; spell < spells_.size(); ++spell) {
        const Spell& of = spells_[spell];
        if (of.state != SpellState::active) {
            continue;
        }
        const std::vector<double>& rate = rates_.services[of.service].exit_rate;
        const double ratio = rate[year_ - 1] / rate[year_];
        if (ratio != 1.0) {
            unschedule(spell);
            schedule(spell, now_ + to_ticks((of.due - now_) * ratio / ticks_a_month));
        }
    }
}

void CareState::end_year() {
    for (std::size_t p = 0; p < services_; ++p) {
        outcome_.client_months[slot(p)] = static_cast<double>(care_ticks_[p]) / ticks_a_month;
        const double starts = outcome_.starts[slot(p)];
        outcome_.wait_months[slot(p)] = starts > 0.0 ? static_cast<double>(wait_ticks_[p]) / ticks_a_month / starts
                                                     : std::numeric_limits<double>::quiet_NaN();
    }
}

void CareState::outgrow_services() {
    for (std::size_t cell = 0; cell < heads_.size(); ++cell) {
        const auto age = static_cast<int>(tables_.grid.age_of(cell));
        for (std::uint32_t id = heads_[cell]; id != nobody; id = people_[id].after) {
            std::vector<std::uint32_t> old;
            for (std::uint32_t s = people_[id].first_spell; s != nobody; s = spells_[s].next_of_person) {
                old.push_back(s);
            }
            for (const std::uint32_t spell : old) {
                outgrow(spell, age);
            }
        }
    }
}

void CareState::outgrow(std::uint32_t spell, int age) {
    const Spell of = spells_[spell];
    const Service& service = data_.services[of.service];
    const ServiceRates& rates = rates_.services[of.service];
    const bool active = of.state == SpellState::active;
    const bool too_old = age > service.age_to;
    if (!too_old && (age != service.request_to + 1) && (active || age <= service.request_to)) {
        return;
    }
    WordSource source = words(of, PersonDraw::outgrow);
    const double stay_on = unit_open(source.next());
    const double follow_up = unit_open(source.next());
    if (!too_old && active && stay_on < rates.stay_on) {
        return;
    }
    unschedule(spell);
    if (active) {
        end(spell, year_end());
    } else {
        quit(spell);
    }
    if (service.follow_up && follow_up < rates.follow_up) {
        transfer(of, *service.follow_up, year_end());
    }
}

void CareState::check_conservation(const std::vector<std::uint32_t>& persons) const {
    std::vector<std::int64_t> active(services_, 0);
    std::vector<std::int64_t> waiting(services_, 0);
    for (std::size_t cell = 0; cell < heads_.size(); ++cell) {
        std::uint32_t listed = 0;
        for (std::uint32_t id = heads_[cell]; id != nobody; id = people_[id].after) {
            ++listed;
            for (std::uint32_t s = people_[id].first_spell; s != nobody; s = spells_[s].next_of_person) {
                ++(spells_[s].state == SpellState::active ? active : waiting)[spells_[s].service];
            }
        }
        ensures(listed == explicit_[cell], "people in a list are counted");
        ensures(listed <= persons[cell], "people in care live in the municipality");
    }
    ensures(active == active_, "clients are counted");
    ensures(waiting == waiting_, "waiting people are counted");
}

} // namespace koers
