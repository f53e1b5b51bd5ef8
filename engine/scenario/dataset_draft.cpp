#include "scenario/dataset_draft.hpp"

#include <utility>

namespace koers::scenario {

using input::Located;
using input::Names;
using input::RowReader;

DatasetDraft::DatasetDraft(std::filesystem::path folder_path, std::string folder_shown, input::Faults& all_faults)
    : folder{std::move(folder_path)}, shown{std::move(folder_shown)}, faults{all_faults} {}

std::string DatasetDraft::shown_path(const std::string& file) const {
    return (std::filesystem::path{shown} / file).lexically_normal().string();
}

void DatasetDraft::note_file(const std::string& code, const std::string& file, const std::string& text,
                             const std::string& message, const std::string& advice) {
    faults.note(code, {shown_path(file), 0, 0}, text, message, advice);
}

std::optional<input::SourceFile> DatasetDraft::open(const std::string& file) {
    auto source = input::read_source(folder / file, shown_path(file), faults);
    if (source) {
        data.files.push_back({(folder.filename() / file).string(), source->text, source->sha256});
    }
    return source;
}

Rows DatasetDraft::each_row(const std::string& file, const std::vector<std::string>& columns,
                            const std::function<void(RowReader&)>& read, Names* defined) {
    const auto source = open(file);
    const auto table = source ? input::parse_csv(*source, faults) : std::nullopt;
    bool known = table && table->complete;
    if (table) {
        input::check_columns(*table, columns, faults);
        for (const std::string& column : columns) {
            known = known && table->column(column);
        }
        for (const input::CsvRow& cells : table->rows) {
            RowReader row{*table, cells, faults};
            read(row);
        }
    }
    if (defined != nullptr && !known) {
        defined->set_incomplete();
    }
    return known ? Rows::all_known : Rows::some_unknown;
}

std::optional<std::size_t> DatasetDraft::define(RowReader& row, const std::string& column, Names& names) {
    const auto name = row.name(column);
    if (!name) {
        names.set_incomplete();
        return std::nullopt;
    }
    const std::size_t before = names.size();
    const std::size_t position = names.add(*name, faults);
    return position == before ? std::optional{position} : std::nullopt;
}

ParameterId DatasetDraft::add_parameter(const Located<std::string>& id, const std::string& description,
                                        const std::optional<Value>& value, const Quantity& quantity) {
    const std::size_t position = parameters.add(id, faults);
    if (position == data.parameters.size()) {
        data.parameters.push_back(as_parameter(id.value, description, value.value_or(Value{})));
        data.parameters.back().unit = quantity.unit;
        parameter_ranges.push_back(quantity.range);
    }
    return ParameterId{position};
}

void DatasetDraft::stand_in_for(const std::string& id, const Quantity& quantity) {
    if (!parameters.position(id)) {
        add_parameter({id, {}, id}, "", std::nullopt, quantity);
    }
}

std::vector<std::string> with_value(std::vector<std::string> columns) {
    columns.insert(columns.end(),
                   {"laag", "midden", "hoog", "verdeling", "eenheid", "kwaliteit", "bron", "toelichting"});
    return columns;
}

} // namespace koers::scenario
