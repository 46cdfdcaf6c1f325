// The county as the network has it, with the rates of its centers and the milk runs of the last plan.
#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "viz/from_tables/reader.hpp"

#include <algorithm>
#include <map>

namespace ruralsim::viz {
namespace {

std::vector<PlaceKm> places(Reader const& reader, std::string const& kind) {
  auto const east = reader.numbers("network/" + kind + "_east"),
             north = reader.numbers("network/" + kind + "_north");
  std::vector<PlaceKm> all;
  for (std::size_t i = 0; i < east.size(); ++i) all.push_back({east[i], north[i]});
  return all;
}

Row rates(Reader const& reader) {
  auto const orders = reader.numbers("center_orders"), in_time = reader.numbers("center_next_day");
  Rows rows;
  for (std::size_t r = 0, n = reader.size("center"); r < reader.replications(); ++r)
    rows.push_back(ratios(slice(in_time, r, n), slice(orders, r, n)));
  return means(rows);
}

void add_runs(Reader const& reader, std::size_t county, std::vector<PlaceKm> const& centers,
              CountyMapData& data) {
  if (!reader.has("network/stop_run")) return;  // of several regions no plans are kept
  auto const of = reader.numbers("network/stop_county"), run = reader.numbers("network/stop_run"),
             position = reader.numbers("network/stop_position"),
             center = reader.numbers("network/stop_center");
  std::map<std::pair<double, double>, PlaceKm> stops;  // by run and position
  for (std::size_t i = 0; i < of.size(); ++i)
    if (of[i] == static_cast<double>(county))
      stops[{run[i], position[i]}] = centers.at(static_cast<std::size_t>(center[i]));
  double last = -1;
  for (auto const& [where, place] : stops) {
    if (where.first != last) data.runs.push_back({sim::text("run {}", data.runs.size() + 1), {data.hub}});
    last = where.first;
    data.runs.back().path.push_back(place);
  }
  for (auto& one : data.runs) one.path.push_back(data.hub);
}

}  // namespace

CountyMapData county_map_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  if (!part.county) throw sim::Error(sim::Blame::model, "a map shows one county (none was named)");
  std::size_t const county = *part.county;
  CountyMapData data{.info = reader.info()};
  data.hub_name = "hub";
  auto const is_ours = [&](Row const& of, std::size_t i) { return of[i] == static_cast<double>(county); };
  auto const villages = places(reader, "village"), centers = places(reader, "center");
  auto const village_of = reader.numbers("network/village_county"),
             center_of = reader.numbers("network/center_county");
  for (std::size_t i = 0; i < villages.size(); ++i)
    if (is_ours(village_of, i)) data.villages.push_back(villages[i]);
  auto const names = reader.texts("network/center_id");
  auto const rate = rates(reader);
  for (std::size_t i = 0; i < centers.size(); ++i)
    if (is_ours(center_of, i)) data.centers.push_back({names[i], centers[i], rate[i]});
  add_runs(reader, county, centers, data);
  if (!data.runs.empty()) data.info.note = "Runs: the last plan of the first replication";
  return data;
}

}  // namespace ruralsim::viz
