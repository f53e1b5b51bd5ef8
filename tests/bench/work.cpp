// What a replicate of any scenarios takes: koers_work REPLICATES SCENARIO.toml... prints processor time and work as
// JSON.

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <vector>

#include "koers/model.hpp"
#include "koers/scenario.hpp"
#include "sim/tally.hpp"

int main(int count, char** words) {
    using namespace koers;
    if (count < 3) {
        std::cerr << "koers_work REPLICATES SCENARIO.toml...\n";
        return 2;
    }
    const auto replicates = static_cast<std::uint32_t>(std::atoi(words[1]));
    const auto scenarios = read_scenarios({words + 2, words + count});
    if (!scenarios) {
        std::cerr << "koers controleer says what is wrong\n";
        return 2;
    }
    const auto models = build_models(*scenarios);
    if (!models) {
        return 2;
    }
    Simulator simulator{*models};
    const auto simulate_all = [&](std::uint32_t r) {
        std::vector<Theta> thetas;
        for (const Model& model : *models) {
            thetas.push_back(draw_theta(model, 1, r));
        }
        return simulator.simulate(thetas, 1, r);
    };
    (void)simulate_all(0);
    const std::clock_t begin = std::clock();
    for (std::uint32_t r = 0; r < replicates; ++r) {
        (void)simulate_all(r);
    }
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    const Tally work = count_work(models->front(), draw_theta(models->front(), 1, 0), 1, 0);
    std::cout << "{\"ms\": " << 1e3 * seconds / replicates << ", \"events\": " << work.events
              << ", \"blocks\": " << work.blocks() << "}\n";
}
