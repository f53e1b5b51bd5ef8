#include "report/sheets/measure_facts.hpp"

#include <algorithm>

#include "report/goal_rows.hpp"

namespace koers::sheets {
namespace {

std::string room_word(LegalRoom room) {
    switch (room) {
    case LegalRoom::minimum:
        return "wettelijk minimum";
    case LegalRoom::partly_free:
        return "deels vrij";
    case LegalRoom::free:
        break;
    }
    return "vrij";
}

std::string approach_word(Approach approach) {
    switch (approach) {
    case Approach::clients:
        return "aantal cliënten";
    case Approach::intensity:
        return "zwaarte-duur";
    case Approach::price:
        return "tarief";
    case Approach::subsidy:
        return "subsidie";
    case Approach::organisation:
        return "organisatie";
    case Approach::income:
        return "inkomsten";
    case Approach::estimate:
        break;
    }
    return "ramingswijze";
}

/// What a measure outside the catalogue changes, where its lever tells.
std::optional<Approach> approach_of(Lever lever) {
    switch (lever) {
    case Lever::request_rate:
        return Approach::clients;
    case Lever::stay:
    case Lever::hours:
        return Approach::intensity;
    case Lever::price:
        return Approach::price;
    case Lever::staff:
        return Approach::organisation;
    case Lever::fee:
    case Lever::general_cover:
        return Approach::income;
    default:
        return std::nullopt;
    }
}

} // namespace

MeasurePlace place_of(const Dataset& data, const Measure& measure) {
    const auto of_goal = [&data](GoalId goal, TaakveldId taakveld) {
        return MeasurePlace{data.goals[goal.index()].thema, goal, taakveld};
    };
    if (measure.budget_line) {
        const BudgetLine& line = data.budget_lines[measure.budget_line->index()];
        return of_goal(line.goal, line.taakveld);
    }
    if (measure.service) {
        const Service& service = data.services[measure.service->index()];
        return of_goal(service.goal, service.taakveld);
    }
    if (measure.lever == Lever::fee) {
        return of_goal(data.fee_goal, data.fee_taakveld);
    }
    MeasurePlace place;
    for (std::size_t i = 0; measure.lever == Lever::general_cover && i < data.themas.size(); ++i) {
        place.thema = data.themas[i].cover ? std::optional{ThemaId{i}} : place.thema;
    }
    return place;
}

const CatalogueMeasure* chosen_of(const Dataset& data, const Measure& measure) {
    return measure.chosen ? &data.catalogue.measures[*measure.chosen] : nullptr;
}

std::string note_of(const Measure& measure, const std::string& column) {
    const auto found = std::find_if(measure.notes.begin(), measure.notes.end(),
                                    [&column](const auto& note) { return note.first == column; });
    return found == measure.notes.end() ? "" : found->second;
}

std::string kind_text(const Dataset& data, const Measure& measure) {
    const CatalogueMeasure* chosen = chosen_of(data, measure);
    const auto kind = chosen != nullptr ? std::optional{chosen->kind} : measure.kind;
    return kind ? kind_word(*kind) : "";
}

std::string room_text(const Dataset& data, const Measure& measure) {
    if (const CatalogueMeasure* chosen = chosen_of(data, measure)) {
        return room_word(chosen->room);
    }
    if (measure.lever == Lever::budget_lines) {
        return room_word(measure.room);
    }
    return measure.budget_line ? room_word(data.budget_lines[measure.budget_line->index()].room) : "";
}

std::string approach_text(const Dataset& data, const Measure& measure) {
    const CatalogueMeasure* chosen = chosen_of(data, measure);
    const auto approach = chosen != nullptr ? std::optional{chosen->approach} : approach_of(measure.lever);
    return approach ? approach_word(*approach) : "";
}

std::string target_text(const Dataset& data, const Measure& measure) {
    if (measure.service) {
        return data.services[measure.service->index()].id;
    }
    if (measure.sector) {
        return data.sectors[measure.sector->index()].id;
    }
    if (measure.budget_line) {
        return data.budget_lines[measure.budget_line->index()].id;
    }
    std::string room = measure.lever == Lever::budget_lines ? room_word(measure.room) : "";
    std::replace(room.begin(), room.end(), ' ', '-');
    return room;
}

bool is_incidental(const Measure& measure) {
    constexpr int most_years = 3;
    return measure.duration && *measure.duration <= most_years;
}

bool is_decided(const Measure& measure) {
    const std::string status = note_of(measure, "status");
    return status == "besloten" || status == "in uitvoering" || is_realised(measure);
}

bool is_realised(const Measure& measure) {
    const std::string status = note_of(measure, "status");
    return status == "gerealiseerd" || status == "afgeraamd";
}

} // namespace koers::sheets
