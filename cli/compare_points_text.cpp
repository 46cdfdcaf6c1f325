// The report of `ruralsim compare STUDY.h5`, for people and for scripts.
#include "cli/compare_points.hpp"
#include "cli/estimate_text.hpp"
#include "cli/text_table.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ruralsim::cli {

namespace {

using results::Json;
using sim::text;

constexpr std::size_t kMostPointsTold = 40, kEndsTold = 15;

std::string point_text(experiments::StudyTables const& study, std::size_t point) {
  return text("{}  {}", point, study.points[point]);
}

std::string mean_text(results::Figure kind, double mean) {
  kind.value = mean;
  return std::isnan(mean) ? "n/a" : value_text(kind);
}

// Of many points those with the largest and the smallest means are told.
std::vector<PointDifference> told_of(ComparedFigure const& figure) {
  auto points = figure.points;
  if (points.size() <= kMostPointsTold) return points;
  std::ranges::stable_sort(points, [](auto const& a, auto const& b) {
    auto const place = [](PointDifference const& p) {
      return std::isnan(p.of.other.value) ? -std::numeric_limits<double>::infinity() : p.of.other.value;
    };
    return place(a) > place(b);
  });
  points.erase(points.begin() + kEndsTold, points.end() - kEndsTold);
  return points;
}

std::string figure_text(PointsReport const& report, ComparedFigure const& figure) {
  auto const& study = report.study;
  TextTable table{.left = 1};
  bool const uneven = figure.uneven();
  auto const add = [&](std::vector<std::string> row, std::string const& pairs, std::string const& base) {
    if (uneven) row.insert(row.begin() + 1, pairs), row.insert(row.begin() + 2, base);
    table.add(std::move(row));
  };
  add({figure.kind.name, "mean", "difference", "variance ratio", ""}, "pairs", "base");
  add({point_text(study, report.base), mean_text(figure.kind, figure.base.mean), "base", "", ""},
      std::to_string(figure.base.n), "");
  for (auto const& [point, d] : told_of(figure))
    add({point_text(study, point), mean_text(figure.kind, d.other.value),
         d.why_not.empty() ? difference_text(d) : "n/a", ratio_text(d.variance_reduction),
         d.why_not.empty() ? std::string(name(d.verdict)) : d.why_not},
        std::to_string(d.difference.n), mean_text(figure.kind, d.base.value));
  auto out = table.str();
  if (figure.points.size() > kMostPointsTold)
    out += text("{} points between the largest and the smallest are left out (--json tells all).\n",
                figure.points.size() - 2 * kEndsTold);
  return out;
}

std::string names_of_points(experiments::StudyTables const& study, std::vector<std::size_t> const& points) {
  constexpr std::size_t most = 10;
  std::string names;
  for (std::size_t i = 0; i < std::min(most, points.size()); ++i)
    names += (i == 0 ? "" : "; ") + study.points[points[i]];
  return points.size() > most ? names + text("; and {} more", points.size() - most) : names;
}

std::string best_text(PointsReport const& report, ComparedFigure const& figure) {
  auto const& study = report.study;
  if (!figure.beyond.empty())
    return text("Which is best cannot be told by means: {} in replications of {}.\n",
                figure.kind.beyond_means, names_of_points(study, figure.beyond));
  if (figure.may_be_best.empty()) return "";
  if (figure.may_be_best.size() == 1) return text("Best: {}.\n", study.points[figure.may_be_best.front()]);
  if (!figure.best)
    return text("May be the best (no replication is of all of them): {}.\n",
                names_of_points(study, figure.may_be_best));
  auto others = figure.may_be_best;
  std::erase(others, *figure.best);
  return text("Best mean{}: {}. Not separable from the best: {}.\n",
              figure.uneven() ? text(" over {}", sim::many(figure.best_over, "common replication")) : "",
              study.points[*figure.best], names_of_points(study, others));
}

void write(Json& json, PointsReport const& report, PointDifference const& p) {
  auto const& d = p.of;
  json.object()
      .key("point")
      .whole(static_cast<std::int64_t>(p.point))
      .key("name")
      .text(report.study.points[p.point]);
  json.key("value").number(d.other.value).key("base_value").number(d.base.value);
  write_estimate(json, "difference", d.difference);
  json.key("low").number(d.difference.interval().low).key("high").number(d.difference.interval().high);
  json.key("n").whole(static_cast<std::int64_t>(d.difference.n));
  json.key("variance_reduction").number(d.variance_reduction);
  if (d.verdict != results::Verdict::none) json.key("verdict").text(name(d.verdict));
  if (!d.why_not.empty()) json.key("not_available").text(d.why_not);
  json.end();
}

void write(Json& json, PointsReport const& report, ComparedFigure const& figure) {
  json.key(figure.kind.name).object().key("unit").text(figure.kind.unit);
  write_estimate(json, "base", figure.base);
  if (!figure.may_be_best.empty()) {
    if (figure.best) json.key("best").whole(static_cast<std::int64_t>(*figure.best));
    json.key("may_be_best").array();
    for (auto const point : figure.may_be_best) json.whole(static_cast<std::int64_t>(point));
    json.end();
  }
  json.key("points").array();
  for (auto const& point : figure.points) write(json, report, point);
  json.end().end();
}

}  // namespace

bool ComparedFigure::uneven() const {
  return std::ranges::any_of(
      points, [&](PointDifference const& p) { return p.of.why_not.empty() && p.of.difference.n != base.n; });
}

std::string PointsReport::for_people() const {
  auto out = text("{} ({}): {} against point {}, {}\n", path, study.title,
                  sim::many(figures.front().points.size(), "point"), base, study.points[base]);
  for (auto const& figure : figures) out += "\n" + figure_text(*this, figure) + best_text(*this, figure);
  out += text(
      "\nDifference: point - base ± half-width of its t-interval over pairs of replications with the same "
      "random numbers; ");
  out += comparisons > 0
             ? text(
                   "all {} intervals hold\ntogether with {:.6g} % (Bonferroni: each {:.6g} %; --each takes "
                   "each by itself). ",
                   comparisons, 100 * level, 100 * each)
             : text("each interval\nby itself, {:.6g} %. ", 100 * level);
  out += text(
      "Variance ratio: of the difference unpaired to paired. Not\nseparable: the interval holds 0; from the "
      "best: with {:.6g} % the best of these points is among those named, figure by figure.\n",
      100 * level);
  if (std::ranges::any_of(figures, &ComparedFigure::uneven))
    out +=
        "Points have different replications: means and the base's beside them are over the pairs that both "
        "have.\n";
  return out;
}

std::string PointsReport::for_scripts() const {
  Json json;
  json.object().key("study").text(path).key("title").text(study.title).key("level").number(level);
  json.key("level_of_each").number(each).key("comparisons").whole(static_cast<std::int64_t>(comparisons));
  json.key("base").whole(static_cast<std::int64_t>(base)).key("base_name").text(study.points[base]);
  json.key("figures").object();
  for (auto const& figure : figures) write(json, *this, figure);
  return json.end().end().str() + "\n";
}

}  // namespace ruralsim::cli
