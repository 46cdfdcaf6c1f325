// `ruralsim resilience SCENARIO`: what disturbances cost, and how long until service is back.
#include "cli/resilience.hpp"

#include "cli/memory.hpp"
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"
#include "cli/when.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::cli {

namespace {

using models::RunLedger;
using results::Service;
using sim::text;

// Of one replication, by day of order; over all counties.
struct Days {
  std::vector<std::int64_t> orders, in_time, open_jobs;
};

Days days_of(RunLedger const& run) {
  auto const n = static_cast<std::size_t>(run.days);
  Days days{.orders = std::vector<std::int64_t>(n), .in_time = std::vector<std::int64_t>(n), .open_jobs = {}};
  days.open_jobs.resize(n);
  for (auto const& county : run.counties)
    for (std::size_t day = 0; day < n; ++day) {
      for (std::size_t g = 0; g < county.ordered.columns(); ++g) days.orders[day] += county.ordered(day, g);
      days.in_time[day] += county.ready_within(day, 0);
      for (std::size_t age = 0; age < models::kBacklogAges; ++age)
        days.open_jobs[day] += county.backlog(day, age);
    }
  return days;
}

std::vector<Days> simulate_days(scenarios::Loaded const& loaded, std::string_view what,
                                Arguments const& arguments, Console const& console) {
  auto const how = how_to_simulate(arguments, sim::EngineKind::native, text("simulating {}", what));
  refuse_if_too_large(loaded.scenario, how);
  auto const simulated = simulate_all(loaded.scenario, how, console);
  throw_if_stopped();
  std::vector<Days> all;
  for (auto const& ledger : simulated.ledgers) all.push_back(days_of(ledger));
  return all;
}

double rate(Days const& days, std::size_t day) {
  return results::share(days.in_time[day], days.orders[day]);
}

class Comparison {
 public:
  Comparison(models::RunSpec const& run, std::vector<Days> was, std::vector<Days> undisturbed)
      : run_(run), was_(std::move(was)), undisturbed_(std::move(undisturbed)) {
    if (was_.size() != undisturbed_.size())
      throw sim::Error(sim::Blame::model, "the two runs have other numbers of replications");
  }

  // Days whose orders are judged: those of the last two have no deadline within the run.
  std::vector<Service> next_day(std::optional<double> level) const {
    return pairs([&](Service& s, Days const& was, Days const& other) {
      for (std::size_t day = 0; day + 2 <= was.orders.size(); ++day) {
        s.was.push_back(rate(was, day));
        s.undisturbed.push_back(level ? *level : rate(other, day));
      }
    });
  }
  // Fewer open jobs are better.
  std::vector<Service> backlog() const {
    return pairs([](Service& s, Days const& was, Days const& other) {
      for (auto const n : was.open_jobs) s.was.push_back(-static_cast<double>(n));
      for (auto const n : other.open_jobs) s.undisturbed.push_back(-static_cast<double>(n));
    });
  }
  void whole(ResilienceReport& report) const {
    std::vector<double> rates, other_rates, late, jobs;
    for (std::size_t r = 0; r < was_.size(); ++r) {
      auto const a = sums(was_[r]), b = sums(undisturbed_[r]);
      rates.push_back(results::share(a.in_time, a.orders)),
          other_rates.push_back(results::share(b.in_time, b.orders));
      late.push_back(static_cast<double>((a.orders - a.in_time) - (b.orders - b.in_time)));
      jobs.push_back(static_cast<double>(a.jobs - b.jobs) / static_cast<double>(run_.days - run_.warm_up));
    }
    report.rate = results::estimate(rates);
    report.rate_lost = results::paired_difference(other_rates, rates);
    report.late_more = results::estimate(late);
    report.backlog_more = results::estimate(jobs);
  }

 private:
  struct Sums {
    std::int64_t orders = 0, in_time = 0, jobs = 0;
  };
  Sums sums(Days const& days) const {
    Sums all;
    for (auto day = static_cast<std::size_t>(run_.warm_up); day < days.orders.size(); ++day) {
      all.jobs += days.open_jobs[day];
      if (day + 2 > days.orders.size()) continue;
      all.orders += days.orders[day], all.in_time += days.in_time[day];
    }
    return all;
  }
  template <class Fill>
  std::vector<Service> pairs(Fill&& fill) const {
    std::vector<Service> all(was_.size());
    for (std::size_t r = 0; r < was_.size(); ++r) fill(all[r], was_[r], undisturbed_[r]);
    return all;
  }

  models::RunSpec const& run_;
  std::vector<Days> was_, undisturbed_;
};

struct Beginning {
  std::string name;
  std::int64_t day;
};

// What is felt: the day that was named, or every disturbance by date that begins within the run.
std::vector<Beginning> beginnings(models::Scenario const& scenario, Arguments const& arguments) {
  auto const& run = scenario.run;
  if (auto const from = arguments.text("from"))
    return {{*from, moment(*from, "--from", run, Edge::begin).day()}};
  std::vector<Beginning> all;
  for (auto const& stretch : scenario.stretches)
    for (auto const& one : stretch.settings.disturbances) {
      auto const day = one.from - run.start;
      if (!one.happens) continue;
      bool const known =
          std::any_of(all.begin(), all.end(), [&](Beginning const& other) { return other.name == one.id; });
      if (!known && day >= 0 && day < run.days) all.push_back({one.id, day});
    }
  std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.day < b.day; });
  return all;
}

double percent(Arguments const& arguments, std::string_view option, std::uint64_t standard) {
  return static_cast<double>(arguments.number(option, 0, 100).value_or(standard)) / 100;
}

bool anything_goes_wrong(models::Scenario const& scenario) {
  return std::any_of(scenario.stretches.begin(), scenario.stretches.end(), [](auto const& stretch) {
    auto const& s = stretch.settings;
    return !(s.disturbances.empty() && s.closures.empty() && s.storms.empty() && s.breakdowns.empty());
  });
}

// Those by date do not happen, and what goes wrong by chance does in both runs; without any that has a date,
// nothing goes wrong in the other run.
std::vector<std::string> without_disturbances(models::Scenario const& scenario) {
  std::vector<std::string> settings;
  for (auto const& one : scenario.stretches.front().settings.disturbances)
    if (one.happens) settings.push_back(text("disturbance.{}.happens=false", one.id));
  if (settings.empty()) settings.emplace_back("run.disturbances=false");
  return settings;
}

ExitCode resilience(Arguments const& arguments, Console& console) {
  std::string const path = arguments.text("SCENARIO").value_or("");
  auto const loaded = load_scenario(path, arguments, console);
  auto const against = arguments.texts("against");
  if (against.empty() && !anything_goes_wrong(loaded.scenario))
    throw sim::Error(sim::Blame::usage,
                     text("{} (nothing can go wrong in it) add a [[disturbance]] or the like, or "
                          "say with --against what it is compared with",
                          path));
  auto const settings = against.empty() ? without_disturbances(loaded.scenario) : against;
  auto const other = load_with(path, arguments, settings);
  auto const& run = loaded.scenario.run;
  Comparison const compared(run, simulate_days(loaded, "as it is", arguments, console),
                            simulate_days(other, "undisturbed", arguments, console));
  ResilienceReport report{
      .scenario = loaded.scenario,
      .against = {},
      .days = static_cast<std::int64_t>(arguments.number("days", 1, 365).value_or(3)),
      .tolerance = percent(arguments, "tolerance", 1),
      .jobs = static_cast<double>(arguments.number("jobs-tolerance", 0, 1'000'000).value_or(1)),
      .rate = {},
      .rate_lost = {},
      .late_more = {},
      .backlog_more = {},
      .felt = {}};
  for (auto const& one : settings) report.against += (report.against.empty() ? "" : ", ") + one;
  compared.whole(report);
  std::optional<double> level;
  if (arguments.has("level")) level = percent(arguments, "level", 0);
  auto const next_day = compared.next_day(level), backlog = compared.backlog();
  for (auto const& one : beginnings(loaded.scenario, arguments)) {
    // Orders of the day before are due on its first day.
    auto const first = std::max<std::int64_t>(one.day - 1, 0);
    if (static_cast<std::size_t>(one.day) + 2 > static_cast<std::size_t>(run.days)) continue;
    report.felt.push_back(
        {.name = one.name,
         .begins = run.start + one.day,
         .next_day = results::recoveries(
             next_day,
             {.begins = one.day, .first = first, .tolerance = report.tolerance, .days = report.days}),
         .backlog = results::recoveries(
             backlog, {.begins = one.day, .first = one.day, .tolerance = report.jobs, .days = report.days})});
  }
  console.result(arguments.has("json") ? report.for_scripts() : report.for_people());
  return ExitCode::done;
}

std::vector<Option> options() {
  std::vector<Option> all = comparison_options();
  all.push_back(
      {.name = "against",
       .placeholder = "KEY=VALUE",
       .takes = Takes::text,
       .help = "Compares with the scenario of these settings instead of the one without its disturbances",
       .repeats = true});
  all.push_back({.name = "from",
                 .placeholder = "DATE",
                 .takes = Takes::text,
                 .help = "The day on which it begins to be felt",
                 .standard = "that of each [[disturbance]]"});
  all.push_back({.name = "level",
                 .placeholder = "PERCENT",
                 .takes = Takes::number,
                 .help = "Next-day rate that counts as undisturbed, on all days",
                 .standard = "that of the other run on the same day"});
  all.push_back({.name = "tolerance",
                 .placeholder = "POINTS",
                 .takes = Takes::number,
                 .help = "Percentage points below that still count as back",
                 .standard = "1"});
  all.push_back({.name = "jobs-tolerance",
                 .placeholder = "N",
                 .takes = Takes::number,
                 .help = "Open installation jobs above that still count as back",
                 .standard = "1"});
  all.push_back({.name = "days",
                 .placeholder = "N",
                 .takes = Takes::number,
                 .help = "Days in a row for which service must be back",
                 .standard = "3"});
  return all;
}

}  // namespace

Command resilience_command() {
  return {
      .name = "resilience",
      .summary = "Tell what disturbances cost and how long until service is back",
      .about =
          "Simulates the scenario as it is and without its disturbances, with the same random numbers, and "
          "compares "
          "the two day by day. What goes wrong by chance does so in both, unless nothing has a date. For "
          "each disturbance that has a date it tells the time to recover, from its beginning "
          "until the next-day rate has been back for some days in a row, and the area of lost service, the "
          "sum of "
          "the points that the rate was lower by over the days until then; the same of the installation "
          "backlog.",
      .examples =
          {{"ruralsim resilience scenarios/storm.toml -n 10", "how long the storm is felt"},
           {"ruralsim resilience scenarios/singles-day.toml --against festival.double-eleven.factor=1 --from "
            "2018-11-11",
            "a sale instead of a disturbance"}},
      .operands = {{.name = "SCENARIO", .help = "The scenario file (TOML)"}},
      .options = options(),
      .act = resilience};
}

}  // namespace ruralsim::cli
