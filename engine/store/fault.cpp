#include "store/fault.hpp"

#include <cerrno>
#include <system_error>

#include <fmt/core.h>

namespace koers::store {

namespace {

const char* dutch_text(int error_number) {
    switch (error_number) {
    case ENOSPC:
        return "de schijf is vol";
    case EDQUOT:
        return "de toegewezen schijfruimte is op";
    case EACCES:
    case EPERM:
        return "geen toestemming";
    case EROFS:
        return "de schijf is alleen te lezen";
    case ENOENT:
        return "bestand of map bestaat niet";
    case ENOTDIR:
        return "een deel van het pad is geen map";
    case EISDIR:
        return "dit is een map";
    case EIO:
        return "fout bij lezen of schrijven";
    case ENAMETOOLONG:
        return "de naam is te lang";
    case EFBIG:
        return "het bestand wordt te groot";
    default:
        return nullptr;
    }
}

const char* advice_for(int error_number) {
    switch (error_number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return "maak ruimte vrij, kies een andere schijf met --uit, of bewaar minder met --bewaar samenvatting";
    case EACCES:
    case EPERM:
    case EROFS:
    case EISDIR:
        return "kies een plaats waar u mag schrijven en lezen";
    case ENOENT:
    case ENOTDIR:
        return "controleer het pad";
    default:
        return "";
    }
}

} // namespace

std::string error_text(int error_number) {
    const std::string system = std::generic_category().message(error_number);
    const char* dutch = dutch_text(error_number);
    return dutch == nullptr ? system : fmt::format("{} ({})", dutch, system);
}

tl::unexpected<Diagnostics> as_diagnostic(const Fault& fault, const std::string& code, const std::string& action,
                                          const std::filesystem::path& file) {
    const std::string name = file.string();
    if (!fault.code().empty())
        return environment_fault(fault.code(), fmt::format("{}: {}", name, fault.what()),
                                 advice_for(fault.error_number()));
    const std::string cause = fault.error_number() != 0 ? error_text(fault.error_number()) : fault.what();
    return environment_fault(code, fmt::format("{}: {}: {}", name, action, cause), advice_for(fault.error_number()));
}

} // namespace koers::store
