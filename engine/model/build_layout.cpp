#include "model/build_layout.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>

#include "model/indicator_columns.hpp"

namespace koers {
namespace {

/// Texts of one field of every element of a list.
template <class List, class Field>
std::vector<std::string> texts(const List& list, Field field) {
    std::vector<std::string> result;
    result.reserve(list.size());
    for (const auto& element : list) {
        result.push_back(field(element));
    }
    return result;
}

std::string four_decimals(double value) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 4).ptr;
    return {text.data(), end};
}

std::vector<std::string> stacking_labels() {
    std::vector<std::string> labels;
    for (std::size_t count = 1; count <= stacking_classes; ++count) {
        labels.push_back(std::to_string(count));
    }
    labels.back() += "+";
    return labels;
}

/// Coordinates that a data set may have no labels for: they are left out, with what has them as an axis.
void add_optional_coordinates(const Dataset& data, std::vector<Coordinate>& coordinates) {
    const auto id = [](const auto& element) { return element.id; };
    const auto name = [](const auto& element) { return element.name; };
    if (!data.sectors.empty()) {
        coordinates.push_back({"sector",
                               "sector van personeel",
                               {},
                               texts(data.sectors, id),
                               {{"sector_naam", "naam van de sector", texts(data.sectors, name)}}});
    }
    if (!data.referrers.empty()) {
        coordinates.push_back({"verwijzer", "verwijzer", {}, data.referrers, {}});
    }
    if (!data.user_groups.empty()) {
        coordinates.push_back({"groep",
                               "groep van voorzieningen",
                               {},
                               texts(data.user_groups, id),
                               {{"groep_naam", "naam van de groep", texts(data.user_groups, name)}}});
        coordinates.push_back({"aantal", "aantal voorzieningen van een persoon", {}, stacking_labels(), {}});
    }
    if (const auto shown = indicators_with_values(data); !shown.empty()) {
        coordinates.push_back(indicator_coordinate(data, shown, "indicator"));
    }
    if (!data.grants.empty()) {
        coordinates.push_back({"rijksbijdrage",
                               "rijksbijdrage",
                               {},
                               texts(data.grants, id),
                               {{"rijksbijdrage_naam", "naam van de rijksbijdrage", texts(data.grants, name)}}});
    }
}

/// Per parameter the id of the first one of those it is correlated with, directly or through others; empty for
/// a parameter that is drawn alone.
std::vector<std::string> correlated_with(const Scenario& scenario) {
    constexpr auto alone = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> first(scenario.parameters.size(), alone);
    for (bool changed = true; changed;) {
        changed = false;
        for (const Correlation& pair : scenario.dataset->correlations) {
            const std::size_t a = pair.first.index();
            const std::size_t b = pair.second.index();
            const std::size_t lowest = std::min({a, b, first[a], first[b]});
            changed = changed || first[a] != lowest || first[b] != lowest;
            first[a] = first[b] = lowest;
        }
    }
    std::vector<std::string> names;
    for (const std::size_t index : first) {
        names.push_back(index == alone ? "" : scenario.parameters[index].id);
    }
    return names;
}

std::vector<Coordinate> make_coordinates(const Scenario& scenario, const std::vector<double>& anchor) {
    const Dataset& data = *scenario.dataset;
    const auto id = [](const auto& element) { return element.id; };
    const auto name = [](const auto& element) { return element.name; };
    std::vector<std::int32_t> years;
    for (int year = data.first_year; year <= data.last_year; ++year) {
        years.push_back(year);
    }
    const auto thema_of_service = [&data](const Service& service) { return data.themas[service.thema.index()].name; };
    const auto taakveld_of_service = [&data](const Service& service) {
        return data.taakvelden[service.taakveld.index()].code;
    };
    std::vector<Coordinate> coordinates{
        {"jaar", "kalenderjaar", years, {}, {}},
        {"leeftijdsgroep",
         "leeftijdsgroep op 1 januari",
         {},
         texts(data.age_groups, [](const AgeGroup& group) { return group.label; }),
         {}},
        {"voorziening",
         "voorziening",
         {},
         texts(data.services, id),
         {{"voorziening_naam", "naam van de voorziening", texts(data.services, name)},
          {"voorziening_thema", "thema van de voorziening", texts(data.services, thema_of_service)},
          {"voorziening_taakveld", "taakveld van de voorziening", texts(data.services, taakveld_of_service)},
          {"voorziening_anker", "factor op de prijs, waarmee de begroting van het ankerdoel uitkomt",
           texts(anchor, four_decimals)}}},
        {"thema", "thema van het beleidsplan", {}, texts(data.themas, name), {}},
        {"doel",
         "doel van het beleidsplan",
         {},
         texts(data.goals, id),
         {{"doel_naam", "naam van het doel", texts(data.goals, name)},
          {"doel_thema", "thema van het doel",
           texts(data.goals, [&data](const Goal& goal) { return data.themas[goal.thema.index()].name; })}}},
        {"taakveld",
         "taakveld (Iv3)",
         {},
         texts(data.taakvelden, [](const Taakveld& t) { return t.code; }),
         {{"taakveld_naam", "naam van het taakveld", texts(data.taakvelden, name)}}},
        {"budgetregel",
         "budgetregel",
         {},
         texts(data.budget_lines, id),
         {{"budgetregel_naam", "naam van de budgetregel", texts(data.budget_lines, name)},
          {"budgetregel_doel", "doel van de budgetregel",
           texts(data.budget_lines, [&data](const BudgetLine& line) { return data.goals[line.goal.index()].id; })}}},
        {"parameter",
         "parameter",
         {},
         texts(scenario.parameters, id),
         {{"parameter_omschrijving", "omschrijving van de parameter",
           texts(scenario.parameters, [](const Parameter& p) { return p.description; })},
          {"parameter_eenheid", "eenheid van de parameter",
           texts(scenario.parameters, [](const Parameter& p) { return p.unit; })},
          {"parameter_kwaliteit", "kwaliteit van de onderbouwing: A officieel, B afgeleid, C aanname",
           texts(scenario.parameters, [](const Parameter& p) { return std::string{letter(p.grade)}; })},
          {"parameter_bron", "bron van de parameter",
           texts(scenario.parameters, [](const Parameter& p) { return p.source; })},
          {"parameter_samenhang", "parameters met dezelfde tekst worden samenhangend getrokken; leeg: los",
           correlated_with(scenario)}}},
    };
    add_optional_coordinates(data, coordinates);
    return coordinates;
}

/// Adds variables one after the other, giving each its place.
class LayoutMaker {
public:
    explicit LayoutMaker(Layout& layout, std::string price_level)
        : layout_{layout}, price_level_{std::move(price_level)} {}

    [[nodiscard]] bool has(const std::string& coordinate) const {
        return std::any_of(layout_.coordinates.begin(), layout_.coordinates.end(),
                           [&](const Coordinate& c) { return c.name == coordinate; });
    }

    Variable& add(std::string name, std::string long_name, std::string unit, std::vector<std::string> dimensions,
                  ValueType type = ValueType::integer) {
        Variable variable;
        variable.name = std::move(name);
        variable.long_name = std::move(long_name);
        variable.unit = std::move(unit);
        variable.dimensions = std::move(dimensions);
        variable.type = type;
        variable.size = 1;
        for (const std::string& dimension : variable.dimensions) {
            variable.size *= layout_.coordinate(dimension).size();
        }
        std::size_t& end = type == ValueType::integer ? layout_.integers : layout_.reals;
        variable.offset = end;
        end += variable.size;
        layout_.variables.push_back(std::move(variable));
        return layout_.variables.back();
    }

    Variable& money(std::string name, std::string long_name, std::string label) {
        Variable& variable = nominal(std::move(name), std::move(long_name), std::move(label));
        variable.price_level = price_level_;
        return variable;
    }

    Variable& nominal(std::string name, std::string long_name, std::string label) {
        Variable& variable = add(std::move(name), std::move(long_name), "EUR", {"jaar", std::move(label)});
        variable.price_level = "nominaal";
        variable.cell_methods = "jaar: sum";
        return variable;
    }

private:
    Layout& layout_;
    std::string price_level_;
};

} // namespace

std::vector<std::size_t> indicators_with_values(const Dataset& data) {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < data.indicators.size(); ++i) {
        if (coverage_of(data.indicators[i]) != Coverage::followed) {
            result.push_back(i);
        }
    }
    return result;
}

Layout make_layout(const Scenario& scenario, const std::vector<double>& anchor) {
    Layout layout;
    layout.coordinates = make_coordinates(scenario, anchor);
    LayoutMaker make{layout, "begroting (" + std::to_string(scenario.dataset->price_level_year) + ")"};
    make.add("bevolking", "inwoners op 1 januari", "1", {"jaar", "leeftijdsgroep"});
    make.add("clienten", "cliënten op 1 januari", "1", {"jaar", "voorziening"});
    make.add("wachtenden", "wachtenden op 1 januari", "1", {"jaar", "voorziening"});
    make.add("gebruikers", "personen met gebruik in het jaar", "1", {"jaar", "voorziening"});
    make.add("instroom", "begonnen voorzieningen in het jaar", "1", {"jaar", "voorziening"});
    make.add("uitstroom", "beëindigde voorzieningen in het jaar", "1", {"jaar", "voorziening"});
    for (const auto& [name, text] :
         {std::pair{"clienten_leeftijd", "cliënten op 1 januari naar leeftijd"},
          std::pair{"wachtenden_leeftijd", "wachtenden op 1 januari naar leeftijd"},
          std::pair{"gebruikers_leeftijd", "personen met gebruik in het jaar naar leeftijd"}}) {
        make.add(name, text, "1", {"jaar", "voorziening", "leeftijdsgroep"}).keep = Keep::everything;
    }
    make.money("kosten", "lasten van de voorziening", "voorziening");
    make.money("lasten_budgetregel", "lasten van de budgetregel", "budgetregel");
    make.money("lasten_incidenteel",
               "deel van de lasten van de budgetregel dat incidenteel is: frictiekosten en maatregelen van hoogstens "
               "drie jaar; de rest is structureel",
               "budgetregel");
    make.money("lasten", "lasten van het thema", "thema");
    make.money("baten", "baten van het thema", "thema");
    make.money("begroting", "vastgestelde begroting van het thema", "thema").can_be_missing = true;
    make.money("saldo", "begroting - (lasten - baten); een tekort is negatief", "thema").can_be_missing = true;
    make.money("lasten_doel", "lasten van het doel", "doel");
    make.money("baten_doel", "baten van het doel", "doel");
    make.money("lasten_taakveld", "lasten van het taakveld", "taakveld");
    make.money("baten_taakveld", "baten van het taakveld", "taakveld");
    if (make.has("rijksbijdrage")) {
        make.money("baten_rijksbijdrage", "baten van de rijksbijdrage", "rijksbijdrage");
    }
    make.nominal("lasten_nominaal", "lasten van het thema, prijzen van het jaar zelf", "thema");
    make.nominal("baten_nominaal", "baten van het thema, prijzen van het jaar zelf", "thema");
    for (const auto& [name, text] :
         {std::pair{"begroting_nominaal", "begroting van het thema, met de prijsindex van de begroting"},
          std::pair{"compensatieverschil", "vergoeding voor prijsstijging min de prijsindex van de begroting"},
          std::pair{"saldo_nominaal",
                    "begroting + compensatieverschil - (lasten - baten), prijzen van het jaar zelf"}}) {
        make.nominal(name, text, "thema").can_be_missing = true;
    }
    if (make.has("sector")) {
        make.add("uren_gevraagd", "gevraagde directe uren van cliënten en wachtenden", "uren", {"jaar", "sector"});
        make.add("uren_beschikbaar", "beschikbare directe uren", "uren", {"jaar", "sector"});
        make.add("fte_beschikbaar", "beschikbare voltijdbanen", "fte", {"jaar", "sector"}, ValueType::real);
    }
    Variable& wait = make.add("wachttijd", "gemiddelde wachttijd van wie in het jaar begon", "weken",
                              {"jaar", "voorziening"}, ValueType::real);
    wait.can_be_missing = true;
    if (make.has("verwijzer")) {
        make.add("verwijzingen", "eerste aanvragen in het jaar naar verwijzer", "1", {"jaar", "verwijzer"});
    }
    if (make.has("groep")) {
        make.add("gebruikers_groep", "personen met gebruik in het jaar, ieder eenmaal", "1", {"jaar", "groep"});
        make.add("gebruik_groep", "aandeel gebruikers van de inwoners van die leeftijden", "1", {"jaar", "groep"},
                 ValueType::real)
            .can_be_missing = true;
        make.add("stapeling", "personen met zorg op 1 januari naar het aantal voorzieningen van de groep", "1",
                 {"jaar", "groep", "aantal"});
    }
    if (make.has("indicator")) {
        make.add("indicatorwaarde", "waarde van de indicator, in indicator_eenheid", "1", {"jaar", "indicator"},
                 ValueType::real)
            .can_be_missing = true;
    }
    make.add("parameterwaarde", "getrokken waarde van de parameter", "1", {"parameter"}, ValueType::real);
    return layout;
}

} // namespace koers
