// What rules of the technicians do to the same jobs: pairs of runs that differ in one setting alone.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <cmath>
#include <functional>
#include <string>

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

constexpr std::uint32_t kReplications = 10;

Settings& settings_of(Scenario& scenario) {
  return scenario.stretches.front().settings;
}

// Of a county's whole run.
struct Figures {
  double km_per_job = 0, mean_age = 0, as_promised = 0, p99 = 0, tail = 0, nobody_home = 0, kept = 0;
};

template <class T>
double sum(Counts<T> const& table, std::size_t column) {
  double sum = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) sum += static_cast<double>(table(row, column));
  return sum;
}

// Hours within which this share of the complete jobs was complete, as the bin that begins there.
double quantile(Counts<std::uint32_t> const& by_week, double share) {
  std::vector<double> bins;
  double all = 0, so_far = 0;
  for (std::size_t bin = 0; bin < lead_bins::kCount; ++bin) {
    bins.push_back(sum(by_week, bin));
    all += bins.back();
  }
  std::size_t bin = 0;
  while (so_far + bins[bin] < share * all) so_far += bins[bin++];
  return lead_bins::lower_bound_hours(bin);
}

Figures figures_of(Scenario const& scenario, std::uint32_t replication) {
  RunOptions options;
  options.replication = replication;
  auto const ledger = simulate(scenario, options).counties.front();
  auto const service = [&](FieldService what) {
    return sum(ledger.field_service, static_cast<std::size_t>(what));
  };
  auto const done = sum(ledger.installed, 0), jobs = sum(ledger.jobs, 0);
  auto const mean_age = sum(ledger.install_seconds, 1) / 3600 / done;
  auto const p99 = quantile(ledger.install_from_delivery, 0.99);
  auto const appointments = std::max(service(FieldService::appointments), 1.0);
  return {.km_per_job = service(FieldService::metres) / 1000 / done,
          .mean_age = mean_age,
          .as_promised = sum(ledger.installed_within, 2) / jobs,
          .p99 = p99,
          .tail = p99 / mean_age,
          .nobody_home = sum(ledger.visits, 1) / sum(ledger.visits, 0),
          .kept = service(FieldService::appointments_kept) / appointments};
}

// The mean difference of a figure, over its standard error.
struct Difference {
  double mean = 0, error = 0;
};
Difference operator-(std::vector<double> const& a, std::vector<double> const& b) {
  auto const n = static_cast<double>(a.size());
  Difference d;
  for (std::size_t r = 0; r < a.size(); ++r) d.mean += (a[r] - b[r]) / n;
  for (std::size_t r = 0; r < a.size(); ++r) d.error += (a[r] - b[r] - d.mean) * (a[r] - b[r] - d.mean);
  d.error = std::sqrt(d.error / (n - 1) / n);
  return d;
}

class Pair {
 public:
  Pair(Scenario const& one, std::function<void(Settings&)> const& change) {
    auto other = one;
    change(settings_of(other));
    for (std::uint32_t r = 0; r < kReplications; ++r) {
      before_.push_back(figures_of(one, r));
      after_.push_back(figures_of(other, r));
    }
  }
  // By how much the figure is larger after the change than before.
  Difference gain(std::string const& name, double Figures::*figure) const {
    std::vector<double> before, after;
    for (auto const& f : before_) before.push_back(f.*figure);
    for (auto const& f : after_) after.push_back(f.*figure);
    auto const d = after - before;
    std::printf("| %s | %.4g | %.4g | %+.4g | %.2g |\n", name.c_str(), mean(before), mean(after), d.mean,
                d.error);
    return d;
  }
  void expect_more(std::string const& name, double Figures::*figure) const {
    auto const d = gain(name, figure);
    EXPECT_GT(d.mean, 3.5 * d.error) << name;
  }
  void expect_less(std::string const& name, double Figures::*figure) const {
    auto const d = gain(name, figure);
    EXPECT_LT(d.mean, -3.5 * d.error) << name;
  }

 private:
  static double mean(std::vector<double> const& values) {
    double sum = 0;
    for (auto const v : values) sum += v / static_cast<double>(values.size());
    return sum;
  }

  std::vector<Figures> before_, after_;
};

Scenario county_with(std::int64_t technicians, double nobody_home = 0.15) {
  auto scenario = tests::small_county(56);
  auto& s = settings_of(scenario);
  s.counties.front().technicians = technicians;
  s.installation.nobody_home = nobody_home;
  return scenario;
}

TEST(VillageDay, saves_kilometres_and_makes_households_wait) {
  Pair const pair(county_with(6), [](Settings& s) {
    s.installation.policy = AppliancePolicy::village_day;
    s.installation.visit_day_jobs = 3, s.installation.visit_day_age = 4;
  });
  pair.expect_less("village-day: km a job", &Figures::km_per_job);
  pair.expect_more("village-day: h from delivery to complete", &Figures::mean_age);
}

TEST(NearestFirst, saves_kilometres_and_forgets_the_remote) {
  Pair const pair(county_with(2), [](Settings& s) { s.installation.dispatch = Dispatch::nearest; });
  pair.expect_less("nearest: km a job", &Figures::km_per_job);
  pair.gain("nearest: h from delivery to complete", &Figures::mean_age);
  pair.gain("nearest: h within which 99 % are complete", &Figures::p99);
  pair.expect_more("nearest: the same over the mean", &Figures::tail);
}

TEST(DueDate, keeps_more_promises_where_not_all_can_be_kept) {
  Pair const pair(county_with(2), [](Settings& s) { s.installation.dispatch = Dispatch::due_date; });
  pair.expect_more("due-date: share as promised", &Figures::as_promised);
}

TEST(Appointments, find_more_people_at_home_later) {
  Pair const pair(county_with(6), [](Settings& s) {
    auto& i = s.installation;
    i.appointments = Appointments::slots;
    i.slot_length = sim::hours(3), i.slot_notice = sim::hours(12), i.slot_visits = 2;
    i.nobody_home_with_slot = 0.05;
  });
  pair.expect_less("slots: share of visits that find nobody", &Figures::nobody_home);
  pair.expect_more("slots: h from delivery to complete", &Figures::mean_age);
  EXPECT_GT(pair.gain("slots: share of appointments kept", &Figures::kept).mean, 0.9);
}

// As many as were asked for; each costs another visit and nothing else.
TEST(FaultyGoods, are_as_many_as_said_and_lower_no_other_cause) {
  auto scenario = county_with(12, 0);
  auto& product = settings_of(scenario).products[1];
  product.faulty_share = 0.1, product.repeat_share = 0.08;
  settings_of(scenario).installation.replacement_delay = sim::Distribution::constant(2 * 86400);
  double faulty = 0, repeat = 0, complete = 0;
  for (std::uint32_t r = 0; r < kReplications; ++r) {
    RunOptions options;
    options.replication = r;
    auto const ledger = simulate(scenario, options).counties.front();
    faulty += sum(ledger.field_service, static_cast<std::size_t>(FieldService::faulty));
    repeat += sum(ledger.visits, 3), complete += sum(ledger.installed, 0);
  }
  // Goods that are switched on: all that proved faulty and all that did not.
  double const works = complete + repeat, on = faulty + complete;
  std::printf("| faulty | 0.1 | %.4f | repeat needed | 0.08 | %.4f |\n", faulty / on, repeat / works);
  EXPECT_NEAR(faulty / on, 0.1, 3.5 * std::sqrt(0.1 * 0.9 / on));
  EXPECT_NEAR(repeat / works, 0.08, 3.5 * std::sqrt(0.08 * 0.92 / works));
}

TEST(FaultyGoods, none_of_them_leave_all_as_it_was) {
  auto scenario = county_with(3);
  RunOptions recorded;
  recorded.orders = Orders::recorded;
  auto const before = simulate(scenario, recorded);
  settings_of(scenario).installation.replacement_delay = sim::Distribution::constant(9 * 86400);
  settings_of(scenario).installation.nobody_home_with_slot = 0.5;
  EXPECT_EQ(simulate(scenario, recorded).fingerprint, before.fingerprint);
}

}  // namespace
}  // namespace ruralsim::models
