#include "text_file.hpp"

#include <fstream>

namespace koers::app {

Result<void> write_text(const std::filesystem::path& target, const std::string& text) {
    std::error_code fault;
    std::filesystem::create_directories(target.parent_path(), fault); // told by the stream when it could not
    std::filesystem::path temporary = target;
    temporary += ".tmp";
    std::ofstream stream{temporary, std::ios::binary | std::ios::trunc};
    const bool made = stream.is_open();
    stream << text;
    stream.close();
    if (stream) {
        std::filesystem::rename(temporary, target, fault);
        if (!fault) {
            return {};
        }
    }
    if (made) {
        std::filesystem::remove(temporary, fault);
    }
    return environment_fault("U031", target.string() + " is niet te schrijven",
                             "kies een plaats waar u mag schrijven en waar ruimte is");
}

} // namespace koers::app
