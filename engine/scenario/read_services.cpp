#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "scenario/data_files.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::Read;
using input::RowReader;

constexpr std::array<input::Choice<bool>, 2> kinds{{{"doorlopend", false}, {"eenmalig", true}}};
constexpr std::array<input::Choice<PriceUnit>, 3> price_units{
    {{"uur", PriceUnit::per_hour}, {"maand", PriceUnit::per_month}, {"start", PriceUnit::per_start}}};

/// What a row says of other rows and files, checked when all rows are read.
struct Links {
    std::size_t service{};
    Read<std::string> heavier;
    Read<std::string> follow_up;
    Read<int> age_from;
    Read<int> age_to;
    Read<int> request_to;
};

template <class Tag>
std::optional<Id<Tag>> as_id(const std::optional<std::size_t>& position) {
    return position ? std::optional{Id<Tag>{*position}} : std::nullopt;
}

/// Thema, doel, taakveld and anker must belong together.
void read_place_in_budget(DatasetDraft& draft, RowReader& row, Service& service) {
    const auto thema = row.reference("thema", draft.themas);
    const auto goal = row.reference("doel", draft.goals);
    const auto taakveld = row.reference("taakveld", draft.taakvelden);
    const auto anchor = row.optional_reference("anker", draft.anchors);
    service.thema = ThemaId{thema.value_or(0)};
    service.goal = GoalId{goal.value_or(0)};
    service.taakveld = TaakveldId{taakveld.value_or(0)};
    service.anchor = as_id<AnchorTag>(anchor);
    const bool goal_placed = goal && draft.data.goals[*goal].thema.index() < draft.themas.size();
    if (thema && goal_placed && draft.data.goals[*goal].thema != service.thema) {
        draft.faults.note("D006", row.text("doel")->where, draft.goals.name(*goal),
                          "doel hoort niet bij thema " + draft.themas.name(*thema), "maak thema en doel gelijk");
    }
    if (thema && taakveld) {
        check_taakveld(draft, row.text("taakveld")->where, *taakveld, service.thema);
    }
    const bool anchor_placed = anchor && draft.data.anchors[*anchor].goal.index() < draft.goals.size();
    if (goal && anchor_placed && draft.data.anchors[*anchor].goal != service.goal) {
        draft.faults.note("D006", row.free_text("anker")->where, draft.anchors.name(*anchor),
                          "anker hoort niet bij doel " + draft.goals.name(*goal), "kies een anker van dit doel");
    }
}

void read_price_unit(DatasetDraft& draft, RowReader& row, std::size_t position, Service& service) {
    const std::size_t faults_before = draft.faults.count();
    const auto one_off = row.choice("soort", kinds);
    const auto unit = row.choice("prijseenheid", price_units);
    service.one_off = one_off.value_or(false);
    service.price_unit = unit.value_or(PriceUnit::per_month);
    if (one_off && unit && *one_off != (*unit == PriceUnit::per_start)) {
        const auto word = row.text("prijseenheid");
        draft.faults.note("D010", word->where, word->value,
                          *one_off ? "prijseenheid past niet bij eenmalig" : "prijseenheid past niet bij doorlopend",
                          *one_off ? "kies start" : "kies uur of maand");
    }
    if (!one_off || !unit || draft.faults.count() != faults_before) {
        draft.without_price_unit.insert(position);
    }
}

Links read_service(DatasetDraft& draft, RowReader& row) {
    const auto position = draft.define(row, "id", draft.services);
    Service service;
    const auto name = row.text("naam");
    service.id = position ? draft.services.name(*position) : "";
    service.name = name ? name->value : "";
    read_place_in_budget(draft, row, service);
    service.sector = as_id<SectorTag>(row.optional_reference("sector", draft.sectors));
    const input::Range ages{0.0, draft.max_age ? static_cast<double>(*draft.max_age) : age_range.high};
    Links links{
        position.value_or(draft.services.size()), row.free_text("zwaarder"),         row.free_text("vervolg"),
        row.integer("leeftijd_van", ages),        row.integer("leeftijd_tot", ages), row.integer("aanvraag_tot", ages)};
    const bool in_order = links.age_from && links.age_to && links.age_from->value <= links.age_to->value;
    if (links.age_from && links.age_to && !in_order) {
        draft.faults.note("W014", links.age_from->where,
                          fmt::format("{}-{}", links.age_from->value, links.age_to->value),
                          "leeftijd_van ligt boven leeftijd_tot", "wissel de twee om");
    }
    service.age_from = in_order ? links.age_from->value : 0;
    service.age_to = in_order ? links.age_to->value : static_cast<int>(age_range.high);
    service.request_to = links.request_to ? links.request_to->value : service.age_to;
    if (in_order && links.request_to &&
        (service.request_to < service.age_from || service.request_to > service.age_to)) {
        draft.faults.note("W014", links.request_to->where, links.request_to->text,
                          "aanvraag_tot ligt buiten de leeftijden van de voorziening",
                          fmt::format("kies een leeftijd van {} tot en met {}", service.age_from, service.age_to));
    }
    read_price_unit(draft, row, links.service, service);
    const auto priority = row.integer("voorrang", {0.0, 1000.0});
    service.priority = priority ? priority->value : 0;
    (void)row.free_text("toelichting");
    service.household_ratio.assign(draft.households.size(), 1.0);
    service.income_ratio.assign(draft.incomes.size(), 1.0);
    if (position) {
        draft.data.services.push_back(std::move(service));
    }
    return links;
}

/// Follows `heavier` from a service; true if that leads back to it.
bool leads_back(const std::vector<Service>& services, std::size_t start) {
    std::set<std::size_t> passed;
    auto next = services[start].heavier;
    while (next && passed.insert(next->index()).second) {
        if (next->index() == start) {
            return true;
        }
        next = services[next->index()].heavier;
    }
    return false;
}

std::string circle_text(const std::vector<Service>& services, std::size_t start) {
    std::string text = services[start].id;
    for (auto next = services[start].heavier; next; next = services[next->index()].heavier) {
        text += " -> " + services[next->index()].id;
        if (next->index() == start) {
            break;
        }
    }
    return text;
}

/// A follow-up that cannot be resolved is past the end: a share for it is then no further fault.
void resolve_follow_up(DatasetDraft& draft, const std::vector<Links>& all_links) {
    auto& services = draft.data.services;
    for (const Links& links : all_links) {
        if (links.service >= services.size() || (links.follow_up && links.follow_up->value.empty())) {
            continue;
        }
        const auto target = links.follow_up ? draft.services.find(*links.follow_up, draft.faults) : std::nullopt;
        if (target && *target == links.service) {
            note_self_reference(*links.follow_up, "vervolg verwijst naar de voorziening zelf", draft.faults);
        }
        services[links.service].follow_up = DatasetDraft::id_or_past_end<ServiceTag>(target, draft.services);
    }
}

void resolve_heavier(DatasetDraft& draft, const std::vector<Links>& all_links) {
    auto& services = draft.data.services;
    for (const Links& links : all_links) {
        if (!links.heavier || links.heavier->value.empty() || links.service >= services.size()) {
            continue;
        }
        const auto target = draft.services.find(*links.heavier, draft.faults);
        if (target && *target == links.service) {
            note_self_reference(*links.heavier, "zwaarder verwijst naar de voorziening zelf", draft.faults);
        } else if (target) {
            services[links.service].heavier = ServiceId{*target};
        }
    }
    std::set<std::size_t> told;
    for (const Links& links : all_links) {
        if (links.service >= services.size() || told.contains(links.service) || !leads_back(services, links.service)) {
            continue;
        }
        for (auto next = services[links.service].heavier; told.insert(next->index()).second;) {
            next = services[next->index()].heavier;
        }
        draft.faults.note("D007", links.heavier->where, circle_text(services, links.service),
                          "zwaarder gaat in een kring", "laat bij een van deze voorzieningen zwaarder leeg");
    }
}

} // namespace

void read_sectors(DatasetDraft& draft) {
    draft.each_row(
        "sectoren.csv", {"id", "naam"},
        [&](RowReader& row) {
            const auto position = draft.define(row, "id", draft.sectors);
            const auto name = row.text("naam");
            if (position) {
                draft.data.sectors.emplace_back();
                draft.data.sectors.back().id = draft.sectors.name(*position);
                draft.data.sectors.back().name = name ? name->value : "";
            }
        },
        &draft.sectors);
}

void read_services(DatasetDraft& draft) {
    std::vector<Links> links;
    draft.each_row(
        "voorzieningen.csv",
        {"id", "naam", "thema", "doel", "taakveld", "sector", "anker", "leeftijd_van", "leeftijd_tot", "soort",
         "prijseenheid", "zwaarder", "voorrang", "toelichting", "aanvraag_tot", "vervolg"},
        [&](RowReader& row) { links.push_back(read_service(draft, row)); }, &draft.services);
    resolve_heavier(draft, links);
    resolve_follow_up(draft, links);
    if (draft.services.complete() && draft.services.size() == 0) {
        draft.note_file("D001", "voorzieningen.csv", "", "bestand heeft geen rijen", "geef minstens een voorziening");
    }
    for (std::size_t anchor = 0; anchor < draft.anchors.size() && draft.services.complete(); ++anchor) {
        const bool used = std::any_of(draft.data.services.begin(), draft.data.services.end(),
                                      [&](const Service& s) { return s.anchor && s.anchor->index() == anchor; });
        if (!used) {
            draft.faults.note("D005", draft.anchors.place(anchor), draft.anchors.name(anchor),
                              "anker zonder voorziening", "noem het anker in voorzieningen.csv of haal het weg");
        }
    }
}

} // namespace koers::scenario
