#pragma once

#include <cstdint>
#include <vector>

#include "sim/rates.hpp"

namespace koers {

/// What a replicate counted, before it is put in the order of the layout. [year x label] unless said
/// otherwise; ages are age groups.
struct Outcome {
    explicit Outcome(const ModelTables& tables);

    /// Nothing counted.
    void clear();

    std::vector<double> population;     // [year x age group]
    std::vector<double> clients;        // [year x service], 1 January
    std::vector<double> waiting;        // [year x service], 1 January
    std::vector<double> users;          // [year x service]
    std::vector<double> starts;         // [year x service]
    std::vector<double> ends;           // [year x service]
    std::vector<double> wait_months;    // [year x service], mean of those who started; NaN if none
    std::vector<double> client_months;  // [year x service]
    std::vector<double> priced_starts;  // [year x service], starts with their relative price
    std::vector<double> clients_by_age; // [year x service x age group]
    std::vector<double> waiting_by_age;
    std::vector<double> users_by_age;
    std::vector<double> referrals;     // [year x referrer], direct requests
    std::vector<double> group_users;   // [year x group], persons
    std::vector<double> group_persons; // [year x group], inhabitants of its ages on 1 January
    std::vector<double> group_stacked; // [year x group x stacking class], persons in care on 1 January
    std::vector<double> hours_asked;   // [year x sector]
    std::vector<double> hours_offered; // [year x sector]
    std::vector<double>
        survey_luck; // [(1 + year) x indicator with values], standard normal; first that of the start. Empty: no error
};

enum class Rounding : std::uint8_t { whole_euros, none };

/// What one service costs in one year, whoever pays: EUR at the price level of the budget, from
/// client-months and starts.
[[nodiscard]] double full_cost(const ModelTables& tables, const Rates& rates, const Outcome& outcome,
                               std::size_t service, std::size_t year);

/// The part of the full cost that the municipality bears.
[[nodiscard]] double service_cost(const ModelTables& tables, const Rates& rates, const Outcome& outcome,
                                  std::size_t service, std::size_t year);

/// Fee income of one year, EUR.
[[nodiscard]] double fee_income(const ModelTables& tables, const Rates& rates, const Outcome& outcome,
                                std::size_t year);

/// All values in the order of the layout: first its integers, then its reals. With whole euros every post
/// is rounded once and every total is a sum of those.
[[nodiscard]] std::vector<double> to_layout(const ModelTables& tables, const Theta& theta, const Rates& rates,
                                            const Outcome& outcome, Rounding rounding);

} // namespace koers
