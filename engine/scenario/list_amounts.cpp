#include "scenario/list_amounts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace koers::scenario {

using input::Located;
using input::Read;

namespace {

constexpr input::Range money{-1e10, 1e10};
constexpr double rounding = 1.0; // parts are rounded so that they add up, by less than a euro

struct YearAmount {
    int year{};
    Located<double> amount;
};

std::vector<YearAmount> amounts_in(const ListRow& row, const ListCourse& course, const char* column,
                                   const input::Range& range) {
    std::vector<YearAmount> given;
    for (int year = course.first_year; year <= course.last_year; ++year) {
        if (const auto amount = row.number(fmt::format("{}_{}", column, year), range)) {
            given.push_back({year, *amount});
        }
    }
    return given;
}

bool fits(const YearAmount& given, const ListCourse& course, double amount) {
    return std::abs(given.amount.value - amount_in(course.measure, amount, given.year)) <= rounding;
}

void note_misfit(const ListRow& row, const YearAmount& given, const ListCourse& course, double amount) {
    const double expected = std::round(amount_in(course.measure, amount, given.year));
    row.faults().note(
        "M014", given.amount.where, given.amount.text,
        fmt::format("bruto bedrag {} past niet bij de rest van de rij", given.year),
        fmt::format("bij {} euro per jaar vanaf {} en een ingroei van {} maanden hoort hier {}; pas bedragen, start, "
                    "ingroei of sterkte aan, en geef bedragen in hele euro's",
                    input::number_text(amount, row.sign()), course.measure.from, 12 * course.measure.ramp,
                    input::number_text(expected, row.sign())));
}

} // namespace

Read<double> amount_of_years(const ListRow& row, const ListCourse& course, std::optional<double> known) {
    const std::vector<YearAmount> given = amounts_in(row, course, "bruto", money);
    const auto all_fit = [&](double amount) {
        return std::all_of(given.begin(), given.end(),
                           [&](const YearAmount& one) { return fits(one, course, amount); });
    };
    if (given.empty() || (known && all_fit(*known))) {
        return std::nullopt;
    }
    const auto strength = [&](const YearAmount& one) { return strength_in(course.measure, one.year); };
    const auto best = std::max_element(given.rbegin(), given.rend(), // the last of equals
                                       [&](const auto& a, const auto& b) { return strength(a) < strength(b); });
    if (strength(*best) == 0.0) {
        check_years(row, course, 0.0);
        return std::nullopt;
    }
    const double at_best = best->amount.value / strength(*best);
    const double amount = strength(*best) == 1.0 ? at_best : std::round(at_best);
    check_years(row, course, amount);
    return Located<double>{amount, best->amount.where, best->amount.text};
}

void check_years(const ListRow& row, const ListCourse& course, double amount) {
    for (const YearAmount& one : amounts_in(row, course, "bruto", money)) {
        if (!fits(one, course, amount)) {
            note_misfit(row, one, course, amount);
        }
    }
}

Read<double> friction_of_years(const ListRow& row, const ListCourse& course, std::optional<double> known) {
    Read<double> friction;
    for (const YearAmount& one : amounts_in(row, course, "frictie", {0.0, 1e9})) {
        if (one.year == course.measure.from) {
            friction = one.amount;
        } else if (one.amount.value != 0.0) {
            row.faults().note(
                "M014", one.amount.where, one.amount.text, "frictiekosten in een ander jaar dan het eerste",
                fmt::format("koers rekent ze in het jaar waarin de maatregel begint: {}", course.measure.from));
        }
    }
    const double before = known.value_or(0.0);
    return friction && std::abs(friction->value - before) <= rounding ? std::nullopt : friction;
}

RealisedShare realised_share(const ListRow& row, std::optional<double> amount) {
    const auto status = row.text("status");
    const bool realised = status && (status->value == "gerealiseerd" || status->value == "afgeraamd");
    const auto euros = row.number("gerealiseerd_bedrag", money);
    const auto percent = row.number("gerealiseerd_procent", {0.0, 200.0});
    const bool given = row.text("gerealiseerd_bedrag") || row.text("gerealiseerd_procent");
    const auto refuse = [&](const Located<std::string>& cell, const char* message, const char* advice) {
        row.faults().note("M015", cell.where, cell.text, message, advice);
        return RealisedShare{Realised::faulty, {}};
    };
    if (!realised) {
        return given ? refuse(*(row.text("gerealiseerd_bedrag") ? row.text("gerealiseerd_bedrag")
                                                                : row.text("gerealiseerd_procent")),
                              "gerealiseerd zonder de status die daarbij hoort",
                              "zet de status op gerealiseerd of afgeraamd, of maak deze cel leeg")
                     : RealisedShare{};
    }
    if (!given) {
        return refuse(*status, "gerealiseerd bedrag ontbreekt",
                      "vul bij deze status het gerealiseerde bedrag of percentage in");
    }
    if (!euros && !percent) {
        return {Realised::faulty, {}};
    }
    const Located<std::string> first = *(euros ? row.text("gerealiseerd_bedrag") : row.text("gerealiseerd_procent"));
    if (!amount || *amount == 0.0) {
        return refuse(first, "gerealiseerd van een maatregel zonder bruto bedrag", "vul het bruto bedrag in");
    }
    const double of_percent = percent ? percent->value / 100.0 : 0.0;
    const double off = euros && percent ? std::abs(euros->value - of_percent * *amount) : 0.0;
    constexpr double shown = 0.0005; // a percentage with one decimal
    if (off > 0.5 + shown * std::abs(*amount)) {
        return refuse(first, "gerealiseerd bedrag en percentage spreken elkaar tegen", "maak een van de twee leeg");
    }
    const bool by_percent = percent && off <= 0.5;
    const double share = by_percent ? of_percent : euros->value / *amount;
    if (share < 0.0 || share > 2.0) {
        return refuse(first, "gerealiseerd bedrag past niet bij het bruto bedrag",
                      "geef het hetzelfde teken en hoogstens het dubbele");
    }
    return {Realised::yes, {share, first.where, first.text}};
}

} // namespace koers::scenario
