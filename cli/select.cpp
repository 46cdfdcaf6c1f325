// `ruralsim select STUDY.toml`: the best of the plans of a study, from as few runs as will do.
#include "cli/select.hpp"

#include "cli/study_cells.hpp"
#include "cli/subcommands.hpp"
#include "results/direction.hpp"
#include "results/utf8.hpp"
#include "scenarios/number_text.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::cli {

namespace {

using experiments::Better;
using experiments::SampleId;
using sim::text;

constexpr std::uint64_t kMostOfPlan = 100'000;

double zone_of(Arguments const& arguments) {
  auto const given = arguments.text("zone");
  if (!given)
    throw sim::Error(
        sim::Blame::usage,
        "--zone is missing (the smallest difference that matters, in the figure's unit) as in --zone "
        "0.005 for half a point of a rate");
  auto const zone = scenarios::read_number(*given);
  if (!zone || !(*zone > 0) || std::isinf(*zone))
    throw sim::Error(
        sim::Blame::usage,
        text("--zone {} (must be a number above 0, in the figure's unit) as in --zone 0.005", *given));
  return *zone;
}

Better better_of(Arguments const& arguments, std::string const& figure) {
  auto const given = arguments.text("better");
  if (given) return *given == "higher" ? Better::higher : Better::lower;
  switch (results::better(figure)) {
    case results::Direction::higher:
      return Better::higher;
    case results::Direction::lower:
      return Better::lower;
    case results::Direction::none:
      break;
  }
  throw sim::Error(sim::Blame::usage,
                   text("--figure {} (has no better side of its own) give --better higher or lower", figure));
}

Choice choice_of(Arguments const& arguments) {
  auto const name = arguments.text("figure");
  if (!name)
    throw sim::Error(sim::Blame::usage,
                     "--figure is missing (by which plans are judged) as in --figure next_day_rate");
  Choice choice{.figure = known_figure(*name, "--figure"), .better = better_of(arguments, *name)};
  choice.ocba = arguments.text("method") == "ocba";
  choice.confidence = static_cast<double>(arguments.number("confidence", 1, 99).value_or(95)) / 100;
  choice.first = arguments.number("first", 2, kMostOfPlan).value_or(10);
  choice.most = arguments.number("most", 2, kMostOfPlan).value_or(1000);
  choice.alike = arguments.number("alike", 2, kMostOfPlan).value_or(60);
  choice.budget = arguments.number("budget", 2, 10 * kMostOfPlan).value_or(0);
  for (char const* other : {"zone", "confidence", "most", "alike"})
    if (choice.ocba && arguments.has(other))
      throw sim::Error(
          sim::Blame::usage,
          text("--{} (ocba spends a budget and guarantees nothing) leave it out, or --method kn", other));
  if (choice.ocba && choice.budget == 0)
    throw sim::Error(sim::Blame::usage,
                     "--budget is missing (how many replications ocba may spend on all plans)");
  if (!choice.ocba && choice.budget > 0)
    throw sim::Error(sim::Blame::usage,
                     "--budget (is for --method ocba; kn runs until it is sure) give --most");
  if (!choice.ocba) choice.zone = zone_of(arguments);
  return choice;
}

// What the procedures count: samples.
struct Counts {
  std::size_t budget, first, most, alike;
};

Counts counts_of(OpenStudy const& study, Choice const& choice) {
  auto const plans = study.prepared.points.points.size();
  if (choice.ocba && choice.budget < plans * choice.first)
    throw sim::Error(
        sim::Blame::usage,
        text("a budget of {} ({} plans take {} before the first look) give {} or more",
             sim::many(choice.budget, "replication"), plans, plans * choice.first, plans * choice.first));
  if (!choice.ocba && choice.most < choice.first)
    throw sim::Error(sim::Blame::usage,
                     text("--most {} (less than --first, {}) give more", choice.most, choice.first));
  auto const each = replications_of_sample(study);
  if (choice.first < 2 * each)
    throw sim::Error(
        sim::Blame::usage,
        text("--first {} (differences are judged by how much pairs vary, and run.antithetic makes two "
             "replications one) give {} or more, better {}",
             choice.first, 2 * each, 10 * each));
  return {.budget = in_samples(study, choice.budget, "--budget"),
          .first = in_samples(study, choice.first, "--first"),
          .most = in_samples(study, choice.most, "--most"),
          .alike = in_samples(study, choice.alike, "--alike")};
}

ExitCode select_plan(Arguments const& arguments, Console& console) {
  auto const choice = choice_of(arguments);
  auto const most = static_cast<std::uint32_t>(choice.ocba ? choice.budget : choice.most);
  auto const study = open_to_search(arguments, console, [&](experiments::Study const&) { return most; });
  Selected selected{.path = results::to_utf8(study.path),
                    .choice = choice,
                    .plans = {},
                    .each = replications_of_sample(study)};
  auto const counts = counts_of(study, choice);
  for (auto const& point : study.prepared.points.points) selected.plans.push_back(point.name);
  StudyCells cells(study, arguments, console);
  experiments::SampleMany const sample = [&](std::span<SampleId const> ids) {
    std::vector<double> values;
    for (auto const& row : cells.samples(ids, std::span(&choice.figure.name, 1)))
      values.push_back(row.front());
    return values;
  };
  if (choice.ocba)
    selected.ocba =
        experiments::ocba(selected.plans.size(),
                          {.budget = counts.budget, .first = counts.first, .better = choice.better}, sample);
  else
    selected.kn = experiments::kim_nelson(selected.plans.size(),
                                          {.confidence = choice.confidence,
                                           .zone = choice.zone,
                                           .better = choice.better,
                                           .first = counts.first,
                                           .most = counts.most,
                                           .alike = counts.alike},
                                          sample);
  selected.choice.figure = cells.with_currency(choice.figure);
  selected.simulated = cells.simulated();
  console.result(arguments.has("json") ? selected.for_scripts() : selected.for_people());
  return ExitCode::done;
}

std::vector<Option> select_options() {
  std::vector<Option> all{
      {.name = "figure",
       .placeholder = "NAME",
       .takes = Takes::text,
       .help = "The figure by which plans are judged"},
      {.name = "zone",
       .placeholder = "SIZE",
       .takes = Takes::text,
       .help =
           "kn: the smallest difference that matters, in the figure's unit (a share: 0.005 is half a point)"},
      {.name = "confidence",
       .placeholder = "PERCENT",
       .takes = Takes::number,
       .help = "kn: with which the best is chosen, 1 to 99",
       .standard = "95"},
      {.name = "better",
       .placeholder = "SIDE",
       .takes = Takes::choice,
       .help = "Which side of the figure is better",
       .standard = "what is better of this figure (docs/results.md)",
       .choices = {"higher", "lower"}},
      {.name = "method",
       .placeholder = "METHOD",
       .takes = Takes::choice,
       .help = "kn: until the best is sure (Kim and Nelson); ocba: as sure as a budget allows",
       .standard = "kn",
       .choices = {"kn", "ocba"}},
      {.name = "budget",
       .placeholder = "N",
       .takes = Takes::number,
       .help = "ocba: replications of all plans together"},
      {.name = "first",
       .placeholder = "N",
       .takes = Takes::number,
       .help = "Replications of each plan before the first look",
       .standard = "10"},
      {.name = "most",
       .placeholder = "N",
       .takes = Takes::number,
       .help = "kn: replications of one plan, after which it is given up undecided",
       .standard = "1000"},
      {.name = "alike",
       .placeholder = "N",
       .takes = Takes::number,
       .help = "kn: replications in which plans are alike, or differ by the same, before that is believed",
       .standard = "60"}};
  for (auto const& option : search_options()) all.push_back(option);
  return all;
}

}  // namespace

Command select_command() {
  return {
      .name = "select",
      .summary = "Find the best of a study's plans, from as few runs as will do",
      .about =
          "The points of the study file are the plans, judged by one figure. kn runs all of them with "
          "the same random "
          "numbers, gives a plan up as soon as it is plainly behind, and ends with one: with the "
          "confidence asked for it "
          "is the best, or less than the zone worse. Plans that are exactly alike in every replication stay "
          "together. ocba spends a budget where it tells most about "
          "which is best. What "
          "has been run is kept as study run keeps it: the same line again runs nothing.",
      .examples = {{"ruralsim select plans.toml --figure next_day_rate --zone 0.005",
                    "the plan with the highest rate, if half a point does not matter"},
                   {"ruralsim select plans.toml --figure cost_total --method ocba --budget 200",
                    "as sure as 200 runs allow"}},
      .operands = {{.name = "STUDY", .help = "The study file (TOML)"}},
      .options = select_options(),
      .act = select_plan};
}

}  // namespace ruralsim::cli
