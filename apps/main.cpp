#include <algorithm>
#include <csignal>
#include <exception>
#include <iostream>
#include <new>

#include "arguments.hpp"
#include "commands.hpp"
#include "koers/version.hpp"

namespace {

using namespace koers::app;

Status dispatch(const Words& words, const std::string& command_line) {
    const std::string command = words.empty() ? "" : words.front();
    const Words rest(words.begin() + (words.empty() ? 0 : 1), words.end());
    if (command == "reken") {
        return run_simulate(rest, command_line);
    }
    if (command == "controleer") {
        return run_check(rest);
    }
    if (command == "doelen") {
        return run_goals(rest);
    }
    if (command == "vergelijk") {
        return run_compare(rest);
    }
    if (command == "verklaar") {
        return run_explain(rest);
    }
    if (command == "maatregelen") {
        return run_measures(rest);
    }
    if (command == "rapport") {
        return run_report(rest);
    }
    if (command == "importeer") {
        return run_import(rest);
    }
    if (command == "graaf") {
        return run_graph(rest);
    }
    if (command == "--help" || command == "-h") {
        std::cout << general_help();
        return done;
    }
    if (command == "--versie") {
        std::cout << "koers " << koers::version() << "\n";
        return done;
    }
    if (command.empty()) {
        std::cerr << general_help();
    } else {
        std::cerr << "koers: onbekende " << (command.front() == '-' ? "optie " : "opdracht ") << command
                  << suggestion(command, {"reken", "vergelijk", "verklaar", "maatregelen", "rapport", "importeer",
                                          "graaf", "controleer", "doelen", "--help", "--versie"})
                  << "\nZie koers --help\n";
    }
    return wrong_input;
}

} // namespace

int main(int count, char** words) {
    std::signal(SIGPIPE, SIG_DFL); // a closed pipe ends the program quietly
    std::string command_line = "koers";
    for (int i = 1; i < count; ++i) {
        command_line += std::string{" "} + words[i];
    }
    try {
        const Status status = dispatch({words + std::min(count, 1), words + count}, command_line);
        if (!std::cout.flush()) {
            std::cerr << "koers: de uitvoer is niet te schrijven\n";
            return could_not_finish;
        }
        return status;
    } catch (const std::bad_alloc&) {
        std::cerr << "koers: er is te weinig geheugen\n";
        return could_not_finish;
    } catch (const std::exception& error) {
        std::cerr << "koers: onverwachte fout: " << error.what() << "\n";
        return could_not_finish;
    }
}
