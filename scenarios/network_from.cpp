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
#include <numbers>
#include <optional>
#include <utility>

namespace ruralsim::scenarios {
namespace {

namespace network = models::network;
using network::County;

constexpr double kKmPerDegree = 6371.0088 * std::numbers::pi / 180;  // mean radius of the Earth (IUGG)
constexpr double kFarthestVillage = 1000;    // km from the hub; no county is that wide, metres read as km are
constexpr std::size_t kMostVillages = 5000;  // choosing centers keeps a table of all distances

class TableReader {
 public:
  TableReader(CountyDraft const& draft, Node const& root, std::vector<Source>& sources, Problems& problems)
      : draft_(draft), root_(root), sources_(sources), problems_(problems) {}

  void read(County& county) {
    auto const villages = table(draft_.villages_file, "villages_file", village_columns());
    if (!villages || !has_coordinates(*villages)) return;
    add_villages(county, *villages);
    if (!draft_.centers_file.empty()) {
      auto const centers = table(draft_.centers_file, "centers_file", center_columns());
      if (centers) add_centers(county, *centers);
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
  static std::vector<Column> center_columns() {
    return {{"id", Column::Type::id},
            {"village", Column::Type::id},
            {"select_station", Column::Type::whole, Dimension::number, 0, 1, Column::Need::optional}};
  }
  static std::vector<Column> village_columns() {
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

  std::optional<CsvTable> table(std::string const& path, char const* key,
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

  bool has_coordinates(CsvTable const& villages) {
    bool const plane = villages.has("x") && villages.has("y");
    geographic_ = villages.has("latitude") && villages.has("longitude");
    if (plane == geographic_) {
      problems_.error(
          in_file(draft_.villages_file, 1),
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

  void add_villages(County& county, CsvTable const& villages) {
    if (villages.rows() > kMostVillages) {
      problems_.error(in_file(draft_.villages_file),
                      "has " + std::to_string(villages.rows()) + " villages (a county " + "can have " +
                          std::to_string(kMostVillages) + ") divide the county");
      return;
    }
    for (std::size_t row = 0; row < villages.rows(); ++row) {
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
      county.villages.push_back({id, at, villages.number("households", row), {}, income});
    }
    bool const nobody = std::all_of(county.villages.begin(), county.villages.end(),
                                    [](auto const& village) { return village.households <= 0; });
    if (nobody)
      problems_.error(in_file(draft_.villages_file),
                      "has no household in any village (nobody lives there) give households");
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

  void add_centers(County& county, CsvTable const& centers) {
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
    for (std::size_t row = 0; row < centers.rows(); ++row) {
      std::string const& village = centers.text("village", row);
      if (!unique(centers, centers.text("id", row), row, rows)) continue;
      auto const at = village_rows_.find(village);
      if (at == village_rows_.end()) {
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
  Node const& root_;
  std::vector<Source>& sources_;
  Problems& problems_;
  std::map<std::string, std::size_t> village_rows_;
  bool geographic_ = false;
};

double detour_of(CountyDraft const& county, models::Settings const& settings) {
  if (county.detour) return *county.detour;
  for (auto const& terrain : settings.terrains) {
    if (terrain.id == county.figures.terrain) return terrain.detour;
  }
  return 1;
}

County read_county(CountyDraft const& draft, network::CountyFigures const& figures, Node const& root,
                   std::vector<Source>& sources, Problems& problems) {
  County county;
  county.id = figures.id;
  county.name = figures.name;
  county.terrain = figures.terrain;
  county.area = figures.area;
  county.warehouse_distance = figures.warehouse_distance;
  county.detour = figures.detour;
  county.key = network::key_of(figures.id);
  TableReader(draft, root, sources, problems).read(county);
  return county;
}

std::optional<network::GeoPoint> place_of(std::optional<double> latitude, std::optional<double> longitude) {
  if (!latitude || !longitude) return std::nullopt;
  return network::GeoPoint{*latitude, *longitude};
}

sim::Km warehouse_distance(CountyDraft const& draft, network::CountyFigures const& figures,
                           std::optional<network::GeoPoint> seat, std::optional<network::GeoPoint> warehouse,
                           Node const& root, Problems& problems) {
  if (draft.warehouse_distance) return *draft.warehouse_distance;
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

network::Network make_network(Draft const& draft, Node const& root, std::vector<Source>& sources,
                              Problems& problems) {
  network::Network out;
  out.region = draft.region.name;
  out.warehouse = place_of(draft.region.latitude, draft.region.longitude);
  out.group = draft.region.group;
  for (auto const& county : draft.counties) {
    auto figures = county.figures;
    figures.detour = detour_of(county, draft.settings);
    if (figures.name.empty()) figures.name = figures.id;
    auto const seat = place_of(county.hub_latitude, county.hub_longitude);
    figures.warehouse_distance = warehouse_distance(county, figures, seat, out.warehouse, root, problems);
    out.counties.push_back(county.villages_file.empty()
                               ? network::draw_county(figures, draft.layout_seed())
                               : read_county(county, figures, root, sources, problems));
    out.counties.back().seat = seat;
    out.counties.back().province = county.province;
    if (county.select_stations > 0 && !out.counties.back().centers.empty())
      network::choose_select_stations(out.counties.back(), county.select_stations,
                                      county.select_station_rule);
  }
  return out;
}

}  // namespace ruralsim::scenarios
