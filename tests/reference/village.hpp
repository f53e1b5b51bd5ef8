#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "model/model_tables.hpp"
#include "reference/chance.hpp"
#include "sim/outcome.hpp"
#include "sim/rates.hpp"

namespace koers::reference {

inline constexpr double never = std::numeric_limits<double>::infinity();

enum class Phase : std::uint8_t { none, in_queue, in_lead_time, in_care };

/// What one person has of one service. Moments are months since the start of the first year.
struct Use {
    Phase phase{Phase::none};
    double requested{};
    double patience{never}; // gives up at this moment
    double ready{never};    // lead time is over
    double began{};
    double ends{never};
};

struct Person {
    std::size_t cell{};
    std::vector<Use> uses;          // [service]
    std::vector<std::uint8_t> used; // [service], in care at some time this year
};

/// Chances of the year by cell.
struct YearChances {
    std::vector<double> dies;                  // a month
    std::vector<double> departs;               // a month
    std::vector<double> moves;                 // a month
    std::vector<double> births;                // children a month
    std::vector<std::vector<double>> hazard;   // [service][cell], requests a year
    std::vector<std::vector<double>> requests; // [service][cell], a month, without stacking
    std::vector<double> arrivals;              // persons a month
};

/// Everybody in the municipality, and what is counted of them.
class Village {
public:
    Village(const Model& model, const Rates& rates, Chance& chance, Outcome& outcome);

    void begin_year(std::size_t year);
    void month(std::size_t month);
    void end_year();

private:
    // people.cpp
    void settle_people();
    void set_chances();
    void set_arrivals();
    [[nodiscard]] std::vector<std::vector<std::size_t>> people_of_cells() const;
    void lose_people(const std::vector<double>& chance, double ServiceRates::*weight);
    [[nodiscard]] double weight_of(const Person& person, double ServiceRates::*weight) const;
    void move_households();
    void births();
    void arrivals();
    void birthdays();
    void add_person(std::size_t cell);

    // care.cpp
    void fill_first_day();
    void place(std::size_t service, double number, Phase phase);
    void count_first_of_january();
    void rescale_stays();
    void leave(Person& person, double when);
    void settle_due();
    void settle(Person& person, std::size_t service);
    void requests();
    void request(Person& person, std::size_t service, double when);
    void start_from_queues();
    void start_sector(std::size_t sector);
    void start(Person& person, std::size_t service, double when);
    void stop(Person& person, std::size_t service, double when);
    void count_user(Person& person, std::size_t service);
    void count_in_groups(const Person& person, std::size_t service);
    void count_stacking(const Person& person);
    [[nodiscard]] bool of_group_age(const Person& person, std::size_t group) const;
    void hand_on(Person& person, std::size_t to, double when);
    void outgrow_services();
    void close_accounts();
    [[nodiscard]] double stacking(const Person& person, std::size_t service) const;
    [[nodiscard]] bool in_sector(std::size_t service, std::size_t sector) const;
    [[nodiscard]] double new_stay(std::size_t service);
    [[nodiscard]] std::size_t group_of(const Person& person) const;
    [[nodiscard]] std::size_t slot(std::size_t service) const { return year_ * services_ + service; }
    [[nodiscard]] double year_start() const { return 12.0 * static_cast<double>(year_); }

    const ModelTables& tables_;
    const Dataset& data_;
    const CellGrid& grid_;
    const Rates& rates_;
    Chance& chance_;
    Outcome& outcome_;
    std::size_t services_;
    std::size_t year_{};
    std::size_t month_{};
    double now_{}; // start of the month
    YearChances chances_;
    std::vector<Person> people_;
};

} // namespace koers::reference
