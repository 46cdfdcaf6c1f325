#include "viz/from_tables/country.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace ruralsim::viz {
namespace {

using results::Tables;
using results::Variable;

constexpr std::array<std::string_view, 7> kGroups{"",         "summary", "pooled",    "pooled_without",
                                                  "calendar", "network", "provenance"};

bool runs_over(Variable const& variable, std::string_view axis) {
  return std::ranges::find(variable.dims, axis) != variable.dims.end();
}

// Single counties and regions are what is left out.
bool is_kept(Variable const& variable) {
  auto const group = results::split_name(variable.name).group;
  if (std::ranges::find(kGroups, group) == kGroups.end()) return false;
  return std::ranges::none_of(std::array{"county", "region", "region_group", "place"},
                              [&](char const* axis) { return runs_over(variable, axis); });
}

bool is_kept_axis(std::string_view name) {
  auto const group = results::split_name(name).group;
  return name != "county" && name != "region" && name != "region_group" && name != "place" &&
         std::ranges::find(kGroups, group) != kGroups.end();
}

void add_county(Tables& one) {
  one.add_axis({.name = "county",
                .dims = {"county"},
                .data = std::vector<std::int32_t>{0},
                .long_name = "number of the county",
                .units = "1"});
  for (char const* name : {"county_id", "county_name"})
    one.add(Variable{.name = name,
                     .dims = {"county"},
                     .data = std::vector<std::string>{"all counties"},
                     .long_name = "all counties of all regions",
                     .units = ""});
}

void copy_attributes(Tables const& from, Tables& to) {
  for (auto const group : kGroups)
    if (std::ranges::find(from.groups(), group) != from.groups().end())
      for (auto const& attribute : from.attributes(group)) to.set(group, attribute.name, attribute.value);
}

}  // namespace

bool has_regions(Tables const& tables) {
  return tables.find_dimension("", "region") != nullptr;
}

Tables as_one_county(Tables const& tables) {
  Tables one;
  copy_attributes(tables, one);
  add_county(one);
  for (auto const& dimension : tables.dimensions())
    if (is_kept_axis(dimension.name)) one.add(dimension);
  for (auto const& variable : tables.variables()) {
    auto const [group, leaf] = results::split_name(variable.name);
    Variable copy = variable;
    if (group == "nation")
      copy.name = leaf;
    else if (!is_kept(variable))
      continue;
    if (copy.name == "network/center_county") {
      Variable county = variable;
      county.name = kCountyOfCenter;
      one.add(std::move(county));
    }
    if (copy.name == "network/village_county" || copy.name == "network/center_county")
      copy.data = std::vector<std::int32_t>(variable.size(), 0);
    one.add(std::move(copy));
  }
  return one;
}

}  // namespace ruralsim::viz
