#include "report/pages/bridge.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "koers/drivers.hpp"
#include "report/pages/words.hpp"

namespace koers::pages {
namespace {

/// The posts of F3 between its budget and its forecast, in plain words and in the same order.
constexpr const char* post_names[] = {"Aantal inwoners en hun leeftijd",   "Hoe vaak mensen hulp vragen",
                                      "Hoe zwaar en hoe lang de hulp is",  "Prijzen en lonen",
                                      "Te weinig personeel en wachten",    "Geld en regels van het Rijk",
                                      "Maatregelen die er al waren",       "Maatregelen van dit scenario",
                                      "Wat maatregelen met de vraag doen", "Wat oorzaken samen doen",
                                      "Overig en niet verklaard"};
constexpr std::size_t posts = std::size(post_names);
static_assert(posts == driver_count + 2);

std::size_t column_named(const sheets::Table& table, const std::string& name) {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const sheets::Column& column) { return column.name == name; });
    return static_cast<std::size_t>(found - table.columns.begin());
}

/// The first row of all themas of the plan together.
std::size_t first_row_of(const sheets::Table& table, const std::string& scenario) {
    const std::size_t thema = column_named(table, "thema");
    const std::size_t of = column_named(table, "scenario");
    const auto found = std::find_if(table.rows.begin(), table.rows.end(), [&](const sheets::Row& row) {
        return std::get<std::string>(row.cells[thema].value) == "Totaal" &&
               std::get<std::string>(row.cells[of].value) == scenario;
    });
    return static_cast<std::size_t>(found - table.rows.begin());
}

std::vector<int> years_of(const sheets::Table& table) {
    constexpr std::string_view year = "jaar_";
    std::vector<int> years;
    for (const sheets::Column& column : table.columns) {
        if (column.name.starts_with(year)) {
            years.push_back(std::stoi(column.name.substr(year.size())));
        }
    }
    return years;
}

double amount_of(const BridgePost& post) {
    return post.amounts.back();
}

bool is_cause(const Bridge& bridge, const BridgePost& post) {
    return static_cast<std::size_t>(&post - bridge.posts.data()) < driver_count;
}

/// "€ 300.000 meer", "ongeveer niets".
std::string more_words(double euro) {
    return legible(euro) == 0.0 ? "ongeveer niets" : euro_words(euro) + (euro > 0.0 ? " meer" : " minder");
}

} // namespace

Bridge bridge_of(const sheets::Table& waterfall, const std::string& scenario) {
    const std::size_t first = first_row_of(waterfall, scenario);
    const std::size_t last = first + posts + 1;
    Bridge bridge{years_of(waterfall), {}, {}, {}, {}};
    for (const char* name : post_names) {
        bridge.posts.push_back({name, {}, std::nullopt});
    }
    const auto amount = [&](std::size_t row, const std::string& column) {
        return sheets::number_in(waterfall, row, column_named(waterfall, column));
    };
    for (const int year : bridge.years) {
        const std::string column = fmt::format("jaar_{}", year);
        bridge.budget.push_back(legible(amount(first, column).value()));
        bridge.middle.push_back(legible(amount(last, column).value()));
        double sum = bridge.budget.back();
        for (std::size_t post = 0; post + 1 < posts; ++post) {
            bridge.posts[post].amounts.push_back(legible(amount(first + 1 + post, column).value()));
            sum += bridge.posts[post].amounts.back();
        }
        bridge.posts.back().amounts.push_back(bridge.middle.back() - sum);
    }
    const auto band = [&](std::size_t row, double middle) -> std::optional<sheets::Spread> {
        const auto low = amount(row, fmt::format("p10_{}", bridge.years.back()));
        const auto high = amount(row, fmt::format("p90_{}", bridge.years.back()));
        return low && high ? std::optional{sheets::Spread{middle, *low, middle, *high}} : std::nullopt;
    };
    for (std::size_t post = 0; post < posts; ++post) {
        bridge.posts[post].band = band(first + 1 + post, amount_of(bridge.posts[post]));
    }
    bridge.cost = band(last, bridge.middle.back()).value();
    return bridge;
}

const BridgePost* largest_cause(const Bridge& bridge) {
    const BridgePost* largest = nullptr;
    for (const BridgePost& post : bridge.posts) {
        const double size = std::abs(amount_of(post));
        if (is_cause(bridge, post) && size > 0.0 && (largest == nullptr || size > std::abs(amount_of(*largest)))) {
            largest = &post;
        }
    }
    return largest;
}

std::string bridge_title(const std::string& name, const Bridge& bridge) {
    const BridgePost* largest = largest_cause(bridge);
    if (largest == nullptr) {
        return fmt::format("{} in {}: geen oorzaak maakt verschil met de begroting", name, bridge.years.back());
    }
    return fmt::format("{} in {}: het meeste verschil met de begroting komt door \"{}\"", name, bridge.years.back(),
                       largest->name);
}

std::string bridge_sentence(const Bridge& bridge) {
    const double gap = bridge.middle.back() - bridge.budget.back();
    std::string budget = fmt::format("Het midden van {} is {} de begroting.", bridge.years.back(),
                                     gap == 0.0 ? "ongeveer gelijk aan" : more_words(gap) + " dan");
    const BridgePost* largest = largest_cause(bridge);
    if (largest == nullptr) {
        return budget;
    }
    const std::string range = largest->band ? fmt::format(" (tussen {} en {})", more_words(largest->band->p10),
                                                          more_words(largest->band->p90))
                                            : "";
    return fmt::format("{} \"{}\" kost {}{}.", budget, largest->name, more_words(amount_of(*largest)), range);
}

} // namespace koers::pages
