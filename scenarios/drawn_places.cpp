#include "scenarios/drawn_places.hpp"

#include "models/network/draw_province.hpp"
#include "scenarios/checks.hpp"
#include "scenarios/country_tables.hpp"
#include "scenarios/in_parallel.hpp"
#include "scenarios/network_tables.hpp"
#include "scenarios/units.hpp"
#include "sim/fault.hpp"

#include <cmath>
#include <optional>
#include <utility>

namespace ruralsim::scenarios {
namespace {

namespace network = models::network;

// An element as if it were written: its values are read, checked and shown like any other's.
class Element {
 public:
  explicit Element(Where const& where) : node_(Node::table(where)) {}

  Element& text(char const* key, std::string value) {
    if (!value.empty()) node_.put(key, node_.where, Node::text(std::move(value), node_.where));
    return *this;
  }
  Element& quantity(char const* key, double value, Dimension dimension) {
    return text(key, quantity_text(value, dimension));
  }
  Element& whole(char const* key, std::int64_t value) {
    node_.put(key, node_.where, Node::whole(value, node_.where));
    return *this;
  }
  Element& number(char const* key, double value) {
    Node node;
    node.kind = Node::Kind::real;
    node.where = node_.where;
    node.real = value;
    node_.put(key, node_.where, std::move(node));
    return *this;
  }
  Element& place(network::GeoPoint at, char const* latitude, char const* longitude) {
    return quantity(latitude, at.latitude, Dimension::angle)
        .quantity(longitude, at.longitude, Dimension::angle);
  }
  Element& names(char const* key, std::vector<std::string> const& texts) {
    Node list;
    list.kind = Node::Kind::array;
    list.where = node_.where;
    for (auto const& one : texts) list.items.push_back(Node::text(one, node_.where));
    node_.put(key, node_.where, std::move(list));
    return *this;
  }
  Node done() { return std::move(node_); }

 private:
  Node node_;
};

Node region_of(network::Province const& province, Where const& where) {
  return Element(where)
      .text("id", province.id)
      .text("name", province.name)
      .text("group", province.group)
      .place(province.warehouse, "latitude", "longitude")
      .names("provinces", {province.name})
      .done();
}

// To a metre or so, whole inhabitants, and hundredths of a km2: what is shown can be read.
Node county_of(network::DrawnCounty const& drawn, Where const& where) {
  constexpr double kDegree = 1e5, kKm2 = 100, kShape = 1000;
  auto const in = [](double value, double parts) { return std::round(value * parts) / parts; };
  auto const& f = drawn.figures;
  return Element(where)
      .text("id", f.id)
      .text("name", f.name)
      .text("province", drawn.province)
      .text("terrain", f.terrain)
      .place({in(drawn.seat.latitude, kDegree), in(drawn.seat.longitude, kDegree)}, "hub_latitude",
             "hub_longitude")
      .quantity("area", in(f.area.value, kKm2), Dimension::area)
      .number("elongation", in(f.elongation, kShape))
      .quantity("hub_offset", in(f.hub_offset, kShape), Dimension::share)
      .whole("towns", f.towns)
      .whole("villages", f.villages)
      .whole("centers", f.centers)
      .number("population", std::round(f.population))
      .number("household_size", f.household_size)
      .done();
}

std::optional<network::Country> country_of(NetworkDraft const& draft, Node const& root,
                                           std::vector<Source>& sources, Problems& problems) {
  if (draft.prefectures_file.empty()) {
    problems.error(where_of(root, "network", "provinces"),
                   "network.provinces is given without prefectures (seats lie around them) give both");
    return std::nullopt;
  }
  auto provinces = read_network_file(draft.provinces_file, "provinces", root, problems),
       prefectures = read_network_file(draft.prefectures_file, "prefectures", root, problems);
  std::optional<Source> outline;
  if (!draft.outline_file.empty()) outline = read_network_file(draft.outline_file, "outline", root, problems);
  if (!provinces || !prefectures) return std::nullopt;
  auto country = read_country(*provinces, *prefectures, outline ? &*outline : nullptr, problems);
  for (auto* table : {&provinces, &prefectures, &outline})
    if (*table) sources.push_back(std::move(**table));
  return country;
}

}  // namespace

PlacesBelow drawn_places(NetworkDraft const& draft, Node const& root, std::vector<Source>& sources,
                         Problems& problems) {
  PlacesBelow out;
  auto const country = country_of(draft, root, sources, problems);
  if (!country) return out;
  auto const where = where_of(root, "network", "provinces");
  network::Quota const plan{draft.drawn_counties, draft.drawn_villages, draft.drawn_centers};
  network::DrawRules rules;
  rules.plains.id = draft.plains, rules.mountains.id = draft.mountains;
  try {
    auto const quotas = network::share_out(*country, plan);
    std::vector<std::vector<network::DrawnCounty>> drawn(quotas.size());
    in_parallel(quotas.size(), [&](std::size_t p) {
      drawn[p] = network::draw_province(*country, p, quotas[p], draft.layout_seed, rules);
    });
    for (std::size_t p = 0; p < drawn.size(); ++p) {
      if (drawn[p].empty()) continue;
      out.regions.push_back(region_of(country->provinces[p], where));
      for (auto const& county : drawn[p]) out.counties.push_back(county_of(county, where));
    }
  } catch (sim::Error const& error) {
    if (error.blame() != sim::Blame::usage) throw;
    problems.error(where_of(root, "network", "drawn_counties"),
                   std::string("network cannot be drawn: ") + error.what());
  }
  return out;
}

}  // namespace ruralsim::scenarios
