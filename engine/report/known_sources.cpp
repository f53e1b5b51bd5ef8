#include "report/known_sources.hpp"

#include "input/csv.hpp"

namespace koers {

KnownSources known_sources(const Dataset& data) {
    KnownSources known;
    for (const InputFile& file : data.files) {
        if (!file.path.ends_with("bronnen.csv")) {
            continue;
        }
        input::Faults faults;
        const auto table = input::parse_csv({file.path, file.text, file.sha256}, faults);
        const auto column = [&](const char* name) { return table ? table->column(name) : std::nullopt; };
        const auto id = column("id");
        const auto title = column("titel");
        const auto date = column("datum");
        const auto place = column("vindplaats");
        if (id && title && date && place) {
            for (const input::CsvRow& row : table->rows) {
                known[row[*id].value] = {row[*title].value, row[*date].value, row[*place].value};
            }
        }
    }
    return known;
}

} // namespace koers
