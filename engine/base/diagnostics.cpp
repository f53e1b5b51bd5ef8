#include "koers/diagnostics.hpp"

namespace koers {

std::string to_text(const Diagnostic& diagnostic) {
    std::string line = diagnostic.where.file;
    for (const int number : {diagnostic.where.line, diagnostic.where.column}) {
        if (number > 0) {
            line += ':';
            line += std::to_string(number);
        }
    }
    if (!line.empty()) {
        line += ": ";
    }
    line += diagnostic.code;
    line += ' ';
    line += diagnostic.message;
    if (!diagnostic.text.empty()) {
        line += " \"";
        line += diagnostic.text;
        line += '"';
    }
    if (!diagnostic.advice.empty()) {
        line += "; ";
        line += diagnostic.advice;
    }
    return line;
}

tl::unexpected<Diagnostics> environment_fault(std::string code, std::string message, std::string advice) {
    return tl::unexpected<Diagnostics>{
        Diagnostics{Diagnostic{std::move(code), {}, {}, std::move(message), std::move(advice)}}};
}

} // namespace koers
