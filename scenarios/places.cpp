#include "scenarios/places.hpp"

#include "models/network/geo.hpp"
#include "scenarios/counties_table.hpp"
#include "scenarios/drawn_places.hpp"
#include "scenarios/gather.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/network_tables.hpp"
#include "scenarios/value.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace ruralsim::scenarios {
namespace {

namespace network = models::network;

void put_list(Node& root, char const* key, std::vector<Node> elements, Where const& where) {
  if (elements.empty()) return;
  Node list;
  list.kind = Node::Kind::array;
  list.where = where;
  list.items = std::move(elements);
  root.put(key, where, std::move(list));
}

// The document's own elements lie over those that are below; the order is that of those below.
void lay_own_over(Node& root, PlacesBelow below, Problems& problems) {
  Node places = Node::table(root.where), own = Node::table(root.where);
  put_list(places, "region", std::move(below.regions), root.where);
  put_list(places, "county", std::move(below.counties), root.where);
  for (auto const* key : {"region", "county"})
    if (auto* entry = root.find(key)) own.put(key, entry->where, std::move(entry->value));
  lay_over(places, own, problems);
  for (auto& entry : places.entries) root.put(entry.key, entry.where, std::move(entry.value));
}

std::string text_in(Node const& element, char const* key);

// A county may be drawn or in a table, not both.
void tell_twins(std::vector<Node> const& counties, Problems& problems) {
  std::set<std::string> known;
  for (auto const& county : counties)
    if (auto const id = text_in(county, "id"); !known.insert(id).second)
      problems.error(county.where,
                     "id " + in_quotes(id) + " is that of a county that is drawn; give another");
}

std::string text_in(Node const& element, char const* key) {
  auto const* value = element.is_table() ? element.get(key) : nullptr;
  return value && value->is(Node::Kind::text) ? value->string : std::string();
}

// What is wrong with these keys, reading tells.
std::optional<double> degrees_in(Node const& element, char const* key) {
  auto const* value = element.is_table() ? element.get(key) : nullptr;
  if (!value) return std::nullopt;
  Limits limits;
  limits.dimension = Dimension::angle;
  auto const read = read_value(Type::quantity, limits, *value);
  return read ? std::optional((*read).as<double>()) : std::nullopt;
}

std::optional<network::GeoPoint> place_in(Node const& element, char const* latitude, char const* longitude) {
  auto const north = degrees_in(element, latitude), east = degrees_in(element, longitude);
  if (!north || !east) return std::nullopt;
  return network::GeoPoint{*north, *east};
}

// Where a region's warehouse stands, and the provinces that it serves.
struct Depot {
  std::string id;
  std::vector<std::string> provinces;
  std::optional<network::GeoPoint> place;

  explicit Depot(Node const& region)
      : id(text_in(region, "id")), place(place_in(region, "latitude", "longitude")) {
    auto const* listed = region.is_table() ? region.get("provinces") : nullptr;
    if (listed && listed->is_array())
      for (auto const& item : listed->items) provinces.push_back(item.string);
    else
      provinces.push_back(text_in(region, "name"));
  }
  bool serves(std::string const& province) const {
    return !province.empty() && std::find(provinces.begin(), provinces.end(), province) != provinces.end();
  }
};

class Homes {
 public:
  Homes(Node const& regions, Assign assign, Problems& problems) : assign_(assign), problems_(problems) {
    for (auto const& region : regions.items) depots_.emplace_back(region);
  }

  void find_for(Node& county) const {
    if (!county.is_table() || county.get("region")) return;
    std::vector<Depot const*> possible;
    auto const province = text_in(county, "province");
    for (auto const& depot : depots_)
      if (assign_ == Assign::nearest || depot.serves(province)) possible.push_back(&depot);
    auto const* home = possible.size() == 1 ? possible.front() : nearest_of(possible, county, province);
    if (home) county.put("region", county.where, Node::text(home->id, county.where));
  }

 private:
  Depot const* nearest_of(std::vector<Depot const*> const& possible, Node const& county,
                          std::string const& province) const {
    auto const label = "county." + text_in(county, "id");
    if (possible.empty() && province.empty()) return nullptr;  // as in a scenario without provinces
    if (possible.empty()) return no_region(county, province, label), nullptr;
    auto const seat = place_in(county, "hub_latitude", "hub_longitude");
    Depot const* best = nullptr;
    double least = 0;
    for (auto const* depot : possible) {
      if (!seat || !depot->place) return no_place(county, *depot, seat.has_value(), label), nullptr;
      double const km = network::great_circle(*seat, *depot->place).value;
      if (best == nullptr || km < least) best = depot, least = km;
    }
    return best;
  }

  void no_region(Node const& county, std::string const& province, std::string const& label) const {
    std::vector<std::string> known;
    for (auto const& depot : depots_)
      known.insert(known.end(), depot.provinces.begin(), depot.provinces.end());
    problems_.error(county.where, label + ".province = " + in_quotes(province) + " (no region serves it)" +
                                      did_you_mean(province, known) +
                                      " give the county a region, or a region this province");
  }
  void no_place(Node const& county, Depot const& depot, bool seat_known, std::string const& label) const {
    std::string const missing = seat_known ? "region." + depot.id + " has no latitude and longitude"
                                           : label + " has no hub_latitude and hub_longitude";
    problems_.error(county.where, label + ".region is missing, and " + missing +
                                      " (the nearest warehouse is wanted) add them, or give its region");
  }

  Assign assign_;
  Problems& problems_;
  std::vector<Depot> depots_;
};

}  // namespace

void add_places(NetworkDraft const& draft, Node& root, std::vector<Source>& sources, Problems& problems) {
  PlacesBelow below;
  if (!draft.provinces_file.empty()) below = drawn_places(draft, root, sources, problems);
  if (!draft.counties_file.empty())
    if (auto table = read_network_file(draft.counties_file, "counties", root, problems)) {
      for (auto& county : read_counties(*table, problems)) below.counties.push_back(std::move(county));
      sources.push_back(std::move(*table));
    }
  tell_twins(below.counties, problems);
  if (!below.regions.empty() || !below.counties.empty()) lay_own_over(root, std::move(below), problems);
  auto const* regions = root.get("region");
  auto* counties = root.find("county");
  if (!regions || !regions->is_table_array() || regions->items.size() < 2) return;
  if (!counties || !counties->value.is_array()) return;
  Homes const homes(*regions, draft.assign, problems);
  for (auto& county : counties->value.items) homes.find_for(county);
}

}  // namespace ruralsim::scenarios
