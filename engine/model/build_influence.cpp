#include "model/build_influence.hpp"

#include "base/expects.hpp"

namespace koers {
namespace {

ResponseForm form_of(ConnectionForm form) {
    switch (form) {
    case ConnectionForm::linear:
        return ResponseForm::linear;
    case ConnectionForm::exponential:
        return ResponseForm::exponential;
    case ConnectionForm::hill:
        return ResponseForm::hill;
    }
    throw InternalError{"an unknown form of connection"};
}

class TablesMaker {
public:
    explicit TablesMaker(const Dataset& data) : data_{data} {}

    InfluenceTables make() {
        for (std::size_t measure = 0; measure < data_.catalogue.measures.size(); ++measure) {
            tables_.own.push_back(has_connections(data_, measure));
        }
        for (const Connection& connection : data_.connections) {
            InfluenceEdge edge;
            edge.from = place(connection.from);
            edge.to = place(connection.to);
            edge.response.form = form_of(connection.form);
            edge.lag.least = connection.least_lag;
            edge.lag.shape = connection.lag_shape;
            tables_.graph.edges.push_back(edge);
        }
        for (std::size_t goal = 0; goal < data_.goals.size(); ++goal) {
            InfluenceEdge sum;
            sum.from = place({NodeKind::goal, goal, {}});
            sum.to = place({NodeKind::thema, data_.goals[goal].thema.index(), {}});
            sum.response.up = 1.0;
            sum.response.down = 1.0;
            tables_.graph.edges.push_back(sum);
        }
        tables_.order = influence_order(tables_.graph);
        ensures(tables_.order.cycle.empty(), "a checked graph has no cycle without delay");
        return std::move(tables_);
    }

private:
    std::size_t place(const NodeRef& node) {
        const auto [known, is_new] = tables_.position.emplace(node, tables_.nodes.size());
        if (is_new) {
            tables_.nodes.push_back(node);
            const auto half_life =
                node.kind == NodeKind::mediator ? data_.mediators[node.index].half_life : std::nullopt;
            tables_.graph.nodes.push_back({half_life ? retention(*half_life) : 0.0});
        }
        return known->second;
    }

    const Dataset& data_;
    InfluenceTables tables_;
};

} // namespace

InfluenceTables make_influence_tables(const Dataset& data) {
    return TablesMaker{data}.make();
}

} // namespace koers
