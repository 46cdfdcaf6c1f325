#include "scenarios/geojson.hpp"

#include "scenarios/json_value.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/number_text.hpp"

#include <cmath>
#include <string_view>
#include <utility>

namespace ruralsim::scenarios {
namespace {

using JsonArray = JsonValue::Array;
using JsonObject = JsonValue::Object;

std::string type_of(JsonValue const& value) {
  auto const* type = value.find("type");
  auto const* text = type == nullptr ? nullptr : type->as<std::string>();
  return text == nullptr ? "" : *text;
}

class BoundaryReader {
 public:
  BoundaryReader(std::string path, std::string name_property, Problems& problems)
      : path_(std::move(path)), name_property_(std::move(name_property)), problems_(problems) {}

  std::vector<Boundary> read(JsonValue const& root) {
    if (type_of(root) == "Feature") {
      feature(root);
    } else if (type_of(root) != "FeatureCollection") {
      error(root, "is neither a FeatureCollection nor a Feature (is it GeoJSON? TopoJSON must be converted)");
    } else if (auto const* features = root.find("features");
               features == nullptr || !features->as<JsonArray>()) {
      error(root, "a FeatureCollection needs an array 'features'");
    } else {
      for (auto const& each : *features->as<JsonArray>()) feature(each);
    }
    return std::move(out_);
  }

 private:
  void error(JsonValue const& at, std::string const& text) {
    problems_.error(in_file(path_, at.line, at.column), text);
  }

  void feature(JsonValue const& value) {
    if (type_of(value) != "Feature") return error(value, "is not a Feature");
    Boundary boundary{name_of(value), {}};
    auto const* geometry = value.find("geometry");
    if (geometry == nullptr || geometry->as<JsonValue::Null>() != nullptr) {
      problems_.warning(in_file(path_, value.line, value.column),
                        "feature '" + boundary.name + "' has no geometry; it is left out");
      return;
    }
    add_geometry(*geometry, boundary);
    out_.push_back(std::move(boundary));
  }

  std::string name_of(JsonValue const& feature) {
    auto const* properties = feature.find("properties");
    auto const* name = properties == nullptr ? nullptr : properties->find(name_property_);
    if (name != nullptr) {
      if (auto const* text = name->as<std::string>()) return *text;
      if (auto const* number = name->as<double>()) return number_text(*number);
      error(*name, "property '" + name_property_ + "' is neither a text nor a number");
      return {};
    }
    std::vector<std::string> known;
    if (auto const* members = properties == nullptr ? nullptr : properties->as<JsonObject>())
      for (auto const& member : *members) known.push_back(member.name);
    std::string listed;
    for (auto const& each : known) listed += (listed.empty() ? "" : ", ") + each;
    error(feature, "a feature without property '" + name_property_ + "' (it has " +
                       (listed.empty() ? "none" : listed) + ")" + did_you_mean(name_property_, known));
    return {};
  }

  void add_geometry(JsonValue const& geometry, Boundary& boundary) {
    std::string const type = type_of(geometry);
    if (type == "GeometryCollection") {
      auto const* parts = geometry.find("geometries");
      if (parts == nullptr || !parts->as<JsonArray>()) return error(geometry, "needs an array 'geometries'");
      for (auto const& part : *parts->as<JsonArray>()) add_geometry(part, boundary);
      return;
    }
    if (type != "Polygon" && type != "MultiPolygon")
      return error(geometry, "a geometry '" + type + "' of '" + boundary.name +
                                 "' bounds no area; give Polygon or MultiPolygon");
    auto const* coordinates = geometry.find("coordinates");
    if (coordinates == nullptr || !coordinates->as<JsonArray>())
      return error(geometry, "a geometry needs an array 'coordinates'");
    if (type == "Polygon") return add_polygon(*coordinates, boundary);
    for (auto const& polygon : *coordinates->as<JsonArray>()) add_polygon(polygon, boundary);
  }

  void add_polygon(JsonValue const& polygon, Boundary& boundary) {
    auto const* rings = polygon.as<JsonArray>();
    if (rings == nullptr) return error(polygon, "a polygon is an array of rings");
    for (auto const& ring : *rings) add_ring(ring, boundary);
  }

  void add_ring(JsonValue const& value, Boundary& boundary) {
    auto const* positions = value.as<JsonArray>();
    if (positions == nullptr || positions->size() < 4)
      return error(value, "a ring of '" + boundary.name + "' is an array of four positions or more");
    models::network::Ring ring;
    for (auto const& position : *positions) {
      auto const place = place_at(position);
      if (!place) return;  // one complaint a ring
      ring.push_back(*place);
    }
    if (ring.front() != ring.back())
      return error(value, "a ring of '" + boundary.name + "' is not closed (its last position is its first)");
    ring.pop_back();
    boundary.rings.push_back(std::move(ring));
  }

  std::optional<models::network::GeoPoint> place_at(JsonValue const& position) {
    auto const* numbers = position.as<JsonArray>();
    double const* x = numbers != nullptr && numbers->size() >= 2 ? (*numbers)[0].as<double>() : nullptr;
    double const* y = x != nullptr ? (*numbers)[1].as<double>() : nullptr;
    if (y == nullptr) {
      error(position, "a position is an array of longitude and latitude");
      return std::nullopt;
    }
    models::network::GeoPoint const place{.latitude = *y, .longitude = *x};
    if (is_on_earth(place)) return place;
    bool const swapped = std::abs(*x) <= 90 && std::abs(*y) <= 180;
    error(position, "[" + number_text(*x) + ", " + number_text(*y) +
                        "] is not longitude and latitude in degrees" +
                        (swapped ? " (are they swapped? longitude comes first)"
                                 : " (metres of a national grid? convert to WGS 84)"));
    return std::nullopt;
  }

  std::string path_, name_property_;
  Problems& problems_;
  std::vector<Boundary> out_;
};

}  // namespace

std::optional<std::vector<Boundary>> read_boundaries(Source const& source, std::string const& name_property,
                                                     Problems& problems) {
  std::size_t const before = problems.count();
  auto const root = read_json(source, problems);
  if (!root) return std::nullopt;
  auto out = BoundaryReader(source.path, name_property, problems).read(*root);
  if (problems.count() > before) return std::nullopt;
  return out;
}

}  // namespace ruralsim::scenarios
