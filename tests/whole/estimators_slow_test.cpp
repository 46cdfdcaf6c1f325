// Whether the intervals of the summary hold what they promise: small sets of replications of a shipped
// scenario against the figure of all of them together.
#include "models/simulate.hpp"
#include "results/figures/tabulate.hpp"
#include "results/summary.hpp"
#include "scenarios/load.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::whole {
namespace {

using results::Figure;

constexpr std::size_t kSets = 300, kReplications = 10;

Figure named(std::vector<Figure> const& all, std::string const& name) {
  return *std::find_if(all.begin(), all.end(), [&](Figure const& f) { return f.name == name; });
}

struct Coverage {
  int covered = 0, told = 0;
  std::vector<double> values;
};

// Ratios of few jobs, of many orders, means and quantiles of times, and counts.
std::vector<std::string> const kFigures{"next_day_rate",
                                        "late_by_timetable_share",
                                        "lead_time_mean",
                                        "lead_time_p50",
                                        "lead_time_p90",
                                        "lead_time_p95",
                                        "appliance_next_day_rate",
                                        "installed_within_48h_rate",
                                        "installation_from_order_mean",
                                        "first_time_fix_rate",
                                        "cost_per_parcel",
                                        "cost_per_installation",
                                        "orders",
                                        "backlog_mean"};

TEST(Estimators, CoverTheRightValueAndAreNotBiased) {
  auto scenario = scenarios::load("scenarios/village-12.toml").scenario;
  std::vector<models::RunLedger> all;
  models::RunOptions options;
  for (; options.replication < kSets * kReplications; ++options.replication)
    all.push_back(models::simulate(scenario, options));
  results::Provenance const nowhere{};
  auto const truth = results::summarise(results::tabulate(scenario, all, nowhere));

  std::map<std::string, Coverage> found;
  for (std::size_t set = 0; set < kSets; ++set) {
    auto const first = all.begin() + static_cast<std::ptrdiff_t>(set * kReplications);
    auto const figures = results::summarise(
        results::tabulate(scenario, {first, first + static_cast<std::ptrdiff_t>(kReplications)}, nowhere));
    for (auto const& name : kFigures) {
      auto const f = named(figures, name);
      double const right = named(truth, name).value;
      found[name].values.push_back(f.value);
      if (std::isnan(f.interval.low)) continue;
      ++found[name].told;
      if (f.interval.low <= right && right <= f.interval.high) ++found[name].covered;
    }
  }
  for (auto const& name : kFigures) {
    auto const& one = found[name];
    auto const mean = results::estimate(one.values);
    double const share = one.covered / static_cast<double>(one.told);
    double const bias = mean.mean - named(truth, name).value, error = mean.deviation / std::sqrt(kSets);
    std::printf("%-30s covers %.3f, right %10.4f, bias %+.4f, s.e. %.4f\n", name.c_str(), share,
                named(truth, name).value, bias, error);
    EXPECT_EQ(mean.n, kSets) << name;
    EXPECT_GT(one.told, 0.95 * kSets) << name;
    // 0.95 less 3.5 standard errors of 300 sets, and a point for the jackknife's being an approximation.
    EXPECT_GT(share, 0.95 - 3.5 * std::sqrt(0.95 * 0.05 / kSets) - 0.01) << name;
    // A quantile that lies in a gap of the distribution (between two mornings) is a little off in small sets.
    EXPECT_LT(std::abs(bias), 3.5 * error + 0.003 * named(truth, name).value) << name;
  }
}

}  // namespace
}  // namespace ruralsim::whole
