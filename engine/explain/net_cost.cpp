#include "explain/expected_cost.hpp"
#include "koers/explain.hpp"

namespace koers {

std::vector<double> net_cost(const Layout& layout, const std::vector<double>& values) {
    const Variable& cost = layout.variable("lasten");
    const Variable& income = layout.variable("baten");
    const std::size_t years = layout.coordinate("jaar").size();
    const std::size_t themas = cost.size / years;
    std::vector<double> result;
    for (std::size_t year = 0; year < years; ++year) {
        double sum = 0.0;
        for (std::size_t thema = 0; thema < themas; ++thema) {
            const std::size_t at = year * themas + thema;
            sum += values[cost.offset + at] - values[income.offset + at];
        }
        result.push_back(sum);
    }
    return result;
}

std::vector<double> expected_net_cost(const Model& model, const FirstDraws& draws, std::uint32_t draw) {
    return net_cost(model.layout(), expect(model, draw_theta(model, draws.seed, draw, draws.sampling)));
}

} // namespace koers
