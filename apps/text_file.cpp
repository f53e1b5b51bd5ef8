#include "text_file.hpp"

#include <fstream>

namespace koers::app {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Diagnostics> cannot_write(const fs::path& target) {
    return environment_fault("U031", target.string() + " is niet te schrijven",
                             "kies een plaats waar u mag schrijven en waar ruimte is");
}

/// Files under a temporary name, which go unless they all get their own.
class TemporaryFiles {
public:
    TemporaryFiles() = default;
    TemporaryFiles(const TemporaryFiles&) = delete;
    TemporaryFiles& operator=(const TemporaryFiles&) = delete;
    ~TemporaryFiles() {
        std::error_code ignored;
        for (const fs::path& target : targets_) {
            fs::remove(temporary(target), ignored);
        }
    }

    [[nodiscard]] Result<void> write(const fs::path& target,
                                     const std::function<Result<void>(const fs::path&)>& write_at) {
        std::error_code fault; // told when the file is made
        fs::create_directories(target.parent_path(), fault);
        if (fs::is_directory(temporary(target), fault)) {
            return cannot_write(target); // not ours to remove
        }
        targets_.push_back(target);
        return write_at(temporary(target));
    }

    [[nodiscard]] Result<void> commit() {
        while (!targets_.empty()) {
            std::error_code fault;
            fs::rename(temporary(targets_.back()), targets_.back(), fault);
            if (fault) {
                return cannot_write(targets_.back());
            }
            targets_.pop_back();
        }
        return {};
    }

private:
    static fs::path temporary(fs::path target) { return target += ".tmp"; }

    std::vector<fs::path> targets_;
};

Result<void> put(const fs::path& file, const std::string& text, const fs::path& target) {
    std::ofstream stream{file, std::ios::binary | std::ios::trunc};
    stream << text;
    stream.close();
    return stream ? Result<void>{} : cannot_write(target);
}

} // namespace

Result<void> write_file(const fs::path& target, const std::function<Result<void>(const fs::path&)>& write) {
    TemporaryFiles files;
    return files.write(target, write).and_then([&files] { return files.commit(); });
}

Result<void> write_text(const fs::path& target, const std::string& text) {
    return write_texts({{target, text}});
}

Result<void> write_texts(const std::vector<std::pair<fs::path, std::string>>& texts) {
    TemporaryFiles files;
    for (const auto& [target, text] : texts) {
        const auto written = files.write(target, [&](const fs::path& file) { return put(file, text, target); });
        if (!written) {
            return written;
        }
    }
    return files.commit();
}

} // namespace koers::app
