#include "report/explanation_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "report/node_name.hpp"

namespace koers {
namespace {

double rounded(double value, int decimals) {
    const double unit = std::pow(10.0, decimals);
    return std::round(value * unit) / unit;
}

class RowMaker {
public:
    RowMaker(const Explained& explained, const ChosenOutcome& outcome, const std::vector<std::size_t>& years)
        : explained_{explained}, outcome_{outcome}, years_{years} {}

    std::vector<ExplanationRow> make() {
        for (const Cause& cause : explained_.difference.causes) {
            ExplanationRow row = row_of(cause);
            if (is_shown(row)) {
                rows_.push_back(std::move(row));
            } else if (has_effect(cause)) {
                add_small(cause);
            }
        }
        sort_by_subject();
        if (small_count_ > 0) {
            rows_.push_back({"overig", "", "overige oorzaken (" + std::to_string(small_count_) + ")", {}, "", small()});
        }
        const auto total = shown(explained_.difference.total);
        rows_.push_back({"samenloop", "", "samenloop en afronding", {}, "", rest_of(total)});
        rows_.push_back({"totaal", "", "totaal bij middenwaarden", {}, "", total});
        if (!explained_.run_difference.empty()) {
            add_run(total);
        }
        return std::move(rows_);
    }

private:
    [[nodiscard]] std::vector<double> shown(const std::vector<double>& values) const {
        const auto yearly = by_year(explained_.basis.layout(), outcome_, values);
        std::vector<double> result;
        for (const auto year : years_) {
            result.push_back(rounded(yearly[year], outcome_.decimals));
        }
        return result;
    }

    [[nodiscard]] ExplanationRow row_of(const Cause& cause) const {
        ExplanationRow row;
        row.subject = cause.subject;
        row.grade = cause.grade;
        row.values = shown(cause.values);
        const Dataset& data = *explained_.basis.scenario().dataset;
        switch (cause.kind) {
        case CauseKind::assumption:
            row.kind = "aanname";
            row.name = "aanname " + cause.name;
            break;
        case CauseKind::own:
            row.kind = "eigen";
            row.name = cause.name + ": zelf";
            break;
        case CauseKind::path:
            row.kind = "pad";
            row.name = cause.name;
            auto weakest = StudyKind::meta_analysis;
            for (const auto edge : cause.way) {
                row.name += " > " + node_name(data, data.connections[edge].to);
                weakest = std::max(weakest, data.connections[edge].study);
            }
            row.study = study_word(weakest);
            break;
        }
        return row;
    }

    [[nodiscard]] static bool is_shown(const ExplanationRow& row) {
        return std::any_of(row.values.begin(), row.values.end(), [](double value) { return value != 0.0; });
    }

    [[nodiscard]] bool has_effect(const Cause& cause) const {
        const auto yearly = by_year(explained_.basis.layout(), outcome_, cause.values);
        return std::any_of(years_.begin(), years_.end(), [&](std::size_t year) { return yearly[year] != 0.0; });
    }

    void add_small(const Cause& cause) {
        const auto yearly = by_year(explained_.basis.layout(), outcome_, cause.values);
        small_.resize(years_.size(), 0.0);
        for (std::size_t i = 0; i < years_.size(); ++i) {
            small_[i] += yearly[years_[i]];
        }
        ++small_count_;
    }

    [[nodiscard]] std::vector<double> small() const {
        std::vector<double> result;
        for (const double value : small_) {
            result.push_back(rounded(value, outcome_.decimals));
        }
        return result;
    }

    static double size(const ExplanationRow& row) {
        return std::accumulate(row.values.begin(), row.values.end(), 0.0,
                               [](double sum, double value) { return sum + std::abs(value); });
    }

    /// Lines of one measure stay together; the measure with the largest lines comes first.
    void sort_by_subject() {
        const auto size_of_subject = [this](const std::string& subject) {
            return std::accumulate(rows_.begin(), rows_.end(), 0.0, [&](double sum, const ExplanationRow& row) {
                return row.subject == subject ? sum + size(row) : sum;
            });
        };
        std::vector<double> sizes;
        for (const ExplanationRow& row : rows_) {
            sizes.push_back(size_of_subject(row.subject));
        }
        std::vector<std::size_t> order(rows_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            if (rows_[a].subject == rows_[b].subject) {
                return size(rows_[a]) > size(rows_[b]);
            }
            return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : rows_[a].subject < rows_[b].subject;
        });
        std::vector<ExplanationRow> sorted;
        for (const auto position : order) {
            sorted.push_back(rows_[position]);
        }
        rows_ = std::move(sorted);
    }

    [[nodiscard]] std::vector<double> rest_of(std::vector<double> total) const {
        for (const ExplanationRow& row : rows_) {
            for (std::size_t i = 0; i < total.size(); ++i) {
                total[i] -= row.values[i];
            }
        }
        for (double& value : total) {
            value = rounded(value, outcome_.decimals);
        }
        return total;
    }

    void add_run(const std::vector<double>& total) {
        std::vector<double> run;
        std::vector<double> between;
        for (std::size_t i = 0; i < years_.size(); ++i) {
            run.push_back(rounded(explained_.run_difference[years_[i]], outcome_.decimals));
            between.push_back(rounded(run[i] - total[i], outcome_.decimals));
        }
        rows_.push_back({"toeval", "", "onzekerheid, wachtrijen en toeval", {}, "", between});
        rows_.push_back({"doorrekening", "", "gemiddelde van de doorrekeningen", {}, "", run});
    }

    const Explained& explained_;
    const ChosenOutcome& outcome_;
    const std::vector<std::size_t>& years_;
    std::vector<ExplanationRow> rows_;
    std::vector<double> small_;
    std::size_t small_count_{};
};

} // namespace

std::vector<ExplanationRow> explanation_rows(const Explained& explained, const ChosenOutcome& outcome,
                                             const std::vector<std::size_t>& years) {
    return RowMaker{explained, outcome, years}.make();
}

} // namespace koers
