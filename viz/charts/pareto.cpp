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
#include <utility>

namespace ruralsim::viz {
namespace {

Range plans_shown(ParetoData const& data, Interval ParetoPoint::*what, double also) {
  std::vector<double> values{also};
  for (auto const& p : data.points)
    if (p.has_both()) values.insert(values.end(), {(p.*what).mean, (p.*what).low, (p.*what).high});
  Range const all = usable(finite_range(values));
  double const room = 0.06 * (all.hi / 2 - all.lo / 2) * 2;
  return {all.lo - room, all.hi + room};
}

bool any_stands(ParetoData const& data, Standing standing) {
  return std::ranges::any_of(data.points,
                             [&](auto const& p) { return p.has_both() && p.standing == standing; });
}

bool any_has_fewer_runs(ParetoData const& data) {
  return std::ranges::any_of(data.points, [&](auto const& p) { return data.has_fewer_runs(p); });
}

bool has_emissions(ParetoData const& data) {
  return std::ranges::any_of(data.points,
                             [](auto const& p) { return p.has_both() && std::isfinite(p.emissions.mean); });
}

using Plans = std::set<std::size_t>;  // by their numbers

Plans as_set(std::vector<std::size_t> const& plans) {
  return {plans.begin(), plans.end()};
}

// Plans on the front of three, and not on that of two.
Plans only_with_emissions(ParetoData const& data) {
  Plans only = as_set(front_of_three(data));
  for (auto const i : front_of(data)) only.erase(i);
  return only;
}

std::string line_words(ParetoData const& data) {
  if (!data.is_judged()) return "Line: plans that no other beats in both means, named where there is room";
  if (!any_stands(data, Standing::met)) return "No line, since no plan meets all that is required";
  return "Line: plans that meet all and that no other of these beats in both means, named where there is "
         "room";
}

std::string emissions_words(ParetoData const& data) {
  std::string const words = ". Second panel: emissions of the same plans";
  if (data.is_judged() && !any_stands(data, Standing::met)) return words;
  auto const ringed = only_with_emissions(data).size();
  std::string const others = data.is_judged() ? "meet all and that no other of these" : "no other";
  return words +
         (ringed > 0
              ? "; ringed: " + counted(static_cast<double>(ringed), "plan", "plans") + " beyond the line"
              : "; there are none beyond the line") +
         " that " + others + " beats in cost, service and emissions together";
}

std::string missing_words(ParetoData const& data) {
  auto const missing = std::ranges::count_if(data.points, [](auto const& p) { return !p.has_both(); });
  if (missing == 0 || data.most_replications == 0) return "";
  return ". " + std::to_string(missing) + " of " + std::to_string(data.points.size()) + " points " +
         (missing == 1 ? "lacks" : "lack") + " a cost or a service, and " + (missing == 1 ? "is" : "are") +
         " left out";
}

std::string pareto_words(ParetoData const& data) {
  std::string words = line_words(data);
  if (data.answer) words += "; ring: " + data.answer_is + ", " + data.points[*data.answer].name;
  if (has_emissions(data)) words += emissions_words(data);
  if (std::isfinite(data.target)) words += "; dashed: target of " + data.service.words(data.target);
  if (std::ranges::any_of(
          data.points, [](auto const& p) { return !std::isnan(p.cost.low) || !std::isnan(p.service.low); }))
    words += "; bars: " + (data.bars.empty() ? fixed(100 * data.info.level, 0) + " % t-intervals of the means"
                                             : data.bars);
  return words + missing_words(data);
}

// Judged plans are told apart by what they meet, others by what beats them.
bool stands_out(ParetoPoint const& p, bool at_front) {
  return p.standing == Standing::not_judged ? at_front : p.standing == Standing::met;
}

struct PlanSign {
  enum class Shape { square, dot, ring };
  Shape shape = Shape::dot;
  bool stands_out = false;

  auto operator<=>(PlanSign const&) const = default;
  Color color() const { return stands_out ? kTotal : kAxis; }
};

PlanSign sign_of(ParetoData const& data, ParetoPoint const& p, bool at_front) {
  bool const open = p.standing == Standing::undecided || data.has_fewer_runs(p);
  return {.shape = open                              ? PlanSign::Shape::ring
                   : p.standing == Standing::not_met ? PlanSign::Shape::square
                                                     : PlanSign::Shape::dot,
          .stands_out = stands_out(p, at_front)};
}

std::vector<Key> plan_keys(ParetoData const& data) {
  std::vector<Key> keys;
  if (any_stands(data, Standing::not_judged))
    keys = {{"on the front", kTotal, Key::Shape::Dot}, {"beaten by another", kAxis, Key::Shape::Dot}};
  if (any_stands(data, Standing::met))
    keys.push_back({"meets all that is required", kTotal, Key::Shape::Dot});
  if (any_stands(data, Standing::undecided)) keys.push_back({"undecided", kWhite, Key::Shape::Ring});
  if (any_stands(data, Standing::not_met)) keys.push_back({"does not meet all", kAxis, Key::Shape::Box});
  if (any_has_fewer_runs(data))
    keys.push_back(
        {"fewer than " + std::to_string(data.most_replications) + " replications", kWhite, Key::Shape::Ring});
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

// Many alike; those that would hide one another are drawn once.
void draw_signs(Canvas& canvas, PlanSign sign, std::span<Point const> places, double radius) {
  if (sign.shape == PlanSign::Shape::dot) return draw_points(canvas, places, radius, sign.color());
  for (Point const at : not_hidden(places, radius))
    if (sign.shape == PlanSign::Shape::square)
      canvas.rectangle({at.x - radius, at.y - radius, 2 * radius, 2 * radius}, sign.color(), Mark::Dot);
    else
      canvas.disc(at, radius, kWhite, {.color = sign.color(), .width = canvas.style().thin_width});
}

// One on the front is larger and has an edge.
void draw_best(Canvas& canvas, Point at, PlanSign sign) {
  bool const open = sign.shape == PlanSign::Shape::ring;
  canvas.disc(at, 1.2 * canvas.style().dot_radius, open ? kWhite : sign.color(),
              {.color = open ? sign.color() : kWhite, .width = canvas.style().thin_width});
}

Rect dot_box(Style const& style, Point at) {
  return {at.x - style.dot_radius, at.y - style.dot_radius, 2 * style.dot_radius, 2 * style.dot_radius};
}

// Room that no name may take along the line.
void take_steps(std::vector<Rect>& taken, std::span<NamedPoint const> front) {
  for (std::size_t i = 0; i + 1 < front.size(); ++i) {
    auto const a = front[i].at, b = front[i + 1].at;
    taken.push_back({a.x, a.y - 0.5, b.x - a.x, 1});
    taken.push_back({b.x - 0.5, std::min(a.y, b.y), 1, std::abs(a.y - b.y)});
  }
}

void draw_answer(Canvas& canvas, Point at) {
  Style const& style = canvas.style();
  canvas.disc(at, 2 * style.dot_radius, kWhite, {.color = kInk, .width = style.thin_width}, Mark::Rule);
}

void draw_plans(Canvas& canvas, Plot const& plot, ParetoData const& data) {
  Style const& style = canvas.style();
  auto const place = [&](ParetoPoint const& p) { return Point{plot.x(p.cost.mean), plot.y(p.service.mean)}; };
  auto const front = front_of(data);
  Plans const at_front = as_set(front);
  std::vector<NamedPoint> named;
  for (auto const i : front) named.push_back({data.points[i].name, place(data.points[i])});
  canvas.line(staircase(named), {.color = kTotal, .width = style.line_width}, Mark::Line);
  std::vector<Rect> taken;
  std::map<PlanSign, std::vector<Point>> others;
  for (std::size_t i = 0; i < data.points.size(); ++i) {
    auto const& p = data.points[i];
    if (!p.has_both()) continue;
    auto const sign = sign_of(data, p, at_front.contains(i));
    Color const color = sign.stands_out ? kInk : kAxis;
    Point const at = place(p);
    taken.push_back(draw_error_bar(canvas, plot.area, {plot.x(p.cost.low), at.y}, {plot.x(p.cost.high), at.y},
                                   Along::x, color));
    taken.push_back(draw_error_bar(canvas, plot.area, {at.x, plot.y(p.service.low)},
                                   {at.x, plot.y(p.service.high)}, Along::y, color));
    if (at_front.contains(i)) continue;
    others[sign].push_back(at);
    taken.push_back(dot_box(style, at));
  }
  auto const* const answer = data.answer ? &data.points[*data.answer] : nullptr;
  if (answer && answer->has_both()) draw_answer(canvas, place(*answer));
  for (auto const& [sign, places] : others) draw_signs(canvas, sign, places, style.dot_radius);
  for (auto const i : front) draw_best(canvas, place(data.points[i]), sign_of(data, data.points[i], true));
  take_steps(taken, named);
  if (answer && answer->has_both()) {
    std::erase_if(named, [&](auto const& one) { return one.name == answer->name; });
    named.insert(named.begin(), {answer->name, place(*answer)});
  }
  draw_point_labels(canvas, plot.area, named, (data.answer ? 2.4 : 1.6) * style.dot_radius, taken);
}

// That of service and that of emissions: one below the other, or, where a slide leaves them too low, side by
// side.
std::pair<Rect, Rect> panels_in(Rect room, double gap) {
  bool const low = room.w > 2 * room.h;
  double const w = low ? 0.55 * (room.w - gap) : room.w, h = low ? room.h : 0.58 * room.h;
  Rect const first{room.x, room.y, w, h};
  if (low) return {first, {first.right() + gap, room.y, room.right() - first.right() - gap, h}};
  return {first, {room.x, first.bottom() + gap, w, room.bottom() - first.bottom() - gap}};
}

// Over the same costs as the other panel.
void draw_emissions(Canvas& canvas, Plot const& plot, ParetoData const& data) {
  Style const& style = canvas.style();
  Plans const front = as_set(front_of(data)), ringed = only_with_emissions(data);
  std::vector<Rect> taken;
  std::vector<NamedPoint> named;
  std::map<PlanSign, std::vector<Point>> places;
  for (std::size_t i = 0; i < data.points.size(); ++i) {
    auto const& p = data.points[i];
    if (!p.has_both() || !std::isfinite(p.emissions.mean)) continue;
    bool const at_front = front.contains(i);
    auto const sign = sign_of(data, p, at_front);
    Point const at{plot.x(p.cost.mean), plot.y(p.emissions.mean)};
    taken.push_back(draw_error_bar(canvas, plot.area, {at.x, plot.y(p.emissions.low)},
                                   {at.x, plot.y(p.emissions.high)}, Along::y,
                                   sign.stands_out ? kInk : kAxis));
    places[sign].push_back(at);
    taken.push_back(dot_box(style, at));
    if (ringed.contains(i))
      canvas.disc(at, 1.7 * style.dot_radius, kWhite, {.color = kInk, .width = style.thin_width}, Mark::Rule);
    if (ringed.contains(i) || at_front) named.push_back({p.name, at});
  }
  for (auto const& [sign, at] : places)
    draw_signs(canvas, sign, at, (sign.stands_out ? 1.1 : 1) * style.dot_radius);
  draw_point_labels(canvas, plot.area, named, 1.9 * style.dot_radius, taken);
}

}  // namespace

void draw_pareto(ParetoData const& data, Canvas& canvas) {
  bool const any = std::ranges::any_of(data.points, &ParetoPoint::has_both);
  Rect room = draw_surroundings(canvas, data.info, "What service costs", any ? pareto_words(data) : "");
  if (!any) return draw_no_data(canvas, room, data.info, "no data: no plan has both a cost and a service");
  room = draw_legend_above(canvas, room, plan_keys(data));
  Axis const x{.title = data.cost.title(),
               .domain = plans_shown(data, &ParetoPoint::cost, kNan),
               .ticks = data.cost.ticks()};
  Axis const y{.title = data.service.title(),
               .domain = plans_shown(data, &ParetoPoint::service, data.target),
               .ticks = data.service.ticks()};
  bool const two = has_emissions(data);
  double const labels = two ? canvas.measure("100.0 %", {.size = canvas.style().tick_size}).w : 0;
  auto const [first, second] = two ? panels_in(room, canvas.style().gap()) : std::pair{room, Rect{}};
  Axis const service{.title = y.title, .domain = y.domain, .ticks = y.ticks, .labels = labels};
  Plot const plot = draw_axes(canvas, first, x, service);
  draw_target(canvas, plot, data.target);
  draw_plans(canvas, plot, data);
  if (!two) return;
  Axis const emitted{.title = data.emissions.title(),
                     .domain = plans_shown(data, &ParetoPoint::emissions, kNan),
                     .ticks = data.emissions.ticks(),
                     .most = 5,
                     .labels = labels};
  draw_emissions(canvas, draw_axes(canvas, second, x, emitted), data);
}

std::string csv(ParetoData const& data) {
  bool const more = has_emissions(data);
  std::vector<std::string> header = {"plan",    "cost",        "cost_low",    "cost_high",
                                     "service", "service_low", "service_high"};
  if (more)
    header.insert(header.end(), {"emissions", "emissions_low", "emissions_high", "front_with_emissions"});
  header.insert(header.end(), {"front", "verdict"});
  if (data.most_replications > 0) header.emplace_back("replications");
  Csv table(header);
  auto const yes = [](Plans const& front, std::size_t i) { return front.contains(i) ? "yes" : "no"; };
  Plans const front = as_set(front_of(data)), of_three = more ? as_set(front_of_three(data)) : front;
  for (std::size_t i = 0; i < data.points.size(); ++i) {
    auto const& p = data.points[i];
    table.cell(p.name).cell(p.cost.mean).cell(p.cost.low).cell(p.cost.high);
    table.cell(p.service.mean).cell(p.service.low).cell(p.service.high);
    if (more)
      table.cell(p.emissions.mean).cell(p.emissions.low).cell(p.emissions.high).cell(yes(of_three, i));
    table.cell(yes(front, i)).cell(std::string(standing_word(p.standing)));
    if (data.most_replications > 0) table.cell(static_cast<double>(p.replications));
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
