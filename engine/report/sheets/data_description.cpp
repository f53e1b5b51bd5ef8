#include "report/sheets/data_description.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "input/sha256.hpp"
#include "koers/publication.hpp"
#include "report/json_numbers.hpp"

namespace koers::sheets {
namespace {

const std::string authority = "http://publications.europa.eu/resource/authority/";

Json address(const std::string& uri) {
    return {{"@id", uri}};
}

Json dutch(const std::string& text) {
    return {{"@value", text}, {"@language", "nl"}};
}

Json typed(const std::string& type, const std::string& value) {
    return {{"@type", type}, {"@value", value}};
}

Json prefixes() {
    return {{"dcat", "http://www.w3.org/ns/dcat#"},
            {"dct", "http://purl.org/dc/terms/"},
            {"foaf", "http://xmlns.com/foaf/0.1/"},
            {"prov", "http://www.w3.org/ns/prov#"},
            {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
            {"spdx", "http://spdx.org/rdf/terms#"},
            {"vcard", "http://www.w3.org/2006/vcard/ns#"},
            {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
}

/// The one who publishes and made the files.
Json agent(const Publication& publication) {
    return {{"@id", publication.publisher_uri.empty() ? "_:uitgever" : publication.publisher_uri},
            {"@type", "foaf:Agent"},
            {"foaf:name", dutch(publication.publisher)}};
}

Json contact(const Publication& publication) {
    Json point{{"@type", "vcard:Kind"}};
    if (!publication.contact.empty()) {
        point["vcard:fn"] = dutch(publication.contact);
    }
    if (!publication.contact_uri.empty()) {
        const bool mail = publication.contact_uri.starts_with("mailto:");
        point[mail ? "vcard:hasEmail" : "vcard:hasURL"] = address(publication.contact_uri);
    }
    return point;
}

std::string access_word(Access access) {
    switch (access) {
    case Access::open:
        return "PUBLIC";
    case Access::restricted:
        return "RESTRICTED";
    case Access::closed:
        break;
    }
    return "NON_PUBLIC";
}

void add_publication(Json& data, const Publication& publication) {
    if (!publication.publisher.empty()) {
        data["dct:publisher"] = agent(publication);
        data["dct:creator"] = address(data["dct:publisher"]["@id"].get<std::string>());
    }
    if (!publication.contact.empty() || !publication.contact_uri.empty()) {
        data["dcat:contactPoint"] = contact(publication);
    }
    if (publication.access) {
        data["dct:accessRights"] = address(authority + "access-right/" + access_word(*publication.access));
    }
    if (!publication.licence_uri.empty()) {
        data["dct:license"] = address(publication.licence_uri);
    }
}

/// The municipality in the lists of Dutch organisations (TOOI), by the code that Statistics Netherlands gives it.
std::optional<Json> place(const Dataset& data, const Publication& publication) {
    std::string code = publication.cbs_code;
    std::transform(code.begin(), code.end(), code.begin(), [](unsigned char letter) { return std::tolower(letter); });
    const bool known = code.size() == 6 && code.starts_with("gm") &&
                       std::all_of(code.begin() + 2, code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!known) {
        return std::nullopt;
    }
    return Json{{"@id", "https://identifier.overheid.nl/tooi/id/gemeente/" + code},
                {"@type", "dct:Location"},
                {"rdfs:label", dutch(data.municipality)}};
}

Json period(const Dataset& data) {
    int last = data.last_budget_year;
    for (const int year : data.report_years) {
        last = std::max(last, year);
    }
    return {{"@type", "dct:PeriodOfTime"},
            {"dcat:startDate", typed("xsd:date", fmt::format("{}-01-01", data.first_budget_year))},
            {"dcat:endDate", typed("xsd:date", fmt::format("{}-12-31", last))}};
}

Json distribution(const DescribedFile& described, const std::string& code_book, const Publication& publication) {
    const std::string name = described.file.name.generic_string();
    Json one{{"@id", "#" + name},
             {"@type", "dcat:Distribution"},
             {"dct:title", dutch(described.title)},
             {"dct:description", dutch(described.form)},
             {"dcat:accessURL", address(name)},
             {"dcat:downloadURL", address(name)},
             {"dcat:mediaType", address("https://www.iana.org/assignments/media-types/text/csv")},
             {"dct:format", address(authority + "file-type/CSV")},
             {"dct:language", address(authority + "language/NLD")},
             {"dct:conformsTo", address(code_book)},
             {"dcat:byteSize", typed("xsd:nonNegativeInteger", std::to_string(described.file.text.size()))},
             {"spdx:checksum",
              {{"@type", "spdx:Checksum"},
               {"spdx:algorithm", address("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")},
               {"spdx:checksumValue", typed("xsd:hexBinary", input::sha256(described.file.text))}}}};
    if (!publication.licence_uri.empty()) {
        one["dct:license"] = address(publication.licence_uri);
    }
    return one;
}

/// Equal files have an equal identifier.
std::string identifier(const std::vector<DescribedFile>& files) {
    std::string digests;
    for (const DescribedFile& each : files) {
        digests += input::sha256(each.file.text);
    }
    return "sha256:" + input::sha256(digests);
}

std::string description(const ResultReader& result, const ReportInput& input) {
    std::string names;
    for (const ReportedScenario& of : input.scenarios) {
        names += (names.empty() ? "" : "; ") + of.contents->id + " (" + of.contents->name + ")";
    }
    const RunIdentity& run = result.identity();
    return fmt::format("Tabellen van doorgerekende scenario's voor het sociaal domein van {}: {}. Uitkomsten van een "
                       "rekenmodel met aannames ({} doorrekeningen per scenario), geen voorspelling. CONCEPT tot het "
                       "college of de raad de cijfers heeft vastgesteld.",
                       run.municipality, names, run.replicates);
}

} // namespace

std::string data_description(const ResultReader& result, const ReportInput& input,
                             const std::vector<DescribedFile>& files, const std::string& code_book) {
    const RunIdentity& run = result.identity();
    const Dataset& from = *input.scenarios.front().scenario->dataset;
    const Publication publication = publication_of(from);
    Json data{{"@context", prefixes()},
              {"@id", "#gegevens"},
              {"@type", "dcat:Dataset"},
              {"dct:title", dutch("Doorrekening sociaal domein " + run.municipality)},
              {"dct:description", dutch(description(result, input))},
              {"dct:identifier", identifier(files)},
              {"dct:language", address(authority + "language/NLD")},
              {"dcat:theme", {address(authority + "data-theme/SOCI"), address(authority + "data-theme/GOVE")}},
              {"dct:issued", typed("xsd:dateTime", result.end())},
              {"dct:modified", typed("xsd:dateTime", result.end())},
              {"dct:temporal", period(from)}};
    for (const Thema& thema : from.themas) {
        data["dcat:keyword"].push_back(dutch(thema.name));
    }
    if (const auto spatial = place(from, publication)) {
        data["dct:spatial"] = *spatial;
    }
    add_publication(data, publication);
    data["prov:wasGeneratedBy"] = {
        {"@type", "prov:Activity"},
        {"rdfs:label", dutch(fmt::format("koers {}, zaad {}, invoer SHA-256 {}", run.program_version, run.seed,
                                         result.input_sha256()))},
        {"prov:startedAtTime", typed("xsd:dateTime", run.begin)},
        {"prov:endedAtTime", typed("xsd:dateTime", result.end())}};
    for (const DescribedFile& each : files) {
        data["dcat:distribution"].push_back(distribution(each, code_book, publication));
    }
    return data.dump(1) + "\n";
}

} // namespace koers::sheets
