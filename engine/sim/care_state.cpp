#include "sim/care_state.hpp"

#include <algorithm>

#include "base/expects.hpp"
#include "base/portable_math.hpp"
#include "sim/stay_law.hpp"

namespace koers {
namespace {

WordSource words_of(StreamKey stream, std::uint32_t replicate, const Spell& spell, PersonDraw draw) {
    const std::uint32_t what = (static_cast<std::uint32_t>(draw) << 24U) | spell.chain;
    return {stream, replicate, what, spell.key.origin, spell.key.index};
}

/// [year x cell]
std::vector<double> monthly_death_rates(const ModelTables& tables, const Rates& rates) {
    const CellGrid& grid = tables.grid;
    std::vector<double> monthly;
    for (std::size_t year = 0; year < tables.years; ++year) {
        for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
            const std::size_t sex = grid.sex_of(grid.kind_of(cell));
            const double accepted = rates.death_accept[year][grid.age_of(cell) * grid.sexes + sex];
            monthly.push_back(tables.population.deaths[year].rate[cell] * rates.death_factor[year] * accepted / 12.0);
        }
    }
    return monthly;
}

} // namespace

CareState::CareState(const ModelTables& tables, const Rates& rates, Outcome& outcome)
    : tables_{tables},
      rates_{rates},
      data_{*tables.scenario.dataset},
      outcome_{outcome},
      services_{data_.services.size()},
      cohort_{data_.month_step == MonthStep::cohort},
      people_{tables.population.care_places.front()},
      groups_(data_.user_groups.size(), 0),
      now_of_(services_) {
    expects(services_ <= 64, "at most 64 services");
    expects(groups_.size() <= 32, "at most 32 groups of users");
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        for (const ServiceId service : data_.user_groups[group].services) {
            groups_[group] |= bit(service.index());
            now_of_[service.index()].groups |= 1U << group;
        }
    }
    outgrown_ = services_outgrown();
    make_queues();
}

void CareState::begin(StreamKey person_stream, std::uint32_t replicate) {
    stream_ = person_stream;
    replicate_ = replicate;
    year_ = 0;
    now_ = 0;
    people_.clear(tables_.population.care_places.front());
    spells_.clear();
    free_spells_.clear();
    new_requests_.clear();
    due_.assign(tables_.years * 12, nobody);
    for (std::vector<Queue>& of_sector : queues_) {
        for (Queue& queue : of_sector) {
            queue.entries.clear();
            queue.first = 0;
        }
    }
    for (auto* counts : {&active_, &waiting_, &care_ticks_, &wait_ticks_}) {
        counts->assign(services_, 0);
    }
    take_weights();
    if (cohort_) {
        own_death_rate_ = monthly_death_rates(tables_, rates_);
    }
    set_services();
}

/// What the rates of the replicate say of people who hold services.
void CareState::take_weights() {
    heaviest_death_ = heaviest_departure_ = 1.0;
    stackers_.assign(services_, 0);
    for (std::size_t p = 0; p < services_; ++p) {
        const ServiceRates& rates = rates_.services[p];
        heaviest_death_ = std::max(heaviest_death_, rates.death_weight);
        heaviest_departure_ = std::max(heaviest_departure_, rates.departure_weight);
        for (const auto& [held, by] : rates.stacking) {
            stackers_[p] |= bit(held);
        }
    }
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
    people_.remove(id);
}

double CareState::stacking_factor(std::uint32_t id, std::size_t service) const {
    if (id == nobody || (people_[id].active & stackers_[service]) == 0) {
        return 1.0;
    }
    double factor = 1.0;
    for (const auto& [held, by] : rates_.services[service].stacking) {
        factor += (people_[id].active & bit(held)) != 0 ? by - 1.0 : 0.0;
    }
    return std::max(factor, 0.0);
}

std::uint32_t CareState::without(std::size_t service, std::size_t cell, std::uint32_t nth) const {
    for (const std::uint32_t id : people_.of(cell)) {
        if (!holds(id, service) && nth-- == 0) {
            return id;
        }
    }
    return nobody;
}

void CareState::refer(std::size_t service, double u) {
    const std::vector<double>& referral = rates_.services[service].referral[year_];
    if (referral.empty()) {
        return;
    }
    std::size_t chosen = 0;
    for (std::size_t v = 0; v < referral.size() && u > 0.0; ++v) {
        chosen = referral[v] > 0.0 ? v : chosen;
        u -= referral[v];
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
    made.due = never;
    made.key = key;
    made.service = static_cast<std::uint16_t>(service);
    made.chain = chain;
    const std::uint32_t what = (static_cast<std::uint32_t>(PersonDraw::spell) << 24U) | chain;
    made.words = philox4x32({replicate_, what, key.origin, key.index}, stream_);
    people_[id].first_spell = spell;
    people_[id].holding |= bit(service);
    return spell;
}

Tick CareState::draw_length(const Spell& spell) const {
    if (data_.services[spell.service].one_off) {
        return 0;
    }
    const double mean = now_of_[spell.service].stay;
    const double cv = rates_.services[spell.service].stay_cv;
    if (is_exponential(cv)) {
        return to_ticks(-portable_log(unit_open(spell.words[0], spell.words[1])) * mean);
    }
    WordSource source = words_of(stream_, replicate_, spell, PersonDraw::stay);
    return to_ticks(draw_stay(source, mean, cv, StayFrom::start));
}

Tick CareState::draw_death(const Spell& spell, Tick when) const {
    // Patience takes the third word of a spell, if anybody loses it.
    const bool free_word = now_of_[spell.service].quitting <= 0.0;
    const double u = free_word ? unit_open(spell.words[2])
                               : unit_open(words_of(stream_, replicate_, spell, PersonDraw::own_death).next());
    double left = -portable_log(u);
    double month = static_cast<double>(when) / ticks_a_month;
    std::size_t cell = people_[spell.person].cell; // of this year, which `when` may be the end of
    for (std::size_t year = year_; year < tables_.years; ++year) {
        const double rate = own_death_rate_[year * tables_.grid.cells() + cell];
        const double ahead = static_cast<double>(12 * (year + 1)) - month;
        if (left < rate * ahead) {
            return to_ticks(month + left / rate);
        }
        left -= rate * ahead;
        month += ahead;
        cell = tables_.grid.cell(tables_.grid.next_row(cell), tables_.grid.kind_of(cell));
    }
    return never;
}

void CareState::schedule_end(std::uint32_t spell, Tick when, Tick length) {
    const Tick death = cohort_ ? draw_death(spells_[spell], when) : never;
    const Tick end = when + length;
    spells_[spell].dies = death < end;
    schedule(spell, std::min(death, end));
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

/// When somebody who waits gives up. Patience runs from the request on; for those who wait since before the first day
/// from that day, which makes no difference.
Tick CareState::end_of_patience(const Spell& spell) const {
    const double quitting = now_of_[spell.service].quitting;
    if (quitting <= 0.0) {
        return never;
    }
    const double months = -portable_log(unit_open(spell.words[2])) / quitting;
    return std::max<Tick>(spell.requested, 0) + to_ticks(months);
}

void CareState::request(std::uint32_t id, std::size_t service, Tick when, SpellKey key, std::uint8_t chain) {
    const std::uint32_t spell = new_spell(id, service, key, chain);
    Spell& made = spells_[spell];
    made.requested = when;
    ++waiting_[service];
    if (data_.services[service].sector) {
        made.state = SpellState::queueing;
        new_requests_.push_back(spell); // who need not wait needs no patience: it is drawn after the queues
        return;
    }
    const Tick patience = end_of_patience(made);
    const Tick ready = when + now_of_[service].lead_time;
    made.state = ready <= patience ? SpellState::in_lead_time : SpellState::quitting;
    schedule(spell, std::min(ready, patience));
}

void CareState::begin_in_care(std::uint32_t id, std::size_t service, SpellKey key) {
    const std::uint32_t spell = new_spell(id, service, key, 0);
    WordSource source = words_of(stream_, replicate_, spells_[spell], PersonDraw::stay);
    const double left = draw_stay(source, now_of_[service].stay, rates_.services[service].stay_cv, StayFrom::middle);
    spells_[spell].state = SpellState::active;
    people_[id].active |= bit(service);
    ++active_[service];
    schedule_end(spell, 0, to_ticks(left));
}

void CareState::start(std::uint32_t spell, Tick when) {
    if (cohort_) {
        when = now_ + ticks_a_month;
    }
    Spell& of = spells_[spell];
    const std::size_t service = of.service;
    Person& person = people_[of.person];
    --waiting_[service];
    wait_ticks_[service] += when - of.requested;
    outcome_.starts[slot(service)] += 1.0;
    count_user(person, service);
    double price = 1.0;
    if (const double sigma = rates_.services[service].price_sigma; sigma > 0.0) {
        WordSource source = words_of(stream_, replicate_, of, PersonDraw::price);
        const std::uint32_t high = source.next();
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
    schedule_end(spell, when, draw_length(of));
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

void CareState::take_from_person(std::uint32_t spell) {
    const Spell& of = spells_[spell];
    Person& person = people_[of.person];
    std::uint32_t* link_to = &person.first_spell;
    while (*link_to != spell) {
        link_to = &spells_[*link_to].next_of_person;
    }
    *link_to = of.next_of_person;
    person.holding &= ~bit(of.service);
    person.active &= ~bit(of.service);
}

void CareState::release(std::uint32_t spell) {
    take_from_person(spell);
    Spell& of = spells_[spell];
    of.state = SpellState::free;
    ++of.generation;
    free_spells_.push_back(spell);
}

void CareState::settle_due(std::size_t month) {
    while (due_[month] != nobody) {
        const std::uint32_t spell = due_[month];
        unschedule(spell);
        const Spell of = spells_[spell];
        if (of.state == SpellState::in_lead_time) {
            start(spell, of.due);
            continue;
        }
        const Service& service = data_.services[of.service];
        const double u = unit_open(of.words[3]);
        std::optional<ServiceId> next;
        if (of.state == SpellState::active) {
            double below = 0.0;
            for (const Destination& destination : service.destinations) {
                next = !of.dies && u >= below && u < below + destination.share ? destination.to : next;
                below += destination.share;
            }
            end(spell, of.due);
        } else {
            next = u < now_of_[of.service].worse_share ? service.heavier : next;
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

void CareState::begin_month(std::size_t month) {
    now_ = static_cast<Tick>(month) * ticks_a_month;
}

} // namespace koers
