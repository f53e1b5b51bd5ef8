#include "sim/request_candidates.hpp"

namespace koers {

std::uint32_t service_process(std::size_t service, ServiceStage stage) {
    return static_cast<std::uint32_t>(service) * static_cast<std::uint32_t>(ServiceStage::stages) +
           static_cast<std::uint32_t>(stage);
}

CandidateStream request_stream(StreamKey key, std::uint32_t replicate, std::size_t service, Family family) {
    const auto process = [service](ServiceStage stage) { return service_process(service, stage); };
    if (family == Family::everybody) {
        return {key, replicate, process(ServiceStage::count), process(ServiceStage::request),
                process(ServiceStage::overflow)};
    }
    return {key, replicate, process(ServiceStage::stacked_count), process(ServiceStage::stacked),
            process(ServiceStage::stacked_overflow)};
}

const Batch& request_batch(const ModelTables& tables, std::size_t service, Family family, std::size_t year) {
    const ServiceTables& of = tables.services[service];
    return (family == Family::everybody ? of.requests : of.stacked_requests)[year];
}

RequestCandidates::RequestCandidates(const ModelTables& tables) : tables_{tables} {
    for (std::vector<YearCandidates>& of_services : drawn_) {
        of_services.resize(tables.services.size());
    }
}

void RequestCandidates::draw(std::size_t year, const RequestCounts& counts) {
    const PopulationTables& population = tables_.population;
    for (const Family family : families) {
        const auto position = static_cast<std::size_t>(family);
        const auto& places = (family == Family::everybody ? population.places : population.care_places)[year];
        for (std::size_t service = 0; service < tables_.services.size(); ++service) {
            if (counts[position][service] == 0) {
                drawn_[position][service].clear();
                continue;
            }
            drawn_[position][service].draw(
                *request_batch(tables_, service, family, year).table, places, counts[position][service],
                request_stream(stream_, replicate_, service, family), static_cast<std::uint32_t>(year));
        }
    }
}

} // namespace koers
