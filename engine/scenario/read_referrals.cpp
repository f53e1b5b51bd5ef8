#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::RowReader;

struct Referral {
    std::size_t referrer{};
    std::optional<double> share;
};

/// Sets the shares of one service; notes a fault if they do not add up to 1.
void set_shares(DatasetDraft& draft, const std::string& file, Service& service, const std::vector<Referral>& referrals,
                input::DecimalSign sign) {
    ShareSum sum;
    service.referral_share.assign(draft.referrers.size(), 0.0);
    for (const Referral& referral : referrals) {
        sum.add(referral.share);
        service.referral_share[referral.referrer] = referral.share.value_or(0.0);
    }
    if (draft.referrals_known && !adds_to_one(sum.sum)) {
        draft.note_file("D002", file, input::number_text(sum.sum, sign),
                        "aandelen van verwijzers tellen niet op tot 1 voor " + service.id, "pas een van de rijen aan");
    }
}

} // namespace

void read_referrals(DatasetDraft& draft) {
    const std::string file = "verwijzers.csv";
    const std::size_t faults_before = draft.faults.count();
    RequiredRows rows;
    std::vector<std::vector<Referral>> referrals(draft.services.size());
    input::DecimalSign sign{};
    const Rows known = draft.each_row(
        file, with_value({"voorziening", "verwijzer"}),
        [&](RowReader& row) {
            sign = row.sign();
            const auto service = row.reference("voorziening", draft.services);
            const auto referrer = row.name("verwijzer");
            const auto share = read_curve_value(row, draft, {"", "aandeel", share_range, ""});
            if (!referrer) {
                draft.referrers.set_incomplete();
                return;
            }
            const auto before = draft.referrers.position(referrer->value);
            const std::size_t position = before ? *before : draft.referrers.add(*referrer, draft.faults);
            if (service) {
                rows.see(draft.services.name(*service) + ", " + referrer->value, row.where(), draft.faults);
                referrals[*service].push_back({position, share});
            }
        },
        &draft.referrers);
    draft.data.referrers = draft.referrers.all();
    draft.referrals_known =
        known == Rows::all_known && draft.services.complete() && draft.faults.count() == faults_before;
    for (std::size_t i = 0; i < referrals.size(); ++i) {
        if (!referrals[i].empty()) {
            set_shares(draft, file, draft.data.services[i], referrals[i], sign);
        }
    }
}

} // namespace koers::scenario
