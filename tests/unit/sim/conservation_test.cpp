#include <catch2/catch.hpp>

#include "model/model_tables.hpp"
#include "unit/model/village.hpp"
#include "unit/sim/sample.hpp"

namespace koers {
namespace {

/// Values of one replicate by name, year and label.
class Reading {
public:
    Reading(const Model& model, const Trajectory& trajectory) : model_{model}, trajectory_{trajectory} {}

    [[nodiscard]] double at(const std::string& variable, std::size_t year, std::size_t label) const {
        return test::value_of(model_.layout(), trajectory_, variable, year, label);
    }

    [[nodiscard]] double sum(const std::string& variable, std::size_t year) const {
        const Layout& layout = model_.layout();
        double total = 0.0;
        for (std::size_t i = 0; i < layout.coordinate(layout.variable(variable).dimensions[1]).size(); ++i) {
            total += at(variable, year, i);
        }
        return total;
    }

private:
    const Model& model_;
    const Trajectory& trajectory_;
};

void check_clients(const Model& model, const Reading& reading) {
    const std::vector<Service>& services = model.scenario().dataset->services;
    for (std::size_t year = 0; year + 1 < model.tables().years; ++year) {
        for (std::size_t p = 0; p < services.size(); ++p) {
            INFO(services[p].id << ", year " << year);
            const double flow = reading.at("instroom", year, p) - reading.at("uitstroom", year, p);
            if (services[p].one_off) {
                CHECK(flow == 0.0);
            }
            CHECK(reading.at("clienten", year + 1, p) == reading.at("clienten", year, p) + flow);
            CHECK(reading.at("gebruikers", year, p) <=
                  reading.at("clienten", year, p) + reading.at("instroom", year, p));
        }
    }
}

void check_money(const Model& model, const Reading& reading) {
    const Dataset& data = *model.scenario().dataset;
    for (std::size_t year = 0; year < model.tables().years; ++year) {
        for (std::size_t thema = 0; thema < data.themas.size(); ++thema) {
            double posts = 0.0;
            for (const Post& post : model.tables().money.posts) {
                if (post.thema.index() == thema) {
                    posts += post.service ? reading.at("kosten", year, *post.service)
                                          : reading.at("lasten_budgetregel", year, *post.budget_line);
                }
            }
            CHECK(reading.at("lasten", year, thema) == posts);
            if (reading.at("begroting", year, thema) != missing_integer) {
                CHECK(reading.at("saldo", year, thema) ==
                      reading.at("begroting", year, thema) -
                          (reading.at("lasten", year, thema) - reading.at("baten", year, thema)));
            }
        }
        CHECK(reading.sum("lasten", year) == reading.sum("lasten_taakveld", year));
        CHECK(reading.sum("baten", year) == reading.sum("baten_taakveld", year));
        CHECK(reading.sum("lasten", year) == reading.sum("kosten", year) + reading.sum("lasten_budgetregel", year));
    }
}

} // namespace

TEST_CASE("clients and euros are conserved in every replicate and year", "[sim]") {
    for (const char* name : {"basis", "zuinig", "vergrijsd"}) {
        const Model model = test::village_model(name);
        for (std::uint32_t replicate = 0; replicate < 25; ++replicate) {
            INFO(name << ", replicate " << replicate);
            const Trajectory trajectory = simulate(model, 21, replicate);
            check_clients(model, {model, trajectory});
            check_money(model, {model, trajectory});
        }
    }
}

TEST_CASE("people by age group add up to clients, waiting people and users", "[sim]") {
    const Model model = test::village_model("basis");
    const Layout& layout = model.layout();
    const std::size_t groups = layout.coordinate("leeftijdsgroep").size();
    const Trajectory trajectory = simulate(model, 22, 0);
    for (const char* name : {"clienten", "wachtenden", "gebruikers"}) {
        const Variable& whole = layout.variable(name);
        const Variable& parts = layout.variable(std::string{name} + "_leeftijd");
        for (std::size_t i = 0; i < whole.size; ++i) {
            std::int32_t sum = 0;
            for (std::size_t group = 0; group < groups; ++group) {
                sum += trajectory.integers[parts.offset + i * groups + group];
            }
            CHECK(sum == trajectory.integers[whole.offset + i]);
        }
    }
}

} // namespace koers
