#include "scenarios/csv.hpp"

#include "scenarios/csv_records.hpp"
#include "scenarios/id_text.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/number_text.hpp"

#include <cmath>
#include <utility>

namespace ruralsim::scenarios {

class CsvReader {
 public:
  CsvReader(std::string const& path, std::vector<Column> const& columns, Problems& problems)
      : path_(path), columns_(columns), problems_(problems) {}

  std::optional<CsvTable> read(std::string_view text) {
    std::size_t const before = problems_.count();
    auto const records = csv_records(path_, text, problems_);
    if (records.empty()) {
      problems_.error(in_file(path_), "table is empty (no header line) name the columns in the first line");
      return std::nullopt;
    }
    if (text.back() != '\n') {
      problems_.error(in_file(path_, records.back().line),
                      "last line is not ended (is the file cut off?) end it");
    }
    read_header(records[0]);
    if (problems_.count() > before) return std::nullopt;
    table_.path_ = path_;
    for (std::size_t r = 1; r < records.size(); ++r) read_row(records[r], r);
    if (records.size() == 1) problems_.error(in_file(path_), "table has a header but no rows");
    if (problems_.count() > before) return std::nullopt;
    return std::move(table_);
  }

 private:
  struct Bound {
    Column const* column = nullptr;
    std::string unit;
  };

  void read_header(CsvRecord const& header) {
    for (auto const& cell : header.cells) bind(cell, header.line);
    for (auto const& column : columns_) {
      bool found = false;
      for (auto const& bound : bound_) found |= bound.column == &column;
      if (!found && column.need == Column::Need::required) {
        problems_.error(in_file(path_, header.line), "column '" + column.name + "' is missing; add it");
      }
    }
  }

  void bind(std::string const& cell, int line) {
    auto const bracket = cell.find('[');
    std::string const name = cell.substr(0, bracket);
    Bound bound;
    if (bracket != std::string::npos && cell.back() == ']') {
      bound.unit = cell.substr(bracket + 1, cell.size() - bracket - 2);
    }
    std::vector<std::string> names;
    for (auto const& column : columns_) {
      names.push_back(column.name);
      if (column.name == name) bound.column = &column;
    }
    bound_.push_back(bound);
    if (cell.empty())
      return problems_.error(in_file(path_, line), "a column has no name (a comma too many?)");
    if (!bound.column) {
      return problems_.error(in_file(path_, line),
                             "unknown column '" + name + "'" + did_you_mean(name, names));
    }
    for (std::size_t i = 0; i + 1 < bound_.size(); ++i) {
      if (bound_[i].column == bound.column)
        problems_.error(in_file(path_, line), "column '" + name + "' twice");
    }
    check_unit(bound, name, line);
  }

  void check_unit(Bound const& bound, std::string const& name, int line) {
    bool const needs =
        bound.column->type == Column::Type::quantity && bound.column->dimension != Dimension::number;
    std::string const label = "column '" + name + "'";
    if (!needs && !bound.unit.empty()) {
      return problems_.error(in_file(path_, line), label + " has a unit (it has none) write '" + name + "'");
    }
    if (!needs) return;
    auto const trial = read_quantity("1 " + bound.unit, bound.column->dimension);
    if (!trial) {
      problems_.error(in_file(path_, line), label + " " + trial.problem + ", as in " + name + "[" +
                                                std::string(base_unit(bound.column->dimension)) + "]");
    }
  }

  void read_row(CsvRecord const& record, std::size_t row) {
    if (record.cells.size() != bound_.size()) {
      return problems_.error(in_file(path_, record.line),
                             "row " + std::to_string(row) + " has " + std::to_string(record.cells.size()) +
                                 " cells (the header has " + std::to_string(bound_.size()) + ")");
    }
    for (std::size_t c = 0; c < bound_.size(); ++c) read_cell(record.cells[c], bound_[c], record.line, row);
    table_.lines_.push_back(record.line);
    ++table_.rows_;
  }

  void read_cell(std::string const& cell, Bound const& bound, int line, std::size_t row) {
    auto& cells = table_.columns_[bound.column->name];
    cells.texts.push_back(cell);
    cells.numbers.push_back(0);
    auto const wrong = [&](std::string const& why) {
      problems_.error(in_file(path_, line), "row " + std::to_string(row) + ", column '" + bound.column->name +
                                                "' = " + quoted_cell(cell) + " " + why);
    };
    if (cell.empty() && bound.column->need == Column::Need::required) return wrong("(is empty) give a value");
    if (bound.column->type == Column::Type::text) return;
    if (bound.column->type == Column::Type::id) {
      if (auto const why = why_not_an_id(cell); !why.empty()) wrong(why);
      return;
    }
    auto const value = bound.unit.empty() ? read_number(cell)
                                          : read_quantity(cell + " " + bound.unit, bound.column->dimension);
    if (!value) return wrong(value.problem);
    if (bound.column->type == Column::Type::whole && *value != std::floor(*value))
      return wrong("(not a whole number)");
    if (*value < bound.column->least || *value > bound.column->most) return wrong(range(*bound.column));
    cells.numbers.back() = *value;
  }

  static std::string range(Column const& column) {
    std::string const low = quantity_text(column.least, column.dimension);
    if (column.most >= 1e300) return "(must be at least " + low + ")";
    return "(must be from " + low + " to " + quantity_text(column.most, column.dimension) + ")";
  }

  static std::string quoted_cell(std::string const& cell) {
    return "'" + (cell.size() > 40 ? cell.substr(0, 40) + "..." : cell) + "'";
  }

  std::string const& path_;
  std::vector<Column> const& columns_;
  Problems& problems_;
  std::vector<Bound> bound_;
  CsvTable table_;
};

std::optional<CsvTable> read_csv(std::string const& path, std::string_view text,
                                 std::vector<Column> const& columns, Problems& problems) {
  return CsvReader(path, columns, problems).read(text);
}

bool CsvTable::has(std::string_view column) const {
  return columns_.find(column) != columns_.end();
}

std::string const& CsvTable::text(std::string_view column, std::size_t row) const {
  return columns_.find(column)->second.texts.at(row);
}

double CsvTable::number(std::string_view column, std::size_t row) const {
  return columns_.find(column)->second.numbers.at(row);
}

std::int64_t CsvTable::whole(std::string_view column, std::size_t row) const {
  return static_cast<std::int64_t>(number(column, row));
}

Where CsvTable::where(std::size_t row) const {
  return in_file(path_, lines_.at(row));
}

}  // namespace ruralsim::scenarios
