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
#include <utility>

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
  // Rates are of the orders of all replications together; the rest are means.
  void whole(ResilienceReport& report) const {
    std::vector<Sums> a, b;
    std::vector<double> late, jobs;
    for (std::size_t r = 0; r < was_.size(); ++r) {
      a.push_back(sums(was_[r])), b.push_back(sums(undisturbed_[r]));
      late.push_back(static_cast<double>(a[r].late() - b[r].late()));
      jobs.push_back(static_cast<double>(a[r].jobs - b[r].jobs) /
                     static_cast<double>(run_.days - run_.warm_up));
    }
    report.rate = of_all([&](auto const& leave_out) { return rate_of(a, leave_out); });
    report.rate_lost =
        of_all([&](auto const& leave_out) { return rate_of(b, leave_out) - rate_of(a, leave_out); });
    report.late_more = results::estimate(late);
    report.backlog_more = results::estimate(jobs);
  }

 private:
  struct Sums {
    std::int64_t orders = 0, in_time = 0, jobs = 0;
    std::int64_t late() const { return orders - in_time; }
  };
  static double rate_of(std::vector<Sums> const& all, std::optional<std::size_t> leave_out) {
    std::int64_t in_time = 0, orders = 0;
    for (std::size_t r = 0; r < all.size(); ++r)
      if (r != leave_out) in_time += all[r].in_time, orders += all[r].orders;
    return results::share(in_time, orders);
  }
  template <class Figure>
  results::Estimate of_all(Figure&& figure) const {
    std::vector<double> without;
    for (std::size_t r = 0; r < was_.size(); ++r) without.push_back(figure(std::optional(r)));
    return results::jackknife(figure(std::optional<std::size_t>{}), without);
  }
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

// What is felt, from one day on and until another, on which it is over.
struct Stretch {
  std::string name;
  std::int64_t begins, ends;
};

Stretch given_stretch(models::RunSpec const& run, std::string const& from, Arguments const& arguments) {
  auto const begins = moment(from, "--from", run, Edge::begin).day();
  auto const to = arguments.text("to");
  auto const ends = to ? moment(*to, "--to", run, Edge::begin).day() : begins;
  if (ends < begins) throw sim::Error(sim::Blame::usage, text("--to {} (lies before --from {})", *to, from));
  return {from, begins, ends};
}

// The day that was named, or every disturbance by date that begins within the run.
std::vector<Stretch> stretches_felt(models::Scenario const& scenario, Arguments const& arguments) {
  auto const& run = scenario.run;
  if (auto const from = arguments.text("from")) return {given_stretch(run, *from, arguments)};
  if (arguments.has("to")) throw sim::Error(sim::Blame::usage, "--to (needs --from)");
  std::vector<Stretch> all;
  for (auto const& stretch : scenario.stretches)
    for (auto const& one : stretch.settings.disturbances) {
      auto const day = one.from - run.start;
      if (!one.happens) continue;
      // The day on which it ends is disturbed, unless it ends at 00:00.
      auto const ends = one.to - run.start + (one.to_time.value > 0 ? 1 : 0);
      bool const known =
          std::any_of(all.begin(), all.end(), [&](Stretch const& other) { return other.name == one.id; });
      if (!known && day >= 0 && day < run.days) all.push_back({one.id, day, ends});
    }
  std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.begins < b.begins; });
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

// What of the scenario does not happen in the other run, as settings.
std::vector<std::string> disturbances_by_date(models::Scenario const& scenario) {
  std::vector<std::string> settings;
  for (auto const& stretch : scenario.stretches)
    for (auto const& one : stretch.settings.disturbances) {
      auto setting = text("disturbance.{}.happens=false", one.id);
      bool const known = std::find(settings.begin(), settings.end(), setting) != settings.end();
      if (one.happens && !known) settings.push_back(std::move(setting));
    }
  if (settings.empty()) settings.emplace_back("run.disturbances=false");
  return settings;
}

// Those by date do not happen (only the one of this name, if any), whenever a change by date brings them in;
// what goes wrong by chance does. Without any that has a date, nothing goes wrong.
scenarios::Loaded without_disturbances(scenarios::Loaded loaded, std::string_view name = {}) {
  bool any = false;
  for (auto& stretch : loaded.scenario.stretches)
    for (auto& one : stretch.settings.disturbances)
      if (name.empty() || one.id == name) any |= std::exchange(one.happens, false);
  if (!any) loaded.scenario.run.disturbances = false;
  return loaded;
}

class Measuring {
 public:
  Measuring(Arguments const& arguments, Console const& console) : arguments_(arguments), console_(console) {}

  std::vector<Days> days(scenarios::Loaded const& loaded, std::string_view what) const {
    return simulate_days(loaded, what, arguments_, console_);
  }

  FeltDisturbance felt(ResilienceReport const& report, Stretch const& one, Comparison const& compared) const {
    std::optional<double> level;
    if (arguments_.has("level")) level = percent(arguments_, "level", 0);
    // Orders of the day before are due on its first day.
    results::RecoveryCriterion const rate{.begins = one.begins,
                                          .ends = one.ends,
                                          .first = std::max<std::int64_t>(one.begins - 1, 0),
                                          .tolerance = report.tolerance,
                                          .days = report.days};
    results::RecoveryCriterion const jobs{.begins = one.begins,
                                          .ends = one.ends,
                                          .first = one.begins,
                                          .tolerance = report.jobs,
                                          .days = report.days,
                                          .above_is_not_back = true};
    auto const& start = report.scenario.run.start;
    return {.name = one.name,
            .begins = start + one.begins,
            .ends = start + one.ends,
            .next_day = results::recoveries(compared.next_day(level), rate),
            .backlog = results::recoveries(compared.backlog(), jobs)};
  }

 private:
  Arguments const& arguments_;
  Console const& console_;
};

ResilienceReport empty_report(scenarios::Loaded const& loaded, Arguments const& arguments,
                              std::vector<std::string> const& settings) {
  ResilienceReport report{
      .scenario = loaded.scenario,
      .against = {},
      .days = static_cast<std::int64_t>(arguments.number("days", 1, 365).value_or(3)),
      .tolerance = percent(arguments, "tolerance", 1),
      .jobs = static_cast<double>(arguments.number("jobs-tolerance", 0, 1'000'000).value_or(1)),
      .each_alone = false,
      .rate = {},
      .rate_lost = {},
      .late_more = {},
      .backlog_more = {},
      .felt = {}};
  for (auto const& one : settings) report.against += (report.against.empty() ? "" : ", ") + one;
  return report;
}

ExitCode resilience(Arguments const& arguments, Console& console) {
  std::string const path = arguments.text("SCENARIO").value_or("");
  auto const loaded = load_scenario(path, arguments, console);
  auto const against = arguments.texts("against");
  if (loaded.scenario.run.antithetic)
    throw sim::Error(
        sim::Blame::usage,
        "run.antithetic = true (the median time to recover is one over independent replications) add "
        "--set run.antithetic=false");
  if (against.empty() && !anything_goes_wrong(loaded.scenario))
    throw sim::Error(sim::Blame::usage,
                     text("{} (nothing can go wrong in it) add a [[disturbance]] or the like, or "
                          "say with --against what it is compared with",
                          path));
  auto const settings = against.empty() ? disturbances_by_date(loaded.scenario) : against;
  auto const& run = loaded.scenario.run;
  auto const felt = stretches_felt(loaded.scenario, arguments);
  Measuring const measuring(arguments, console);
  auto const was = measuring.days(loaded, "as it is");
  auto const other = against.empty() ? without_disturbances(loaded) : load_with(path, arguments, settings);
  Comparison const compared(run, was, measuring.days(other, "undisturbed"));
  auto report = empty_report(loaded, arguments, settings);
  compared.whole(report);
  report.each_alone = against.empty() && felt.size() > 1;
  for (auto const& one : felt) {
    if (one.begins + 2 > run.days) continue;
    if (!report.each_alone) {
      report.felt.push_back(measuring.felt(report, one, compared));
      continue;
    }
    auto const alone = measuring.days(without_disturbances(loaded, one.name), text("without {}", one.name));
    report.felt.push_back(measuring.felt(report, one, Comparison(run, was, alone)));
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
  all.push_back({.name = "to",
                 .placeholder = "DATE",
                 .takes = Takes::text,
                 .help = "With --from: the first day without it, from which recovery is looked for",
                 .standard = "the same day"});
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
          "each disturbance that has a date it tells the time to recover, from its beginning to the end of "
          "the last bad day before the next-day rate, once it is over, is back for some days in a row, and "
          "the area of lost service, the sum of the points that the rate was lower by until then; the same "
          "of the installation backlog. Of several disturbances each is compared with the run without it "
          "alone.",
      .examples =
          {{"ruralsim resilience scenarios/storm.toml -n 10", "how long the storm is felt"},
           {"ruralsim resilience scenarios/singles-day.toml --against festival.double-eleven.factor=1 --from "
            "2018-11-11 --to 2018-11-12",
            "a sale instead of a disturbance"}},
      .operands = {{.name = "SCENARIO", .help = "The scenario file (TOML)"}},
      .options = options(),
      .act = resilience};
}

}  // namespace ruralsim::cli
