#pragma once

#include <vector>

#include "sim/care_stock.hpp"
#include "sim/expectation.hpp"

namespace koers {

/// The expected people in care, month by month, beside the inhabitants. Within a month block by block: what leaves the
/// municipality and what care asks, then, once the queues are known, who starts.
class ExpectedCare {
public:
    ExpectedCare(const ModelTables& tables, const Rates& rates, QueueRule rule, const ExpectedPeople& people);

    void begin_year(std::size_t year);
    /// The month that the inhabitants have passed; adds its flows and stocks.
    void pass_month(std::size_t month, Expectation& out);
    /// After the birthdays of the inhabitants: those whose age passed the range of a service, or of its requests,
    /// leave it.
    void pass_birthdays(Expectation& out);

    [[nodiscard]] const std::vector<CareStock>& stocks() const { return stocks_; }

private:
    /// Chances of one service within a month.
    struct MonthRates {
        double leave{}; // care
        double early{}; // in the month of the start; 1 if there is nothing to stay in
        double quit{};  // waiting
        double worse{}; // share of those who quit
    };
    [[nodiscard]] MonthRates rates_of_month(std::size_t p) const;
    void settle_requests(std::size_t p, std::size_t month, Expectation& out);
    void settle_starts(std::size_t p, std::size_t month, double share, Expectation& out);
    [[nodiscard]] std::vector<double> queues(std::size_t month, Expectation& out) const;
    void share_of_sector(std::size_t k, std::size_t month, Expectation& out, std::vector<double>& share) const;
    void outgrow(std::size_t p, std::size_t cell, Expectation& out);

    // The steps of a month in one block, in expected_care_month.cpp.
    void leave_municipality(std::size_t block);
    void exits(std::size_t block);
    void requests(std::size_t block);
    void starts(std::size_t block, const std::vector<double>& share);
    void remove(std::size_t block, const double* persons, const double* share, double ServiceRates::*weight);
    void hand_on_leavers(std::size_t from, std::size_t block, const double* people, double leaving);
    void hand_on(std::size_t to, std::size_t block, const double* people, double share);
    [[nodiscard]] const double* stacked_chances(std::size_t service, std::size_t block);

    const ModelTables& tables_;
    const Rates& rates_;
    const Dataset& data_;
    QueueRule rule_;
    const ExpectedPeople& people_;
    std::size_t year_{};
    std::vector<CareStock> stocks_;
    std::vector<MonthRates> monthly_;                // [service]
    std::vector<std::vector<std::size_t>> services_; // [block]
    // Room for one block.
    Lanes inverse_; // 1 / persons, 0 where there are none
    Lanes outside_;
    Lanes holding_;
    Lanes weighted_;
    Lanes room_;
};

} // namespace koers
