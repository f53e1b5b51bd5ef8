#include "scenario/read_publication.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/expects.hpp"

namespace koers {
namespace scenario {
namespace {

using input::TableReader;

constexpr std::array<input::Choice<Access>, 3> access_choices{
    {{"openbaar", Access::open}, {"beperkt", Access::restricted}, {"niet-openbaar", Access::closed}}};

/// An address under a key that may be missing.
std::string read_address(TableReader& table, const std::string& key, std::initializer_list<const char*> starts,
                         const char* advice) {
    const auto address = table.optional_text(key);
    if (!address) {
        return "";
    }
    const bool known =
        std::any_of(starts.begin(), starts.end(), [&](const char* start) { return address->value.starts_with(start); });
    if (!known || address->value.find_first_of(" \t\n<>\"") != std::string::npos) {
        table.faults().note("D023", address->where, address->text, "geen adres", advice);
    }
    return address->value;
}

} // namespace

Publication read_publication(const input::TomlTable* from, input::Faults& faults) {
    Publication publication;
    if (from == nullptr) {
        return publication;
    }
    TableReader table{*from, faults};
    const auto text = [&table](const char* key) {
        const auto found = table.optional_text(key);
        return found ? found->value : "";
    };
    const char* on_the_web = "geef een adres dat begint met https://";
    publication.publisher = text("uitgever");
    publication.publisher_uri = read_address(table, "uitgever_uri", {"https://", "http://"}, on_the_web);
    publication.contact = text("contact");
    publication.contact_uri = read_address(table, "contact_adres", {"https://", "http://", "mailto:"},
                                           "geef een adres dat begint met https:// of mailto:");
    publication.licence_uri = read_address(table, "licentie", {"https://", "http://"}, on_the_web);
    publication.access = table.has("toegang") ? table.choice("toegang", access_choices) : std::nullopt;
    table.reject_unknown_keys();
    return publication;
}

Programmas read_programmas(const input::TomlTable* from, input::Faults& faults) {
    return from == nullptr ? Programmas{} : TableReader{*from, faults}.entries();
}

} // namespace scenario

Publication publication_of(const Dataset& data) {
    const auto file = std::find_if(data.files.begin(), data.files.end(),
                                   [](const InputFile& each) { return each.path.ends_with("/gemeente.toml"); });
    if (file == data.files.end()) {
        return {"", std::vector<std::string>(data.themas.size()), "", "", "", "", "", std::nullopt}; // made in memory
    }
    input::Faults faults;
    const auto root = input::parse_toml({file->path, file->text, file->sha256}, faults);
    expects(root.has_value(), "a file that was read before");
    input::TableReader table{*root, faults};
    Publication publication = scenario::read_publication(table.optional_table("publicatie"), faults);
    const auto code = table.text("cbs_code");
    publication.cbs_code = code ? code->value : "";
    publication.programmas.resize(data.themas.size());
    for (const auto& [thema, programma] : scenario::read_programmas(table.optional_table("programmas"), faults)) {
        for (std::size_t i = 0; i < data.themas.size(); ++i) {
            if (data.themas[i].id == thema.value) {
                publication.programmas[i] = programma.value;
            }
        }
    }
    ensures(faults.count() == 0, "no new faults");
    return publication;
}

} // namespace koers
