// Households that order for themselves and villages that order for their households are the same Poisson
// process. Both are simulated with independent random numbers and compared: how many orders, how evenly by
// village, weekday, hour, product group and channel, and how they scatter from day to day. Every comparison
// states what it would have noticed: its power.
#include "models/simulate.hpp"
#include "scenarios/load.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

namespace ruralsim {
namespace {

constexpr double kLimit = 3.5;  // standard errors
double const kLevel = 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), kLimit));

struct Case {
  char const* file;
  char const* length;
  std::uint32_t replications;
  friend std::ostream& operator<<(std::ostream& out, Case const& c) { return out << c.file; }
};

using Histogram = std::vector<double>;

struct Ordered {
  double total = 0;
  std::vector<Histogram> by_village_and_day;  // one a replication
  std::map<std::string, Histogram> by;
};

void count(Histogram& histogram, std::size_t cell) {
  if (histogram.size() <= cell) histogram.resize(cell + 1);
  ++histogram[cell];
}

Ordered orders_of(Case const& c, std::string const& detail) {
  auto const loaded = scenarios::load(
      std::string("scenarios/") + c.file,
      {"demand.detail=" + detail, std::string("run.length=") + c.length, "run.warm_up=0 days"});
  Ordered all;
  for (std::uint32_t r = 0; r < c.replications; ++r) {
    models::RunOptions options;
    options.replication = r, options.orders = models::Orders::recorded;
    auto const ledger = models::simulate(loaded.scenario, options);
    auto const days = static_cast<std::size_t>(ledger.days);
    Histogram cells(loaded.scenario.network.counties[0].villages.size() * days);
    for (auto const& row : ledger.counties[0].orders) {
      auto const second = static_cast<std::size_t>(row.placed);
      ++all.total, ++cells[row.village * days + second / 86400];
      count(all.by["weekday"], second / 86400 % 7);
      count(all.by["hour"], second / 3600 % 24);
      count(all.by["village"], row.village);
      count(all.by["group"], row.group);
      count(all.by["channel"], row.channel);
    }
    all.by_village_and_day.push_back(std::move(cells));
  }
  return all;
}

// Simulated once for all tests of a case.
class Households : public testing::TestWithParam<Case> {
 protected:
  static Ordered const& once(std::string const& detail) {
    static std::map<std::string, Ordered> known;
    auto const [at, is_new] = known.try_emplace(GetParam().file + detail);
    if (is_new) at->second = orders_of(GetParam(), detail);
    return at->second;
  }
  Ordered const& villages_ = once("village");
  Ordered const& households_ = once("household");
};

TEST_P(Households, OrderAsMuchAsTheirVillages) {
  double const a = villages_.total, b = households_.total;
  double const z = (b - a) / std::sqrt(a + b);
  EXPECT_LE(std::abs(z), kLimit) << a << " orders of villages, " << b << " of households";
  // A true difference of 1.5 % would have been noticed with a chance of ...
  double const noticed = boost::math::cdf(boost::math::normal(), 0.015 * std::sqrt(a / 2) - kLimit);
  EXPECT_GE(noticed, 0.95) << noticed;
  RecordProperty("z", std::to_string(z));
}

// Pearson's test that two samples are of one distribution.
TEST_P(Households, OrderTheSameThingsAtTheSameTimes) {
  for (auto const& [what, a] : villages_.by) {
    Histogram b = households_.by.at(what);
    b.resize(a.size());
    double const fair = std::sqrt(households_.total / villages_.total);
    double statistic = 0, cells = 0, smallest = 1;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] + b[i] == 0) continue;
      double const apart = a[i] * fair - b[i] / fair;
      statistic += apart * apart / (a[i] + b[i]), ++cells;
      smallest = std::min(smallest, a[i] / villages_.total);
    }
    if (cells < 2) continue;
    boost::math::chi_squared const same(cells - 1);
    auto const limit = boost::math::quantile(boost::math::complement(same, kLevel));
    EXPECT_LE(statistic, limit) << what << ", " << cells << " cells";
    // Had 3 % of all orders moved from the largest cell to another of its size, it would have been noticed.
    double const largest = *std::max_element(a.begin(), a.end()) / villages_.total;
    double const lambda = villages_.total / 2 * 2 * 0.03 * 0.03 / largest;
    boost::math::non_central_chi_squared const moved(cells - 1, lambda);
    EXPECT_GE(boost::math::cdf(boost::math::complement(moved, limit)), 0.95) << what;
  }
}

// The squared deviations of a village's orders of a day, each from their mean over replications, over that
// mean: a Poisson count has variance = mean (index of dispersion; Fisher 1950), and its square 2 + 1 / mean.
TEST_P(Households, ScatterFromDayToDayAsPoissonCountsDo) {
  for (auto const* side : {&villages_, &households_}) {
    double const replications = GetParam().replications;
    double statistic = 0, freedom = 0, variance = 0;
    for (std::size_t cell = 0; cell < side->by_village_and_day.front().size(); ++cell) {
      double mean = 0;
      for (auto const& one : side->by_village_and_day) mean += one[cell] / replications;
      if (mean < 1) continue;
      for (auto const& one : side->by_village_and_day) statistic += std::pow(one[cell] - mean, 2) / mean;
      freedom += replications - 1;
      variance += (replications - 1) * (2 + 1 / mean);
    }
    double const error = std::sqrt(variance);
    EXPECT_LE(std::abs(statistic - freedom), kLimit * error)
        << (side == &villages_ ? "villages" : "households") << ": " << statistic / freedom;
    // A variance of 5 % more than the mean would have been noticed with a chance of ...
    double const noticed = boost::math::cdf(boost::math::normal(), 0.05 * freedom / error - kLimit);
    EXPECT_GE(noticed, 0.95);
  }
}

INSTANTIATE_TEST_SUITE_P(Shipped, Households,
                         testing::Values(Case{"village-12.toml", "182 days", 32},
                                         Case{"west-county-2018.toml", "56 days", 16}));

}  // namespace
}  // namespace ruralsim
