#include "viz/charts/country_map.hpp"

#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/map.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numbers>
#include <set>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr double kKmADegree = 111.195;   // along a meridian of the sphere of the Earth's mean radius
constexpr std::size_t kMostDots = 5000;  // in a picture, drawn one by one
constexpr double kDegree = std::numbers::pi / 180;

bool is_known(PlaceOnEarth place) {
  return std::isfinite(place.latitude) && std::isfinite(place.longitude);
}

template <class Of>
std::vector<double> of_places(CountryMapData const& data, Of of) {
  std::vector<double> all;
  for (auto const& county : data.counties)
    if (is_known(county.place)) all.push_back(of(county.place));
  for (auto const& warehouse : data.warehouses)
    if (is_known(warehouse.place)) all.push_back(of(warehouse.place));
  for (auto const& boundary : data.boundaries)
    for (auto const place : boundary)
      if (is_known(place)) all.push_back(of(place));
  return all;
}

// A plane of the country: true along its middle parallel and along all meridians (equirectangular projection;
// Snyder, Map Projections: A Working Manual, 1987, section 12).
class Projection {
 public:
  explicit Projection(CountryMapData const& data)
      : latitudes_(finite_range(of_places(data, [](PlaceOnEarth p) { return p.latitude; }))),
        longitudes_(finite_range(of_places(data, [](PlaceOnEarth p) { return p.longitude; }))) {}

  bool is_nothing() const { return is_empty(latitudes_); }
  PlaceKm operator()(PlaceOnEarth place) const {
    double const middle = (latitudes_.lo + latitudes_.hi) / 2;
    return {(place.longitude - longitudes_.lo) * std::cos(middle * kDegree) * kKmADegree,
            (place.latitude - latitudes_.lo) * kKmADegree};
  }
  Range east() const { return {0, (*this)({latitudes_.lo, longitudes_.hi}).east}; }
  Range north() const { return {0, (*this)({latitudes_.hi, longitudes_.lo}).north}; }
  double aspect() const {
    if (is_nothing() || east().hi <= 0) return 0.7;
    return std::clamp(north().hi / east().hi, 0.4, 1.3);
  }

 private:
  Range latitudes_, longitudes_;
};

// Colours cover the rates of nearly all counties and times: a few odd ones shall not take all the colours.
Range rate_domain_of(CountryMapData const& data) {
  std::vector<double> rates;
  for (auto const& county : data.counties)
    for (double const rate : county.rates)
      if (std::isfinite(rate)) rates.push_back(rate);
  if (rates.empty()) return {0, 1};
  std::ranges::sort(rates);
  auto const at = [&](double share) {
    return rates[static_cast<std::size_t>(share * static_cast<double>(rates.size() - 1))];
  };
  double const lo = std::floor(at(0.01) * 20 + 1e-9) / 20, hi = std::ceil(at(0.99) * 20 - 1e-9) / 20;
  return hi - lo >= 0.1 - 1e-9 ? Range{lo, hi} : lo >= 0.1 ? Range{hi - 0.1, hi} : Range{lo, lo + 0.1};
}

double place_in(Range domain, double rate) {
  return (rate - domain.lo) / (domain.hi - domain.lo);
}

struct Grid {
  std::size_t columns = 1, rows = 1;
};
Grid grid_of(std::size_t pictures, Style const& style) {
  std::size_t const many = pictures > 4 ? 1 : 0;
  std::size_t const most = style.medium == Medium::Slide ? 4 + 2 * many
                           : style.narrow()              ? 2 + many
                                                         : 2 + 2 * many;
  std::size_t const columns = std::min(pictures, most);
  return {std::max<std::size_t>(columns, 1), columns == 0 ? 1 : (pictures + columns - 1) / columns};
}

double name_height(Style const& style) {
  return 1.5 * style.tick_size;
}

double county_radius(Style const& style, CountryMapData const& data) {
  double const size = data.counties.size() > 400 ? 0.8 : data.counties.size() > 100 ? 1.1 : 1.5;
  return size * (data.times.size() > 4 ? 0.75 : 1) * style.dot_radius;
}

// Most centers of a county, but for the odd one in fifty; 0 where they are not known.
double many_centers(CountryMapData const& data) {
  std::vector<double> all;
  for (auto const& county : data.counties)
    for (double const n : county.centers)
      if (std::isfinite(n) && n > 0) all.push_back(n);
  if (all.empty()) return 0;
  std::ranges::sort(all);
  return all[static_cast<std::size_t>(0.98 * static_cast<double>(all.size() - 1))];
}

// The area is in proportion to the centers, down to what can be seen.
double radius_of(MapCounty const& county, std::size_t time, double largest, double many) {
  if (!(many > 0) || time >= county.centers.size()) return largest;
  double const share = std::isfinite(county.centers[time]) ? county.centers[time] / many : 0;
  return 1.3 * largest * std::sqrt(std::clamp(share, 0.08, 1.0));
}

// Points nearer to one another than a printer shows are left out.
void draw_boundaries(Canvas& canvas, MapView const& view, CountryMapData const& data,
                     Projection const& plane) {
  constexpr double kNearest = 0.2;  // points of the page
  for (auto const& boundary : data.boundaries) {
    std::vector<Point> line;
    for (std::size_t i = 0; i < boundary.size(); ++i) {
      if (!is_known(boundary[i])) continue;
      Point const at = view(plane(boundary[i]));
      bool const far = line.empty() || std::hypot(at.x - line.back().x, at.y - line.back().y) >= kNearest;
      if (far || i + 1 == boundary.size()) line.push_back(at);
    }
    if (line.size() > 1) canvas.line(line, {.color = kAxis, .width = canvas.style().thin_width}, Mark::Line);
  }
}

// Of so many that nobody could see them one by one those are left out that lie in the same cell as a later
// one, which would be drawn over them.
std::vector<MapCounty const*> seen_of(std::vector<MapCounty const*> const& order, MapView const& view,
                                      Projection const& plane, double cell) {
  if (order.size() <= kMostDots) return order;
  std::set<std::pair<std::int64_t, std::int64_t>> taken;
  std::vector<MapCounty const*> seen;
  for (std::size_t i = order.size(); i-- > 0;) {
    Point const at = view(plane(order[i]->place));
    if (taken.emplace(std::llround(at.x / cell), std::llround(at.y / cell)).second) seen.push_back(order[i]);
  }
  std::ranges::reverse(seen);
  return seen;
}

// Single counties are too small to be pointed at, and too many for a page.
void tell_picture(Canvas& canvas, Rect room, CountryMapData const& data, std::size_t time) {
  std::vector<MapCounty const*> known;
  for (auto const& county : data.counties)
    if (time < county.rates.size() && std::isfinite(county.rates[time])) known.push_back(&county);
  auto const rate_of = [time](MapCounty const* county) { return county->rates[time]; };
  std::ranges::sort(known, {}, rate_of);
  std::string words =
      data.times[time] + ": " + counted(static_cast<double>(known.size()), "county", "counties");
  if (!known.empty()) {
    auto const at = [&](double share) {
      return percent(rate_of(known[static_cast<std::size_t>(share * static_cast<double>(known.size() - 1))]));
    };
    words += ", median " + at(0.5) + ", the middle half " + at(0.25) + " to " + at(0.75) + ", from " + at(0) +
             " in " + known.front()->name + " to " + at(1) + " in " + known.back()->name;
  }
  canvas.tip(room, words);
}

void draw_picture(Canvas& canvas, Rect room, CountryMapData const& data, Projection const& plane,
                  std::size_t time, Range rates, double many) {
  Style const& style = canvas.style();
  canvas.text(data.times[time], {room.x, room.y + name_height(style) / 2},
              {.size = style.tick_size, .max_width = room.w});
  room = inset(room, 0, name_height(style), 0, 0);
  canvas.frame(room, {.color = kGrid, .width = style.thin_width}, Mark::Axis);
  double const r = county_radius(style, data);
  MapView const view(plane.east(), plane.north(), room, 2 * r + 2);
  draw_boundaries(canvas, view, data, plane);
  // The worst on top: where dots cover one another it is they that must be seen.
  std::vector<MapCounty const*> order;
  for (auto const& county : data.counties)
    if (is_known(county.place)) order.push_back(&county);
  auto const rate_of = [&](MapCounty const* c) { return time < c->rates.size() ? c->rates[time] : kNan; };
  std::ranges::stable_sort(order, [&](MapCounty const* a, MapCounty const* b) {
    double const x = rate_of(a), y = rate_of(b);
    return std::isnan(x) ? !std::isnan(y) : x > y;
  });
  for (auto const* county : seen_of(order, view, plane, r))
    canvas.disc(view(plane(county->place)), radius_of(*county, time, r, many),
                ramp(place_in(rates, rate_of(county))), {.color = kWhite, .width = 0.5 * style.hair_width});
  double const side = (data.times.size() > 4 ? 0.7 : 0.9) * r;
  for (auto const& warehouse : data.warehouses) {
    if (!is_known(warehouse.place)) continue;
    Point const at = view(plane(warehouse.place));
    Rect const box{at.x - side, at.y - side, 2 * side, 2 * side};
    canvas.rectangle(box, kInk, Mark::Dot);
    canvas.frame(box, {.color = kWhite, .width = style.hair_width}, Mark::Dot);
  }
  if (time == 0) draw_scale_bar(canvas, view);
  tell_picture(canvas, room, data, time);
}

// Below the pictures; returns the room that is left for them.
Rect draw_keys_below(Canvas& canvas, Rect room, CountryMapData const& data, Range rates) {
  Style const& style = canvas.style();
  std::vector<Key> keys;
  if (!data.warehouses.empty()) keys.push_back({"regional warehouse", kInk, Key::Shape::Box});
  keys.push_back({"county without orders", kMissing, Key::Shape::Ring});
  double const half = style.narrow() ? room.w : 0.5 * room.w;
  double const bar = color_bar_height(style) + style.gap();
  double const words = legend_height(canvas, half, keys);
  double const height = style.narrow() ? bar + words : std::max(bar, words);
  double const y = room.bottom() - height;
  ColorBar const key{"next-day rate of the county", rates, percent_ticks,
                     [rates](double v) { return ramp(place_in(rates, v)); }};
  double const tick = canvas.measure("100 %", {.size = style.tick_size}).w / 2;
  draw_color_bar(canvas, {room.x + tick, y, std::min(half, 24 * style.text_size) - 2 * tick, bar}, key);
  double const left = style.narrow() ? room.x : room.x + half + style.gap();
  draw_legend(canvas, {left, style.narrow() ? y + bar : y, half - style.gap(), height}, keys);
  return inset(room, 0, 0, 0, height + style.gap());
}

std::string map_words(CountryMapData const& data, double many) {
  std::string words =
      "Every dot is a county, where its seat lies; the worst are on top. Each picture: the " + data.span;
  if (many > 0) words += ". Areas: centers open, " + fixed(many, 0) + " or more in the largest";
  if (data.counties.size() > kMostDots) words += "; of those that cover one another the worst alone is drawn";
  if (data.info.replications > 1) words += "; means over replications";
  return words;
}

double map_rows(CountryMapData const& data, Style const& style) {
  Grid const grid = grid_of(data.times.size(), style);
  double const width = style.width / static_cast<double>(grid.columns);
  double const picture = Projection(data).aspect() * width + name_height(style) + style.gap();
  return static_cast<double>(grid.rows) * picture / (1.4 * style.text_size) + 6;
}

}  // namespace

void draw_country_map(CountryMapData const& data, Canvas& canvas) {
  double const many = canvas.in_common("centers", {0, many_centers(data)}).hi;
  Rect room = draw_surroundings(canvas, data.info, "Next-day rate of the counties", map_words(data, many));
  Projection const plane(data);
  bool const any = std::ranges::any_of(data.counties, [](auto const& c) { return is_known(c.place); });
  if (!any || plane.is_nothing() || data.times.empty())
    return draw_no_data(canvas, room, data.info, "no data: nobody knows where the counties lie");
  Style const& style = canvas.style();
  Range const rates = canvas.in_common("rates", rate_domain_of(data));
  room = draw_keys_below(canvas, room, data, rates);
  Grid const grid = grid_of(data.times.size(), style);
  double const w =
      (room.w - static_cast<double>(grid.columns - 1) * style.gap()) / static_cast<double>(grid.columns);
  double const h =
      (room.h - static_cast<double>(grid.rows - 1) * style.gap()) / static_cast<double>(grid.rows);
  for (std::size_t i = 0; i < data.times.size(); ++i) {
    std::size_t const across = i % grid.columns, down = i / grid.columns;
    auto const column = static_cast<double>(across), row = static_cast<double>(down);
    draw_picture(canvas, {room.x + column * (w + style.gap()), room.y + row * (h + style.gap()), w, h}, data,
                 plane, i, rates, many);
  }
}

std::string csv(CountryMapData const& data) {
  Csv table({"kind", "name", "latitude", "longitude", "time", "next_day_rate", "centers"});
  for (auto const& county : data.counties)
    for (std::size_t i = 0; i < data.times.size(); ++i)
      table.cell("county")
          .cell(county.name)
          .cell(county.place.latitude)
          .cell(county.place.longitude)
          .cell(data.times[i])
          .cell(i < county.rates.size() ? county.rates[i] : kNan)
          .cell(i < county.centers.size() ? county.centers[i] : kNan)
          .end_row();
  for (auto const& one : data.warehouses)
    table.cell("warehouse")
        .cell(one.name)
        .cell(one.place.latitude)
        .cell(one.place.longitude)
        .cell("")
        .cell(kNan)
        .cell(kNan)
        .end_row();
  return table.text();
}

Figure figure(CountryMapData data) {
  auto const shared = std::make_shared<CountryMapData const>(std::move(data));
  return {.name = "country-map",
          .rows = [shared](Style const& style) { return map_rows(*shared, style); },
          .draw = [shared](Canvas& canvas) { draw_country_map(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
