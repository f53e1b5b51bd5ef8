#include <algorithm>

#include "koers/analysis.hpp"
#include "koers/results.hpp"
#include "store/chunk.hpp"

namespace koers {

namespace {

/// Bytes that a value of four bytes takes in the file, measured on simulated counts and euros:
/// whole numbers shrink by half, single precision hardly.
double stored_bytes(const Variable& variable) {
    if (store::filter_of(variable) == store::Filter::none)
        return 4.0;
    return variable.type == ValueType::integer ? 2.0 : 3.5;
}

} // namespace

std::uint64_t estimated_bytes(const std::vector<Layout>& layouts, std::uint32_t replicates, Keep keep) {
    constexpr double fixed = 500'000.0; // coordinates, input files, structure
    double bytes = fixed;
    for (const Layout& layout : layouts)
        for (const Variable& variable : layout.variables) {
            const auto size = static_cast<double>(variable.size);
            bytes += size * static_cast<double>(statistic_count) * 8.0;
            if (variable.keep <= keep)
                bytes += size * static_cast<double>(replicates) * stored_bytes(variable);
        }
    return static_cast<std::uint64_t>(bytes);
}

} // namespace koers
