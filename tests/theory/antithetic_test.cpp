// What antithetic replications do to the variance of a mean. Prints the rows of the table in
// docs/validation.md.
#include "results/antithetic.hpp"

#include "experiments/replications.hpp"
#include "models/simulate.hpp"
#include "results/figures/tabulate.hpp"
#include "results/statistics.hpp"
#include "results/summary.hpp"
#include "scenarios/load.hpp"
#include "tests/support/small_county.hpp"
#include "tests/theory/runs.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::theory {
namespace {

constexpr std::uint32_t kPairs = 60;

std::vector<models::RunLedger> pairs_of_runs(models::Scenario scenario) {
  scenario.run.antithetic = true;
  scenario.run.replications = 2 * kPairs;
  std::vector<models::RunLedger> runs;
  for (std::uint32_t r = 0; r < 2 * kPairs; ++r) {
    models::RunOptions options;
    options.replication = r;
    runs.push_back(models::simulate(scenario, options));
  }
  return runs;
}

struct Halves {
  std::vector<double> first, second;  // of each pair
};

Halves halves(std::vector<double> const& values) {
  Halves h;
  for (std::size_t r = 0; r < values.size(); ++r) (r % 2 == 0 ? h.first : h.second).push_back(values[r]);
  return h;
}

double correlation(Halves const& h) {
  auto const a = results::estimate(h.first), b = results::estimate(h.second);
  double sum = 0;
  for (std::size_t i = 0; i < h.first.size(); ++i) sum += (h.first[i] - a.mean) * (h.second[i] - b.mean);
  return sum / static_cast<double>(h.first.size() - 1) / a.deviation / b.deviation;
}

// Variance of a mean over as many independent replications, over that of the mean over pairs.
double gain(Halves const& h) {
  std::vector<double> means;
  for (std::size_t i = 0; i < h.first.size(); ++i) means.push_back((h.first[i] + h.second[i]) / 2);
  auto const square = [](double x) { return x * x; };
  double const single =
      (square(results::estimate(h.first).deviation) + square(results::estimate(h.second).deviation)) / 2;
  return single / 2 / square(results::estimate(means).deviation);
}

std::vector<double> orders_of(std::vector<models::RunLedger> const& runs) {
  std::vector<double> orders;
  for (auto const& run : runs) {
    double sum = 0;
    for (auto const& county : run.counties) sum += static_cast<double>(total(county.ordered));
    orders.push_back(sum);
  }
  return orders;
}

// Orders of a day are one Poisson variate a village and day, by inversion: 1 - u gives few where u gives
// many.
TEST(AntitheticPairs, OrderMuchWhereThePartnerOrdersLittle) {
  auto const runs = pairs_of_runs(tests::small_county(14));
  auto const h = halves(orders_of(runs));
  std::printf("| orders of a small county in two weeks | %.3f | %.1f |\n", correlation(h), gain(h));
  EXPECT_LT(correlation(h), -0.8);
  EXPECT_GT(gain(h), 5);
  // Both halves have the law of any replication: the same mean, and deviations that differ by chance alone.
  auto const a = results::estimate(h.first), b = results::estimate(h.second);
  EXPECT_NEAR(a.deviation / b.deviation, 1, 3.5 / std::sqrt(static_cast<double>(kPairs)));
  models::Scenario plain = tests::small_county(14);
  std::vector<double> apart;
  for (std::uint32_t r = 0; r < kPairs; ++r) {
    models::RunOptions options;
    options.replication = 1000 + r;
    apart.push_back(orders_of({models::simulate(plain, options)}).front());
  }
  auto const e = results::estimate(apart);
  double const n = static_cast<double>(kPairs);
  EXPECT_NEAR(b.mean, e.mean, 3.5 * std::hypot(b.deviation, e.deviation) / std::sqrt(n));
  EXPECT_NEAR(b.deviation / e.deviation, 1, 3.5 / std::sqrt(n));
}

TEST(AntitheticPairs, LeaveTheFirstOfThemAsItIsWithoutPairs) {
  auto scenario = tests::small_county(14);
  models::RunOptions options;
  options.replication = 3;
  auto const plain = outcome(scenario, options);
  scenario.run.antithetic = true;
  options.replication = 6;
  EXPECT_EQ(outcome(scenario, options), plain);
  options.replication = 7;
  EXPECT_NE(outcome(scenario, options), plain);
}

// A shipped county, eight weeks of it.
TEST(AntitheticPairs, GiveAMeanOfAShippedCountyWithLessVariance) {
  auto loaded =
      scenarios::load("scenarios/west-county-2018.toml", {"run.length=56 days", "run.warm_up=7 days"});
  auto& scenario = loaded.scenario;
  auto const runs = pairs_of_runs(scenario);
  scenario.run.antithetic = true;
  scenario.run.replications = 2 * kPairs;
  auto const figures = results::summarise(results::tabulate(scenario, runs, {}));
  for (std::string const name :
       {"orders", "next_day_rate", "lead_time_mean", "backlog_mean", "cost_per_parcel"}) {
    auto const found =
        std::find_if(figures.begin(), figures.end(), [&](auto const& f) { return f.name == name; });
    ASSERT_NE(found, figures.end()) << name;
    auto const h = halves(found->values);
    std::printf("| %s | %.3f | %.2f |\n", name.c_str(), correlation(h), gain(h));
    EXPECT_EQ(found->n, kPairs) << name;
    EXPECT_LT(correlation(h), 0) << name;
    if (name == "orders" || name == "cost_per_parcel") {
      EXPECT_GT(gain(h), 2) << name;
    }
  }
}

}  // namespace
}  // namespace ruralsim::theory
