#include "results/figures/region_axes.hpp"

#include "results/figures/fingerprint_text.hpp"
#include "results/figures/region_content.hpp"
#include "results/statistics.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace ruralsim::results::figures {
namespace {

using models::network::County;
using models::network::GeoPoint;
using models::network::Network;

void add_numbers(Tables& t, std::string const& axis, std::size_t size, std::string const& long_name) {
  std::vector<std::int32_t> numbers(size);
  std::iota(numbers.begin(), numbers.end(), 0);
  t.add_axis({.name = axis, .dims = {axis}, .data = numbers, .long_name = long_name, .units = "1"});
}

template <class T>
void add_column(Tables& t, std::string const& name, std::string const& axis, std::vector<T> values,
                std::string const& long_name, std::string const& units) {
  Variable column{
      .name = name, .dims = {axis}, .data = std::move(values), .long_name = long_name, .units = units};
  if constexpr (std::is_same_v<T, double>) column.fill = not_available;
  t.add(std::move(column));
}

Network const& network_of(RegionPart const& part) {
  return part.content().scenario.network;
}

// Of every county of every region: of(region's number, county).
template <class T, class Of>
std::vector<T> of_each_county(std::vector<RegionPart> const& parts, Of of) {
  std::vector<T> values;
  for (std::size_t region = 0; region < parts.size(); ++region)
    for (auto const& county : network_of(parts[region]).counties) values.push_back(of(region, county));
  return values;
}
template <class T, class Of>
std::vector<T> of_each_region(std::vector<RegionPart> const& parts, Of of) {
  std::vector<T> values;
  for (auto const& part : parts) values.push_back(of(network_of(part)));
  return values;
}

std::size_t number_of(std::vector<RegionPart> const& parts, char const* group, char const* axis) {
  std::size_t sum = 0;
  for (auto const& part : parts) sum += part.content().tables.find_dimension(group, axis)->size;
  return sum;
}

// Nothing is said where no place is known.
void add_place(Tables& t, std::string const& axis, std::vector<std::optional<GeoPoint>> const& places,
               std::string const& what) {
  std::vector<double> latitudes, longitudes;
  bool any = false;
  for (auto const& place : places) {
    any = any || place.has_value();
    latitudes.push_back(place ? place->latitude : not_available);
    longitudes.push_back(place ? place->longitude : not_available);
  }
  if (!any) return;
  add_column(t, "network/" + axis + "_latitude", axis, std::move(latitudes), "latitude of the " + what,
             "degrees_north");
  add_column(t, "network/" + axis + "_longitude", axis, std::move(longitudes), "longitude of the " + what,
             "degrees_east");
}

}  // namespace

namespace {

// Of regions that have one, in the order in which they come.
std::vector<std::string> groups_of(std::vector<RegionPart> const& parts) {
  std::vector<std::string> groups;
  for (auto const& part : parts) {
    auto const& group = network_of(part).group;
    if (!group.empty() && std::ranges::find(groups, group) == groups.end()) groups.push_back(group);
  }
  return groups;
}

void add_region_groups(Tables& t, std::vector<RegionPart> const& parts) {
  auto const groups = groups_of(parts);
  if (groups.empty()) return;
  add_numbers(t, "region_group", groups.size(), "number of the group of regions");
  add_column(t, "region_group_id", "region_group", groups, "group of regions, as in the scenario", "");
  auto numbers = of_each_region<std::int32_t>(parts, [&](Network const& n) {
    auto const found = std::ranges::find(groups, n.group);
    return found == groups.end() ? -1 : static_cast<std::int32_t>(found - groups.begin());
  });
  add_column(t, "region_in_group", "region", std::move(numbers), "number of its group; -1: in none", "1");
}

}  // namespace

std::vector<std::vector<std::size_t>> members_of_groups(std::vector<RegionPart> const& parts) {
  std::vector<std::vector<std::size_t>> members;
  for (auto const& group : groups_of(parts)) {
    members.emplace_back();
    for (std::size_t region = 0; region < parts.size(); ++region)
      if (network_of(parts[region]).group == group) members.back().push_back(region);
  }
  return members;
}

bool is_place_axis(std::string_view axis) {
  return axis == "county" || axis == "center" || axis == "village";
}

std::string numbered_axis(std::string_view variable) {
  if (variable == "network/village_county" || variable == "network/center_county") return "county";
  return variable == "network/village_center" ? "center" : "";
}

void add_places_axes(Tables& t, std::vector<RegionPart> const& parts) {
  using Texts = std::string;
  add_numbers(t, "region", parts.size(), "number of the region");
  add_column(t, "region_id", "region",
             of_each_region<Texts>(parts, [](Network const& n) { return n.region_id; }),
             "region, as in the scenario", "");
  add_column(t, "region_name", "region",
             of_each_region<Texts>(parts, [](Network const& n) { return n.region; }), "name of the region",
             "");
  add_region_groups(t, parts);
  auto const region =
      of_each_county<std::int32_t>(parts, [](std::size_t r, County const&) { return static_cast<int>(r); });
  add_numbers(t, "county", region.size(), "number of the county, region by region");
  auto const texts = [&](char const* name, char const* long_name, auto of) {
    add_column(t, name, "county",
               of_each_county<Texts>(parts, [&](std::size_t, County const& c) { return of(c); }), long_name,
               "");
  };
  texts("county_id", "county, as in the scenario", [](County const& c) { return c.id; });
  texts("county_name", "name of the county", [](County const& c) { return c.name; });
  add_column(t, "county_region", "county", region, "number of its region", "1");
  add_numbers(t, "center", number_of(parts, "", "center"), "number of the service center, county by county");
  t.add(Dimension{"network/village", number_of(parts, "network", "village")});
}

void add_region_fingerprints(Tables& t, std::vector<RegionPart> const& parts) {
  std::vector<std::string> places, whole, single;
  std::vector<std::int32_t> region;
  for (std::size_t r = 0; r < parts.size(); ++r) {
    places.push_back(network_of(parts[r]).region_id + "/warehouse");
    for (auto const& county : network_of(parts[r]).counties) places.push_back(county.id);
    region.resize(places.size(), static_cast<std::int32_t>(r));
  }
  for (std::size_t replicate = 0; replicate < parts.front().replications(); ++replicate)
    for (auto const& part : parts) {
      auto const& run = part.content().runs[replicate];
      whole.push_back(fingerprint_text(run.fingerprint));
      for (std::size_t place = 0; place <= network_of(part).counties.size(); ++place)
        single.push_back(place < run.fingerprints.size() ? fingerprint_text(run.fingerprints[place]) : "");
    }
  add_numbers(t, "place", places.size(),
              "place that events happen at: a region's warehouse, then its counties, region by region");
  add_column(t, "place_id", "place", places, "name of the place", "");
  add_column(t, "place_region", "place", region, "number of its region", "1");
  auto const by_replicate = [&](char const* name, char const* axis, std::vector<std::string> texts,
                                char const* long_name) {
    t.add(Variable{.name = name,
                   .dims = {"replicate", axis},
                   .data = std::move(texts),
                   .long_name = long_name,
                   .units = ""});
  };
  by_replicate("region_fingerprint", "region", whole,
               "hash of all events of the region's replication, the same on every engine");
  by_replicate("place_fingerprint", "place", single, "hash of the events of one place");
}

void add_places_on_earth(Tables& t, std::vector<RegionPart> const& parts) {
  using Place = std::optional<GeoPoint>;
  add_place(t, "county",
            of_each_county<Place>(parts, [](std::size_t, auto const& county) { return county.seat; }),
            "county's seat, where its hub stands");
  add_place(t, "region", of_each_region<Place>(parts, [](auto const& network) { return network.warehouse; }),
            "region's warehouse");
}

}  // namespace ruralsim::results::figures
