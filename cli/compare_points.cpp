// `ruralsim compare STUDY.h5 [POINT ...]`.
#include "cli/compare_points.hpp"

#include "cli/compare.hpp"
#include "experiments/best_subset.hpp"
#include "results/joint.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::cli {

namespace {

using experiments::StudyTables;
using sim::text;

constexpr std::size_t kFewFigures = 8;
constexpr std::size_t kMostRowsDrawn = 40;

std::vector<std::size_t> points_told(StudyTables const& study, Arguments const& arguments, std::size_t base) {
  std::vector<std::size_t> points;
  for (auto const& one : arguments.texts("OTHER")) points.push_back(study.find_point(one));
  if (points.empty()) {
    points.resize(study.points.size());
    std::iota(points.begin(), points.end(), std::size_t{0});
  }
  std::erase(points, base);
  if (points.empty())
    throw sim::Error(sim::Blame::usage, "there is no point beside the base: nothing can be compared");
  return points;
}

// The best mean over the replications in which all of these points have a value: what else they have was not
// drawn alike, and a point may only have been luckier. Nothing if they share none.
void find_best_mean(ComparedFigure& compared, StudyTables const& study,
                    experiments::StudyFigure const& figure, results::Direction direction) {
  std::vector<double> sums(compared.may_be_best.size());
  for (std::size_t r = 0; r < study.replicates; ++r) {
    std::vector<double> values;
    for (auto const point : compared.may_be_best) values.push_back(study.of_point(figure, point)[r]);
    if (std::ranges::any_of(values, [](double v) { return std::isnan(v); })) continue;
    ++compared.best_over;
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += values[i];
  }
  if (compared.best_over == 0 || sums.empty()) return;
  auto const at = direction == results::Direction::higher ? std::ranges::max_element(sums)
                                                          : std::ranges::min_element(sums);
  compared.best = compared.may_be_best[static_cast<std::size_t>(at - sums.begin())];
}

void find_best(ComparedFigure& compared, StudyTables const& study, experiments::StudyFigure const& figure,
               std::vector<std::size_t> points, double level) {
  auto const direction = results::better(figure.kind.name);
  if (direction == results::Direction::none) return;
  std::ranges::sort(points);
  for (auto const point : points)
    if (figure.beyond_at(point) > 0) compared.beyond.push_back(point);
  if (!compared.beyond.empty()) return;
  auto const better =
      direction == results::Direction::higher ? experiments::Better::higher : experiments::Better::lower;
  std::vector<std::span<double const>> plans;
  for (auto const point : points) plans.push_back(study.of_point(figure, point));
  for (auto const plan : experiments::may_be_best(plans, better, level))
    compared.may_be_best.push_back(points[plan]);
  find_best_mean(compared, study, figure, direction);
}

ComparedFigure compared(PointsReport const& report, experiments::StudyFigure const& figure,
                        std::vector<std::size_t> points) {
  auto const& study = report.study;
  auto const base = study.at_point(figure, report.base);
  ComparedFigure one{.kind = figure.kind, .base = {}};
  if (base.beyond == 0) one.base = results::estimate(base.values, report.each);
  for (auto const point : points)
    one.points.push_back({point, results::compare_pairs(base, study.at_point(figure, point), report.each)});
  points.push_back(report.base);
  find_best(one, study, figure, std::move(points), report.level);
  return one;
}

void need_replications(StudyTables const& study, std::vector<std::size_t> points, std::size_t base) {
  points.push_back(base);
  for (auto const point : points)
    if (study.replications[point] < 2)
      results::need_for_an_interval(study.replications[point], "point " + study.points[point]);
}

}  // namespace

std::vector<std::size_t> figures_told(StudyTables const& study, Arguments const& arguments) {
  auto names = arguments.texts("figure");
  std::vector<std::size_t> told;
  auto const add = [&](std::vector<std::size_t> const& some) {
    for (auto const f : some)
      if (std::ranges::find(told, f) == told.end()) told.push_back(f);
  };
  for (auto const& name : names) add(study.find_figures(name));
  if (!names.empty()) return told;
  if (study.figures.size() > kFewFigures)
    for (std::size_t f = 0; f < study.figures.size(); ++f)
      if (std::ranges::count(results::deciding_figures(), study.figures[f].kind.name) > 0) told.push_back(f);
  if (told.empty()) {
    told.resize(study.figures.size());
    std::iota(told.begin(), told.end(), std::size_t{0});
  }
  return told;
}

double level_told(StudyTables const& study, Arguments const& arguments) {
  auto const usual = static_cast<std::uint64_t>(std::lround(100 * study.level));
  return static_cast<double>(arguments.number("level", 1, 99).value_or(usual)) / 100;
}

PointsReport points_report(StudyTables of_study, std::string const& path, Arguments const& arguments) {
  PointsReport report{.path = path, .study = std::move(of_study)};
  auto const& study = report.study;
  if (auto const base = arguments.text("point")) report.base = study.find_point(*base);
  auto const points = points_told(study, arguments, report.base);
  auto const figures = figures_told(study, arguments);
  need_replications(study, points, report.base);
  report.level = level_told(study, arguments);
  if (!arguments.has("each")) report.comparisons = points.size() * figures.size();
  report.each =
      report.comparisons > 0 ? results::bonferroni_level(report.level, report.comparisons) : report.level;
  for (auto const f : figures) report.figures.push_back(compared(report, study.figures[f], points));
  return report;
}

CompareReport as_runs(PointsReport const& report) {
  auto const& study = report.study;
  auto const rows = report.figures.front().points.size();
  if (rows > kMostRowsDrawn)
    throw sim::Error(
        sim::Blame::usage,
        text("--chart (a forest of {} points cannot be read) name up to {} of them: ruralsim compare "
             "STUDY.h5 POINT ... --chart FILE",
             rows, kMostRowsDrawn));
  CompareReport runs{.base = report.path,
                     .title = study.title,
                     .replications = study.fewest_replications(),
                     .level = report.each,
                     .base_name = study.points[report.base],
                     .scenario = study.scenario,
                     .seed = study.seed,
                     .version = study.version};
  if (report.comparisons > 0) runs.together = report.level;
  for (auto const& figure : report.figures) runs.wanted.push_back(figure.kind.name);
  for (std::size_t i = 0; i < report.figures.front().points.size(); ++i) {
    ComparedRun run{
        .name = study.points[report.figures.front().points[i].point], .path = report.path, .pair = {}};
    run.pair.paired = true;
    run.pair.n = study.replications[report.figures.front().points[i].point];
    for (auto const& figure : report.figures) run.pair.figures.push_back(figure.points[i].of);
    runs.runs.push_back(std::move(run));
  }
  return runs;
}

ExitCode compare_points(results::Tables const& tables, Arguments const& arguments, Console& console) {
  auto const path = results::to_utf8(arguments.text("BASE").value_or(""));
  auto const report = points_report(experiments::study_from(tables, path), path, arguments);
  if (arguments.has("chart")) draw_comparison(as_runs(report), arguments);
  console.result(arguments.has("json") ? report.for_scripts() : report.for_people());
  return ExitCode::done;
}

}  // namespace ruralsim::cli
