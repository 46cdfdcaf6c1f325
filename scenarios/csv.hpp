#pragma once

#include "scenarios/problems.hpp"
#include "scenarios/units.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::scenarios {

// What a column of a table holds. A quantity's unit stands in the header: `area[km2]`.
struct Column {
  enum class Type { text, id, whole, quantity };
  std::string name;
  Type type = Type::text;
  Dimension dimension = Dimension::number;
  double least = -1e300;  // range of numbers, in the base unit
  double most = 1e300;
  enum class Need { required, optional } need = Need::required;
};

// A checked table: cells by column name and row. Quantities are in base units.
class CsvTable {
 public:
  std::size_t rows() const { return rows_; }
  bool has(std::string_view column) const;
  std::string const& text(std::string_view column, std::size_t row) const;
  double number(std::string_view column, std::size_t row) const;
  std::int64_t whole(std::string_view column, std::size_t row) const;
  Where where(std::size_t row) const;  // its first line

 private:
  friend class CsvReader;
  struct Cells {
    std::vector<std::string> texts;
    std::vector<double> numbers;
  };
  std::string path_;
  std::size_t rows_ = 0;
  std::vector<int> lines_;
  std::map<std::string, Cells, std::less<>> columns_;
};

// Reads RFC 4180 (comma, quotes doubled within quotes, a quoted cell may span lines) with one header line.
// Columns are found by name, in any order; a column not asked for is an error, with the nearest name. The
// last line must be ended, or the file may have been cut off in it. Every problem is reported with line,
// row (from 1, the header not counted) and column.
std::optional<CsvTable> read_csv(std::string const& path, std::string_view text,
                                 std::vector<Column> const& columns, Problems& problems);

}  // namespace ruralsim::scenarios
