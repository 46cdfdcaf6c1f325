#include "viz/charts/morris.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/point_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

bool is_known(MorrisPoint const& p) {
  return std::isfinite(p.mu_star.mean) && std::isfinite(p.sigma.mean);
}

bool is_noise(MorrisPoint const& p) {
  return p.mu_star.mean <= 2 * p.noise;
}

Range from_zero(std::vector<double> const& values) {
  Range const all = usable(united({0, 0}, finite_range(values)));
  return {0, all.hi > 0 ? 1.06 * std::min(all.hi, 1e307) : 1};
}

Range sizes_shown(MorrisData const& data) {
  std::vector<double> sizes;
  for (auto const& p : data.points)
    if (is_known(p)) sizes.insert(sizes.end(), {p.mu_star.mean, p.mu_star.high});
  return from_zero(sizes);
}

Range deviations_shown(MorrisData const& data) {
  std::vector<double> deviations;
  for (auto const& p : data.points)
    if (is_known(p)) deviations.insert(deviations.end(), {p.sigma.mean, p.sigma.high});
  return from_zero(deviations);
}

std::string morris_words(MorrisData const& data) {
  std::string words =
      "For a change over a factor's whole range; named where there is room. To the right: it matters; up: it "
      "depends on others, or "
      "is no straight line. Dashed: sigma = mu*, dotted: a tenth of it";
  if (std::ranges::any_of(data.points, [](auto const& p) { return !std::isnan(p.mu_star.low); }))
    words += "; bars: " + fixed(100 * data.info.level, 0) + " % intervals over trajectories" +
             (data.info.replications > 1 ? " and replications" : "");
  return words;
}

// The line sigma = slope mu*, as far as the plot goes.
void draw_slope(Canvas& canvas, Plot const& plot, double slope, std::vector<double> dash) {
  double const end = std::min(plot.x.domain().hi, plot.y.domain().hi / slope);
  canvas.line(std::array{Point{plot.x(0), plot.y(0)},
                         Point{plot.x(end), plot.y(std::min(slope * end, plot.y.domain().hi))}},
              {.color = kAxis, .width = canvas.style().thin_width, .dash = std::move(dash)}, Mark::Rule);
}

void draw_effects(Canvas& canvas, Plot const& plot, MorrisData const& data) {
  double const radius = 1.2 * canvas.style().dot_radius;
  std::vector<NamedPoint> named;
  std::vector<Rect> bars;
  for (auto const& p : data.points) {
    if (!is_known(p)) continue;
    double const x = plot.x(p.mu_star.mean), y = plot.y(p.sigma.mean);
    bars.push_back(draw_error_bar(canvas, plot.area, {plot.x(p.mu_star.low), y}, {plot.x(p.mu_star.high), y},
                                  Along::x, kQuietInk));
    bars.push_back(draw_error_bar(canvas, plot.area, {x, plot.y(p.sigma.low)}, {x, plot.y(p.sigma.high)},
                                  Along::y, kQuietInk));
    named.push_back({p.factor, {x, y}});
  }
  std::size_t next = 0;
  for (auto const& p : data.points)
    if (is_known(p))
      canvas.disc(named[next++].at, radius, is_noise(p) ? kWhite : kTotal,
                  {.color = kTotal, .width = canvas.style().thin_width});
  draw_point_labels(canvas, plot.area, named, 1.4 * radius, bars);
}

}  // namespace

void draw_morris(MorrisData const& data, Canvas& canvas) {
  bool const any = std::ranges::any_of(data.points, is_known);
  std::string const title =
      data.figure.name.empty() ? "Elementary effects" : "Elementary effects on " + data.figure.name;
  Rect room = draw_surroundings(canvas, data.info, title, any ? morris_words(data) : "");
  if (!any) return draw_no_data(canvas, room, data.info, "no data: no factor was changed");
  if (std::ranges::any_of(data.points, is_noise))
    room =
        draw_legend_above(canvas, room,
                          std::array{Key{"factor", kTotal, Key::Shape::Dot},
                                     Key{"not above the noise of replications", kWhite, Key::Shape::Ring}});
  std::string const unit = data.figure.share          ? ", points"
                           : data.figure.unit.empty() ? ""
                                                      : ", " + data.figure.unit;
  Axis const x{.title = "mu* (mean size of effects)" + unit,
               .domain = sizes_shown(data),
               .ticks = data.figure.change_ticks()};
  Axis const y{.title = "sigma (deviation of effects)" + unit,
               .domain = deviations_shown(data),
               .ticks = data.figure.change_ticks()};
  Plot const plot = draw_axes(canvas, room, x, y);
  draw_slope(canvas, plot, 1, {4, 2});
  draw_slope(canvas, plot, 0.1, {1, 2});
  draw_effects(canvas, plot, data);
}

std::string csv(MorrisData const& data) {
  Csv table({"figure", "factor", "mu", "mu_star", "mu_star_low", "mu_star_high", "sigma", "sigma_low",
             "sigma_high", "noise"});
  for (auto const& p : data.points) {
    table.cell(data.figure.table_name())
        .cell(p.id.empty() ? p.factor : p.id)
        .cell(p.mu)
        .cell(p.mu_star.mean)
        .cell(p.mu_star.low)
        .cell(p.mu_star.high);
    table.cell(p.sigma.mean).cell(p.sigma.low).cell(p.sigma.high).cell(p.noise).end_row();
  }
  return table.text();
}

Figure figure(MorrisData data) {
  auto const shared = std::make_shared<MorrisData const>(std::move(data));
  return {.name = "morris",
          .rows = [](Style const&) { return 20.0; },
          .draw = [shared](Canvas& canvas) { draw_morris(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
