#include "simulate_options.hpp"

#include <limits>

#include "choice.hpp"
#include "cores.hpp"
#include "faults.hpp"
#include "koers/run.hpp"
#include "precision.hpp"

namespace koers::app {
namespace {

std::optional<Keep> keep_named(const std::string& word) {
    return chosen<Keep>("reken", "--bewaar", word,
                        {{"samenvatting", Keep::summary}, {"kern", Keep::core}, {"alles", Keep::everything}});
}

std::optional<Sampling> sampling_named(const std::string& word) {
    return chosen<Sampling>("reken", "--trekking", word, {{"sobol", Sampling::sobol}, {"gewoon", Sampling::plain}});
}

/// Replicates at most: those that are asked for, or with a wished precision as many as that may need.
std::string most_replicates(const options::variables_map& values) {
    const bool open = values.contains("precisie") && values["aantal"].defaulted();
    return open ? "100000" : values["aantal"].as<std::string>();
}

bool fits_checks(unsigned long long block, const std::vector<WishedPrecision>& wishes) {
    if (wishes.empty() || first_check % block == 0) {
        return true;
    }
    usage_fault("reken", "--blok moet met --precisie een deler zijn van " + std::to_string(first_check) + ", niet " +
                             std::to_string(block));
    return false;
}

} // namespace

options::options_description simulate_options() {
    options::options_description known;
    const auto text = [](const std::string& standard) {
        return options::value<std::string>()->default_value(standard);
    };
    known.add_options()("help", "")("scenario", options::value<Words>())("uit", options::value<std::string>());
    known.add_options()("aantal,n", text("10000"))("zaad", text("1"))("draden", text(std::to_string(usable_cores())));
    known.add_options()("blok", text("512"))("bewaar", text("kern"))("prijspeil", text("begroting"));
    known.add_options()("trekking", text("sobol"))("precisie", options::value<Words>()->composing());
    known.add_options()("overschrijf", "")("json", "")("stil", "");
    known.add_options()("zonder-preventie", "")("zonder-effect", options::value<Words>()->composing());
    return known;
}

std::optional<Request> to_request(const options::variables_map& values) {
    const auto number = [&values](const char* option, const char* shown, Bounds bounds) {
        return whole_number("reken", shown, values[option].as<std::string>(), bounds);
    };
    if (!values.contains("scenario")) {
        usage_fault("reken", "geef ten minste een scenariobestand");
        return std::nullopt;
    }
    if (!values.contains("uit") || values["uit"].as<std::string>().empty()) {
        usage_fault("reken", "geef met --uit aan waar het resultaat komt");
        return std::nullopt;
    }
    const auto replicates = whole_number("reken", "-n", most_replicates(values), {1, 1'000'000'000});
    const auto seed = number("zaad", "--zaad", {0, std::numeric_limits<std::uint64_t>::max()});
    const auto threads = number("draden", "--draden", {1, 1024});
    const auto block = number("blok", "--blok", {1, 100'000});
    const auto keep = keep_named(values["bewaar"].as<std::string>());
    const auto price_level = price_level_named("reken", values["prijspeil"].as<std::string>());
    const auto sampling = sampling_named(values["trekking"].as<std::string>());
    const auto precision = wished_precision(values.contains("precisie") ? values["precisie"].as<Words>() : Words{});
    if (!price_level || !replicates || !seed || !threads || !block || !keep || !sampling || !precision ||
        !fits_checks(*block, *precision)) {
        return std::nullopt;
    }
    const auto names = values["scenario"].as<Words>();
    Request request;
    request.scenarios.assign(names.begin(), names.end());
    request.target = values["uit"].as<std::string>();
    request.replicates = static_cast<std::uint32_t>(*replicates);
    request.seed = *seed;
    request.threads = static_cast<unsigned>(*threads);
    request.block = static_cast<std::uint32_t>(*block);
    request.sampling = *sampling;
    request.precision = *precision;
    request.keep = *keep;
    request.price_level = *price_level;
    request.effects = values.contains("zonder-preventie") ? Effects::none : Effects::all;
    request.without_effect_of = values.contains("zonder-effect") ? values["zonder-effect"].as<Words>() : Words{};
    request.existing = values.contains("overschrijf") ? Existing::replace : Existing::keep;
    request.form = values.contains("json") ? Form::json : Form::text;
    request.reporting = values.contains("stil") ? Reporting::quiet : Reporting::progress;
    return request;
}

} // namespace koers::app
