// A program outside the project: reads a scenario with the installed library and says what it found.
#include <iostream>

#include <koers/model.hpp>
#include <koers/scenario.hpp>
#include <koers/version.hpp>

int main(int count, char** words) {
    if (count != 2) {
        std::cerr << "usage: consumer SCENARIO.toml\n";
        return 2;
    }
    const auto scenarios = koers::read_scenarios({words[1]});
    if (!scenarios) {
        for (const koers::Diagnostic& fault : scenarios.error()) {
            std::cerr << koers::to_text(fault) << "\n";
        }
        return 1;
    }
    const koers::Scenario& scenario = scenarios->front();
    const auto model = koers::build_model(scenario);
    if (!model || koers::expect(*model, koers::central_theta(*model)).empty()) {
        std::cerr << "no model\n";
        return 1;
    }
    std::cout << "koers " << koers::version() << ": " << scenario.name << ", " << scenario.dataset->municipality << ", "
              << scenario.dataset->services.size() << " services\n";
    return 0;
}
