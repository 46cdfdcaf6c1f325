#include "viz/charts/lead_time.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr std::array kShares = {0.50, 0.90, 0.95};
constexpr std::size_t kMostSteps = 10000;

// The share rises from that of the step before to this one between two hours, which may be the same.
struct Step {
  double from;
  double hours;
  double share;  // of all orders that have arrived by then
};

struct Arrivals {
  double from, hours, count;
};

std::vector<Arrivals> arrivals_of(LeadTimeSeries const& series) {
  bool const bins = series.counts_lie == LeadTimeSeries::Counts::UpToHours;
  std::vector<Arrivals> all;
  for (std::size_t i = 0; i < series.hours.size(); ++i) {
    double const count = series.counts.empty() ? 1 : value_at(series.counts, i), hours = series.hours[i];
    if (!std::isfinite(hours) || !(count > 0) || !std::isfinite(count)) continue;
    double const before = i == 0 ? 0 : series.hours[i - 1];
    all.push_back({bins && before < hours ? before : hours, hours, count});
  }
  std::ranges::stable_sort(all, {}, &Arrivals::hours);
  return all;
}

// The empirical distribution function: one step per distinct lead time, one slope per bin.
std::vector<Step> curve_of(LeadTimeSeries const& series) {
  auto const arrivals = arrivals_of(series);
  double total = std::isfinite(series.still_open) ? std::max(0.0, series.still_open) : 0;
  for (auto const& a : arrivals) total += a.count;
  std::vector<Step> steps;
  double arrived = 0;
  for (auto const& a : arrivals) {
    arrived += a.count;
    if (!steps.empty() && steps.back().hours == a.hours)
      steps.back().share = arrived / total;
    else
      steps.push_back({a.from, a.hours, arrived / total});
  }
  return steps;
}

double reached(std::span<Step const> curve, double share) {
  double before = 0;
  for (Step const& step : curve) {
    if (step.share >= share - 1e-12) {
      double const part = (share - before) / (step.share - before);
      return step.from + (step.hours - step.from) * std::clamp(part, 0.0, 1.0);
    }
    before = step.share;
  }
  return kNan;
}

// Up to the day by which 99.5 % of what arrives at all has arrived: a tail would squeeze the rest.
double last_hour(std::span<std::vector<Step> const> curves) {
  double end = 24;
  for (auto const& curve : curves) {
    if (!curve.empty()) end = std::max(end, reached(curve, 0.995 * curve.back().share));
  }
  return std::min(24 * std::ceil(end / 24 - 1e-9), 1e9);
}

double share_within(std::span<Step const> curve, double hours) {
  double before = 0;
  for (Step const& step : curve) {
    if (step.hours > hours) {
      double const part = hours > step.from ? (hours - step.from) / (step.hours - step.from) : 0;
      return before + part * (step.share - before);
    }
    before = step.share;
  }
  return before;
}

// At multiples of six hours, or of so many more that there are 40 at most.
void tell_hours(Canvas& canvas, Plot const& plot, LeadTimeData const& data,
                std::span<std::vector<Step> const> curves) {
  double const last = plot.x.domain().hi, apart = 6 * std::ceil(last / 240);
  for (double hours = apart; hours <= last; hours += apart) {
    std::string words = "within " + fixed(hours, 0) + " h";
    for (std::size_t i = 0; i < curves.size(); ++i)
      if (!curves[i].empty())
        words += ", " + data.series[i].name + ": " + percent(share_within(curves[i], hours));
    tell_strip(canvas, plot, hours - apart, hours, words);
  }
}

void draw_days(Canvas& canvas, Plot const& plot) {
  for (double day : {24.0, 48.0}) {
    if (day >= plot.x.domain().hi) continue;
    std::array const rule = {Point{plot.x(day), plot.area.y}, Point{plot.x(day), plot.area.bottom()}};
    canvas.line(rule, {.color = kAxis, .width = canvas.style().thin_width, .dash = {0.8, 1.5}}, Mark::Rule);
  }
}

std::vector<LeadTimePercentile> percentiles_of(LeadTimeSeries const& series, std::span<Step const> curve) {
  if (!series.percentiles.empty()) return series.percentiles;
  std::vector<LeadTimePercentile> all;
  for (double share : kShares) all.push_back({share, {reached(curve, share), kNan, kNan}});
  return all;
}

void draw_curve(Canvas& canvas, Plot const& plot, std::span<Step const> curve, Stroke const& stroke) {
  std::vector<Point> points = {{plot.x(0), plot.y(0)}};
  double const last = plot.x.domain().hi;
  for (Step const& step : curve) {
    if (step.hours > last) break;
    points.push_back({plot.x(std::max(0.0, step.from)), points.back().y});
    points.push_back({plot.x(std::max(0.0, step.hours)), plot.y(step.share)});
  }
  points.push_back({plot.area.right(), points.back().y});
  canvas.line(thinned(points), stroke, Mark::Line);
}

// A second cue beside colour: the first series solid, the others dashed each in its way.
Stroke lead_stroke(Style const& style, std::size_t i) {
  static std::vector<double> const dashes[] = {{}, {4, 1.5}, {1.5, 1.5}, {6, 1.5, 1.5, 1.5}};
  std::vector<double> dash = dashes[i % std::size(dashes)];
  for (double& d : dash) d *= style.line_width;
  return {.color = line_color(i), .width = style.line_width, .dash = dash};
}

void draw_percentiles(Canvas& canvas, Plot const& plot, std::span<LeadTimePercentile const> percentiles,
                      std::size_t i) {
  Style const& style = canvas.style();
  double const last = plot.x.domain().hi;
  for (auto const& p : percentiles) {
    if (!(p.hours.mean <= last)) continue;
    double const y = plot.y(p.share);
    if (std::isfinite(p.hours.low) && std::isfinite(p.hours.high)) {
      std::array const bar = {Point{plot.x(std::max(0.0, p.hours.low)), y},
                              Point{plot.x(std::min(last, p.hours.high)), y}};
      canvas.line(bar, {.color = line_color(i).with_opacity(0.6), .width = 0.7 * style.line_width},
                  Mark::Line);
    }
    canvas.disc({plot.x(std::max(0.0, p.hours.mean)), y}, style.dot_radius, kWhite,
                {.color = line_color(i), .width = 0.7 * style.line_width});
  }
}

void draw_lead_series(Canvas& canvas, Plot const& plot, LeadTimeSeries const& series,
                      std::span<Step const> curve, std::size_t i) {
  Style const& style = canvas.style();
  for (auto const& counts : series.replications) {
    LeadTimeSeries const one{.name = {},
                             .hours = series.hours,
                             .counts = counts,
                             .counts_lie = series.counts_lie,
                             .still_open = 1 - std::accumulate(counts.begin(), counts.end(), 0.0)};
    draw_curve(canvas, plot, curve_of(one),
               {.color = line_color(i).with_opacity(0.35), .width = style.thin_width});
  }
  draw_curve(canvas, plot, curve, lead_stroke(style, i));
  draw_percentiles(canvas, plot, percentiles_of(series, curve), i);
}

std::string hours_text(double hours) {
  if (std::isnan(hours)) return "not reached";
  if (hours >= 1e5) return rounded(hours) + " h";
  return fixed(hours, hours < 10 && hours != std::round(hours) ? 1 : 0) + " h";
}

std::string percentile_text(LeadTimePercentile const& p) {
  return "P" + fixed(100 * p.share, 0) + " " + hours_text(p.hours.mean);
}

std::string key_text(LeadTimeSeries const& series, std::span<Step const> curve) {
  std::string text = series.name + ":";
  if (curve.empty()) return text + " no data";
  for (auto const& p : percentiles_of(series, curve))
    text += (text.back() == ':' ? " " : ", ") + percentile_text(p);
  return text;
}

std::string lead_marks_text(LeadTimeData const& data) {
  std::string words = "Circles: P50, P90, P95";
  if (data.info.replications > 1)
    words += ", all replications together; bars: " + interval_name(data.info) + "s; thin: replications";
  return words + "; dotted: 24 h and 48 h";
}

// What the caption must admit: what lies beyond the right edge, and what never arrived.
std::string beyond_text(LeadTimeData const& data, std::span<std::vector<Step> const> curves, double last) {
  std::string words = lead_marks_text(data);
  bool said = false;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    if (curves[i].empty()) continue;
    double shown = 0;
    for (Step const& step : curves[i]) shown = step.hours <= last ? step.share : shown;
    double const beyond = 1 - shown;
    if (beyond <= 5e-5) continue;
    words.append(said ? ", " : ". Later or still open: ").append(data.series[i].name + " " + percent(beyond));
    said = true;
  }
  return words;
}

}  // namespace

double percentile(LeadTimeSeries const& series, double share) {
  return reached(curve_of(series), share);
}

void draw_lead_time(LeadTimeData const& data, Canvas& canvas) {
  std::vector<std::vector<Step>> curves;
  std::vector<Key> keys;
  for (auto const& series : data.series) {
    curves.push_back(curve_of(series));
    std::size_t const i = keys.size();
    keys.push_back({key_text(series, curves.back()), line_color(i), Key::Shape::Line,
                    lead_stroke(canvas.style(), i).dash});
  }
  bool const none = std::ranges::all_of(curves, [](auto const& c) { return c.empty(); });
  double const last = last_hour(curves);
  Rect room = draw_surroundings(canvas, data.info, "Lead time", none ? "" : beyond_text(data, curves, last));
  if (none) return draw_no_data(canvas, room, data.info, "no data: no order has arrived");

  room = draw_legend_above(canvas, room, keys);
  Axis const x{
      .title = "hours since the order was placed", .domain = {0, last}, .ticks = hour_ticks, .most = 10};
  Axis const y{.title = "share of orders", .domain = {0, 1}, .ticks = percent_ticks, .most = 6};
  Plot const plot = draw_axes(canvas, room, x, y);
  draw_days(canvas, plot);
  for (std::size_t i = 0; i < curves.size(); ++i) {
    if (!curves[i].empty()) draw_lead_series(canvas, plot, data.series[i], curves[i], i);
  }
  tell_hours(canvas, plot, data, curves);
}

std::string csv(LeadTimeData const& data) {
  Csv table({"series", "kind", "hours[h]", "share", "low[h]", "high[h]"});
  auto const row = [&](std::string const& name, char const* kind, Interval const& hours, double share) {
    table.cell(name).cell(kind).cell(hours.mean).cell(share).cell(hours.low).cell(hours.high).end_row();
  };
  for (auto const& series : data.series) {
    auto const curve = curve_of(series);
    std::size_t const every = curve.size() / kMostSteps + 1;
    for (std::size_t i = 0; i < curve.size(); ++i) {
      if (i % every != 0 && i + 1 != curve.size()) continue;
      row(series.name, "curve", {curve[i].hours, kNan, kNan}, curve[i].share);
    }
    if (curve.empty()) continue;
    for (auto const& p : percentiles_of(series, curve)) row(series.name, "percentile", p.hours, p.share);
  }
  return table.text();
}

Figure figure(LeadTimeData data) {
  auto const shared = std::make_shared<LeadTimeData const>(std::move(data));
  return {.name = "lead-time",
          .rows =
              [shared](Style const& style) {
                return style.narrow() && shared->series.size() > 3 ? 18 : 15;  // a row of keys each
              },
          .draw = [shared](Canvas& canvas) { draw_lead_time(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
