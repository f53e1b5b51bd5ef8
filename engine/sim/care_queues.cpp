// Queues of the sectors: who waits starts in order of priority and request, as far as there are staff.

#include <algorithm>
#include <tuple>

#include "sim/care_state.hpp"

namespace koers {

void CareState::make_queues() {
    queue_of_.assign(services_, 0);
    for (std::size_t k = 0; k < data_.sectors.size(); ++k) {
        std::vector<std::size_t> services;
        std::vector<int> priorities;
        for (std::size_t p = 0; p < services_; ++p) {
            if (data_.services[p].sector && data_.services[p].sector->index() == k) {
                services.push_back(p);
                priorities.push_back(static_cast<int>(data_.services[p].priority));
            }
        }
        std::sort(priorities.begin(), priorities.end());
        priorities.erase(std::unique(priorities.begin(), priorities.end()), priorities.end());
        for (const std::size_t p : services) {
            const auto place =
                std::lower_bound(priorities.begin(), priorities.end(), static_cast<int>(data_.services[p].priority));
            queue_of_[p] = static_cast<std::size_t>(place - priorities.begin());
        }
        queues_.emplace_back(priorities.size());
        in_sector_.push_back(std::move(services));
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
        const Spell& of = spells_[spell];
        if (of.state == SpellState::queueing) { // otherwise the person is gone already
            const std::size_t sector = data_.services[of.service].sector->index();
            queues_[sector][queue_of_[of.service]].entries.push_back({spell, of.generation});
        }
    }
}

void CareState::start_from_queues(std::size_t month) {
    queue_new_requests();
    for (std::size_t k = 0; k < data_.sectors.size(); ++k) {
        start_sector(k, month);
    }
    for (const std::uint32_t spell : new_requests_) {
        const Spell& of = spells_[spell];
        if (of.state == SpellState::queueing && of.due == never) {
            schedule(spell, end_of_patience(of));
        }
    }
    new_requests_.clear();
}

void CareState::start_sector(std::size_t sector, std::size_t month) {
    double used = 0.0;
    double asked = 0.0;
    for (const std::size_t p : in_sector_[sector]) {
        const double hours = now_of_[p].staff_hours;
        used += static_cast<double>(active_[p]) * hours;
        asked += static_cast<double>(active_[p] + waiting_[p]) * hours;
    }
    const double limit = hours_to_hand_out(rates_, sector, month, asked);
    outcome_.hours_asked[year_ * data_.sectors.size() + sector] += asked;
    outcome_.hours_offered[year_ * data_.sectors.size() + sector] += rates_.sectors[sector].available[month];
    for (Queue& queue : queues_[sector]) {
        while (queue.first < queue.entries.size()) {
            const Queued next = queue.entries[queue.first];
            const Spell& of = spells_[next.spell];
            if (of.state != SpellState::queueing || of.generation != next.generation) {
                ++queue.first;
                continue;
            }
            const double hours = now_of_[of.service].staff_hours;
            if (used + 0.5 * hours > limit) { // staff serve to the nearest whole client
                return;
            }
            used += hours;
            ++queue.first;
            unschedule(next.spell);
            start(next.spell, of.requested >= now_ ? of.requested : now_ + (of.requested & (ticks_a_month - 1)));
        }
        queue.entries.clear();
        queue.first = 0;
    }
}

} // namespace koers
