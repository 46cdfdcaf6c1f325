// `ruralsim require STUDY.toml`: the cheapest plan that meets what is required.
#include "cli/require.hpp"

#include "cli/chart_options.hpp"
#include "cli/compare.hpp"
#include "cli/study_cells.hpp"
#include "cli/subcommands.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>

namespace ruralsim::cli {

namespace {

using experiments::RequireHow;
using experiments::RequireSpec;
using experiments::SampleId;
using experiments::Study;
using experiments::TriedPlan;
using sim::text;

RequireSpec const& spec_of(Study const& study) {
  if (!study.require)
    throw sim::Error(
        sim::Blame::usage,
        text("{}: has no table [require] (what must a plan do, and what is to be as little as possible?) "
             "add [require] with a cost and [[require.constraint]]{} (docs/answers.md)",
             results::to_utf8(study.path),
             study.design.kind == experiments::DesignKind::factorial ? ""
                                                                     : ", and make the design factorial"));
  return *study.require;
}

std::size_t levels_of(experiments::Factor const& factor) {
  if (!factor.range) return factor.levels.size();
  return static_cast<std::size_t>(factor.range->high - factor.range->low) + 1;
}

// Refused before points are loaded: it takes time to load each.
std::uint32_t check_grid(Study const& study) {
  auto const& spec = spec_of(study);
  std::size_t plans = 1;
  for (auto const& factor : study.factors) {
    plans *= levels_of(factor);
    if (plans > experiments::most_plans_of_a_grid)
      throw sim::Error(sim::Blame::usage,
                       text("{}: a grid of more than {} plans (each is loaded and checked) take "
                            "narrower ranges, or values with wider steps",
                            results::to_utf8(study.path), experiments::most_plans_of_a_grid));
  }
  return spec.most;
}

std::vector<double> costs_of(experiments::Prepared const& prepared) {
  auto const& weights = prepared.study.require->weights;
  if (weights.empty()) return {};
  std::vector<double> costs;
  for (auto const& point : prepared.points.points) {
    double cost = 0;
    for (std::size_t f = 0; f < weights.size(); ++f) cost += weights[f] * point.levels[f].number.value_or(0);
    costs.push_back(cost);
  }
  return costs;
}

RequireHow how_to_require(OpenStudy const& study, bool whole_grid) {
  auto const& prepared = study.prepared;
  auto const& spec = *prepared.study.require;
  RequireHow how{.costs = costs_of(prepared),
                 .confidence = spec.confidence,
                 .least = spec.least,
                 .most = spec.most,
                 .each = replications_of_sample(study),
                 .monotone = spec.monotone,
                 .whole_grid = whole_grid,
                 .margin = spec.margin};
  for (auto const& factor : prepared.study.factors) how.levels.push_back(levels_of(factor));
  for (auto const& one : spec.constraints) how.requirements.push_back(one.requirement);
  in_samples(study, spec.least, results::to_utf8(study.path) + ": [require] least");
  in_samples(study, spec.most, results::to_utf8(study.path) + ": [require] most");
  return how;
}

// The rows of values that the search asks for.
experiments::SampleFigures rows_from(StudyCells& cells, RequireSpec const& spec) {
  std::vector<std::string> figures;
  for (auto const& one : spec.constraints) figures.push_back(one.figure);
  if (!spec.cost_figure.empty()) figures.push_back(spec.cost_figure);
  return [&cells, figures](std::span<SampleId const> ids) { return cells.samples(ids, figures); };
}

// Of the samples that each plan was judged by, which are there: nothing is run for it.
std::vector<results::Estimate> emissions_of(StudyCells& cells, RequireReport const& report) {
  std::vector<results::Estimate> all;
  for (auto const& tried : report.found.tried) {
    std::vector<SampleId> ids;
    for (std::size_t r = 0; r < tried.samples; ++r)
      ids.push_back({tried.plan, static_cast<std::uint32_t>(r)});
    std::vector<double> values;
    for (auto const& row : cells.samples(ids, std::array{std::string(kEmissions)}))
      values.push_back(row.front());
    all.push_back(results::estimate(values, report.how.confidence));
  }
  return all;
}

// Beside which emissions, those of parcels, say nothing.
bool is_cost_of_installations(RequireReport const& report) {
  return report.cost && report.cost->name == "cost_per_installation";
}

ExitCode require(Arguments const& arguments, Console& console) {
  check_chart_file(arguments);
  auto const began = std::chrono::steady_clock::now();
  auto const study = open_to_search(arguments, console, check_grid);
  auto const& prepared = study.prepared;
  auto const& spec = *prepared.study.require;
  RequireReport report{.path = results::to_utf8(study.path),
                       .study = prepared.study,
                       .how = how_to_require(study, arguments.has("whole-grid")),
                       .found = {}};
  for (auto const& one : spec.constraints)
    report.figures.push_back(known_figure(one.figure, report.path + ": [[require.constraint]] figure"));
  if (!spec.cost_figure.empty())
    report.cost = known_figure(spec.cost_figure, report.path + ": [require] cost");
  for (auto const& point : prepared.points.points) report.plans.push_back(point.name);
  StudyCells cells(study, arguments, console);
  report.found = experiments::require(report.how, rows_from(cells, spec));
  for (auto& figure : report.figures) figure = cells.with_currency(figure);
  if (report.cost) report.cost = cells.with_currency(*report.cost);
  report.asked = cells.asked();
  report.simulated = cells.simulated();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  if (arguments.has("chart")) {
    if (!is_cost_of_installations(report)) report.emissions = emissions_of(cells, report);
    draw_requirement(report, arguments);
  }
  console.result(arguments.has("json") ? report.for_scripts() : report.for_people());
  return ExitCode::done;
}

std::vector<Option> require_options() {
  auto all = search_options();
  all.push_back(
      {.name = "whole-grid", .help = "Run every plan instead of searching: the whole frontier, and a check"});
  all.push_back(
      chart_option("Draw cost against the first figure that is required to FILE.svg, .pdf, .png or .csv"));
  all.push_back(chart_size_option());
  all.push_back(chart_style_option());
  all.push_back(replace_chart_option());
  return all;
}

}  // namespace

std::vector<TriedPlan const*> RequireReport::by_cost() const {
  std::vector<TriedPlan const*> all;
  for (auto const& tried : found.tried) all.push_back(&tried);
  std::ranges::sort(all, [](auto const* a, auto const* b) {
    return a->cost.mean != b->cost.mean ? a->cost.mean < b->cost.mean : a->plan < b->plan;
  });
  return all;
}

std::vector<TriedPlan const*> RequireReport::on_the_frontier() const {
  std::vector<TriedPlan> met;
  for (auto const& tried : found.tried)
    if (tried.verdict == experiments::Verdict::met) met.push_back(tried);
  std::vector<TriedPlan const*> front;
  for (auto const place : experiments::frontier(met, how.requirements))
    front.push_back(found.find(met[place].plan));
  return front;
}

std::optional<std::size_t> RequireReport::answer() const {
  if (found.cheapest) return found.cheapest;
  if (found.nearest) return found.nearest->plan.plan;
  return std::nullopt;
}

std::optional<std::size_t> RequireReport::next_cheaper() const {
  if (!found.cheapest) return std::nullopt;
  double const answer = found.find(*found.cheapest)->cost.mean;
  std::optional<std::size_t> next;
  double best = -std::numeric_limits<double>::infinity();
  for (std::size_t p = 0; p < found.plans; ++p) {
    auto const* tried = found.find(p);
    if (how.costs.empty() && !tried) continue;
    double const own = tried ? tried->cost.mean : how.costs[p];
    if (own < answer && own > best) next = p, best = own;
  }
  return next;
}

TriedPlan const* RequireReport::why_it_fails(std::size_t plan) const {
  if (auto const* own = found.find(plan)) return own;
  auto const levels = experiments::levels_of_plan(how.levels, plan);
  for (auto const& tried : found.tried)
    if (tried.verdict != experiments::Verdict::met &&
        std::ranges::equal(levels, experiments::levels_of_plan(how.levels, tried.plan), std::less_equal{}))
      return &tried;
  return nullptr;
}

Command require_command() {
  return {.name = "require",
          .summary = "Find the cheapest plan that meets what is required",
          .about =
              "The factors of the study file span a grid of plans; its table [require] says what a plan must "
              "do (figures "
              "with at_least or at_most), and what is to be as little as possible: a figure such as "
              "cost_total, or weights of "
              "the factors. Plans are run with the same random numbers until the confidence bounds of all "
              "figures are on "
              "one side of their limits; more of a resource is taken not to be worse, which spares most "
              "plans, and this is "
              "looked at about the answer. What has been run is kept as study run keeps it: the same line "
              "again runs "
              "nothing. If nothing on the grid meets all, what the largest plan reaches is told, and the "
              "cheapest that "
              "does as well.",
          .examples = {{"ruralsim require trucks.toml",
                        "the cheapest plan, the frontier, and what would be next"},
                       {"ruralsim require trucks.toml --whole-grid --chart frontier.svg",
                        "every plan, and cost against service as a picture"}},
          .operands = {{.name = "STUDY", .help = "The study file (TOML), with a table [require]"}},
          .options = require_options(),
          .act = require};
}

}  // namespace ruralsim::cli
