// `ruralsim select STUDY.toml`: the best of the plans of a study, from as few runs as will do.
#include "cli/estimate_text.hpp"
#include "cli/study_cells.hpp"
#include "cli/subcommands.hpp"
#include "cli/text_table.hpp"
#include "experiments/selection.hpp"
#include "results/direction.hpp"
#include "results/summary.hpp"
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

struct Choice {
  results::FigureKind figure;
  Better better = Better::higher;
  double zone = 0, confidence = 0.95;
  bool ocba = false;
  std::size_t budget = 0, first = 10, most = 1000;
};

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
  choice.budget = arguments.number("budget", 2, 10 * kMostOfPlan).value_or(0);
  for (char const* other : {"zone", "confidence", "most"})
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
  std::size_t budget, first, most;
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
          .most = in_samples(study, choice.most, "--most")};
}

struct Selected {
  std::string path;
  Choice choice;
  std::vector<std::string> plans;
  std::size_t each = 1;  // replications of a sample
  experiments::Selection kn{};
  experiments::Allocation ocba{};
  std::size_t simulated = 0;

  std::size_t best() const { return choice.ocba ? ocba.best : kn.best; }
  std::vector<std::size_t> const& samples() const { return choice.ocba ? ocba.samples : kn.samples; }
  std::vector<double> const& means() const { return choice.ocba ? ocba.means : kn.means; }
  std::size_t replications(std::size_t plan) const { return samples()[plan] * each; }
  std::size_t total() const {
    std::size_t sum = 0;
    for (auto const n : samples()) sum += n * each;
    return sum;
  }
};

std::string mean_of_plan(Choice const& choice, double mean) {
  results::Figure figure{.name = choice.figure.name, .label = "", .unit = choice.figure.unit};
  figure.shown = choice.figure.shown;
  figure.value = mean;
  return value_text(figure);
}

std::string zone_text(Choice const& choice) {
  bool const percent = choice.figure.shown == results::Shown::percent;
  auto const number = scenarios::number_text(percent ? 100 * choice.zone : choice.zone);
  return number + (percent ? " points" : choice.figure.unit == "1" ? "" : " " + choice.figure.unit);
}

std::string fate(Selected const& s, std::size_t plan) {
  if (plan == s.best()) return s.choice.ocba || s.kn.decided ? "best" : "best mean";
  if (s.choice.ocba) return "";
  for (auto const& gone : s.kn.eliminations)
    if (gone.plan == plan) return text("out after {}, by {}", gone.replications * s.each, s.plans[gone.by]);
  return "not told from the best";
}

std::string guarantee(Selected const& s) {
  if (s.choice.ocba)
    return text(
        "Chance that it is the best: about {:.3g} %, if samples were independent; with common random numbers "
        "rather more.\n",
        100 * s.ocba.chance);
  if (s.kn.decided)
    return text(
        "With {:.6g} % this is the best plan, or less than {} worse (Kim and Nelson, common random numbers, "
        "normal means).\n",
        100 * s.choice.confidence, zone_text(s.choice));
  return text(
      "Not decided: {} are left after {} replications of each, and nothing is guaranteed. Raise --most or "
      "--zone.\n",
      sim::many(s.kn.survivors.size(), "plan"), s.choice.most);
}

std::string for_people(Selected const& s) {
  std::vector<std::size_t> order(s.plans.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  double const sign = s.choice.better == Better::higher ? -1 : 1;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return sign * s.means()[i]; });
  auto const first = std::ranges::find(order, s.best());
  std::rotate(order.begin(), first, first + 1);
  TextTable table;
  table.add({"plan", s.choice.figure.name, "replications", ""});
  for (auto const plan : order)
    table.add({s.plans[plan], mean_of_plan(s.choice, s.means()[plan]), std::to_string(s.replications(plan)),
               fate(s, plan)});
  return text("{}: {} of {}, {} is better\n\n", s.path, s.choice.ocba ? "the best" : "the best within a zone",
              sim::many(s.plans.size(), "plan"), s.choice.better == Better::higher ? "more" : "less") +
         table.str() + "\n" + guarantee(s) +
         text("{} in all ({} simulated now, the others were there)\n{}", sim::many(s.total(), "replication"),
              s.simulated,
              s.each > 1 ? "Replications are antithetic pairs, each of which is one sample.\n" : "");
}

void write_plans(results::Json& json, Selected const& s) {
  json.key("plans").array();
  for (std::size_t i = 0; i < s.plans.size(); ++i) {
    json.object().key("name").text(s.plans[i]).key("mean").number(s.means()[i]);
    json.key("replications").whole(static_cast<std::int64_t>(s.replications(i))).end();
  }
  json.end();
}

std::string for_scripts(Selected const& s) {
  auto const count = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  results::Json json;
  json.object()
      .key("study")
      .text(s.path)
      .key("figure")
      .text(s.choice.figure.name)
      .key("unit")
      .text(s.choice.figure.unit);
  json.key("better").text(s.choice.better == Better::higher ? "higher" : "lower");
  json.key("method").text(s.choice.ocba ? "ocba" : "kn");
  json.key("best").object().key("plan").whole(count(s.best())).key("name").text(s.plans[s.best()]);
  json.key("mean").number(s.means()[s.best()]).end();
  if (s.choice.ocba) {
    json.key("budget").whole(count(s.choice.budget)).key("chance").number(s.ocba.chance);
  } else {
    json.key("confidence").number(s.choice.confidence).key("zone").number(s.choice.zone);
    json.key("decided").truth(s.kn.decided).key("survivors").array();
    for (auto const plan : s.kn.survivors) json.whole(count(plan));
    json.end().key("eliminations").array();
    for (auto const& gone : s.kn.eliminations)
      json.object()
          .key("plan")
          .whole(count(gone.plan))
          .key("by")
          .whole(count(gone.by))
          .key("replications")
          .whole(count(gone.replications * s.each))
          .end();
    json.end();
  }
  write_plans(json, s);
  json.key("replications").whole(count(s.total())).key("simulated").whole(count(s.simulated));
  return json.end().str() + "\n";
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
                                           .most = counts.most},
                                          sample);
  selected.choice.figure = cells.with_currency(choice.figure);
  selected.simulated = cells.simulated();
  console.result(arguments.has("json") ? for_scripts(selected) : for_people(selected));
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
       .standard = "1000"}};
  for (auto const& option : search_options()) all.push_back(option);
  return all;
}

}  // namespace

Command select_command() {
  return {.name = "select",
          .summary = "Find the best of a study's plans, from as few runs as will do",
          .about =
              "The points of the study file are the plans, judged by one figure. kn runs all of them with "
              "the same random "
              "numbers, gives a plan up as soon as it is plainly behind, and ends with one: with the "
              "confidence asked for it "
              "is the best, or less than the zone worse. ocba spends a budget where it tells most about "
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
