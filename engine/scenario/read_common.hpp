#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenario/age_curve.hpp"
#include "scenario/dataset_draft.hpp"

namespace koers::scenario {

/// The curve as [age][group], up to the highest age; empty if that is not known.
[[nodiscard]] std::vector<std::vector<double>> by_age(const DatasetDraft& draft, const AgeCurve& curve,
                                                      std::size_t groups);

/// A file with one number per year, at least one.
[[nodiscard]] std::map<int, double> read_year_path(DatasetDraft& draft, const std::string& file,
                                                   const Quantity& quantity);

/// Rows that a file must have exactly once each, by a key such as `hulp, prijs`.
class RequiredRows {
public:
    /// Notes a row that is there already.
    void see(const std::string& key, const Location& where, input::Faults& faults);

    /// A row whose key cannot be read, but looks like this one: it is then not missing.
    void excuse(const std::string& key) { seen_.emplace(key, Location{}); }

    [[nodiscard]] bool has(const std::string& key) const { return seen_.contains(key); }

    /// Notes a fault of the file as a whole for a key that was not seen.
    void demand(const std::string& key, const std::string& file, const std::string& advice, DatasetDraft& draft) const;

private:
    std::map<std::string, Location> seen_;
};

/// Notes a row that refers to itself (columns `from` and `to` name the same).
void note_self_reference(const input::Located<std::string>& reference, const std::string& message,
                         input::Faults& faults);

/// Whether a taakveld lists this thema; notes a fault if not.
bool check_taakveld(DatasetDraft& draft, const Location& where, std::size_t taakveld, ThemaId thema);

/// A sum of shares, which is unknown when one of them is.
struct ShareSum {
    double sum{};
    bool known{true};
    int rows{};

    void add(const std::optional<double>& share) {
        known = known && share;
        sum += share.value_or(0.0);
        ++rows;
    }
};

} // namespace koers::scenario
