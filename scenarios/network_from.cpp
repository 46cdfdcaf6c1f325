#include "scenarios/network_from.hpp"

#include "models/network/draw.hpp"
#include "models/network/select_stations.hpp"
#include "scenarios/checks.hpp"
#include "scenarios/csv.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/number_text.hpp"
#include "sim/fault.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numbers>
#include <numeric>
#include <optional>
#include <utility>

namespace ruralsim::scenarios {
namespace {

namespace network = models::network;
using network::County;

constexpr double kKmPerDegree = 6371.0088 * std::numbers::pi / 180;  // mean radius of the Earth (IUGG)
constexpr double kFarthestVillage = 1000;  // km from the hub; no county is that wide, metres read as km are
constexpr char kHub[] = "hub", kWarehouse[] = "warehouse";  // in a table of roads
constexpr double kAsGoodAsStraight = 0.01;
constexpr std::size_t kMostVillages = 5000;  // choosing centers keeps a table of all distances

// A county's part of a table.
struct RowsOfCounty {
  CsvTable const& table;
  std::vector<std::size_t> rows;
  std::string path;
};

std::vector<std::size_t> all_rows(CsvTable const& table) {
  std::vector<std::size_t> rows(table.rows());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

class TableReader {
 public:
  TableReader(CountyDraft const& draft, NetworkDraft const& files, NetworkTables const& tables,
              Node const& root, std::vector<Source>& sources, Problems& problems)
      : draft_(draft), files_(files), tables_(tables), root_(root), sources_(sources), problems_(problems) {}

  void read(County& county) {
    if (draft_.villages_file.empty()) {
      auto const& table = *tables_.villages;
      if (!add_villages(county, {table.table, *table.of(county.id), files_.villages_file})) return;
    } else {
      auto const table = read_table(draft_.villages_file, "villages_file", village_columns());
      if (!table || !add_villages(county, {*table, all_rows(*table), draft_.villages_file})) return;
    }
    add_roads(county);
    if (draft_.centers_in_table) {
      add_centers(county, {tables_.centers->table, *tables_.centers->of(county.id), files_.centers_file});
    } else if (!draft_.centers_file.empty()) {
      auto const table = read_table(draft_.centers_file, "centers_file", center_columns());
      if (table) add_centers(county, {*table, all_rows(*table), draft_.centers_file});
    } else if (draft_.figures.centers <= static_cast<std::int64_t>(county.villages.size())) {
      network::choose_centers(county, draft_.figures.centers);
    } else {
      problems_.error(where_of(root_, "county", county.id, "centers"),
                      "county." + county.id + ".centers = " + std::to_string(draft_.figures.centers) +
                          " (its table has " + std::to_string(county.villages.size()) +
                          " villages) give fewer");
    }
    if (!county.centers.empty()) network::assign_centers(county);
  }

 private:
  std::optional<CsvTable> read_table(std::string const& path, char const* key,
                                     std::vector<Column> const& columns) {
    try {
      sources_.push_back(read_source(path, kLargestTable));
    } catch (sim::Error const& error) {
      if (error.blame() != sim::Blame::usage) throw;
      problems_.error(where_of(root_, "county", draft_.figures.id, key),
                      "county." + draft_.figures.id + "." + key + ": " + error.what());
      return std::nullopt;
    }
    return read_csv(path, sources_.back().text, columns, problems_);
  }

  bool has_coordinates(CsvTable const& villages, std::string const& path) {
    bool const plane = villages.has("x") && villages.has("y");
    geographic_ = villages.has("latitude") && villages.has("longitude");
    if (plane == geographic_) {
      problems_.error(
          in_file(path, 1),
          "needs columns x[km] and y[km], or latitude[deg] and longitude[deg] (one of the two pairs)");
      return false;
    }
    if (geographic_ && (!draft_.hub_latitude || !draft_.hub_longitude)) {
      problems_.error(
          where_of(root_, "county", draft_.figures.id, "hub_latitude"),
          "county." + draft_.figures.id +
              " has villages with latitude and longitude, but no hub_latitude and hub_longitude; add them");
      return false;
    }
    return true;
  }

  network::Point position(CsvTable const& villages, std::size_t row) {
    if (!geographic_) return {villages.number("x", row), villages.number("y", row)};
    double const latitude = villages.number("latitude", row), longitude = villages.number("longitude", row);
    if (latitude == 0 && longitude == 0) {
      problems_.warning(
          villages.where(row),
          "row " + std::to_string(row + 1) + " lies at 0, 0 (in the Gulf of Guinea; a missing position?)");
    }
    double const parallel = std::cos(*draft_.hub_latitude * std::numbers::pi / 180);
    // By the shorter way round: a county may lie on both sides of the meridian of 180 degrees.
    double const east = std::remainder(longitude - *draft_.hub_longitude, 360);
    return {east * kKmPerDegree * parallel, (latitude - *draft_.hub_latitude) * kKmPerDegree};
  }

  bool add_villages(County& county, RowsOfCounty const& part) {
    auto const& villages = part.table;
    if (!has_coordinates(villages, part.path)) return false;
    if (part.rows.size() > kMostVillages) {
      problems_.error(in_file(part.path), "has " + std::to_string(part.rows.size()) +
                                              " villages (a county can have " +
                                              std::to_string(kMostVillages) + ") divide the county");
      return false;
    }
    for (auto const row : part.rows) {
      std::string const& id = villages.text("id", row);
      if (!unique(villages, id, row, village_rows_)) continue;
      auto const at = position(villages, row);
      double const distance = std::hypot(at.x, at.y);
      if (!(distance <= kFarthestVillage)) {
        problems_.error(villages.where(row), "row " + std::to_string(row + 1) + ": village '" + id +
                                                 "' lies " + number_text(std::round(distance)) +
                                                 " km from the hub (at most " +
                                                 number_text(kFarthestVillage) +
                                                 "; metres for km, or latitude and "
                                                 "longitude swapped?)");
      }
      double const income = villages.has("income") ? villages.number("income", row) : 0;
      village_numbers_.emplace(id, county.villages.size());
      county.villages.push_back({id, at, villages.number("households", row), {}, income});
    }
    bool const nobody = std::all_of(county.villages.begin(), county.villages.end(),
                                    [](auto const& village) { return village.households <= 0; });
    if (nobody)
      problems_.error(in_file(part.path),
                      "has no household in any village" +
                          (draft_.villages_file.empty() ? " of county." + county.id : "") +
                          " (nobody lives there) give households");
    return true;
  }

  // Places of a road table: hub, warehouse and villages.
  std::optional<network::Point> place_of_road(County const& county, CsvTable const& roads, std::size_t row,
                                              char const* column) {
    auto const& id = roads.text(column, row);
    if (id == kHub) return network::Point{};
    if (auto const at = village_numbers_.find(id); at != village_numbers_.end())
      return county.villages.at(at->second).at;
    std::vector<std::string> known{kHub, kWarehouse};
    for (auto const& village : county.villages) known.push_back(village.id);
    problems_.error(roads.where(row), "row " + std::to_string(row + 1) + ", column '" + column + "' = '" +
                                          id + "' (county." + county.id + " has no such village)" +
                                          did_you_mean(id, known));
    return std::nullopt;
  }

  void add_roads(County& county) {
    auto const* rows = tables_.roads ? tables_.roads->of(county.id) : nullptr;
    if (!rows) return;
    auto const& roads = tables_.roads->table;
    auto known = std::make_shared<network::RoadTable>();
    std::size_t given = 0, too_short = 0;
    for (auto const row : *rows) {
      if (roads.text("from", row) == kWarehouse || roads.text("to", row) == kWarehouse) continue;
      auto const from = place_of_road(county, roads, row, "from"),
                 to = place_of_road(county, roads, row, "to");
      if (!from || !to) continue;
      auto const wrong = [&](std::string const& why) {
        problems_.error(roads.where(row), "row " + std::to_string(row + 1) + ": from '" +
                                              roads.text("from", row) + "' to '" + roads.text("to", row) +
                                              "' " + why);
      };
      if (*from == *to) {
        wrong("(one and the same place) leave the row out");
        continue;
      }
      double const km = roads.number("distance", row);
      if (!known->set(*from, *to, {km}))
        wrong("is given before with another distance (roads lead either way)");
      ++given;
      if (km < std::hypot(from->x - to->x, from->y - to->y) * (1 - kAsGoodAsStraight)) ++too_short;
    }
    std::size_t const places = county.villages.size() + 1, pairs = places * (places - 1) / 2;
    if (too_short > 0)
      problems_.warning(
          in_file(files_.roads_file),
          "county." + county.id + ": " + std::to_string(too_short) +
              " distances by road are shorter than the straight line (other places, or m for km?)");
    if (given < pairs)
      problems_.warning(
          in_file(files_.roads_file),
          "county." + county.id + ": " + std::to_string(given) + " of " + std::to_string(pairs) +
              " distances between its places are given (straight distance times detour stands in "
              "for the others)");
    if (given > 0) county.roads = std::move(known);
  }

  bool unique(CsvTable const& table, std::string const& id, std::size_t row,
              std::map<std::string, std::size_t>& rows) {
    auto const [first, fresh] = rows.emplace(id, row);
    if (fresh) return true;
    problems_.error(table.where(row), "row " + std::to_string(row + 1) + ": id '" + id +
                                          "' is used twice (first in row " +
                                          std::to_string(first->second + 1) + ") give another id");
    return false;
  }

  void add_centers(County& county, RowsOfCounty const& part) {
    auto const& centers = part.table;
    std::map<std::string, std::size_t> rows;
    std::vector<std::string> known;
    for (auto const& village : county.villages) known.push_back(village.id);
    bool const says_which = centers.has("select_station");
    if (says_which && draft_.select_stations > 0)
      problems_.error(
          where_of(root_, "county", county.id, "select_stations"),
          "county." + county.id +
              ".select_stations is given beside centers_file, which says which (one of the two) leave "
              "it out");
    for (auto const row : part.rows) {
      std::string const& village = centers.text("village", row);
      if (!unique(centers, centers.text("id", row), row, rows)) continue;
      auto const at = village_numbers_.find(village);
      if (at == village_numbers_.end()) {
        problems_.error(centers.where(row), "row " + std::to_string(row + 1) + ", column 'village' = '" +
                                                village + "' (there is no such village)" +
                                                did_you_mean(village, known));
        continue;
      }
      county.centers.push_back({centers.text("id", row),
                                {static_cast<std::uint32_t>(at->second)},
                                county.villages.at(at->second).at,
                                -1,
                                says_which && centers.whole("select_station", row) == 1});
    }
  }

  CountyDraft const& draft_;
  NetworkDraft const& files_;
  NetworkTables const& tables_;
  Node const& root_;
  std::vector<Source>& sources_;
  Problems& problems_;
  std::map<std::string, std::size_t> village_rows_, village_numbers_;  // by id: in the table, in the county
  bool geographic_ = false;
};

double detour_of(CountyDraft const& county, models::Settings const& settings) {
  if (county.detour) return *county.detour;
  for (auto const& terrain : settings.terrains) {
    if (terrain.id == county.figures.terrain) return terrain.detour;
  }
  return 1;
}

County read_county(CountyDraft const& draft, network::CountyFigures const& figures, NetworkDraft const& files,
                   NetworkTables const& tables, Node const& root, std::vector<Source>& sources,
                   Problems& problems) {
  auto county = network::without_villages(figures);
  TableReader(draft, files, tables, root, sources, problems).read(county);
  return county;
}

County drawn_county(network::CountyFigures const& figures, std::uint64_t seed, Drawn drawn) {
  switch (drawn) {
    case Drawn::without_villages:
      return network::without_villages(figures);
    case Drawn::without_centers:
      return network::draw_without_centers(figures, seed);
    case Drawn::wholly:
      break;
  }
  return network::draw_county(figures, seed);
}

std::optional<network::GeoPoint> place_of(std::optional<double> latitude, std::optional<double> longitude) {
  if (!latitude || !longitude) return std::nullopt;
  return network::GeoPoint{*latitude, *longitude};
}

// By the table of roads, if it knows it.
std::optional<sim::Km> road_to_warehouse(NetworkTables const& tables, std::string const& county) {
  auto const* rows = tables.roads ? tables.roads->of(county) : nullptr;
  if (!rows) return std::nullopt;
  auto const& roads = tables.roads->table;
  for (auto const row : *rows) {
    auto const &from = roads.text("from", row), &to = roads.text("to", row);
    if ((from == kWarehouse && to == kHub) || (from == kHub && to == kWarehouse))
      return sim::Km{roads.number("distance", row)};
  }
  return std::nullopt;
}

sim::Km warehouse_distance(CountyDraft const& draft, network::CountyFigures const& figures,
                           std::optional<network::GeoPoint> seat, std::optional<network::GeoPoint> warehouse,
                           NetworkTables const& tables, Node const& root, Problems& problems) {
  if (draft.warehouse_distance) return *draft.warehouse_distance;
  if (auto const road = road_to_warehouse(tables, figures.id)) return *road;
  if (seat && warehouse) return network::great_circle(*seat, *warehouse) * figures.detour;
  problems.error(
      where_of(root, "county", figures.id, "warehouse_distance"),
      "county." + figures.id +
          ".warehouse_distance is missing (the places of hub and warehouse are "
          "not known either) add it to [[county]], or hub_latitude, hub_longitude, region.latitude and "
          "region.longitude");
  return {};
}

}  // namespace

network::Network make_network(Draft const& draft, NetworkTables const& tables, Node const& root,
                              std::vector<Source>& sources, Problems& problems, Drawn drawn) {
  network::Network out;
  out.region = draft.region.name;
  out.warehouse = place_of(draft.region.latitude, draft.region.longitude);
  out.group = draft.region.group;
  for (auto const& county : draft.counties) {
    auto figures = county.figures;
    figures.detour = detour_of(county, draft.settings);
    if (figures.name.empty()) figures.name = figures.id;
    auto const seat = place_of(county.hub_latitude, county.hub_longitude);
    figures.warehouse_distance =
        warehouse_distance(county, figures, seat, out.warehouse, tables, root, problems);
    bool const read = county.villages_in_table || !county.villages_file.empty();
    out.counties.push_back(read ? read_county(county, figures, draft.network, tables, root, sources, problems)
                                : drawn_county(figures, draft.layout_seed(), drawn));
    out.counties.back().seat = seat;
    out.counties.back().province = county.province;
    if (county.select_stations > 0 && !out.counties.back().centers.empty())
      network::choose_select_stations(out.counties.back(), county.select_stations,
                                      county.select_station_rule);
  }
  return out;
}

}  // namespace ruralsim::scenarios
