#include <algorithm>
#include <cmath>
#include <limits>

#include "base/distributions.hpp"
#include "base/expects.hpp"
#include "koers/model.hpp"
#include "sim/care_state.hpp"
#include "sim/indicator_values.hpp"
#include "sim/outcome.hpp"
#include "sim/population_path.hpp"

namespace koers {
namespace {

/// Demand for the services of one replicate: who is in care or waits on the first day, and requests.
class Demand {
public:
    Demand(const ModelTables& tables, const Rates& rates, StreamKey stream, std::uint32_t replicate,
           const PopulationPath& population, CareState& care)
        : tables_{tables},
          rates_{rates},
          data_{*tables.scenario.dataset},
          stream_{stream},
          replicate_{replicate},
          population_{population},
          care_{care},
          candidates_(data_.services.size()),
          factors_(data_.services.size()) {}

    void fill_first_day() {
        for (const std::size_t p : tables_.start_order) {
            place_people(p, ServiceStage::start_place, rates_.services[p].stock);
        }
        for (const std::size_t p : tables_.start_order) {
            place_people(p, ServiceStage::start_queue, rates_.services[p].waiting);
        }
    }

    void begin_year(std::size_t year) {
        year_ = year;
        const auto time = static_cast<std::uint32_t>(year);
        for (std::size_t p = 0; p < data_.services.size(); ++p) {
            factors_[p] = rates_.services[p].request_factor[year] * bound(p) * year_luck(p);
            candidates_[p].draw(tables_.services[p].requests[year], tables_.population.places[year], factors_[p],
                                stream_of(p), time);
        }
    }

    void advance(std::size_t month) {
        const std::vector<Overflow> overflow = find_overflow(population_.persons(), tables_.population.places[year_]);
        const auto time = static_cast<std::uint32_t>(month);
        for (std::size_t p = 0; p < data_.services.size(); ++p) {
            const YearCandidates& of = candidates_[p];
            for (const Candidate* c = of.begin(month % 12); c != of.end(month % 12); ++c) {
                consider(p, *c, month, origin(p, ServiceStage::request, year_), c->index);
            }
            const Batch& batch = tables_.services[p].requests[year_];
            for (const Candidate& c : draw_overflow(overflow, batch, factors_[p], stream_of(p), time)) {
                consider(p, c, month, origin(p, ServiceStage::overflow, year_), (month % 12) << 20U | c.index);
            }
        }
    }

private:
    [[nodiscard]] static std::uint32_t process(std::size_t service, ServiceStage stage) {
        return static_cast<std::uint32_t>(service) * static_cast<std::uint32_t>(ServiceStage::stages) +
               static_cast<std::uint32_t>(stage);
    }

    /// First word of the key of a spell; the year makes it unique in the replicate.
    [[nodiscard]] static std::uint32_t origin(std::size_t service, ServiceStage stage, std::size_t year) {
        return static_cast<std::uint32_t>(year) << 16U | process(service, stage);
    }

    [[nodiscard]] CandidateStream stream_of(std::size_t p) const {
        return {stream_, replicate_, process(p, ServiceStage::count), process(p, ServiceStage::request),
                process(p, ServiceStage::overflow)};
    }

    /// Highest factor on the request rate of anybody this year; candidates come at that rate.
    [[nodiscard]] double bound(std::size_t p) const {
        const std::vector<double>& classes = rates_.services[p].request_class[year_];
        return rates_.services[p].stacking_bound * *std::max_element(classes.begin(), classes.end());
    }

    /// Variation of a whole year beyond individual chance: a gamma factor with mean 1.
    [[nodiscard]] double year_luck(std::size_t p) const {
        const double cv = rates_.services[p].overdispersion;
        if (cv <= 0.0) {
            return 1.0;
        }
        const double shape = 1.0 / (cv * cv);
        WordSource words{stream_, replicate_, static_cast<std::uint32_t>(year_),
                         process(p, ServiceStage::overdispersion), 0};
        return gamma_draw(words, shape) / shape;
    }

    void consider(std::size_t p, const Candidate& candidate, std::size_t month, std::uint32_t key, std::size_t index) {
        if (candidate.place >= population_.persons()[candidate.cell]) {
            return;
        }
        std::uint32_t id = care_.at_place(candidate.cell, candidate.place);
        if (id != nobody && care_.holds(id, p)) {
            return;
        }
        const std::size_t income = tables_.grid.income_of(tables_.grid.kind_of(candidate.cell));
        const double accept = care_.stacking_factor(id, p) * rates_.services[p].request_class[year_][income] / bound(p);
        if (accept < 1.0 && unit_open(candidate.word) >= accept) {
            return;
        }
        const SpellKey spell{key, static_cast<std::uint32_t>(index)};
        id = id == nobody ? care_.make_explicit(candidate.cell, spell) : id;
        const Tick within = static_cast<Tick>(candidate.within >> 16U);
        care_.refer(p, spell);
        care_.request(id, p, static_cast<Tick>(month) * ticks_a_month + within, spell, 0);
    }

    /// Puts the people of the first day in care or in the queue, one by one, where the use by age and
    /// stacking put them.
    void place_people(std::size_t p, ServiceStage stage, double number) {
        if (!tables_.services[p].start_table) {
            return;
        }
        const Words rounding = philox4x32({replicate_, 0, process(p, stage), count_index}, stream_);
        const auto wanted = static_cast<std::uint32_t>(number + unit_open(rounding[0]));
        const auto tries = static_cast<std::uint32_t>(64.0 * rates_.services[p].stacking_bound * (wanted + 16.0));
        std::uint32_t placed = 0;
        for (std::uint32_t i = 0; placed < wanted && i < tries; ++i) {
            const Words words = philox4x32({replicate_, 0, process(p, stage), i}, stream_);
            const std::size_t cell = tables_.services[p].start_table->pick(words[0]);
            const std::uint32_t persons = population_.persons()[cell];
            const std::uint64_t places = tables_.population.places[0][cell];
            const auto place = static_cast<std::uint32_t>((words[1] * places) >> 32U);
            std::uint32_t id = care_.at_place(cell, place);
            const double accept = care_.stacking_factor(id, p) / rates_.services[p].stacking_bound;
            if (place >= persons || (id != nobody && care_.holds(id, p)) || unit_open(words[2]) >= accept) {
                continue;
            }
            const SpellKey key{origin(p, stage, 0), i};
            id = id == nobody ? care_.make_explicit(cell, key) : id;
            if (stage == ServiceStage::start_place) {
                care_.begin_in_care(id, p, key);
            } else {
                const double since = rates_.services[p].wait_months * unit_open(words[3]);
                care_.request(id, p, -1 - static_cast<Tick>(since * ticks_a_month), key, 0);
            }
            ++placed;
        }
    }

    const ModelTables& tables_;
    const Rates& rates_;
    const Dataset& data_;
    StreamKey stream_;
    std::uint32_t replicate_;
    const PopulationPath& population_;
    CareState& care_;
    std::size_t year_{};
    std::vector<YearCandidates> candidates_;
    std::vector<double> factors_; // [service], this year
};

StreamKey key_for(std::uint64_t seed, Purpose purpose) {
    return make_stream_key(seed, static_cast<std::uint32_t>(purpose));
}

Trajectory to_trajectory(const Layout& layout, const std::vector<double>& values) {
    Trajectory trajectory;
    for (std::size_t i = 0; i < layout.integers; ++i) {
        expects(values[i] >= std::numeric_limits<std::int32_t>::min() &&
                    values[i] <= std::numeric_limits<std::int32_t>::max(),
                "amounts and counts below 2^31, which a result file holds");
        trajectory.integers.push_back(static_cast<std::int32_t>(values[i]));
    }
    for (std::size_t i = 0; i < layout.reals; ++i) {
        trajectory.reals.push_back(static_cast<float>(values[layout.integers + i]));
    }
    return trajectory;
}

} // namespace

Trajectory simulate(const Model& model, const Theta& theta, std::uint64_t seed, std::uint32_t replicate) {
    const ModelTables& tables = model.tables();
    const Rates rates = make_rates(tables, theta);
    Outcome outcome{tables};
    CareState care{tables, rates, key_for(seed, Purpose::persons), replicate, outcome};
    PopulationPath population{tables, rates, key_for(seed, Purpose::population), replicate, care};
    Demand demand{tables, rates, key_for(seed, Purpose::services), replicate, population, care};
    demand.fill_first_day();
    for (std::size_t year = 0; year < tables.years; ++year) {
        care.begin_year(year, population.persons());
        population.begin_year(year);
        demand.begin_year(year);
        for (std::size_t month = 12 * year; month < 12 * year + 12; ++month) {
            care.begin_month(month);
            population.advance(month);
            care.settle_due(month);
            demand.advance(month);
            care.start_from_queues(month);
            care.settle_due(month); // lead times and stays that end in the month in which they began
        }
        population.birthdays(year);
        care.outgrow_services();
        care.end_year();
        care.check_conservation(population.persons());
    }
    draw_survey_luck(tables, key_for(seed, Purpose::indicators), replicate, outcome);
    return to_trajectory(tables.layout, to_layout(tables, theta, rates, outcome, Rounding::whole_euros));
}

Trajectory simulate(const Model& model, std::uint64_t seed, std::uint32_t replicate) {
    return simulate(model, draw_theta(model, seed, replicate), seed, replicate);
}

} // namespace koers
