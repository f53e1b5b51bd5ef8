#pragma once

#include <cstdint>

#include "base/philox.hpp"

namespace koers {

/// Families of random numbers; each has a Philox key of its own. Values are part of the results.
enum class Purpose : std::uint32_t { parameters = 1, population = 2, services = 3, persons = 4, indicators = 5 };

[[nodiscard]] inline StreamKey key_for(std::uint64_t seed, Purpose purpose) {
    return make_stream_key(seed, static_cast<std::uint32_t>(purpose));
}

/// Processes of the population path; third word of the counter under Purpose::population.
enum class PopulationProcess : std::uint32_t {
    deaths = 1,
    departures,
    household_moves,
    births,
    arrivals,
    elderly_arrivals,
    housing_arrivals,
    start,
    birthday
};

/// What a keyed draw of a service process is for; third word is `service * stages + stage`.
enum class ServiceStage : std::uint32_t {
    request,
    overflow,
    count,
    overdispersion,
    start_place,
    start_queue,
    stacked, // what others hold makes them ask more often
    stacked_overflow,
    stacked_count,
    stages
};

/// What a keyed draw of a person is for; second word of the counter under Purpose::persons.
enum class PersonDraw : std::uint32_t {
    spell = 1, // the four words that every spell has
    stay,
    price,
    death_victim,
    departure_victim,
    income,
    outgrow,
    own_death
};

/// Index of the word block that holds the number of candidates of a process and year.
inline constexpr std::uint32_t count_index = 0xFFFFFFFFU;

} // namespace koers
