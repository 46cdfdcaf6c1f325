// `ruralsim sensitivity STUDY.h5`: which factors matter, and how much.
#include "cli/sensitivity.hpp"

#include "cli/chart_options.hpp"
#include "cli/compare.hpp"
#include "cli/compare_points.hpp"
#include "cli/subcommands.hpp"
#include "results/figures/catalogue.hpp"
#include "results/netcdf.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::cli {

namespace {

using experiments::DesignKind;
using experiments::StudyTables;
using sim::text;

std::string_view method_of(StudyTables const& study, Method method) {
  if (study.kind == DesignKind::list || study.factors.empty())
    throw sim::Error(
        sim::Blame::usage,
        "its points are a list (nothing says what changed from one to the next) give the study factors "
        "and a design: one-at-a-time for a first look, morris for many factors, saltelli for shares of "
        "the variance; points of a list are held against one another by ruralsim compare");
  if (method == Method::regression) return "regression";
  switch (study.kind) {
    case DesignKind::morris:
      return "morris";
    case DesignKind::saltelli:
      return "sobol";
    case DesignKind::one_at_a_time:
      return "tornado";
    default:
      return "regression";
  }
}

Drivers drivers_of(SensitivityReport const& report, experiments::StudyFigure const& figure) {
  auto const& study = report.study;
  auto const responses = study.responses(figure);
  std::size_t beyond = 0, replications = 0;
  for (std::size_t p = 0; p < study.points.size(); ++p) {
    beyond += figure.beyond_at(p);
    replications += study.at_point(figure, p).replications;
  }
  if (beyond > 0)
    throw sim::Error(sim::Blame::usage,
                     results::beyond_words(figure.kind.beyond_means, beyond, replications) +
                         " (means of the others would be too small) run longer, or take another figure");
  if (report.method == "morris") return experiments::morris_effects(study.design, responses, report.level);
  if (report.method == "sobol")
    return experiments::sobol_indices(study.design, responses, {.level = report.level});
  if (report.method == "tornado") return experiments::tornado(study.design, responses, report.level);
  return experiments::regression(study.design_of_levels(), responses, report.level);
}

// Where several figures are told, one of which nothing can be said is no reason to say nothing of the others.
FigureDrivers look_at(SensitivityReport const& report, std::size_t f, bool alone) {
  FigureDrivers one{.figure = f};
  try {
    one.drivers = drivers_of(report, report.study.figures[f]);
  } catch (sim::Error const& error) {
    if (error.blame() != sim::Blame::usage) throw;
    if (alone) throw sim::Error(error.blame(), report.study.figures[f].kind.name + ": " + error.what());
    one.why_not = error.what();
  }
  return one;
}

template <class Of>
std::vector<std::size_t> sorted(std::size_t n, Of const& weight) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto const place = [&](std::size_t f) {
    double const w = weight(f);
    return std::isnan(w) ? -1.0 : w;
  };
  std::ranges::stable_sort(order, [&](auto a, auto b) { return place(a) > place(b); });
  return order;
}

std::string_view need_design(StudyTables const& study, std::string const& path, Method method) {
  try {
    return method_of(study, method);
  } catch (sim::Error const& error) {
    throw sim::Error(error.blame(), path + ": " + error.what());
  }
}

ExitCode sensitivity(Arguments const& arguments, Console& console) {
  check_chart_file(arguments);
  auto const file = arguments.text("STUDY").value_or("");
  auto const path = results::to_utf8(file);
  auto study = experiments::study_from(results::read(file), path);
  auto const method = arguments.text("method") == "regression" ? Method::regression : Method::of_design;
  need_design(study, path, method);
  auto const level = level_told(study, arguments);
  auto const figures = figures_told(study, arguments);
  if (arguments.has("chart") && figures.size() != 1)
    throw sim::Error(
        sim::Blame::usage,
        text("--chart (draws one figure, and there are {}) name it with --figure", figures.size()));
  auto const report = sensitivity_report(std::move(study), path, method, level, figures);
  if (arguments.has("chart")) draw_sensitivity(report, arguments);
  console.result(arguments.has("json") ? report.for_scripts() : report.for_people());
  return ExitCode::done;
}

}  // namespace

SensitivityReport sensitivity_report(StudyTables study, std::string const& path, Method method, double level,
                                     std::vector<std::size_t> const& figures) {
  auto const name = need_design(study, path, method);
  SensitivityReport report{.path = path, .study = std::move(study), .method = name, .level = level};
  for (auto const f : figures) report.figures.push_back(look_at(report, f, figures.size() == 1));
  return report;
}

std::vector<std::size_t> by_importance(experiments::MorrisResult const& result) {
  return sorted(result.factors.size(), [&](std::size_t f) { return result.factors[f].mu_star.mean; });
}
std::vector<std::size_t> by_importance(experiments::SobolResult const& result) {
  return sorted(result.factors.size(),
                [&](std::size_t f) { return std::abs(result.factors[f].total.value); });
}
std::vector<std::size_t> by_importance(experiments::Regression const& result) {
  return sorted(result.factors.size(),
                [&](std::size_t f) { return std::abs(result.factors[f].effect.mean); });
}

Command sensitivity_command() {
  return {
      .name = "sensitivity",
      .summary = "Tell which factors of a study drive its figures, and how much",
      .about =
          "Of a merged study (ruralsim study merge) it makes what the study's design allows: of morris mean "
          "elementary effects (mu*) and their deviation (sigma), of saltelli first-order and total indices "
          "of Sobol "
          "with intervals and the share of noise, of one-at-a-time a tornado, of factorial, "
          "latin-hypercube and sobol a line through all points, of values and of ranks. A list of points has "
          "no "
          "factors and is refused. Replications of one number are compared with one another, so what they "
          "share "
          "cancels.",
      .examples = {{"ruralsim sensitivity screen.h5", "the figures that decide"},
                   {"ruralsim sensitivity screen.h5 --figure next_day_rate --chart drivers.svg",
                    "one figure, drawn as well"}},
      .operands = {{.name = "STUDY", .help = "A merged study (HDF5)"}},
      .options = {{.name = "figure",
                   .placeholder = "NAME",
                   .takes = Takes::text,
                   .help = "Tell of this response; of one with an axis, all of it",
                   .standard = "all of eight at most, else those that decide",
                   .repeats = true},
                  {.name = "method",
                   .placeholder = "METHOD",
                   .takes = Takes::choice,
                   .help = "What is made of the runs: what the design is for, or a line through all points",
                   .standard = "design",
                   .choices = {"design", "regression"}},
                  chart_option(
                      "Draw it to FILE.svg, .pdf or .png, with its data in FILE.csv, or these alone"),
                  chart_size_option(),
                  chart_style_option(),
                  {.name = "level",
                   .placeholder = "PERCENT",
                   .takes = Takes::number,
                   .help = "Confidence level of intervals, 1 to 99",
                   .standard = "what the study says"},
                  replace_chart_option()},
      .act = sensitivity};
}

}  // namespace ruralsim::cli
