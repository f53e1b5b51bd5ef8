#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "koers/dataset.hpp"

namespace koers {

/// Who may see what is published.
enum class Access : std::uint8_t { open, restricted, closed };

/// What a data set tells of its place in the municipal administration; nothing of it counts in an outcome. Texts are
/// empty where the data do not tell.
struct Publication {
    std::string cbs_code;                // of Statistics Netherlands, such as GM0579
    std::vector<std::string> programmas; // [thema], of the municipal budget
    std::string publisher;
    std::string publisher_uri;
    std::string contact;
    std::string contact_uri; // a web page, or an address of mail behind `mailto:`
    std::string licence_uri;
    std::optional<Access> access;
};

[[nodiscard]] Publication publication_of(const Dataset& data);

} // namespace koers
