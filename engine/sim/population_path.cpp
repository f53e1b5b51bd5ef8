#include "sim/population_path.hpp"

#include <algorithm>

#include "base/distributions.hpp"

namespace koers {
namespace {

constexpr std::uint32_t overflow_of = 32; // added to a process for what lies beyond its places
constexpr std::uint32_t number_of = 64;   // added to a process for its number of candidates

/// Position that `u` picks of `size` when each has the chance that `chance` gives for it.
template <class Chance>
std::size_t pick(std::size_t size, Chance chance, double u) {
    double below = 0.0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const double of = chance(i);
        if (of > 0.0 && u >= below) {
            last = i;
        }
        below += of;
    }
    return last;
}

std::size_t pick(const std::vector<double>& chances, double u) {
    return pick(
        chances.size(), [&](std::size_t i) { return chances[i]; }, u);
}

/// Whether a birthday changes nobody's income class.
bool keeps_income(const ModelTables& tables, std::size_t cell) {
    const std::size_t row = tables.grid.next_row(cell);
    return row == tables.grid.row_of(cell) || tables.population.birthday_income[row - 1].empty();
}

void draw_year(YearCandidates& candidates, const std::optional<AliasTable>& table,
               std::span<const std::uint32_t> places, double mean, const CandidateStream& stream, std::uint32_t year) {
    if (table) {
        candidates.draw(*table, places, draw_count(mean, stream, year), stream, year);
    } else {
        candidates.clear();
    }
}

} // namespace

PopulationPath::PopulationPath(const ModelTables& tables, const Rates& rates)
    : tables_{tables}, rates_{rates}, data_{*tables.scenario.dataset}, taken_(tables.grid.cells(), 0) {}

void PopulationPath::begin(StreamKey stream, std::uint32_t replicate) {
    stream_ = stream;
    replicate_ = replicate;
    year_ = 0;
    draw_start();
}

/// Whole persons for every age and sex, over households and incomes by chance: each cell gets its
/// cumulative share of the ages' total, rounded with one uniform per age and sex.
void PopulationPath::draw_start() {
    const CellGrid& grid = tables_.grid;
    start_.assign(grid.cells(), 0);
    const std::size_t per_sex = grid.kinds / grid.sexes;
    for (std::size_t first = 0; first < grid.cells(); first += per_sex) {
        const Words words = philox4x32(
            {replicate_, 0, static_cast<std::uint32_t>(PopulationProcess::start), static_cast<std::uint32_t>(first)},
            stream_);
        double total = 0.0;
        for (std::size_t i = 0; i < per_sex; ++i) {
            total += tables_.population.start[first + i];
        }
        // A fraction of a person in the data becomes one by chance; the parts then add up to whole people.
        const auto whole = static_cast<std::uint32_t>(total + unit_open(words[0]));
        const double scale = total > 0.0 ? whole / total : 0.0;
        double cumulative = unit_open(words[1]);
        std::uint32_t given = 0;
        for (std::size_t i = 0; i < per_sex; ++i) {
            cumulative += tables_.population.start[first + i] * scale;
            const std::uint32_t up_to =
                i + 1 == per_sex ? whole : std::min(whole, static_cast<std::uint32_t>(cumulative));
            start_[first + i] = up_to - given;
            given = up_to;
        }
    }
}

CandidateStream PopulationPath::stream_of(PopulationProcess process) const {
    const auto code = static_cast<std::uint32_t>(process);
    return {stream_, replicate_, code + number_of, code, code + overflow_of};
}

const Batch& PopulationPath::batch(Process process) const {
    const PopulationTables& known = tables_.population;
    const std::array<const std::vector<Batch>*, with_places> batches{&known.deaths, &known.departures,
                                                                     &known.household_moves, &known.births};
    return (*batches[process])[year_];
}

double PopulationPath::factor(Process process) const {
    const std::array<double, with_places> factors{rates_.death_factor[year_], rates_.departure_factor, 1.0,
                                                  rates_.birth_factor};
    return factors[process];
}

void PopulationPath::advance(PopulationYear& year) {
    year.persons = start_;
    year.events.clear();
    inhabitants_.set(start_, tables_.population.places[year_]);
    draw_candidates();
    year.candidates = 0;
    for (const YearCandidates& drawn : candidates_) {
        year.candidates += drawn.size();
    }
    for (const YearCandidates& drawn : arrivals_) {
        year.candidates += drawn.size();
    }
    for (std::size_t month = 0; month < 12; ++month) {
        year.first[month] = static_cast<std::uint32_t>(year.events.size());
        draw_month(month, year.events);
    }
    year.first[12] = static_cast<std::uint32_t>(year.events.size());
    birthdays(year.incomes);
    ++year_;
}

void PopulationPath::draw_candidates() {
    const auto time = static_cast<std::uint32_t>(year_);
    for (std::size_t process = 0; process < with_places; ++process) {
        const auto which = static_cast<Process>(process);
        const auto code = static_cast<PopulationProcess>(process + 1);
        draw_year(candidates_[process], batch(which).table, tables_.population.places[year_],
                  batch(which).total * factor(which), stream_of(code), time);
    }
    const PopulationTables& known = tables_.population;
    const auto draw = [&](std::size_t flow, const std::optional<AliasTable>& table, double total,
                          PopulationProcess process) {
        draw_year(arrivals_[flow], table, {}, total, stream_of(process), time);
    };
    const auto total = [](const std::optional<AliasTable>& table) { return table ? table->total() : 0.0; };
    draw(0, known.arrivals_table[year_], total(known.arrivals_table[year_]) * rates_.arrival_factor,
         PopulationProcess::arrivals);
    draw(1, known.elderly_table[year_], rates_.elderly_extra, PopulationProcess::elderly_arrivals);
    draw(2, known.housing_table[year_], total(known.housing_table[year_]) * rates_.housing_factor,
         PopulationProcess::housing_arrivals);
}

void PopulationPath::draw_month(std::size_t month, std::vector<PopulationEvent>& events) {
    const auto time = static_cast<std::uint32_t>(12 * year_ + month);
    for (std::size_t process = 0; process < with_places; ++process) {
        const auto which = static_cast<Process>(process);
        const std::size_t before = events.size();
        // Who is at risk is settled before the process starts, so overflow is drawn first.
        draw_overflow(inhabitants_.overflow(), batch(which), factor(which),
                      stream_of(static_cast<PopulationProcess>(process + 1)), time, overflow_);
        for (const Candidate& candidate : candidates_[process].of_month(month)) {
            take_place(which, candidate, events);
        }
        for (const Candidate& candidate : overflow_) {
            take_place(which, candidate, events);
        }
        for (std::size_t i = before; i < events.size(); ++i) {
            taken_[events[i].cell] = 0;
        }
    }
    for (const YearCandidates& flow : arrivals_) {
        for (const Candidate& candidate : flow.of_month(month)) {
            const bool elderly = static_cast<int>(tables_.grid.age_of(candidate.cell)) >= data_.elderly_from;
            if (&flow != arrivals_.data() || !elderly || unit_open(candidate.word) < rates_.elderly_accept[year_]) {
                gain(candidate.cell, events);
            }
        }
    }
}

void PopulationPath::gain(std::size_t cell, std::vector<PopulationEvent>& events) {
    inhabitants_.add(cell);
    events.push_back({static_cast<std::uint32_t>(cell), 0, 0, 0, PopulationChange::gain});
}

void PopulationPath::take_place(Process process, const Candidate& candidate, std::vector<PopulationEvent>& events) {
    if (candidate.place >= inhabitants_.in(candidate.cell)) {
        return;
    }
    const CellGrid& grid = tables_.grid;
    switch (process) {
    case deaths: {
        const std::size_t sex = grid.sex_of(grid.kind_of(candidate.cell));
        const double accept = rates_.death_accept[year_][grid.age_of(candidate.cell) * grid.sexes + sex];
        if (unit_open(candidate.word) < accept) {
            take_away(PopulationChange::death, candidate, events);
        }
        break;
    }
    case departures:
        take_away(PopulationChange::departure, candidate, events);
        break;
    case household_moves:
        change_household(candidate, events);
        break;
    case births:
        gain(grid.cell(0, pick(tables_.population.newborn_kind, unit_open(candidate.word))), events);
        break;
    case with_places:
        break;
    }
}

void PopulationPath::take_away(PopulationChange change, const Candidate& candidate,
                               std::vector<PopulationEvent>& events) {
    const auto within = static_cast<std::uint16_t>(candidate.within >> 16U);
    events.push_back({candidate.cell, inhabitants_.in(candidate.cell), taken_[candidate.cell]++, within, change});
    inhabitants_.remove(candidate.cell);
}

void PopulationPath::change_household(const Candidate& candidate, std::vector<PopulationEvent>& events) {
    const CellGrid& grid = tables_.grid;
    const std::size_t kind = grid.kind_of(candidate.cell);
    const std::size_t age = grid.age_of(candidate.cell);
    const std::vector<HouseholdTransition>& transitions = data_.demography.household_transitions;
    const auto rate = [&](std::size_t t) {
        return transitions[t].from == grid.household_of(kind) ? tables_.population.household_rate[t][age] : 0.0;
    };
    double total = 0.0;
    for (std::size_t t = 0; t < transitions.size(); ++t) {
        total += rate(t);
    }
    const std::size_t transition = pick(transitions.size(), rate, unit_open(candidate.word) * total);
    const IncomeMove& incomes = tables_.population.household_income[transition][age];
    const std::size_t income = pick(incomes[grid.income_of(kind)], unit_open(candidate.within));
    const std::size_t household = transitions[transition].to;
    const std::size_t to = grid.cell(grid.row_of(candidate.cell), grid.kind(grid.sex_of(kind), household, income));
    inhabitants_.remove(candidate.cell);
    inhabitants_.add(to);
    events.push_back(
        {candidate.cell, static_cast<std::uint32_t>(to), candidate.place, 0, PopulationChange::household_move});
}

/// Draws how many of a cell go to each income class of the next row.
void PopulationPath::move_incomes(std::size_t cell, std::uint32_t* quota) {
    const CellGrid& grid = tables_.grid;
    const std::size_t kind = grid.kind_of(cell);
    const std::vector<double>& chances =
        tables_.population.birthday_income[grid.row_of(cell)][grid.household_of(kind)][grid.income_of(kind)];
    std::uint32_t left = inhabitants_.in(cell);
    double chance_left = 1.0;
    for (std::size_t i = 0; i < grid.incomes; ++i) {
        const Words words = philox4x32({replicate_, static_cast<std::uint32_t>(year_),
                                        static_cast<std::uint32_t>(PopulationProcess::birthday),
                                        static_cast<std::uint32_t>(cell * grid.incomes + i)},
                                       stream_);
        const double chance = chance_left > 0.0 ? std::clamp(chances[i] / chance_left, 0.0, 1.0) : 0.0;
        const std::uint32_t going = chance >= 1.0 || i + 1 == grid.incomes
                                        ? left
                                        : binomial_quantile(unit_open(words[0], words[1]), left, chance);
        quota[i] = going;
        left -= going;
        chance_left -= chances[i];
    }
}

void PopulationPath::birthdays(std::vector<std::uint32_t>& incomes) {
    const CellGrid& grid = tables_.grid;
    incomes.assign(grid.cells() * grid.incomes, 0);
    start_.assign(grid.cells(), 0);
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        const std::size_t row = grid.next_row(cell);
        const std::size_t kind = grid.kind_of(cell);
        std::uint32_t* quota = &incomes[cell * grid.incomes];
        if (keeps_income(tables_, cell)) {
            quota[grid.income_of(kind)] = inhabitants_.in(cell);
        } else {
            move_incomes(cell, quota);
        }
        for (std::size_t i = 0; i < grid.incomes; ++i) {
            start_[grid.cell(row, grid.kind(grid.sex_of(kind), grid.household_of(kind), i))] += quota[i];
        }
    }
}

} // namespace koers
