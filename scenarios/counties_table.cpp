#include "scenarios/counties_table.hpp"

#include "scenarios/csv_records.hpp"
#include "scenarios/field.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/parse.hpp"

#include <map>
#include <string>
#include <utility>

namespace ruralsim::scenarios {
namespace {

bool has_unit(Field const& field) {
  return field.type == Type::duration || field.type == Type::days ||
         (field.type == Type::quantity && field.limits.dimension != Dimension::number);
}

Dimension dimension_of(Field const& field) {
  return field.type == Type::quantity ? field.limits.dimension : Dimension::duration;
}

class CountyRows {
 public:
  CountyRows(Source const& table, Problems& problems)
      : file_(std::make_shared<std::string const>(table.path)), problems_(problems) {}

  std::vector<Node> read(std::string_view text) {
    auto const before = problems_.count();
    auto const records = csv_records(*file_, text, problems_);
    if (records.empty()) {
      problems_.error({file_, 0, 0}, "table is empty (no header line) name the columns in the first line");
      return {};
    }
    if (text.back() != '\n')
      problems_.error({file_, records.back().line, 0},
                      "last line is not ended (is the file cut off?) end it");
    header(records[0]);
    if (problems_.count() > before) return {};
    for (std::size_t r = 1; r < records.size(); ++r) row(records[r]);
    if (records.size() == 1) problems_.error({file_, 0, 0}, "table has a header but no rows");
    return std::move(counties_);
  }

 private:
  struct Bound {
    Field const* field;
    std::string unit;
  };

  static std::string key_of_column(std::string const& name) {
    return name == "latitude" || name == "longitude" ? "hub_" + name : name;
  }

  void header(CsvRecord const& record) {
    auto const& section = *find_section("county");
    bool has_id = false;
    for (std::size_t c = 0; c < record.cells.size(); ++c) {
      auto const& cell = record.cells[c];
      Where const where{file_, record.line, record.columns[c]};
      auto const bracket = cell.find('[');
      std::string const name = cell.substr(0, bracket);
      Bound bound{section.find(key_of_column(name)), ""};
      if (bracket != std::string::npos && cell.back() == ']')
        bound.unit = cell.substr(bracket + 1, cell.size() - bracket - 2);
      has_id = has_id || name == "id";
      if (!bound.field)
        unknown(section, name, where);
      else
        check(bound, name, where);
      bound_.push_back(std::move(bound));
    }
    if (!has_id) problems_.error({file_, record.line, 0}, "column 'id' is missing; add it");
  }

  void unknown(Section const& section, std::string const& name, Where const& where) {
    std::vector<std::string> names{"latitude", "longitude"};
    for (auto const& field : section.fields) names.push_back(field.key);
    problems_.error(where, name.empty() ? "a column has no name (a comma too many?)"
                                        : "unknown column '" + name + "'" + did_you_mean(name, names));
  }

  void check(Bound const& bound, std::string const& name, Where const& where) {
    for (auto const& other : bound_)
      if (other.field == bound.field) problems_.error(where, "column '" + name + "' twice");
    if (!has_unit(*bound.field) && !bound.unit.empty())
      problems_.error(where, "column '" + name + "' has a unit (it has none) write '" + name + "'");
    if (!has_unit(*bound.field)) return;
    auto const dimension = dimension_of(*bound.field);
    auto const trial = read_quantity("1 " + bound.unit, dimension);
    if (!trial)
      problems_.error(where, "column '" + name + "' " + trial.problem + ", as in " + name + "[" +
                                 std::string(base_unit(dimension)) + "]");
  }

  void row(CsvRecord const& record) {
    if (record.cells.size() != bound_.size())
      return problems_.error({file_, record.line, 0}, "has " + std::to_string(record.cells.size()) +
                                                          " cells (the header has " +
                                                          std::to_string(bound_.size()) + ")");
    Node county = Node::table({file_, record.line, 1});
    for (std::size_t c = 0; c < bound_.size(); ++c) {
      Where const where{file_, record.line, record.columns[c]};
      if (!record.cells[c].empty())
        county.put(bound_[c].field->key, where, value_of(bound_[c], record.cells[c], where));
    }
    auto const* id = county.get("id");
    if (!id) return problems_.error(county.where, "the county has no id (a name that is its own) give one");
    auto const [first, fresh] = lines_.emplace(id->string, record.line);
    if (!fresh)
      return problems_.error(id->where, "id " + in_quotes(id->string) + " is used twice (first in line " +
                                            std::to_string(first->second) + ") give another id");
    counties_.push_back(std::move(county));
  }

  static Node value_of(Bound const& bound, std::string const& cell, Where const& where) {
    auto const& field = *bound.field;
    if (cell == field.limits.nothing) return Node::text(cell, where);
    if (has_unit(field)) return Node::text(cell + " " + bound.unit, where);
    switch (field.type) {
      case Type::flag:
      case Type::whole:
      case Type::number:
      case Type::seed:
      case Type::date:
        return value_or_text(cell, where);
      default:
        return Node::text(cell, where);
    }
  }

  std::shared_ptr<std::string const> file_;
  Problems& problems_;
  std::vector<Bound> bound_;
  std::vector<Node> counties_;
  std::map<std::string, int> lines_;
};

}  // namespace

std::vector<Node> read_counties(Source const& table, Problems& problems) {
  return CountyRows(table, problems).read(table.text);
}

}  // namespace ruralsim::scenarios
