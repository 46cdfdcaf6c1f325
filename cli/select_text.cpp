// The report of `ruralsim select`, for people and for scripts.
#include "cli/estimate_text.hpp"
#include "cli/select.hpp"
#include "cli/text_table.hpp"
#include "results/json.hpp"
#include "results/summary.hpp"
#include "scenarios/number_text.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::cli {

namespace {

using experiments::Better;
using sim::text;

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
  if (std::ranges::count(s.kn.alike, plan) > 0)
    return text("equal to {} in all {}", s.plans[s.best()], s.replications(plan));
  for (auto const& gone : s.kn.eliminations)
    if (gone.plan == plan) return text("out after {}, by {}", gone.replications * s.each, s.plans[gone.by]);
  return "not told from the best";
}

// Of n samples that were all alike: a difference that is in more than this share of them would have shown
// with 95 %.
double most_unseen(std::size_t n) {
  return 1 - std::pow(0.05, 1 / static_cast<double>(n));
}

std::string alike(Selected const& s) {
  std::string names;
  for (auto const plan : s.kn.alike) names += text("{}{}", names.empty() ? "" : "; ", s.plans[plan]);
  auto const n = s.samples()[s.best()];
  return text(
      "Exactly alike in all {}: {}; {}. Nothing is said of which of them is better. What sets them apart, if "
      "anything, is in less than {:.1f} % of {} (with 95 %); --alike runs more.\n",
      sim::many(s.replications(s.best()), "replication"), s.plans[s.best()], names, 100 * most_unseen(n),
      s.each > 1 ? "pairs" : "replications");
}

std::string guarantee(Selected const& s) {
  if (s.choice.ocba)
    return text(
        "Chance that it is the best: about {:.3g} %, if plans were independent samples and the means so far "
        "the true ones: too high where means are close.\n",
        100 * s.ocba.chance);
  if (s.kn.decided)
    return text(
               "With {:.6g} % {} the best plan, or less than {} worse (Kim and Nelson, common random "
               "numbers, "
               "normal means).\n",
               100 * s.choice.confidence, s.kn.alike.empty() ? "this is" : "one of those exactly alike is",
               zone_text(s.choice)) +
           (s.kn.alike.empty() ? "" : alike(s));
  return text(
      "Not decided: {} are left after {} replications of each, and nothing is guaranteed. Raise --most or "
      "--zone.\n",
      sim::many(s.kn.survivors.size(), "plan"), s.choice.most);
}

void write_plans(results::Json& json, Selected const& s) {
  json.key("plans").array();
  for (std::size_t i = 0; i < s.plans.size(); ++i) {
    json.object().key("name").text(s.plans[i]).key("mean").number(s.means()[i]);
    json.key("replications").whole(static_cast<std::int64_t>(s.replications(i))).end();
  }
  json.end();
}

}  // namespace

std::string Selected::for_people() const {
  auto const& s = *this;
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

std::string Selected::for_scripts() const {
  auto const& s = *this;
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
    json.end().key("alike").array();
    for (auto const plan : s.kn.alike) json.whole(count(plan));
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

}  // namespace ruralsim::cli
