// What the turn of a year does to people in care, and what a year adds up to.

#include <algorithm>
#include <limits>

#include "base/expects.hpp"
#include "sim/care_state.hpp"

namespace koers {

void CareState::set_services() {
    for (std::size_t p = 0; p < services_; ++p) {
        const ServiceRates& rates = rates_.services[p];
        ServiceNow& of = now_of_[p];
        const double quitting = rates.leave_rate + rates.worse_rate;
        of.stay = 12.0 / rates.exit_rate[year_];
        of.quitting = quitting / 12.0;
        of.worse_share = quitting > 0.0 ? rates.worse_rate / quitting : 0.0;
        of.staff_hours = rates.staff_hours[year_];
        of.lead_time = to_ticks(rates.wait_months);
    }
}

void CareState::begin_year(std::size_t year, std::span<const std::uint32_t> persons) {
    year_ = year;
    now_ = static_cast<Tick>(year * 12) * ticks_a_month;
    set_services();
    if (year > 0) {
        purge_former_clients();
        rescale_stays();
    }
    people_.set_places(tables_.population.care_places[year]);
    for (std::size_t p = 0; p < services_; ++p) {
        outcome_.clients[slot(p)] = static_cast<double>(active_[p]);
        outcome_.waiting[slot(p)] = static_cast<double>(waiting_[p]);
        care_ticks_[p] = active_[p] * (year_end() - now_);
        wait_ticks_[p] = 0;
    }
    count_population(persons);
    people_.for_each([this](std::uint32_t id) { count_person(id); });
}

void CareState::purge_former_clients() {
    people_.for_each([this](std::uint32_t id) {
        if (people_[id].holding == 0) {
            people_.remove(id);
        }
    });
}

void CareState::rescale_stays() {
    std::vector<double> ratios;
    for (const ServiceRates& rates : rates_.services) {
        ratios.push_back(rates.exit_rate[year_ - 1] / rates.exit_rate[year_]);
    }
    if (std::all_of(ratios.begin(), ratios.end(), [](double ratio) { return ratio == 1.0; })) {
        return;
    }
    for (std::uint32_t spell = 0; spell < spells_.size(); ++spell) {
        const Spell& of = spells_[spell];
        const double ratio = ratios[of.service];
        if (of.state == SpellState::active && !of.dies && ratio != 1.0) {
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

void CareState::check_conservation(std::span<const std::uint32_t> persons) const {
    std::vector<std::int64_t> active(services_, 0);
    std::vector<std::int64_t> waiting(services_, 0);
    people_.for_each([&](std::uint32_t id) {
        for (std::uint32_t s = people_[id].first_spell; s != nobody; s = spells_[s].next_of_person) {
            ++(spells_[s].state == SpellState::active ? active : waiting)[spells_[s].service];
        }
    });
    for (std::size_t cell = 0; cell < persons.size(); ++cell) {
        ensures(people_.in(cell) <= persons[cell], "people in care live in the municipality");
    }
    ensures(active == active_, "clients are counted");
    ensures(waiting == waiting_, "waiting people are counted");
}

} // namespace koers
