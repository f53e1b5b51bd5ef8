#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "base/philox.hpp"
#include "sim/outcome.hpp"
#include "sim/rates.hpp"
#include "sim/streams.hpp"

namespace koers {

/// Time in 65 536ths of a month since the start of the first year; before that it is negative.
using Tick = std::int32_t;
inline constexpr Tick ticks_a_month = 65'536;

inline constexpr std::uint32_t nobody = 0xFFFFFFFFU;

/// Identity of a request: which process made it when, and its number there. Everything about the spell
/// that follows is drawn with it, so it is the same in every scenario in which the request occurs.
struct SpellKey {
    std::uint32_t origin{}; // year, service and stage
    std::uint32_t index{};  // below 2^24
};

enum class SpellState : std::uint8_t { free, queueing, in_lead_time, quitting, active };

/// One person's use of one service, from the request to the end.
struct Spell {
    std::uint32_t person{nobody};
    std::uint32_t next_of_person{nobody};
    std::uint32_t earlier{nobody}; // neighbours in the month of `due`
    std::uint32_t later{nobody};
    std::uint32_t generation{};
    Tick requested{};
    Tick due{}; // when it ends, starts or quits, whatever the state says
    SpellKey key;
    std::uint16_t service{};
    SpellState state{SpellState::free};
    std::uint8_t chain{}; // how many transfers made it
};

/// Somebody who waits, is in care or was in care this year. All others are counts.
struct Person {
    std::uint32_t cell{};
    std::uint32_t before{nobody}; // neighbours in the list of the cell
    std::uint32_t after{nobody};
    std::uint32_t first_spell{nobody};
    std::uint64_t holding{}; // bit per service: waiting or in care
    std::uint64_t active{};  // in care
    std::uint64_t used{};    // in care at some time this year
    SpellKey key;
};

/// The people in care, their spells, the queues and what a replicate counts of them.
class CareState {
public:
    CareState(const ModelTables& tables, const Rates& rates, StreamKey person_stream, std::uint32_t replicate,
              Outcome& outcome);

    /// Somebody of `cell`, at position `place` among its people, those in care first. Returns nobody for
    /// those who are only counted.
    [[nodiscard]] std::uint32_t at_place(std::size_t cell, std::uint32_t place) const;
    [[nodiscard]] std::uint32_t explicit_in(std::size_t cell) const { return explicit_[cell]; }
    [[nodiscard]] const Person& person(std::uint32_t id) const { return people_[id]; }
    [[nodiscard]] StreamKey stream() const { return stream_; }

    /// Who of the `persons` of a cell an event takes, when people weigh as their services say: the
    /// winner of a race of exponential clocks that are keyed by person. nobody = one who is only counted.
    /// `nth` counts the races of this cell, draw and month.
    [[nodiscard]] std::uint32_t draw_victim(std::size_t cell, std::uint32_t persons, double ServiceRates::*weight,
                                            PersonDraw draw, std::uint32_t month, std::uint32_t nth) const;

    std::uint32_t make_explicit(std::size_t cell, SpellKey key);
    void move_to(std::uint32_t id, std::size_t cell);
    /// Death or departure: every spell of the person ends at `when`.
    void remove(std::uint32_t id, Tick when);

    /// The factor that what a person holds puts on the request rate of a service.
    [[nodiscard]] double stacking_factor(std::uint32_t id, std::size_t service) const;
    [[nodiscard]] bool holds(std::uint32_t id, std::size_t service) const {
        return (people_[id].holding >> service & 1U) != 0;
    }

    void request(std::uint32_t id, std::size_t service, Tick when, SpellKey key, std::uint8_t chain);
    /// Counts by whom a direct request is referred.
    void refer(std::size_t service, SpellKey key);
    /// In care on the first day, part way through the stay.
    void begin_in_care(std::uint32_t id, std::size_t service, SpellKey key);

    void begin_month(std::size_t month);
    void begin_year(std::size_t year, const std::vector<std::uint32_t>& persons);
    /// Ends, starts and quits that are due in the month, until none is left.
    void settle_due(std::size_t month);
    void start_from_queues(std::size_t month);
    /// Everybody's birthday: `to_cell(cell, id)` is where the person lives on.
    template <class ToCell>
    void grow_older(ToCell to_cell);
    /// Ends what people have grown too old for, on the last moment of the year, after everybody's birthday.
    void outgrow_services();
    void end_year();

    void check_conservation(const std::vector<std::uint32_t>& persons) const;

private:
    struct Queued {
        std::uint32_t spell;
        std::uint32_t generation;
    };
    struct Queue {
        std::vector<Queued> entries;
        std::size_t first{};
    };

    [[nodiscard]] WordSource words(SpellKey key, PersonDraw draw, std::uint32_t chain) const;
    [[nodiscard]] WordSource words(const Spell& spell, PersonDraw draw) const {
        return words(spell.key, draw, spell.chain);
    }
    std::uint32_t new_spell(std::uint32_t id, std::size_t service, SpellKey key, std::uint8_t chain);
    void schedule(std::uint32_t spell, Tick due);
    void unschedule(std::uint32_t spell);
    void start(std::uint32_t spell, Tick when, Tick stay);
    void end(std::uint32_t spell, Tick when);
    void release(std::uint32_t spell);
    void quit(std::uint32_t spell);
    void queue_new_requests();
    void start_sector(std::size_t sector, std::size_t month);
    void rescale_stays();
    void outgrow(std::uint32_t spell, int age);
    /// Hands a person on to a service, if of the right age for it and not there yet.
    void transfer(const Spell& from, ServiceId to, Tick when);
    void purge_former_clients();
    void unlink(std::uint32_t id);
    void link(std::uint32_t id, std::size_t cell);
    void count_user(Person& person, std::size_t service);
    void count_in_groups(const Person& person, std::uint64_t added);
    void count_stacking(const Person& person);
    [[nodiscard]] bool of_group_age(std::size_t group, std::size_t age) const;
    [[nodiscard]] std::size_t slot(std::size_t service) const { return year_ * services_ + service; }
    [[nodiscard]] Tick year_end() const { return static_cast<Tick>((year_ + 1) * 12) * ticks_a_month; }

    const ModelTables& tables_;
    const Rates& rates_;
    const Dataset& data_;
    StreamKey stream_;
    std::uint32_t replicate_;
    Outcome& outcome_;
    std::size_t services_;
    std::size_t year_{};
    Tick now_{}; // start of the month
    std::vector<Person> people_;
    std::vector<std::uint32_t> free_people_;
    std::vector<Spell> spells_;
    std::vector<std::uint32_t> free_spells_;
    std::vector<std::uint32_t> heads_;    // [cell], first person in the list
    std::vector<std::uint32_t> explicit_; // [cell], people in the list
    std::vector<std::uint32_t> due_;      // [month], first spell
    std::vector<std::uint32_t> new_requests_;
    std::vector<std::vector<Queue>> queues_;           // [sector][priority class]
    std::vector<std::vector<std::size_t>> priorities_; // [sector], its priorities in order
    std::vector<std::uint64_t> groups_;                // [group], bit per service
    std::vector<std::int64_t> active_;                 // [service]
    std::vector<std::int64_t> waiting_;                // [service]
    std::vector<std::int64_t> care_ticks_;             // [service], this year
    std::vector<std::int64_t> wait_ticks_;             // [service], of those who started this year
};

template <class ToCell>
void CareState::grow_older(ToCell to_cell) {
    std::vector<std::uint32_t> everybody;
    for (std::size_t cell = 0; cell < heads_.size(); ++cell) {
        for (std::uint32_t id = heads_[cell]; id != nobody; id = people_[id].after) {
            everybody.push_back(id);
        }
    }
    std::vector<std::size_t> cells;
    cells.reserve(everybody.size());
    for (const std::uint32_t id : everybody) {
        cells.push_back(to_cell(people_[id].cell, id));
    }
    heads_.assign(heads_.size(), nobody);
    explicit_.assign(explicit_.size(), 0);
    for (std::size_t i = 0; i < everybody.size(); ++i) {
        link(everybody[i], cells[i]);
    }
}

} // namespace koers
