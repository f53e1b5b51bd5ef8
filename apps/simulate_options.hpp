#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "arguments.hpp"
#include "koers/layout.hpp"
#include "koers/report.hpp"

namespace koers::app {

enum class Existing : std::uint8_t { keep, replace };
enum class Form : std::uint8_t { text, json };
enum class Reporting : std::uint8_t { progress, quiet };

enum class Effects : std::uint8_t { all, none };

/// What `koers reken` is asked to do.
struct Request {
    std::vector<std::filesystem::path> scenarios;
    std::filesystem::path target;
    std::uint32_t replicates{};
    std::uint64_t seed{};
    unsigned threads{};
    std::uint32_t block{};
    Sampling sampling{Sampling::sobol};
    std::vector<WishedPrecision> precision; // empty: all replicates; otherwise as many as it takes, at most those
    Keep keep{Keep::core};
    PriceLevel price_level{PriceLevel::budget};
    Effects effects{Effects::all};
    Words without_effect_of; // ids of measures
    Existing existing{Existing::keep};
    Form form{Form::text};
    Reporting reporting{Reporting::progress};
};

/// The options that `koers reken` knows, with their defaults.
[[nodiscard]] options::options_description simulate_options();

/// The request in parsed options, or a printed fault.
[[nodiscard]] std::optional<Request> to_request(const options::variables_map& values);

} // namespace koers::app
