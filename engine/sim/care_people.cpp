// What happens to people in care because they are people: they die, move, and grow older.

#include <algorithm>
#include <limits>

#include "base/expects.hpp"
#include "base/portable_math.hpp"
#include "sim/care_state.hpp"

namespace koers {
namespace {

/// After so many proposals everybody in the cell weighs next to nothing, and one is as likely as another.
constexpr std::uint32_t most_proposals = 4096;
/// In a longer list the person proposed goes, so that time does not grow with the square of the inhabitants.
constexpr std::uint32_t most_in_race = 64;

} // namespace

/// What a person weighs by the services held.
double CareState::weight_of(const Person& person, double ServiceRates::*weight) const {
    if (person.holding == 0) {
        return 1.0;
    }
    double heaviest = 0.0;
    for (std::uint32_t s = person.first_spell; s != nobody; s = spells_[s].next_of_person) {
        heaviest = std::max(heaviest, rates_.services[spells_[s].service].*weight);
    }
    return heaviest;
}

std::uint32_t CareState::draw_victim(PersonDraw draw, std::size_t cell, std::uint32_t persons, std::uint32_t month,
                                     std::uint32_t nth) const {
    if (people_.in(cell) == 0) {
        return nobody;
    }
    expects(nth < 4096 && month < 4096, "room for number and month in one word");
    const std::uint32_t what = (static_cast<std::uint32_t>(draw) << 24U) | nth << 12U | month;
    const bool death = draw == PersonDraw::death_victim;
    const auto weight = death ? &ServiceRates::death_weight : &ServiceRates::departure_weight;
    const double heaviest = death ? heaviest_death_ : heaviest_departure_;
    std::uint32_t proposed = nobody;
    for (std::uint32_t block = 0; block < most_proposals / 2; ++block) {
        const Words words = philox4x32({replicate_, what, block, static_cast<std::uint32_t>(cell)}, stream_);
        for (const std::size_t first : {0U, 2U}) {
            proposed = people_.at_place(cell, below(words[first], persons));
            const double own = proposed == nobody ? 1.0 : weight_of(people_[proposed], weight);
            if (unit_open(words[first + 1]) * heaviest < own) {
                const bool race = proposed != nobody && people_.in(cell) <= most_in_race;
                return race ? win_race(cell, weight, what) : proposed;
            }
        }
    }
    return proposed;
}

/// The first of exponential clocks that are keyed by person: who it is changes little with who else is known.
std::uint32_t CareState::win_race(std::size_t cell, double ServiceRates::*weight, std::uint32_t what) const {
    std::uint32_t winner = nobody;
    double first = std::numeric_limits<double>::infinity();
    for (const std::uint32_t id : people_.of(cell)) {
        const Person& person = people_[id];
        const double own = std::max(weight_of(person, weight), 1e-9);
        const Words words = philox4x32({replicate_, what, person.key.origin, person.key.index}, stream_);
        const double u = unit_open(words[0], words[1]);
        if (1.0 - u >= own * first) { // -log(u) is at least that: too slow, whatever it is
            continue;
        }
        const double clock = -portable_log(u) / own;
        if (clock < first) {
            first = clock;
            winner = id;
        }
    }
    return winner;
}

void CareState::follow(const PopulationEvent& event, std::size_t month) {
    if (event.change == PopulationChange::household_move) {
        if (const std::uint32_t id = people_.at_place(event.cell, event.place); id != nobody) {
            people_.move(id, event.other);
        }
        return;
    }
    const bool dies = event.change == PopulationChange::death;
    if (dies && cohort_) {
        if (people_.in(event.cell) == event.other) {
            give_up_place(event, month);
        }
        return;
    }
    const std::uint32_t id = draw_victim(dies ? PersonDraw::death_victim : PersonDraw::departure_victim, event.cell,
                                         event.other, static_cast<std::uint32_t>(month), event.place);
    if (id != nobody) {
        remove(id, static_cast<Tick>(month) * ticks_a_month + event.within);
    }
}

/// With cohort steps clients die by clocks of their own, and a death of the population only takes a place away. Of no
/// service can more people be clients than live in the cell.
void CareState::give_up_place(const PopulationEvent& event, std::size_t month) {
    const std::span<const std::uint32_t> ids = people_.of(event.cell);
    const auto idle = std::find_if(ids.begin(), ids.end(), [this](auto id) { return people_[id].holding == 0; });
    const std::uint32_t id = idle != ids.end() ? *idle
                                               : draw_victim(PersonDraw::death_victim, event.cell, event.other,
                                                             static_cast<std::uint32_t>(month), event.place);
    for (std::uint32_t spell = people_[id].first_spell; spell != nobody;) {
        const std::uint32_t next = spells_[spell].next_of_person;
        const std::uint64_t service = bit(spells_[spell].service);
        const auto free =
            std::find_if(ids.begin(), ids.end(), [&](auto other) { return (people_[other].holding & service) == 0; });
        if (free != ids.end()) {
            hand_over(spell, *free);
        }
        spell = next;
    }
    remove(id, static_cast<Tick>(month) * ticks_a_month + event.within);
}

void CareState::hand_over(std::uint32_t spell, std::uint32_t to) {
    Spell& of = spells_[spell];
    Person& person = people_[to];
    take_from_person(spell);
    of.person = to;
    of.next_of_person = person.first_spell;
    person.first_spell = spell;
    person.holding |= bit(of.service);
    person.active |= of.state == SpellState::active ? bit(of.service) : 0;
}

void CareState::birthdays(const PopulationYear& year) {
    const CellGrid& grid = tables_.grid;
    incomes_left_ = year.incomes;
    people_.move_all([&](std::uint32_t id) {
        const Person& person = people_[id];
        const std::size_t kind = grid.kind_of(person.cell);
        const std::size_t income = income_after(person, &incomes_left_[person.cell * grid.incomes]);
        return grid.cell(grid.next_row(person.cell), grid.kind(grid.sex_of(kind), grid.household_of(kind), income));
    });
}

/// People in care are a sample without replacement of their cell: takes one out of `left`, [income class].
std::size_t CareState::income_after(const Person& person, std::uint32_t* left) const {
    const std::size_t classes = tables_.grid.incomes;
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < classes; ++i) {
        total += left[i];
    }
    std::size_t income = 0;
    const auto all_of = [&](std::size_t i) { return left[i] == total; };
    while (income + 1 < classes && !all_of(income)) {
        ++income;
    }
    if (!all_of(income)) {
        const auto what = (static_cast<std::uint32_t>(PersonDraw::income) << 24U) | static_cast<std::uint32_t>(year_);
        const Words words = philox4x32({replicate_, what, person.key.origin, person.key.index}, stream_);
        std::uint64_t position = (words[0] * total) >> 32U;
        for (income = 0; position >= left[income]; ++income) {
            position -= left[income];
        }
    }
    --left[income];
    return income;
}

void CareState::outgrow_services() {
    people_.for_each([this](std::uint32_t id) {
        const std::size_t row = tables_.grid.row_of(people_[id].cell);
        if ((people_[id].holding & outgrown_[row]) == 0) {
            return;
        }
        const auto age = static_cast<int>(tables_.grid.age_of(people_[id].cell));
        // What a person outgrows may bring a new spell, which stands before the rest.
        for (std::uint32_t spell = people_[id].first_spell; spell != nobody;) {
            const std::uint32_t next = spells_[spell].next_of_person;
            outgrow(spell, age);
            spell = next;
        }
    });
}

/// The services that may end at the birthday that leads to a row, [row].
std::vector<std::uint64_t> CareState::services_outgrown() const {
    std::vector<std::uint64_t> outgrown(tables_.grid.rows, 0);
    for (std::size_t row = 0; row < outgrown.size(); ++row) {
        const auto age = static_cast<int>(tables_.grid.age_of(tables_.grid.cell(row, 0)));
        for (std::size_t p = 0; p < services_; ++p) {
            outgrown[row] |= age > data_.services[p].request_to ? bit(p) : 0;
        }
    }
    return outgrown;
}

void CareState::outgrow(std::uint32_t spell, int age) {
    const Service& service = data_.services[spells_[spell].service];
    const bool active = spells_[spell].state == SpellState::active;
    const bool too_old = age > service.age_to;
    if (!too_old && (age != service.request_to + 1) && (active || age <= service.request_to)) {
        return;
    }
    const Spell of = spells_[spell];
    const ServiceRates& rates = rates_.services[of.service];
    const std::uint32_t what = (static_cast<std::uint32_t>(PersonDraw::outgrow) << 24U) | of.chain;
    const Words words = philox4x32({replicate_, what, of.key.origin, of.key.index}, stream_);
    if (!too_old && active && unit_open(words[0]) < rates.stay_on) {
        return;
    }
    unschedule(spell);
    if (active) {
        end(spell, year_end());
    } else {
        quit(spell);
    }
    if (service.follow_up && unit_open(words[1]) < rates.follow_up) {
        transfer(of, *service.follow_up, year_end());
    }
}

} // namespace koers
