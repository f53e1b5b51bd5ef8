#include "scenario/quantities.hpp"

namespace koers::scenario {
namespace {

using input::End;
using input::Range;

constexpr Range positive_ratio{0.0, 10.0, End::excluded};
constexpr Range ratio{0.0, 10.0};
constexpr Range any_ratio{-10.0, 10.0};
constexpr Range yearly_rate{0.0, 52.0};
constexpr Range yearly_change{-1.0, 1.0};

} // namespace

const std::vector<CommonQuantity>& common_quantities() {
    using C = CommonParameters;
    static const std::vector<CommonQuantity> quantities{
        {{"sterfte.niveau", "verhouding", positive_ratio, ""}, &C::mortality_level},
        {{"sterfte.verbetering", "verhouding", any_ratio, ""}, &C::mortality_improvement},
        {{"vruchtbaarheid.niveau", "verhouding", ratio, ""}, &C::fertility_level},
        {{"vertrek.niveau", "verhouding", ratio, ""}, &C::departure_level},
        {{"vestiging.niveau", "verhouding", ratio, ""}, &C::arrival_level},
        {{"vestiging.ouderen", "personen per jaar", {-1e5, 1e5}, ""}, &C::elderly_arrivals},
        {{"woningbouw.niveau", "verhouding", ratio, ""}, &C::housing_level},
        {{"personeel.basisverhouding", "verhouding", positive_ratio, ""}, &C::staff_base_ratio},
        {{"personeel.meegroei", "aandeel", {0.0, 2.0}, ""}, &C::staff_follows_demand},
        {{"schaarste.wachtaandeel", "aandeel", share_range, ""}, &C::shortage_waiting_share},
        {{"schaarste.prijseffect", "verhouding per eenheid tekort", ratio, ""}, &C::scarcity_elasticity},
        {{"eigen_bijdrage.bedrag", "EUR per huishouden per maand", {0.0, 10'000.0}, ""}, &C::fee},
        {{"dekking.aandeel", "aandeel", share_range, ""}, &C::social_share},
    };
    return quantities;
}

const std::vector<ServiceQuantity>& service_quantities() {
    using S = Service;
    static const std::vector<ServiceQuantity> quantities{
        {{"gebruikers", "personen per jaar", {0.0, 1e7}, "gebruikers in het jaar voor het eerste"}, &S::users},
        {{"verblijfsduur", "jaren", {0.0, 120.0}, "gemiddelde verblijfsduur"}, &S::stay},
        {{"variatie_duur", "verhouding", ratio, "variatie van de verblijfsduur"}, &S::stay_cv},
        {{"wachttijd", "weken", {0.0, 520.0}, "wachttijd of levertijd"}, &S::wait},
        {{"wachten_stopt", "per jaar", yearly_rate, "wachtenden die afhaken"}, &S::wait_leave},
        {{"wachten_zwaarder", "per jaar", yearly_rate, "wachtenden die zwaardere zorg vragen"}, &S::wait_worse},
        {{"uren", "uren per maand", {0.0, 744.0}, "uren per cliënt"}, &S::hours},
        {{"personeelsverhouding", "uren per cliëntuur", ratio, "uren personeel per cliëntuur"}, &S::staff_ratio},
        {{"prijs", "", {0.0, 1e7}, "prijs"}, &S::price},
        {{"variatie_prijs", "verhouding", ratio, "variatie van de prijs tussen starts"}, &S::price_cv},
        {{"betaalaandeel", "aandeel", share_range, "deel van de kosten dat de gemeente betaalt"}, &S::paid_share},
        {{"bijdrageplichtig", "aandeel", share_range, "deel van de cliëntmaanden met eigen bijdrage"}, &S::fee_share},
        {{"trend", "per jaar", yearly_change, "verandering van de aanvraagkans"}, &S::trend},
        {{"spreiding_jaren", "verhouding", ratio, "spreiding tussen jaren"}, &S::overdispersion},
        {{"sterfterisico", "verhouding", {0.0, 100.0}, "sterfte van cliënten tegenover anderen"}, &S::mortality_ratio},
        {{"vertrekrisico", "verhouding", {0.0, 100.0}, "vertrek van cliënten tegenover anderen"}, &S::departure_ratio},
        {{"doorloop", "aandeel", share_range, "deel dat na de leeftijd van aanvragen in zorg blijft"},
         &S::stay_on_share},
        {{"vervolgaandeel", "aandeel", share_range, "deel dat om zijn leeftijd stopt en het vervolg vraagt"},
         &S::follow_up_share},
    };
    return quantities;
}

const std::vector<SectorQuantity>& sector_quantities() {
    using S = Sector;
    constexpr Range below_one = chance_range;
    static const std::vector<SectorQuantity> quantities{
        {{"onvervuld", "aandeel", below_one, "onvervulde vraag in het basisjaar"}, &S::unfilled},
        {{"onvervuld_groei", "per jaar", yearly_change, "groei van de onvervulde vraag"}, &S::unfilled_change},
        {{"ziekteverzuim", "aandeel", below_one, "ziekteverzuim"}, &S::sick_leave},
        {{"uren_per_fte", "uren per jaar", {0.0, 8784.0, End::excluded}, "contracturen van een fte"},
         &S::hours_per_fte},
        {{"directe_tijd", "aandeel", {0.0, 1.0, End::excluded}, "deel van de uren bij cliënten"}, &S::direct_share},
        {{"productiviteit", "per jaar", yearly_change, "verandering van de productiviteit"}, &S::productivity},
    };
    return quantities;
}

std::string price_unit_text(PriceUnit unit) {
    switch (unit) {
    case PriceUnit::per_hour:
        return "EUR per uur";
    case PriceUnit::per_month:
        return "EUR per maand";
    case PriceUnit::per_start:
        return "EUR per start";
    }
    return {};
}

} // namespace koers::scenario
