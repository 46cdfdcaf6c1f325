#include "viz/charts/pareto.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"
#include "viz/point_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace ruralsim::viz {
namespace {

bool has_both(ParetoPoint const& p) {
  return std::isfinite(p.cost.mean) && std::isfinite(p.service.mean);
}

Range plans_shown(ParetoData const& data, Interval ParetoPoint::*what, double also) {
  std::vector<double> values{also};
  for (auto const& p : data.points)
    if (has_both(p)) values.insert(values.end(), {(p.*what).mean, (p.*what).low, (p.*what).high});
  Range const all = usable(finite_range(values));
  double const room = 0.06 * (all.hi / 2 - all.lo / 2) * 2;
  return {all.lo - room, all.hi + room};
}

bool any_stands(ParetoData const& data, Standing standing) {
  return std::ranges::any_of(data.points,
                             [&](auto const& p) { return has_both(p) && p.standing == standing; });
}

bool has_emissions(ParetoData const& data) {
  return std::ranges::any_of(data.points,
                             [](auto const& p) { return has_both(p) && std::isfinite(p.emissions.mean); });
}

// Plans on the front of three, and not on that of two.
std::vector<std::size_t> only_with_emissions(ParetoData const& data) {
  auto const two = front_of(data);
  std::vector<std::size_t> only;
  for (auto const i : front_with_emissions(data.points, data.service_better))
    if (std::ranges::find(two, i) == two.end()) only.push_back(i);
  return only;
}

std::string pareto_words(ParetoData const& data) {
  std::string words = any_stands(data, Standing::met)
                          ? "Line: plans that meet all and that no other of these beats in both means"
                          : "Line: plans that no other beats in both means";
  words += ", named where there is room";
  if (data.answer) words += "; ring: " + data.answer_is + ", " + data.points[*data.answer].name;
  if (has_emissions(data))
    words += ". Below: emissions of the same plans; ringed: " +
             counted(static_cast<double>(only_with_emissions(data).size()), "plan", "plans") +
             " beyond the line that no other beats in cost, service and emissions together";
  if (std::isfinite(data.target)) words += "; dashed: target of " + data.service.words(data.target);
  if (std::ranges::any_of(
          data.points, [](auto const& p) { return !std::isnan(p.cost.low) || !std::isnan(p.service.low); }))
    words += "; bars: " + (data.bars.empty() ? fixed(100 * data.info.level, 0) + " % t-intervals of the means"
                                             : data.bars);
  return words;
}

// Judged plans are told apart by what they meet, others by what beats them.
bool stands_out(ParetoPoint const& p, bool at_front) {
  return p.standing == Standing::not_judged ? at_front : p.standing == Standing::met;
}

std::vector<Key> plan_keys(ParetoData const& data) {
  std::vector<Key> keys;
  if (any_stands(data, Standing::not_judged))
    keys = {{"on the front", kTotal, Key::Shape::Dot}, {"beaten by another", kAxis, Key::Shape::Dot}};
  if (any_stands(data, Standing::met))
    keys.push_back({"meets all that is required", kTotal, Key::Shape::Dot});
  if (any_stands(data, Standing::undecided)) keys.push_back({"undecided", kWhite, Key::Shape::Ring});
  if (any_stands(data, Standing::not_met)) keys.push_back({"does not meet all", kAxis, Key::Shape::Dot});
  return keys;
}

std::string_view standing_word(Standing standing) {
  switch (standing) {
    case Standing::met:
      return "met";
    case Standing::not_met:
      return "not met";
    case Standing::undecided:
      return "undecided";
    case Standing::not_judged:
      break;
  }
  return "";
}

void draw_target(Canvas& canvas, Plot const& plot, double target) {
  if (!std::isfinite(target)) return;
  double const y = std::clamp(plot.y(target), plot.area.y, plot.area.bottom());
  canvas.line(std::array{Point{plot.area.x, y}, Point{plot.area.right(), y}},
              {.color = kAxis, .width = canvas.style().thin_width, .dash = {4, 2}}, Mark::Rule);
}

// From the cheapest on, each service as good as the last plan's until the next one is paid for.
std::vector<Point> staircase(std::span<NamedPoint const> front) {
  std::vector<Point> steps;
  for (auto const& p : front) {
    if (!steps.empty()) steps.push_back({p.at.x, steps.back().y});
    steps.push_back(p.at);
  }
  return steps;
}

// One mark; those on the front are larger and have an edge.
void draw_plan(Canvas& canvas, Point at, ParetoPoint const& p, bool at_front) {
  Style const& style = canvas.style();
  double const radius = (at_front ? 1.2 : 1.0) * style.dot_radius;
  bool const open = p.standing == Standing::undecided;
  canvas.disc(at, radius,
              open                      ? kWhite
              : stands_out(p, at_front) ? kTotal
                                        : kAxis,
              {.color = open ? kAxis : kWhite, .width = at_front || open ? style.thin_width : 0});
}

void draw_plans(Canvas& canvas, Plot const& plot, ParetoData const& data) {
  Style const& style = canvas.style();
  auto const place = [&](ParetoPoint const& p) { return Point{plot.x(p.cost.mean), plot.y(p.service.mean)}; };
  auto const front = front_of(data);
  std::set<std::size_t> const at_front(front.begin(), front.end());
  std::vector<NamedPoint> named;
  for (auto const i : front) named.push_back({data.points[i].name, place(data.points[i])});
  canvas.line(staircase(named), {.color = kTotal, .width = style.line_width}, Mark::Line);
  std::vector<Rect> taken;
  std::map<Standing, std::vector<Point>> beaten;
  for (std::size_t i = 0; i < data.points.size(); ++i) {
    auto const& p = data.points[i];
    if (!has_both(p)) continue;
    Color const color = stands_out(p, at_front.contains(i)) ? kInk : kAxis;
    Point const at = place(p);
    taken.push_back(draw_error_bar(canvas, plot.area, {plot.x(p.cost.low), at.y}, {plot.x(p.cost.high), at.y},
                                   Along::x, color));
    taken.push_back(draw_error_bar(canvas, plot.area, {at.x, plot.y(p.service.low)},
                                   {at.x, plot.y(p.service.high)}, Along::y, color));
    if (at_front.contains(i)) continue;
    beaten[p.standing].push_back(at);
    taken.push_back(
        {at.x - style.dot_radius, at.y - style.dot_radius, 2 * style.dot_radius, 2 * style.dot_radius});
  }
  if (data.answer && has_both(data.points[*data.answer]))
    canvas.disc(place(data.points[*data.answer]), 2 * style.dot_radius, kWhite,
                {.color = kInk, .width = style.thin_width}, Mark::Rule);
  for (auto const& [standing, places] : beaten) {
    if (standing == Standing::undecided)
      for (auto const& at : places) draw_plan(canvas, at, {.standing = standing}, false);
    else
      draw_points(canvas, places, style.dot_radius, standing == Standing::met ? kTotal : kAxis);
  }
  for (auto const i : front) draw_plan(canvas, place(data.points[i]), data.points[i], true);
  for (std::size_t i = 0; i + 1 < named.size(); ++i) {
    auto const a = named[i].at, b = named[i + 1].at;
    taken.push_back({a.x, a.y - 0.5, b.x - a.x, 1});
    taken.push_back({b.x - 0.5, std::min(a.y, b.y), 1, std::abs(a.y - b.y)});
  }
  if (data.answer && has_both(data.points[*data.answer])) {
    auto const& answer = data.points[*data.answer];
    std::erase_if(named, [&](auto const& one) { return one.name == answer.name; });
    named.insert(named.begin(), {answer.name, place(answer)});
  }
  draw_point_labels(canvas, plot.area, named, (data.answer ? 2.4 : 1.6) * style.dot_radius, taken);
}

// Over the same costs as the panel above.
void draw_emissions(Canvas& canvas, Plot const& plot, ParetoData const& data) {
  Style const& style = canvas.style();
  auto const front = front_of(data);
  auto const ringed = only_with_emissions(data);
  std::vector<Rect> taken;
  std::vector<NamedPoint> named;
  std::map<bool, std::vector<Point>> places;  // whether they stand out
  for (std::size_t i = 0; i < data.points.size(); ++i) {
    auto const& p = data.points[i];
    if (!has_both(p) || !std::isfinite(p.emissions.mean)) continue;
    bool const at_front = std::ranges::find(front, i) != front.end(), out = stands_out(p, at_front);
    Point const at{plot.x(p.cost.mean), plot.y(p.emissions.mean)};
    taken.push_back(draw_error_bar(canvas, plot.area, {at.x, plot.y(p.emissions.low)},
                                   {at.x, plot.y(p.emissions.high)}, Along::y, out ? kInk : kAxis));
    places[out].push_back(at);
    taken.push_back(
        {at.x - style.dot_radius, at.y - style.dot_radius, 2 * style.dot_radius, 2 * style.dot_radius});
    if (std::ranges::find(ringed, i) != ringed.end()) {
      canvas.disc(at, 1.7 * style.dot_radius, kWhite, {.color = kInk, .width = style.thin_width}, Mark::Rule);
      named.push_back({p.name, at});
    } else if (at_front) {
      named.push_back({p.name, at});
    }
  }
  draw_points(canvas, places[false], style.dot_radius, kAxis);
  draw_points(canvas, places[true], 1.1 * style.dot_radius, kTotal);
  draw_point_labels(canvas, plot.area, named, 1.9 * style.dot_radius, taken);
}

}  // namespace

std::vector<std::size_t> front_with_emissions(std::span<ParetoPoint const> points, Better service_better) {
  double const sign = service_better == Better::higher ? 1 : -1;
  auto const whole = [](ParetoPoint const& p) { return has_both(p) && std::isfinite(p.emissions.mean); };
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (whole(points[i])) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) {
    return std::tuple(points[i].cost.mean, -sign * points[i].service.mean, points[i].emissions.mean);
  });
  // From the cheapest on, only plans before a plan can beat it: for each service reached, the least
  // emissions.
  std::map<double, double> best;  // the higher the service, the more is emitted
  std::vector<std::size_t> front;
  for (auto const i : order) {
    double const service = sign * points[i].service.mean, emitted = points[i].emissions.mean;
    auto const as_good = best.lower_bound(service);
    bool const same = !front.empty() && points[front.back()].cost.mean == points[i].cost.mean &&
                      points[front.back()].service.mean == points[i].service.mean &&
                      points[front.back()].emissions.mean == emitted;
    if (!same && as_good != best.end() && as_good->second <= emitted) continue;
    front.push_back(i);
    auto beaten = best.upper_bound(service);
    while (beaten != best.begin() && std::prev(beaten)->second >= emitted)
      beaten = best.erase(std::prev(beaten));
    best[service] = emitted;
  }
  return front;
}

std::vector<std::size_t> pareto_front(std::span<ParetoPoint const> points, Better service_better) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (has_both(points[i])) order.push_back(i);
  double const sign = service_better == Better::higher ? 1 : -1;
  auto const good = [&](std::size_t i) { return sign * points[i].service.mean; };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    double const ca = points[a].cost.mean, cb = points[b].cost.mean;
    return ca != cb ? ca < cb : good(a) > good(b);
  });
  std::vector<std::size_t> front;
  for (auto const i : order) {
    bool const equal = !front.empty() && good(i) == good(front.back()) &&
                       points[i].cost.mean == points[front.back()].cost.mean;
    if (front.empty() || good(i) > good(front.back()) || equal) front.push_back(i);
  }
  return front;
}

std::vector<std::size_t> front_of(ParetoData const& data) {
  if (!any_stands(data, Standing::met)) return pareto_front(data.points, data.service_better);
  auto points = data.points;
  for (auto& p : points)
    if (p.standing != Standing::met) p.cost.mean = kNan;
  return pareto_front(points, data.service_better);
}

void draw_pareto(ParetoData const& data, Canvas& canvas) {
  bool const any = std::ranges::any_of(data.points, has_both);
  Rect room = draw_surroundings(canvas, data.info, "What service costs", any ? pareto_words(data) : "");
  if (!any) return draw_no_data(canvas, room, data.info, "no data: no plan has both a cost and a service");
  room = draw_legend_above(canvas, room, plan_keys(data));
  Axis const x{.title = data.cost.title(),
               .domain = plans_shown(data, &ParetoPoint::cost, kNan),
               .ticks = data.cost.ticks()};
  Axis const y{.title = data.service.title(),
               .domain = plans_shown(data, &ParetoPoint::service, data.target),
               .ticks = data.service.ticks()};
  bool const below = has_emissions(data);
  double const labels = below ? canvas.measure("100.0 %", {.size = canvas.style().tick_size}).w : 0;
  Rect const upper = below ? Rect{room.x, room.y, room.w, 0.58 * room.h} : room;
  Axis const service{.title = y.title, .domain = y.domain, .ticks = y.ticks, .labels = labels};
  Plot const plot = draw_axes(canvas, upper, x, service);
  draw_target(canvas, plot, data.target);
  draw_plans(canvas, plot, data);
  if (!below) return;
  Axis const emitted{.title = data.emissions.title(),
                     .domain = plans_shown(data, &ParetoPoint::emissions, kNan),
                     .ticks = data.emissions.ticks(),
                     .most = 5,
                     .labels = labels};
  double const top = upper.bottom() + canvas.style().gap();
  draw_emissions(canvas, draw_axes(canvas, {room.x, top, room.w, room.bottom() - top}, x, emitted), data);
}

std::string csv(ParetoData const& data) {
  bool const more = has_emissions(data);
  std::vector<std::string> header = {"plan",    "cost",        "cost_low",    "cost_high",
                                     "service", "service_low", "service_high"};
  if (more)
    header.insert(header.end(), {"emissions", "emissions_low", "emissions_high", "front_with_emissions"});
  header.insert(header.end(), {"front", "verdict"});
  Csv table(header);
  auto const yes = [](std::vector<std::size_t> const& front, std::size_t i) {
    return std::ranges::find(front, i) != front.end() ? "yes" : "no";
  };
  auto const front = front_of(data);
  auto const of_three = more ? front_with_emissions(data.points, data.service_better) : front;
  for (std::size_t i = 0; i < data.points.size(); ++i) {
    auto const& p = data.points[i];
    table.cell(p.name).cell(p.cost.mean).cell(p.cost.low).cell(p.cost.high);
    table.cell(p.service.mean).cell(p.service.low).cell(p.service.high);
    if (more)
      table.cell(p.emissions.mean).cell(p.emissions.low).cell(p.emissions.high).cell(yes(of_three, i));
    table.cell(yes(front, i)).cell(std::string(standing_word(p.standing)));
    table.end_row();
  }
  return table.text();
}

Figure figure(ParetoData data) {
  auto const shared = std::make_shared<ParetoData const>(std::move(data));
  return {.name = "pareto",
          .rows = [shared](Style const&) { return has_emissions(*shared) ? 32.0 : 20.0; },
          .draw = [shared](Canvas& canvas) { draw_pareto(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
