#include "scenarios/network_tables.hpp"

#include "scenarios/checks.hpp"
#include "scenarios/nearest.hpp"
#include "sim/fault.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::scenarios {
namespace {

std::vector<Column> of_counties(std::vector<Column> columns) {
  columns.insert(columns.begin(), {"county", Column::Type::id});
  return columns;
}

std::vector<Column> road_columns() {
  return {{"county", Column::Type::id},
          {"from", Column::Type::id},
          {"to", Column::Type::id},
          {"distance", Column::Type::quantity, Dimension::length, 0, 5000}};
}

std::optional<TableByCounty> read_one(std::string const& path, char const* key,
                                      std::vector<Column> const& columns, Node const& root,
                                      std::vector<std::string> const& counties, std::vector<Source>& sources,
                                      Problems& problems) {
  if (path.empty()) return std::nullopt;
  auto source = read_network_file(path, key, root, problems);
  if (!source) return std::nullopt;
  sources.push_back(std::move(*source));
  auto table = read_csv(path, sources.back().text, columns, problems);
  if (!table) return std::nullopt;
  TableByCounty out{std::move(*table), {}};
  for (std::size_t row = 0; row < out.table.rows(); ++row) {
    auto const& county = out.table.text("county", row);
    if (!std::binary_search(counties.begin(), counties.end(), county))
      problems.error(out.table.where(row), "row " + std::to_string(row + 1) + ", column 'county' = '" +
                                               county + "' (there is no such county)" +
                                               did_you_mean(county, counties));
    out.rows[county].push_back(row);
  }
  return out;
}

}  // namespace

std::vector<std::size_t> const* TableByCounty::of(std::string const& county) const {
  auto const at = rows.find(county);
  return at == rows.end() ? nullptr : &at->second;
}

NetworkTables read_network_tables(NetworkDraft const& draft, Node const& root,
                                  std::vector<std::string> const& counties, std::vector<Source>& sources,
                                  Problems& problems) {
  auto sorted = counties;
  std::sort(sorted.begin(), sorted.end());
  NetworkTables tables;
  tables.villages = read_one(draft.villages_file, "villages", of_counties(village_columns()), root, sorted,
                             sources, problems);
  tables.centers =
      read_one(draft.centers_file, "centers", of_counties(center_columns()), root, sorted, sources, problems);
  tables.roads = read_one(draft.roads_file, "roads", road_columns(), root, sorted, sources, problems);
  if (tables.centers && !tables.villages)
    problems.error(
        where_of(root, "network", "centers"),
        "network.centers is given without villages (centers stand in villages of a table) give both");
  return tables;
}

std::vector<Column> center_columns() {
  return {{"id", Column::Type::id},
          {"village", Column::Type::id},
          {"select_station", Column::Type::whole, Dimension::number, 0, 1, Column::Need::optional}};
}

std::vector<Column> village_columns() {
  auto const optional = Column::Need::optional;
  return {{"id", Column::Type::id},
          {"x", Column::Type::quantity, Dimension::length, -1e300, 1e300, optional},
          {"y", Column::Type::quantity, Dimension::length, -1e300, 1e300, optional},
          {"latitude", Column::Type::quantity, Dimension::angle, -90, 90, optional},
          {"longitude", Column::Type::quantity, Dimension::angle, -180, 180, optional},
          {"households", Column::Type::quantity, Dimension::number, 0, 1e7},
          {"income", Column::Type::quantity, Dimension::money, 0, 1e7, optional},
          {"name", Column::Type::text, Dimension::number, -1e300, 1e300, optional}};
}

std::optional<Source> read_network_file(std::string const& path, char const* key, Node const& root,
                                        Problems& problems) {
  try {
    return read_source(path, kLargestTable);
  } catch (sim::Error const& error) {
    if (error.blame() != sim::Blame::usage) throw;
    problems.error(where_of(root, "network", key), std::string("network.") + key + ": " + error.what());
    return std::nullopt;
  }
}

}  // namespace ruralsim::scenarios
