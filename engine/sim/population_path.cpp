#include "sim/population_path.hpp"

#include <algorithm>

#include "base/distributions.hpp"

namespace koers {
namespace {

constexpr std::uint32_t overflow_of = 32; // added to a process for what lies beyond its places
constexpr std::uint32_t number_of = 64;   // added to a process for its number of candidates

/// Position that `u` picks when each has the chance of its entry.
std::size_t pick(const std::vector<double>& chances, double u) {
    double below = 0.0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < chances.size(); ++i) {
        if (chances[i] > 0.0 && u >= below) {
            last = i;
        }
        below += chances[i];
    }
    return last;
}

} // namespace

PopulationPath::PopulationPath(const ModelTables& tables, const Rates& rates, StreamKey stream, std::uint32_t replicate,
                               CareState& care)
    : tables_{tables},
      rates_{rates},
      data_{*tables.scenario.dataset},
      stream_{stream},
      replicate_{replicate},
      care_{care} {
    draw_start();
}

/// Whole persons for every age and sex, over households and incomes by chance: each cell gets its
/// cumulative share of the ages' total, rounded with one uniform per age and sex.
void PopulationPath::draw_start() {
    const CellGrid& grid = tables_.grid;
    persons_.assign(grid.cells(), 0);
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
            persons_[first + i] = up_to - given;
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

void PopulationPath::begin_year(std::size_t year) {
    year_ = year;
    const auto time = static_cast<std::uint32_t>(year);
    for (std::size_t process = 0; process < with_places; ++process) {
        const auto which = static_cast<Process>(process);
        const auto code = static_cast<PopulationProcess>(process + 1);
        candidates_[process].draw(batch(which), tables_.population.places[year], factor(which), stream_of(code), time);
    }
    const PopulationTables& known = tables_.population;
    const auto draw = [&](std::size_t flow, const std::optional<AliasTable>& table, double total,
                          PopulationProcess process) {
        arrivals_[flow] = YearCandidates{};
        if (table) {
            arrivals_[flow].draw_arrivals(*table, total, stream_of(process), time);
        }
    };
    const auto total = [](const std::optional<AliasTable>& table) { return table ? table->total() : 0.0; };
    draw(0, known.arrivals_table[year], total(known.arrivals_table[year]) * rates_.arrival_factor,
         PopulationProcess::arrivals);
    draw(1, known.elderly_table[year], rates_.elderly_extra, PopulationProcess::elderly_arrivals);
    draw(2, known.housing_table[year], total(known.housing_table[year]) * rates_.housing_factor,
         PopulationProcess::housing_arrivals);
}

void PopulationPath::advance(std::size_t month) {
    const std::size_t of_year = month % 12;
    const auto time = static_cast<std::uint32_t>(month);
    for (std::size_t process = 0; process < with_places; ++process) {
        const auto which = static_cast<Process>(process);
        taken_.assign(persons_.size(), 0);
        // Who is at risk is settled before the process starts, so overflow is looked up first.
        const std::vector<Overflow> overflow = find_overflow(persons_, tables_.population.places[year_]);
        const YearCandidates& candidates = candidates_[process];
        for (const Candidate* c = candidates.begin(of_year); c != candidates.end(of_year); ++c) {
            take_place(which, *c, month);
        }
        const CandidateStream stream = stream_of(static_cast<PopulationProcess>(process + 1));
        for (const Candidate& c : draw_overflow(overflow, batch(which), factor(which), stream, time)) {
            take_place(which, c, month);
        }
    }
    for (const YearCandidates& flow : arrivals_) {
        for (const Candidate* c = flow.begin(of_year); c != flow.end(of_year); ++c) {
            if (&flow == &arrivals_[0]) {
                arrive(*c);
            } else {
                ++persons_[c->cell];
            }
        }
    }
}

void PopulationPath::arrive(const Candidate& candidate) {
    const bool elderly = static_cast<int>(tables_.grid.age_of(candidate.cell)) >= data_.elderly_from;
    if (!elderly || unit_open(candidate.word) < rates_.elderly_accept[year_]) {
        ++persons_[candidate.cell];
    }
}

void PopulationPath::take_place(Process process, const Candidate& candidate, std::size_t month) {
    if (candidate.place >= persons_[candidate.cell]) {
        return;
    }
    const CellGrid& grid = tables_.grid;
    switch (process) {
    case deaths: {
        const std::size_t sex = grid.sex_of(grid.kind_of(candidate.cell));
        const double accept = rates_.death_accept[year_][grid.age_of(candidate.cell) * grid.sexes + sex];
        if (unit_open(candidate.word) < accept) {
            take_away(candidate, month, &ServiceRates::death_weight, PersonDraw::death_race);
        }
        break;
    }
    case departures:
        take_away(candidate, month, &ServiceRates::departure_weight, PersonDraw::departure_race);
        break;
    case household_moves:
        change_household(candidate);
        break;
    case births:
        ++persons_[grid.cell(0, pick(tables_.population.newborn_kind, unit_open(candidate.word)))];
        break;
    case with_places:
        break;
    }
}

void PopulationPath::take_away(const Candidate& candidate, std::size_t month, double ServiceRates::*weight,
                               PersonDraw draw) {
    const auto time = static_cast<std::uint32_t>(month);
    const std::uint32_t nth = taken_[candidate.cell]++;
    const std::uint32_t id = care_.draw_victim(candidate.cell, persons_[candidate.cell], weight, draw, time, nth);
    --persons_[candidate.cell];
    if (id != nobody) {
        const Tick within = static_cast<Tick>(candidate.within >> 16U);
        care_.remove(id, static_cast<Tick>(month) * ticks_a_month + within);
    }
}

void PopulationPath::change_household(const Candidate& candidate) {
    const CellGrid& grid = tables_.grid;
    const std::size_t kind = grid.kind_of(candidate.cell);
    const std::size_t age = grid.age_of(candidate.cell);
    std::vector<double> chances;
    double total = 0.0;
    for (std::size_t t = 0; t < data_.demography.household_transitions.size(); ++t) {
        const bool starts_here = data_.demography.household_transitions[t].from == grid.household_of(kind);
        chances.push_back(starts_here ? tables_.population.household_rate[t][age] : 0.0);
        total += chances.back();
    }
    const std::size_t transition = pick(chances, unit_open(candidate.word) * total);
    const IncomeMove& incomes = tables_.population.household_income[transition][age];
    const std::size_t income = pick(incomes[grid.income_of(kind)], unit_open(candidate.within));
    const std::size_t household = data_.demography.household_transitions[transition].to;
    const std::size_t to = grid.cell(grid.row_of(candidate.cell), grid.kind(grid.sex_of(kind), household, income));
    const std::uint32_t id = care_.at_place(candidate.cell, candidate.place);
    --persons_[candidate.cell];
    ++persons_[to];
    if (id != nobody) {
        care_.move_to(id, to);
    }
}

/// Draws how many of a cell go to each income class of the next row.
void PopulationPath::move_incomes(std::size_t cell, std::size_t year, std::vector<std::uint32_t>& older,
                                  std::vector<std::uint32_t>& quota) {
    const CellGrid& grid = tables_.grid;
    const std::size_t kind = grid.kind_of(cell);
    const std::size_t row = grid.row_of(cell) + 1;
    const std::size_t household = grid.household_of(kind);
    const std::vector<double>& chances = tables_.population.birthday_income[row - 1][household][grid.income_of(kind)];
    std::uint32_t left = persons_[cell];
    double chance_left = 1.0;
    quota.assign(grid.incomes, 0);
    for (std::size_t i = 0; i < grid.incomes; ++i) {
        const Words words = philox4x32({replicate_, static_cast<std::uint32_t>(year),
                                        static_cast<std::uint32_t>(PopulationProcess::birthday),
                                        static_cast<std::uint32_t>(cell * grid.incomes + i)},
                                       stream_);
        const double chance = chance_left > 0.0 ? std::clamp(chances[i] / chance_left, 0.0, 1.0) : 0.0;
        const std::uint32_t going = chance >= 1.0 || i + 1 == grid.incomes
                                        ? left
                                        : binomial_quantile(unit_open(words[0], words[1]), left, chance);
        quota[i] = going;
        older[grid.cell(row, grid.kind(grid.sex_of(kind), household, i))] += going;
        left -= going;
        chance_left -= chances[i];
    }
}

void PopulationPath::birthdays(std::size_t year) {
    const CellGrid& grid = tables_.grid;
    std::vector<std::uint32_t> older(grid.cells(), 0);
    std::vector<std::vector<std::uint32_t>> quota(grid.cells()); // empty where everybody keeps the income class
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        const std::size_t row = std::min(grid.row_of(cell) + 1, grid.rows - 1);
        if (row == grid.row_of(cell) || tables_.population.birthday_income[row - 1].empty()) {
            older[grid.cell(row, grid.kind_of(cell))] += persons_[cell];
        } else {
            move_incomes(cell, year, older, quota[cell]);
        }
    }
    care_.grow_older([&](std::size_t cell, std::uint32_t id) {
        const std::size_t kind = grid.kind_of(cell);
        const std::size_t row = std::min(grid.row_of(cell) + 1, grid.rows - 1);
        const std::size_t income = quota[cell].empty() ? grid.income_of(kind) : income_of_person(id, year, quota[cell]);
        return grid.cell(row, grid.kind(grid.sex_of(kind), grid.household_of(kind), income));
    });
    persons_ = std::move(older);
}

/// People in care are a sample without replacement of their cell: takes one out of `left`.
std::size_t PopulationPath::income_of_person(std::uint32_t id, std::size_t year,
                                             std::vector<std::uint32_t>& left) const {
    const SpellKey key = care_.person(id).key;
    const auto what = (static_cast<std::uint32_t>(PersonDraw::income) << 24U) | static_cast<std::uint32_t>(year);
    const Words words = philox4x32({replicate_, what, key.origin, key.index}, care_.stream());
    const std::vector<double> weights(left.begin(), left.end());
    double total = 0.0;
    for (const double weight : weights) {
        total += weight;
    }
    const std::size_t income = pick(weights, unit_open(words[0]) * total);
    --left[income];
    return income;
}

} // namespace koers
