#pragma once

#include <cstddef>
#include <vector>

#include "influence/evaluate.hpp"
#include "koers/model.hpp"
#include "model/model_tables.hpp"

namespace koers {

/// The graph with the numbers of one replicate: effects on the scale of their targets, per unit of their causes.
/// Connections that are left out, or that have no effect in this replicate, have effects of 0.
[[nodiscard]] InfluenceGraph drawn_graph(const ModelTables& tables, const Theta& theta);

/// What enters the nodes, [node][year]: the strength of measures, and the money of goals in EUR. Measures that are
/// to be without effect enter nothing.
[[nodiscard]] InfluenceValues influence_inputs(const ModelTables& tables, const Theta& theta);

/// What runs through the graph in one replicate; a pure function (model.md section 5).
class Influence {
public:
    Influence(const ModelTables& tables, const Theta& theta);
    /// Of all connections only these work; `only` holds positions in the data set.
    Influence(const ModelTables& tables, const Theta& theta, const std::vector<std::size_t>& only);

    /// Factor of a place in the demand in a year; exactly 1 where nothing works.
    [[nodiscard]] double factor(const NodeRef& node, std::size_t year) const;

    /// [indicator][year], on the scale of the indicator; empty where nothing works.
    [[nodiscard]] std::vector<std::vector<double>> indicator_shifts() const;

private:
    const ModelTables& tables_;
    InfluenceValues values_; // empty if nothing enters
};

} // namespace koers
