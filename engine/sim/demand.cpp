#include "sim/demand.hpp"

#include <algorithm>

#include "base/distributions.hpp"

namespace koers {
namespace {

std::uint32_t process(std::size_t service, ServiceStage stage) {
    return static_cast<std::uint32_t>(service) * static_cast<std::uint32_t>(ServiceStage::stages) +
           static_cast<std::uint32_t>(stage);
}

/// First word of the key of a spell; the year makes it unique in the replicate.
std::uint32_t origin(std::size_t service, ServiceStage stage, std::size_t year) {
    return static_cast<std::uint32_t>(year) << 16U | process(service, stage);
}

} // namespace

Demand::Demand(const ModelTables& tables, const Rates& rates, StreamKey stream, std::uint32_t replicate,
               CellCounts& inhabitants, CareState& care)
    : tables_{tables},
      rates_{rates},
      stream_{stream},
      replicate_{replicate},
      inhabitants_{inhabitants},
      care_{care},
      services_{tables.services.size()},
      highest_class_(services_),
      factors_(services_),
      stacked_factors_(services_),
      candidates_(services_),
      stacked_(services_) {}

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
    const auto time = static_cast<std::uint32_t>(year);
    for (std::size_t p = 0; p < services_; ++p) {
        const ServiceRates& rates = rates_.services[p];
        const std::vector<double>& classes = rates.request_class[year];
        highest_class_[p] = *std::max_element(classes.begin(), classes.end());
        factors_[p] = rates.request_factor[year] * highest_class_[p] * year_luck(p);
        stacked_factors_[p] = factors_[p] * (rates.stacking_bound - 1.0);
        candidates_[p].draw(tables_.services[p].requests[year], tables_.population.places[year], factors_[p],
                            stream_of(p, everybody), time);
        if (stacked_factors_[p] > 0.0) {
            stacked_[p].draw(tables_.services[p].stacked_requests[year], tables_.population.care_places[year],
                             stacked_factors_[p], stream_of(p, stacked), time);
        }
    }
}

void Demand::advance(std::size_t month) {
    for (std::size_t p = 0; p < services_; ++p) {
        consider_all(p, everybody, month);
        if (stacked_factors_[p] > 0.0) {
            consider_all(p, stacked, month);
        }
    }
}

void Demand::consider_all(std::size_t service, const Family& family, std::size_t month) {
    const bool of_everybody = family.request == ServiceStage::request;
    const ServiceTables& tables = tables_.services[service];
    const auto cells = of_everybody ? inhabitants_.overflow() : care_.people().overflow();
    draw_overflow(cells, (of_everybody ? tables.requests : tables.stacked_requests)[year_],
                  (of_everybody ? factors_ : stacked_factors_)[service], stream_of(service, family),
                  static_cast<std::uint32_t>(month), overflow_);
    const std::uint32_t request = origin(service, family.request, year_);
    for (const Candidate& candidate : (of_everybody ? candidates_ : stacked_)[service].of_month(month % 12)) {
        consider(service, family, candidate, month, {request, candidate.index});
    }
    const std::uint32_t overflow = origin(service, family.overflow, year_);
    for (const Candidate& candidate : overflow_) {
        const auto index = static_cast<std::uint32_t>(month % 12) << 20U | candidate.index;
        consider(service, family, candidate, month, {overflow, index});
    }
}

CandidateStream Demand::stream_of(std::size_t service, const Family& family) const {
    return {stream_, replicate_, process(service, family.count), process(service, family.request),
            process(service, family.overflow)};
}

/// Variation of a whole year beyond individual chance: a gamma factor with mean 1.
double Demand::year_luck(std::size_t service) const {
    const double cv = rates_.services[service].overdispersion;
    if (cv <= 0.0) {
        return 1.0;
    }
    const double shape = 1.0 / (cv * cv);
    WordSource words{stream_, replicate_, static_cast<std::uint32_t>(year_),
                     process(service, ServiceStage::overdispersion), 0};
    return gamma_draw(words, shape) / shape;
}

/// What a person holds makes asking less likely (a factor below 1 on the candidates for everybody) or more (the
/// part of the factor beyond 1, on the candidates for people who are known).
double Demand::chance_to_ask(std::size_t service, const Family& family, std::uint32_t person, std::size_t cell) const {
    const double factor = care_.stacking_factor(person, service);
    const std::size_t income = tables_.grid.income_of(tables_.grid.kind_of(cell));
    const double of_class = rates_.services[service].request_class[year_][income] / highest_class_[service];
    return family.request == ServiceStage::request
               ? std::min(factor, 1.0) * of_class
               : std::max(factor - 1.0, 0.0) / (rates_.services[service].stacking_bound - 1.0) * of_class;
}

void Demand::consider(std::size_t service, const Family& family, const Candidate& candidate, std::size_t month,
                      SpellKey key) {
    const std::size_t cell = candidate.cell;
    if (candidate.place >= inhabitants_.in(cell)) {
        return;
    }
    std::uint32_t id = care_.people().at_place(cell, candidate.place);
    if (id != nobody && care_.holds(id, service)) {
        return;
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
    const Words rounding = philox4x32({replicate_, 0, process(service, stage), count_index}, stream_);
    const auto wanted = static_cast<std::uint32_t>(number + unit_open(rounding[0]));
    const auto tries = static_cast<std::uint32_t>(64.0 * bound * (wanted + 16.0));
    std::uint32_t placed = 0;
    for (std::uint32_t i = 0; placed < wanted && i < tries; ++i) {
        const Words words = philox4x32({replicate_, 0, process(service, stage), i}, stream_);
        const std::size_t cell = tables.start_table->pick(words[0]);
        const std::uint64_t places = tables_.population.places[0][cell];
        const auto place = static_cast<std::uint32_t>((words[1] * places) >> 32U);
        std::uint32_t id = care_.people().at_place(cell, place);
        const double accept = care_.stacking_factor(id, service) / bound;
        if (place >= inhabitants_.in(cell) || (id != nobody && care_.holds(id, service)) ||
            unit_open(words[2]) >= accept) {
            continue;
        }
        const SpellKey key{origin(service, stage, 0), i};
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
