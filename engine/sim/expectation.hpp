#pragma once

#include <cstdint>
#include <vector>

#include "sim/rates.hpp"

namespace koers {

/// How the expectation engine lets waiting people start.
enum class QueueRule : std::uint8_t {
    limited_by_staff, // as the event engine does
    usual_wait        // everybody after the wait of the first day: the reference for the growth of staff
};

/// Expected flows and stocks. Monthly stocks are at the start of the month.
struct Expectation {
    std::vector<std::vector<double>> population;     // [year][cell], 1 January
    std::vector<std::vector<double>> clients;        // [service][month]
    std::vector<std::vector<double>> waiting;        // [service][month]
    std::vector<std::vector<double>> client_months;  // [service][year]
    std::vector<std::vector<double>> users;          // [service][year]
    std::vector<std::vector<double>> starts;         // [service][year]
    std::vector<std::vector<double>> ends;           // [service][year]
    std::vector<std::vector<double>> referrals;      // [referrer][year], direct requests
    std::vector<std::vector<double>> group_users;    // [group][year], persons
    std::vector<std::vector<double>> group_stacked;  // [group][year x stacking class], persons in care on 1 January
    std::vector<std::vector<double>> group_persons;  // [group][year], inhabitants of its ages, 1 January
    std::vector<std::vector<double>> hours_asked;    // [sector][year]
    std::vector<std::vector<double>> hours_offered;  // [sector][year]
    std::vector<std::vector<double>> clients_by_age; // [service][year x age], 1 January
    std::vector<std::vector<double>> waiting_by_age; // [service][year x age]
    std::vector<std::vector<double>> users_by_age;   // [service][year x age], age on 1 January
};

/// Expected flows per stratum and month, with the mean of each chance in place of chance itself. Lengths
/// of stay enter by their mean, the joint use of services as if independent within a stratum.
[[nodiscard]] Expectation expect_flows(const ModelTables& tables, const Rates& rates, QueueRule rule);

} // namespace koers
