#include "input/faults.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace koers::input {

void Faults::open(const std::string& file) {
    order_.emplace(file, order_.size());
}

void Faults::note(Diagnostic fault) {
    open(fault.where.file);
    faults_.push_back(std::move(fault));
}

void Faults::note(std::string code, Location where, std::string text, std::string message, std::string advice) {
    note(Diagnostic{std::move(code), std::move(where), std::move(text), std::move(message), std::move(advice)});
}

Diagnostics Faults::in_order() const {
    Diagnostics sorted = faults_;
    const auto place = [this](const Diagnostic& fault) {
        return std::tuple{order_.at(fault.where.file), fault.where.line, fault.where.column};
    };
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&place](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
    return sorted;
}

} // namespace koers::input
