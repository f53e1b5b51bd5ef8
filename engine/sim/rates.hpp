#pragma once

#include <cstddef>
#include <vector>

#include "koers/model.hpp"
#include "model/model_tables.hpp"

namespace koers {

/// One service in one replicate: the parameters turned into what a month needs. Vectors are [year].
struct ServiceRates {
    double stock{};                                 // clients on the first day
    double waiting{};                               // people waiting on the first day
    std::vector<double> request_factor;             // on the rates of ServiceTables::requests
    std::vector<std::vector<double>> request_class; // [year][income], further factor on people of a class
    std::vector<std::vector<double>> referral;      // [year][referrer], chance of a direct request; may be empty
    std::vector<double> exit_rate;                  // per client per year, apart from deaths and departures
    std::vector<double> hours;                      // client hours per client per month
    std::vector<double> staff_hours;                // direct staff hours per client per month
    std::vector<double> price; // EUR per hour, month or start at the price level of the budget, before scarcity
    std::vector<double> paid;  // share of the cost that this municipality bears
    double stay_cv{1.0};
    double wait_months{}; // lead time of a service without sector
    double leave_rate{};  // per waiting person per year
    double worse_rate{};
    double fee_share{};
    double overdispersion{};
    double price_sigma{}; // of the logarithm, between starts
    double death_weight{1.0};
    double departure_weight{1.0};
    double stay_on{1.0};        // chance to stay in care beyond the ages of requests
    double follow_up{};         // chance to ask for the follow-up when age ends care
    double stacking_bound{1.0}; // highest factor on the request rate
    std::vector<std::pair<std::size_t, double>> stacking;
};

/// One sector in one replicate.
struct SectorRates {
    std::vector<double> available; // [month], direct staff hours
    double base_shortage{};        // share of asked hours that waits on the first day
};

/// Everything a replicate needs beyond the tables of the model.
struct Rates {
    std::vector<double> death_factor;              // [year], on the total of the batch
    std::vector<std::vector<double>> death_accept; // [year][age x sex], 0 to 1
    double departure_factor{1.0};
    double birth_factor{1.0};
    double arrival_factor{1.0};
    double elderly_extra{};             // persons a year, when positive
    std::vector<double> elderly_accept; // [year], 0 to 1: what is left of their base flow
    double housing_factor{1.0};
    std::vector<ServiceRates> services;
    std::vector<SectorRates> sectors;
    double waiting_share{1.0}; // of unfilled hours beyond those of the first day
    double scarcity_elasticity{};
    std::vector<double> fee;                          // [year], EUR per paying client-month
    std::vector<std::vector<double>> line_amount;     // [budget line][year], EUR
    std::vector<std::vector<double>> line_once;       // [budget line][year], EUR: the part of it that is one-off
    std::vector<std::vector<double>> grant_amount;    // [grant][year], EUR
    std::vector<double> cover_change;                 // [year], EUR on the label of the general cover
    std::vector<double> budget_price;                 // [year], price index of the budget
    std::vector<double> compensation;                 // [year], index of what the municipality is compensated
    std::vector<std::vector<double>> indicator_shift; // [indicator][year], on its scale; empty where nothing moves it
};

/// Whether the population takes the same path under both, given the same tables.
[[nodiscard]] bool same_population(const Rates& a, const Rates& b);

/// Only the part of the rates that the population needs, for tables without services.
[[nodiscard]] Rates make_population_rates(const ModelTables& tables, const Theta& theta);

class Influence;

/// Derives the rates of a replicate from its parameters; a pure function.
[[nodiscard]] Rates make_rates(const ModelTables& tables, const Theta& theta);

/// The same with what runs through the influence graph as given.
[[nodiscard]] Rates make_rates(const ModelTables& tables, const Theta& theta, const Influence& influence);

/// Hours that sector `sector` may hand out in a month in which `asked` hours are asked of it.
/// Of the hours that are short beyond the share of the first day only `waiting_share` turns into
/// waiting; overtime and subcontracting cover the rest (`schaarste.wachtaandeel`).
[[nodiscard]] double hours_to_hand_out(const Rates& rates, std::size_t sector, std::size_t month, double asked);

/// Factor on prices of a year in which the sector's mean shortage was `shortage`.
[[nodiscard]] double scarcity_factor(const Rates& rates, std::size_t sector, double shortage);

} // namespace koers
