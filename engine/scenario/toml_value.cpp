#include "scenario/toml_value.hpp"

#include <fmt/format.h>

namespace koers::scenario {
namespace {

Value three_readings(double low, double central, double high, DistributionKind law = DistributionKind::fixed) {
    Value value;
    value.low = low;
    value.central = central;
    value.high = high;
    value.distribution = law;
    return value;
}

} // namespace

std::optional<Value> read_toml_value(input::TableReader& table, const std::string& key, const input::Range& range) {
    if (!table.is_table(key)) {
        const auto number = table.number(key, range);
        return number ? std::optional{three_readings(number->value, number->value, number->value)} : std::nullopt;
    }
    input::TableReader inner{*table.table(key), table.faults()};
    const auto low = inner.number("laag", range);
    const auto central = inner.number("midden", range);
    const auto high = inner.number("hoog", range);
    const auto word = inner.text("verdeling");
    const auto law = inner.keep(word ? input::choose(*word, distribution_choices, inner.faults()) : std::nullopt);
    const auto value = inner.finish([&] { return three_readings(low->value, central->value, high->value, *law); });
    if (value) {
        const std::string text = fmt::format("{} | {} | {}", low->text, central->text, high->text);
        check_reading({value->low, value->central, value->high, value->distribution, low->where, word->where, text},
                      inner.faults());
    }
    return table.keep(value);
}

} // namespace koers::scenario
