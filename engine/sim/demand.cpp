#include "sim/demand.hpp"

#include <algorithm>

#include "base/distributions.hpp"

namespace koers {
namespace {

/// First word of the key of a spell; the year makes it unique in the replicate.
std::uint32_t origin(std::uint32_t process, std::size_t year) {
    return static_cast<std::uint32_t>(year) << 16U | process;
}

std::size_t position(Family family) {
    return static_cast<std::size_t>(family);
}

} // namespace

Demand::Demand(const ModelTables& tables, const Rates& rates, CellCounts& inhabitants, CareState& care)
    : tables_{tables},
      rates_{rates},
      inhabitants_{inhabitants},
      care_{care},
      services_{tables.services.size()},
      highest_class_(services_) {
    for (const Family family : families) {
        factors_[position(family)].resize(services_);
        counts_[position(family)].resize(services_);
    }
}

void Demand::begin(StreamKey stream, std::uint32_t replicate) {
    stream_ = stream;
    replicate_ = replicate;
    year_ = 0;
}

void Demand::fill_first_day() {
    for (const std::size_t p : tables_.start_order) {
        place_people(p, ServiceStage::start_place, rates_.services[p].stock);
    }
    for (const std::size_t p : tables_.start_order) {
        place_people(p, ServiceStage::start_queue, rates_.services[p].waiting);
    }
}

void Demand::begin_year(std::size_t year) {
    year_ = year;
    for (std::size_t p = 0; p < services_; ++p) {
        const ServiceRates& rates = rates_.services[p];
        const std::vector<double>& classes = rates.request_class[year];
        highest_class_[p] = *std::max_element(classes.begin(), classes.end());
        const double factor = rates.request_factor[year] * highest_class_[p] * year_luck(p);
        for (const Family family : families) {
            const double of_family = family == Family::everybody ? factor : factor * (rates.stacking_bound - 1.0);
            factors_[position(family)][p] = of_family;
            counts_[position(family)][p] =
                of_family > 0.0
                    ? draw_count(request_batch(tables_, p, family, year).total * of_family,
                                 request_stream(stream_, replicate_, p, family), static_cast<std::uint32_t>(year))
                    : 0;
        }
    }
}

void Demand::advance(std::size_t month, const RequestCandidates& candidates) {
    const std::span<const Overflow> crowded = inhabitants_.overflow(); // requests leave the population as it is
    for (std::size_t p = 0; p < services_; ++p) {
        for (const Family family : families) {
            if (factors_[position(family)][p] > 0.0) {
                consider_all(p, family, month, candidates.of_month(p, family, month % 12),
                             family == Family::everybody ? crowded : care_.people().overflow());
            }
        }
    }
}

void Demand::consider_all(std::size_t service, Family family, std::size_t month, std::span<const Candidate> candidates,
                          std::span<const Overflow> crowded) {
    const CandidateStream stream = request_stream(stream_, replicate_, service, family);
    draw_overflow(crowded, request_batch(tables_, service, family, year_), factors_[position(family)][service], stream,
                  static_cast<std::uint32_t>(month), overflow_);
    const std::uint32_t count = counts_[position(family)][service];
    for (const Candidate& candidate : candidates) {
        if (candidate.index < count) {
            consider(service, family, candidate, month, {origin(stream.process, year_), candidate.index});
        }
    }
    for (const Candidate& candidate : overflow_) {
        const auto index = static_cast<std::uint32_t>(month % 12) << 20U | candidate.index;
        consider(service, family, candidate, month, {origin(stream.overflow, year_), index});
    }
}

/// Variation of a whole year beyond individual chance: a gamma factor with mean 1.
double Demand::year_luck(std::size_t service) const {
    const double cv = rates_.services[service].overdispersion;
    if (cv <= 0.0) {
        return 1.0;
    }
    const double shape = 1.0 / (cv * cv);
    WordSource words{stream_, replicate_, static_cast<std::uint32_t>(year_),
                     service_process(service, ServiceStage::overdispersion), 0};
    return gamma_draw(words, shape) / shape;
}

/// What a person holds makes asking less likely (a factor below 1 on the candidates for everybody) or more (the
/// part of the factor beyond 1, on the candidates for people who are known).
double Demand::chance_to_ask(std::size_t service, Family family, std::uint32_t person, std::size_t cell) const {
    const double factor = care_.stacking_factor(person, service);
    const std::size_t income = tables_.grid.income_of(tables_.grid.kind_of(cell));
    const double of_class = rates_.services[service].request_class[year_][income] / highest_class_[service];
    return family == Family::everybody
               ? std::min(factor, 1.0) * of_class
               : std::max(factor - 1.0, 0.0) / (rates_.services[service].stacking_bound - 1.0) * of_class;
}

void Demand::consider(std::size_t service, Family family, const Candidate& candidate, std::size_t month, SpellKey key) {
    const std::size_t cell = candidate.cell;
    std::uint32_t id = nobody;
    if (family == Family::stacked) {
        id = care_.people().at_place(cell, candidate.place);
        if (id == nobody || care_.holds(id, service)) {
            return;
        }
    } else if (candidate.place >= inhabitants_.in(cell)-care_.people().in(cell)) {
        // Those who have the service come last, so that scenarios agree on whom a candidate hits as far as they can.
        id = care_.without(service, cell, candidate.place - (inhabitants_.in(cell)-care_.people().in(cell)));
        if (id == nobody) {
            return;
        }
    }
    const double chance = chance_to_ask(service, family, id, cell);
    const double u = unit_open(candidate.word);
    if (u >= chance) {
        return;
    }
    id = id == nobody ? care_.people().add(cell, key) : id;
    const auto within = static_cast<Tick>(candidate.within >> 16U);
    care_.refer(service, u / chance);
    care_.request(id, service, static_cast<Tick>(month) * ticks_a_month + within, key, 0);
}

/// Puts the people of the first day in care or in the queue, one by one, where the use by age and
/// stacking put them.
void Demand::place_people(std::size_t service, ServiceStage stage, double number) {
    const ServiceTables& tables = tables_.services[service];
    if (!tables.start_table) {
        return;
    }
    const double bound = rates_.services[service].stacking_bound;
    const Words rounding = philox4x32({replicate_, 0, service_process(service, stage), count_index}, stream_);
    const auto wanted = static_cast<std::uint32_t>(number + unit_open(rounding[0]));
    const auto tries = static_cast<std::uint32_t>(64.0 * bound * (wanted + 16.0));
    std::uint32_t placed = 0;
    for (std::uint32_t i = 0; placed < wanted && i < tries; ++i) {
        const Words words = philox4x32({replicate_, 0, service_process(service, stage), i}, stream_);
        const std::size_t cell = tables.start_table->pick(words[0]);
        const std::uint32_t place = below(words[1], tables_.population.places[0][cell]);
        std::uint32_t id = care_.people().at_place(cell, place);
        const double accept = care_.stacking_factor(id, service) / bound;
        if (place >= inhabitants_.in(cell) || (id != nobody && care_.holds(id, service)) ||
            unit_open(words[2]) >= accept) {
            continue;
        }
        const SpellKey key{origin(service_process(service, stage), 0), i};
        id = id == nobody ? care_.people().add(cell, key) : id;
        if (stage == ServiceStage::start_place) {
            care_.begin_in_care(id, service, key);
        } else {
            const double since = rates_.services[service].wait_months * unit_open(words[3]);
            care_.request(id, service, -1 - static_cast<Tick>(since * ticks_a_month), key, 0);
        }
        ++placed;
    }
}

} // namespace koers
