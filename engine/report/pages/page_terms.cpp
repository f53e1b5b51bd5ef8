#include "report/pages/page_terms.hpp"

#include <string>
#include <utility>

namespace koers::pages {

Json terms_view() {
    const std::pair<const char*, const char*> terms[] = {
        {"Aanname", "Een getal dat we niet zeker weten. Elke doorrekening trekt er een waarde voor."},
        {"Begroting", "Het geld dat de raad voor een jaar heeft vastgesteld."},
        {"Beïnvloed", "Het model schat hoe maatregelen en geld deze indicator veranderen."},
        {"Bezuiniging", "Minder geld voor iets, met een plan hoe."},
        {"Doelen", "Wat de gemeente met het beleidsplan wil bereiken. Elk doel hoort bij een thema."},
        {"Doorkijk", "De jaren na de begroting. Die zijn minder zeker."},
        {"Doorrekening", "Een mogelijk verloop van de komende jaren. Elk scenario heeft er veel."},
        {"Gemodelleerd", "Het model rekent dit uit, van inwoners tot euro's."},
        {"Gevolgd", "We laten alleen zien wat er is gemeten. Er is geen prognose."},
        {"Hoog", "In 1 van de 10 doorrekeningen valt het hoger uit. Financiën noemt dit P90."},
        {"Indicator", "Een getal dat laat zien hoe het met een doel gaat."},
        {"Investering", "Extra geld nu, dat later iets moet opleveren."},
        {"Kosten", "Wat de gemeente uitgeeft min wat zij daarvoor ontvangt."},
        {"Kwaliteit", "A is een officieel cijfer. B is daarvan afgeleid. C is een aanname."},
        {"Laag", "In 1 van de 10 doorrekeningen valt het lager uit. Financiën noemt dit P10."},
        {"Maatregel", "Iets wat de gemeente anders doet dan nu."},
        {"Midden", "De helft van de doorrekeningen ligt lager, de helft hoger. Financiën noemt dit P50."},
        {"N.n.b.", "Nog niet bekend."},
        {"Ombuiging", "Hetzelfde doel bereiken op een andere manier, die minder kost."},
        {"Scenario", "Een verhaal over de toekomst: aannames en maatregelen bij elkaar."},
        {"Taakstelling", "Een bedrag dat bespaard moet worden, nog zonder plan."},
        {"Tekort", "De kosten zijn hoger dan de begroting."},
        {"Thema", "Een van de delen van de begroting van het sociaal domein."},
        {"V en N", "V is voordelig: goedkoper. N is nadelig: duurder."},
        {"Wmo", "Wet maatschappelijke ondersteuning: hulp om thuis te blijven wonen en mee te doen."},
    };
    Json view = Json::array();
    for (const auto& [term, meaning] : terms) {
        view.push_back({{"term", std::string{term}}, {"meaning", std::string{meaning}}});
    }
    return view;
}

} // namespace koers::pages
