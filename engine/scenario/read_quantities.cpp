#include <algorithm>

#include <fmt/format.h>

#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::Located;
using input::RowReader;

/// What kengetallen.csv and personeel.csv have in common: rows of (owner, grootheid) with a parameter each.
template <class Owner, class OwnerQuantity>
struct QuantityFile {
    std::string file;
    std::string owner_column; // voorziening or sector
    const input::Names& owners;
    std::vector<Owner>& targets;
    const std::vector<OwnerQuantity>& quantities;
    std::function<Quantity(const Owner*, Quantity)> of_owner; // what the owner changes in the quantity
};

template <class Owner, class OwnerQuantity>
class QuantityReader {
public:
    QuantityReader(DatasetDraft& draft, const QuantityFile<Owner, OwnerQuantity>& spec) : draft_{draft}, spec_{spec} {
        for (const OwnerQuantity& entry : spec.quantities) {
            names_.push_back(entry.quantity.name);
        }
    }

    void read_all() {
        const Rows known = draft_.each_row(
            spec_.file, with_value({spec_.owner_column, "grootheid"}), [this](RowReader& row) { read(row); },
            &draft_.parameters);
        if (known == Rows::all_known && all_placed_ && spec_.owners.complete()) {
            demand_all();
        }
    }

private:
    void read(RowReader& row) {
        const auto owner = row.reference(spec_.owner_column, spec_.owners);
        const auto word = row.text("grootheid");
        const auto found = std::find_if(spec_.quantities.begin(), spec_.quantities.end(),
                                        [&](const auto& entry) { return word && entry.quantity.name == word->value; });
        const bool is_known = found != spec_.quantities.end();
        if (word && !is_known) {
            note_unknown(*word, owner);
        }
        const Owner* target = owner ? &spec_.targets[*owner] : nullptr;
        const Quantity quantity =
            is_known ? spec_.of_owner(target, found->quantity) : Quantity{"", "", {-1e12, 1e12}, ""};
        const auto value = read_value(row, draft_, quantity, ValueUse::parameter);
        if (!owner || !word) {
            all_placed_ = false;
            draft_.parameters.set_incomplete();
        } else if (is_known) {
            add(row, *owner, *found, quantity, value);
        }
    }

    void add(RowReader& row, std::size_t owner, const OwnerQuantity& entry, const Quantity& quantity,
             const std::optional<Value>& value) {
        Owner& target = spec_.targets[owner];
        rows_.see(key(target.id, entry.quantity.name), row.where(), draft_.faults);
        const std::string id = target.id + "." + entry.quantity.name;
        if (!draft_.parameters.position(id)) {
            target.*(entry.slot) = draft_.add_parameter(
                {id, row.where(), id}, target.name + ": " + entry.quantity.description, value, quantity);
        }
    }

    void note_unknown(const Located<std::string>& word, const std::optional<std::size_t>& owner) {
        draft_.faults.note("V001", word.where, word.value, "onbekend: grootheid",
                           input::suggestion(word.value, names_, fmt::format("kies uit: {}", fmt::join(names_, ", "))));
        const auto meant = input::nearest(word.value, names_);
        if (owner && meant) {
            rows_.excuse(key(spec_.owners.name(*owner), *meant));
        } else {
            all_placed_ = false;
        }
    }

    void demand_all() {
        for (const Owner& target : spec_.targets) {
            for (const OwnerQuantity& entry : spec_.quantities) {
                rows_.demand(key(target.id, entry.quantity.name), spec_.file,
                             fmt::format("voeg hem toe, eenheid \"{}\"", spec_.of_owner(&target, entry.quantity).unit),
                             draft_);
                draft_.stand_in_for(target.id + "." + entry.quantity.name, entry.quantity);
            }
        }
    }

    static std::string key(const std::string& owner, const std::string& quantity) { return owner + ", " + quantity; }

    DatasetDraft& draft_;
    const QuantityFile<Owner, OwnerQuantity>& spec_;
    std::vector<std::string> names_;
    RequiredRows rows_;
    bool all_placed_{true};
};

/// The price has the unit of its service, and whoever stays in a service stays some time.
Quantity of_service(const DatasetDraft& draft, const Service* service, Quantity quantity) {
    if (service == nullptr) {
        return quantity;
    }
    const auto position = static_cast<std::size_t>(service - draft.data.services.data());
    if (quantity.name == "prijs" && !draft.without_price_unit.contains(position)) {
        quantity.unit = price_unit_text(service->price_unit);
    }
    if (quantity.name == "verblijfsduur" && !service->one_off) {
        quantity.range.low_end = input::End::excluded;
    }
    return quantity;
}

/// Who asks for a follow-up that there is not would leave in silence.
void check_follow_up_shares(DatasetDraft& draft) {
    for (const Service& service : draft.data.services) {
        const auto share = draft.parameters.position(service.id + ".vervolgaandeel");
        if (share && !service.follow_up && draft.data.parameters[*share].high > 0.0) {
            draft.faults.note("D014", draft.parameters.place(*share), service.id, "vervolgaandeel zonder vervolg",
                              "noem het vervolg in voorzieningen.csv of maak het aandeel 0");
        }
    }
}

} // namespace

void read_service_quantities(DatasetDraft& draft) {
    const QuantityFile<Service, ServiceQuantity> spec{"kengetallen.csv",
                                                      "voorziening",
                                                      draft.services,
                                                      draft.data.services,
                                                      service_quantities(),
                                                      [&draft](const Service* service, Quantity quantity) {
                                                          return of_service(draft, service, std::move(quantity));
                                                      }};
    QuantityReader{draft, spec}.read_all();
    check_follow_up_shares(draft);
}

void read_staff(DatasetDraft& draft) {
    const QuantityFile<Sector, SectorQuantity> spec{
        "personeel.csv",     "sector",
        draft.sectors,       draft.data.sectors,
        sector_quantities(), [](const Sector*, Quantity quantity) { return quantity; }};
    QuantityReader{draft, spec}.read_all();
}

} // namespace koers::scenario
