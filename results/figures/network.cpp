// What exists, and the milk runs of the last plan.
#include "results/figures/parts.hpp"

#include <algorithm>

namespace ruralsim::results::figures {
namespace {

using models::network::County;

// A column of a table over one dimension of /network.
template <class T>
void add(Tables& t, std::string const& name, std::string const& dim, std::vector<T> values,
         std::string const& long_name, std::string const& units) {
  t.add(Variable{.name = "network/" + name,
                 .dims = {dim},
                 .data = std::move(values),
                 .long_name = long_name,
                 .units = std::is_same_v<T, std::string> ? "" : units});
}

// One value for each county, or for each village or center of all of them.
template <class T, class Of>
std::vector<T> of_counties(Runs const& runs, Of of) {
  std::vector<T> values;
  for (std::size_t c = 0; c < runs.counties(); ++c) values.push_back(of(runs.map(c)));
  return values;
}
template <class T, class Of>
std::vector<T> of_villages(Runs const& runs, Of of) {
  std::vector<T> values;
  for (std::size_t c = 0; c < runs.counties(); ++c)
    for (auto const& village : runs.map(c).villages) values.push_back(of(c, village));
  return values;
}
template <class T, class Of>
std::vector<T> of_centers(Runs const& runs, Of of) {
  std::vector<T> values;
  for (std::size_t c = 0; c < runs.counties(); ++c)
    for (auto const& center : runs.map(c).centers) values.push_back(of(c, center));
  return values;
}

std::int32_t number(std::size_t n) {
  return static_cast<std::int32_t>(n);
}

void list_counties(Sheet& sheet) {
  auto& t = sheet.tables;
  auto const& runs = sheet.runs;
  add(t, "county_terrain", "county",
      of_counties<std::string>(runs, [](County const& c) { return c.terrain; }), "terrain of the county", "");
  add(t, "county_area", "county", of_counties<double>(runs, [](County const& c) { return c.area.value; }),
      "area of the county", "km2");
  add(t, "county_warehouse_distance", "county",
      of_counties<double>(runs, [](County const& c) { return c.warehouse_distance.value; }),
      "road distance from the regional warehouse to the county hub", "km");
  add(t, "county_detour", "county", of_counties<double>(runs, [](County const& c) { return c.detour; }),
      "road distance / straight distance within the county", "1");
}

void list_villages(Sheet& sheet) {
  auto& t = sheet.tables;
  auto const& runs = sheet.runs;
  std::size_t villages = 0;
  for (std::size_t c = 0; c < runs.counties(); ++c) villages += runs.map(c).villages.size();
  t.add(Dimension{"network/village", villages});
  using models::network::Village;
  auto const column = [&]<class T>(char const* name, char const* long_name, char const* units, T, auto of) {
    add(t, name, "village", of_villages<T>(runs, of), long_name, units);
  };
  column("village_id", "village, as in the scenario", "", std::string(),
         [](std::size_t, Village const& v) { return v.id; });
  column("village_county", "number of its county", "1", std::int32_t{},
         [](std::size_t c, Village const&) { return number(c); });
  column("village_east", "place, east of the county hub", "km", 0.0,
         [](std::size_t, Village const& v) { return v.at.x; });
  column("village_north", "place, north of the county hub", "km", 0.0,
         [](std::size_t, Village const& v) { return v.at.y; });
  column("village_households", "households", "1", 0.0,
         [](std::size_t, Village const& v) { return v.households; });
  column("village_center", "number of the service center that serves it", "1", std::int32_t{},
         [&](std::size_t c, Village const& v) { return number(runs.center(c, v.center.index())); });
  column("village_center_distance", "road distance to that center", "km", 0.0,
         [&](std::size_t c, Village const& v) {
           auto const& county = runs.map(c);
           return county.centers.empty() ? 0.0 : county.road(v.at, county.centers[v.center.index()].at).value;
         });
}

void list_centers(Sheet& sheet) {
  auto& t = sheet.tables;
  auto const& runs = sheet.runs;
  using models::network::Center;
  auto const column = [&]<class T>(char const* name, char const* long_name, char const* units, T, auto of) {
    add(t, name, "center", of_centers<T>(runs, of), long_name, units);
  };
  column("center_id", "service center, as in the scenario", "", std::string(),
         [](std::size_t, Center const& x) { return x.id; });
  column("center_county", "number of its county", "1", std::int32_t{},
         [](std::size_t c, Center const&) { return number(c); });
  column("center_village", "village that it stands in", "", std::string(),
         [&](std::size_t c, Center const& x) { return runs.map(c).villages[x.village.index()].id; });
  column("center_east", "place, east of the county hub", "km", 0.0,
         [](std::size_t, Center const& x) { return x.at.x; });
  column("center_north", "place, north of the county hub", "km", 0.0,
         [](std::size_t, Center const& x) { return x.at.y; });
  column("center_hub_distance", "road distance from the county hub", "km", 0.0,
         [&](std::size_t c, Center const& x) { return runs.map(c).road({}, x.at).value; });
  column("center_opens", "day of opening, counted from the first day; below 0: open from the start", "day",
         std::int32_t{}, [](std::size_t, Center const& x) { return static_cast<std::int32_t>(x.opens); });
}

}  // namespace

// The last plan of each county in the first replication at hand.
void add_routes(Sheet& sheet) {
  auto const& runs = sheet.runs;
  std::vector<std::int32_t> county, day, route, position, center;
  for (std::size_t c = 0; c < runs.counties(); ++c) {
    auto const& stops = runs.county(0, c).route_stops;
    std::uint32_t last = 0;
    for (auto const& stop : stops) last = std::max(last, stop.plan_day);
    for (auto const& stop : stops) {
      if (stop.plan_day != last) continue;
      county.push_back(number(c));
      day.push_back(number(stop.plan_day));
      route.push_back(number(stop.run));
      position.push_back(number(stop.position));
      center.push_back(number(runs.center(c, stop.center)));
    }
  }
  auto& t = sheet.tables;
  t.add(Dimension{"network/stop", county.size()});
  add(t, "stop_county", "stop", county, "number of the county whose milk runs these are", "1");
  add(t, "stop_planned_on", "stop", day, "day on which the plan was made, counted from the first day", "day");
  add(t, "stop_run", "stop", route, "number of the milk run within its county", "1");
  add(t, "stop_position", "stop", position, "place of the stop in the run, from 0", "1");
  add(t, "stop_center", "stop", center, "number of the service center", "1");
}

void add_network(Sheet& sheet) {
  list_counties(sheet);
  list_villages(sheet);
  list_centers(sheet);
}

}  // namespace ruralsim::results::figures
