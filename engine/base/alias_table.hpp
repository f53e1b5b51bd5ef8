#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "base/expects.hpp"

namespace koers {

/// Picks a position with chance proportional to its weight from one 32-bit word (Vose 1991).
class AliasTable {
public:
    explicit AliasTable(std::span<const double> weights) : slots_(2 * weights.size()) {
        for (const double weight : weights) {
            expects(weight >= 0.0, "weights are not negative");
            total_ += weight;
        }
        expects(total_ > 0.0 && total_ <= std::numeric_limits<double>::max(), "a positive, finite total weight");
        std::vector<double> scaled;
        std::vector<std::uint32_t> small;
        std::vector<std::uint32_t> large;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            scaled.push_back(weights[i] * static_cast<double>(weights.size()) / total_);
            (scaled[i] < 1.0 ? small : large).push_back(static_cast<std::uint32_t>(i));
        }
        while (!small.empty() && !large.empty()) {
            const std::uint32_t low = small.back();
            const std::uint32_t high = large.back();
            small.pop_back();
            set_slot(low, to_threshold(scaled[low]), high);
            scaled[high] -= 1.0 - scaled[low];
            if (scaled[high] < 1.0) {
                large.pop_back();
                small.push_back(high);
            }
        }
        for (const std::vector<std::uint32_t>* rest : {&small, &large}) {
            for (const std::uint32_t i : *rest) {
                set_slot(i, UINT32_MAX, i);
            }
        }
    }

    [[nodiscard]] std::size_t pick(std::uint32_t word) const {
        const std::uint64_t product = static_cast<std::uint64_t>(word) * size();
        const auto index = static_cast<std::size_t>(product >> 32U);
        return static_cast<std::uint32_t>(product) < slots_[2 * index] ? index : slots_[2 * index + 1];
    }

    [[nodiscard]] double total() const { return total_; }
    [[nodiscard]] std::size_t size() const { return slots_.size() / 2; }
    /// Threshold and alternative of every position, one after the other, for picking many at once.
    [[nodiscard]] const std::uint32_t* slot_words() const { return slots_.data(); }

private:
    void set_slot(std::size_t position, std::uint32_t threshold, std::uint32_t other) {
        slots_[2 * position] = threshold;
        slots_[2 * position + 1] = other;
    }

    static std::uint32_t to_threshold(double share) {
        return share <= 0.0 ? 0U
                            : static_cast<std::uint32_t>(share * 0x1p32 < 0xFFFFFFFF ? share * 0x1p32 : 0xFFFFFFFF);
    }

    std::vector<std::uint32_t> slots_; // threshold and alternative of every position
    double total_{};
};

} // namespace koers
