#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/philox.hpp"
#include "sim/outcome.hpp"
#include "sim/people.hpp"
#include "sim/population_year.hpp"
#include "sim/rates.hpp"
#include "sim/spell.hpp"
#include "sim/streams.hpp"

namespace koers {

/// The people in care, their spells, the queues and what a replicate counts of them.
class CareState {
public:
    /// For any number of replicates; `rates` are those of the replicate at hand.
    CareState(const ModelTables& tables, const Rates& rates, Outcome& outcome);

    /// Nobody in care; memory is kept from replicate to replicate.
    void begin(StreamKey person_stream, std::uint32_t replicate);

    /// Those who wait, are in care or were in care this year.
    [[nodiscard]] People& people() { return people_; }

    /// Who of the `persons` of a cell a death or departure takes, when people weigh as their services say: places
    /// are proposed until one is accepted by the weight of who has it. nobody = one who is only counted. `nth`
    /// counts the events of this cell, kind and month.
    [[nodiscard]] std::uint32_t draw_victim(PersonDraw draw, std::size_t cell, std::uint32_t persons,
                                            std::uint32_t month, std::uint32_t nth) const;

    /// What happens to the people of the population in a month, to those of them who are known here.
    void follow(const PopulationEvent& event, std::size_t month);
    /// 1 January: everybody a row on, to the income classes that the year says.
    void birthdays(const PopulationYear& year);
    /// Death or departure: every spell of the person ends at `when`.
    void remove(std::uint32_t id, Tick when);

    /// The factor that what a person holds puts on the request rate of a service.
    [[nodiscard]] double stacking_factor(std::uint32_t id, std::size_t service) const;
    [[nodiscard]] bool holds(std::uint32_t id, std::size_t service) const {
        return (people_[id].holding & bit(service)) != 0;
    }

    /// The `nth` of the people of a cell who neither have a service nor wait for it, or nobody.
    [[nodiscard]] std::uint32_t without(std::size_t service, std::size_t cell, std::uint32_t nth) const;

    void request(std::uint32_t id, std::size_t service, Tick when, SpellKey key, std::uint8_t chain);
    /// Counts by whom a direct request is referred; `u` between 0 and 1 picks.
    void refer(std::size_t service, double u);
    /// In care on the first day, part way through the stay.
    void begin_in_care(std::uint32_t id, std::size_t service, SpellKey key);

    void begin_month(std::size_t month);
    void begin_year(std::size_t year, std::span<const std::uint32_t> persons);
    /// Ends, starts and quits that are due in the month, until none is left.
    void settle_due(std::size_t month);
    void start_from_queues(std::size_t month);
    /// Ends what people have grown too old for, on the last moment of the year, after everybody's birthday.
    void outgrow_services();
    void end_year();

    void check_conservation(std::span<const std::uint32_t> persons) const;

private:
    struct Queued {
        std::uint32_t spell;
        std::uint32_t generation;
    };
    struct Queue {
        std::vector<Queued> entries;
        std::size_t first{};
    };
    /// What a service is like this year.
    struct ServiceNow {
        double stay{};          // mean length, months
        double quitting{};      // rate a month at which those who wait give up
        double worse_share{};   // of those who quit, needs heavier care
        double staff_hours{};   // per client per month
        Tick lead_time{};       // of a service without sector
        std::uint32_t groups{}; // bit per group of users that it is in
    };

    std::uint32_t new_spell(std::uint32_t id, std::size_t service, SpellKey key, std::uint8_t chain);
    [[nodiscard]] Tick draw_length(const Spell& spell) const;
    /// Until the client dies at the chances of the age, with the years that pass.
    [[nodiscard]] Tick draw_death(const Spell& spell, Tick when) const;
    void schedule_end(std::uint32_t spell, Tick when, Tick length);
    void schedule(std::uint32_t spell, Tick due);
    void unschedule(std::uint32_t spell);
    [[nodiscard]] Tick end_of_patience(const Spell& spell) const;
    void start(std::uint32_t spell, Tick when);
    void end(std::uint32_t spell, Tick when);
    void release(std::uint32_t spell);
    void take_from_person(std::uint32_t spell);
    void give_up_place(const PopulationEvent& event, std::size_t month);
    void hand_over(std::uint32_t spell, std::uint32_t to);
    void quit(std::uint32_t spell);
    [[nodiscard]] std::uint32_t win_race(std::size_t cell, double ServiceRates::*weight, std::uint32_t what) const;
    [[nodiscard]] double weight_of(const Person& person, double ServiceRates::*weight) const;
    /// Hands a person on to a service, if of the right age for it and not there yet.
    void transfer(const Spell& from, ServiceId to, Tick when);
    [[nodiscard]] std::vector<std::uint64_t> services_outgrown() const;
    void outgrow(std::uint32_t spell, int age);
    void set_services();
    void rescale_stays();
    void purge_former_clients();
    [[nodiscard]] std::size_t income_after(const Person& person, std::uint32_t* left) const;

    void take_weights();
    void make_queues();
    void queue_new_requests();
    void start_sector(std::size_t sector, std::size_t month);

    void count_person(std::uint32_t id);
    void count_user(Person& person, std::size_t service);
    void count_in_groups(const Person& person, std::size_t service);
    void count_stacking(const Person& person);
    void count_population(std::span<const std::uint32_t> persons);
    [[nodiscard]] bool of_group_age(std::size_t group, std::size_t age) const;

    [[nodiscard]] std::size_t slot(std::size_t service) const { return year_ * services_ + service; }
    [[nodiscard]] Tick year_end() const { return static_cast<Tick>((year_ + 1) * 12) * ticks_a_month; }

    const ModelTables& tables_;
    const Rates& rates_;
    const Dataset& data_;
    StreamKey stream_;
    std::uint32_t replicate_{};
    Outcome& outcome_;
    std::size_t services_;
    bool cohort_;                // MonthStep::cohort
    double heaviest_death_{1.0}; // of what anybody may hold, and of who holds nothing
    double heaviest_departure_{1.0};
    std::size_t year_{};
    Tick now_{}; // start of the month
    People people_;
    std::vector<Spell> spells_;
    std::vector<std::uint32_t> free_spells_;
    std::vector<std::uint32_t> due_; // [month], first spell
    std::vector<std::uint32_t> new_requests_;
    std::vector<std::vector<Queue>> queues_;          // [sector][priority class]
    std::vector<std::vector<std::size_t>> in_sector_; // [sector], its services
    std::vector<std::size_t> queue_of_;               // [service], its queue in the sector
    std::vector<std::uint64_t> groups_;               // [group], bit per service
    std::vector<std::uint64_t> outgrown_;             // [row], bit per service that a birthday there may end
    std::vector<std::uint64_t> stackers_;             // [service], bit per service that counts when held
    std::vector<double> own_death_rate_;              // [year x cell], a month; empty without cohort steps
    std::vector<ServiceNow> now_of_;                  // [service]
    std::vector<std::int64_t> active_;                // [service]
    std::vector<std::int64_t> waiting_;               // [service]
    std::vector<std::int64_t> care_ticks_;            // [service], this year
    std::vector<std::int64_t> wait_ticks_;            // [service], of those who started this year
    std::vector<std::uint32_t> incomes_left_;         // [cell x income class], of the birthdays
};

} // namespace koers
