#include "results/pairs.hpp"

#include "results/figures/headlines.hpp"
#include "sim/fault.hpp"
#include "tests/results/hand_made.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <gmock/gmock.h>

namespace ruralsim::results::hand_made {
namespace {

using ::testing::HasSubstr;

// Replications in which so many of 100 orders of a judged day were ready in time.
Tables in_time(std::vector<std::uint32_t> const& ready) {
  std::vector<RunLedger> runs;
  for (auto const n : ready) {
    auto county = empty_county();
    place(county, 7, {100, n, n, n});
    runs.push_back(run_of({county}));
  }
  return tables(runs);
}

FigureDifference of(RunPair const& pair, std::string const& name) {
  auto const found = std::find_if(pair.figures.begin(), pair.figures.end(),
                                  [&](auto const& d) { return d.base.name == name; });
  if (found == pair.figures.end()) throw std::out_of_range(name);
  return *found;
}

void set_seed(Tables& tables, std::string const& seed) {
  tables.set("provenance", "seed", seed);
}

TEST(Pairs, DifferWithTheIntervalOfTheirDifferences) {
  auto const pair = compare_runs(in_time({80, 85, 90, 70, 75}), in_time({83, 89, 91, 75, 77}));
  EXPECT_TRUE(pair.paired);
  EXPECT_EQ(pair.n, 5u);
  auto const d = of(pair, "next_day_rate");
  EXPECT_NEAR(d.difference.mean, 0.03, 1e-12);
  EXPECT_NEAR(d.difference.half_width, 0.0196324316147561, 1e-12) << "R: t.test(paired = TRUE)";
  EXPECT_EQ(d.verdict, Verdict::better);
  EXPECT_EQ(difference_text(d), "+3.0 ± 2.0 points");
  EXPECT_NEAR(d.variance_reduction, (62.5 + 50) / 2.5, 1e-9) << "of 80, 85 ... 62.5, of 83, 89 ... 50";
  auto const late = of(pair, "late_orders");
  EXPECT_EQ(late.verdict, Verdict::better) << "fewer";
  EXPECT_NEAR(late.difference.mean, -3, 1e-12);
  EXPECT_EQ(of(pair, "orders").verdict, Verdict::none);
  EXPECT_FALSE(of(pair, "orders").differs());
}

TEST(Pairs, OfWhichTheIntervalHoldsZeroAreNotSeparable) {
  auto const pair = compare_runs(in_time({80, 85, 90}), in_time({83, 83, 91}));
  EXPECT_EQ(of(pair, "next_day_rate").verdict, Verdict::not_separable);
  auto const worse = compare_runs(in_time({80, 85, 90}), in_time({70, 76, 79}));
  EXPECT_EQ(of(worse, "next_day_rate").verdict, Verdict::worse);
  auto const same = compare_runs(in_time({80, 85, 90}), in_time({80, 85, 90}));
  EXPECT_EQ(of(same, "next_day_rate").verdict, Verdict::not_separable);
  EXPECT_FALSE(of(same, "next_day_rate").differs());
}

TEST(Pairs, AreOfTheReplicationsThatBothHave) {
  auto const pair = compare_runs(in_time({80, 85, 90, 10}), in_time({83, 89, 91}));
  EXPECT_EQ(pair.n, 3u);
  auto const d = of(pair, "next_day_rate");
  EXPECT_NEAR(d.base.value, 0.85, 1e-12);
  EXPECT_NEAR(d.difference.mean, 0.08 / 3, 1e-12);
}

TEST(Pairs, OfOneReplicationHaveNoIntervalAndNoVerdict) {
  auto const d = of(compare_runs(in_time({80}), in_time({90})), "next_day_rate");
  EXPECT_TRUE(std::isnan(d.difference.half_width));
  EXPECT_EQ(d.verdict, Verdict::none);
  EXPECT_EQ(difference_text(d), "+10 points");
}

TEST(Pairs, OfOtherSeedsAreIndependentSamples) {
  auto other = in_time({83, 89, 91, 75, 77});
  set_seed(other, "2");
  auto const pair = compare_runs(in_time({80, 85, 90, 70, 75}), other);
  EXPECT_FALSE(pair.paired);
  EXPECT_THAT(pair.why_unpaired, HasSubstr("the seeds are 18446744073709551615 and 2"));
  auto const d = of(pair, "next_day_rate");
  EXPECT_NEAR(d.difference.mean, 0.03, 1e-12);
  EXPECT_NEAR(d.difference.half_width, 0.1096188841887, 1e-12) << "R: t.test, 7.9024 degrees of freedom";
  EXPECT_EQ(d.verdict, Verdict::not_separable);
  EXPECT_TRUE(std::isnan(d.variance_reduction));
}

TEST(Pairs, OfOtherGoodsOrDaysAreRefused) {
  auto other = in_time({80});
  other.set("", "time_coverage_start", std::string("2019-07-02"));
  try {
    compare_runs(in_time({80}), other);
    FAIL() << "compared";
  } catch (sim::Error const& e) {
    EXPECT_EQ(e.blame(), sim::Blame::usage);
    EXPECT_THAT(e.what(), HasSubstr("first days are 2018-07-02 and 2019-07-02"));
  }
}

TEST(Pairs, WithoutAValueOnOneSideSayWhy) {
  auto const pair = compare_runs(tables({run_of({empty_county()})}), in_time({80}));
  auto const d = of(pair, "next_day_rate");
  EXPECT_TRUE(std::isnan(d.difference.mean));
  EXPECT_EQ(difference_text(d), "n/a (the base: 0 orders)");
}

Figure figure_with(std::string const& name, std::vector<double> const& values) {
  Figure figure;
  figure.name = name, figure.values = values, figure.replications = values.size();
  return figure;
}

// Means beside a difference are over its pairs: those of other replications have other luck.
TEST(Pairs, HaveMeansThatDifferByTheDifference) {
  auto base = figure_with("next_day_rate", {1, 2, 3, 40, 50}), other = base;
  other.values = {2, 4, not_available, not_available, 51};
  auto const d = compare_pairs(base, other);
  EXPECT_EQ(d.difference.n, 3u);
  EXPECT_NEAR(d.base.value, 53.0 / 3, 1e-12);
  EXPECT_NEAR(d.other.value - d.base.value, d.difference.mean, 1e-12);
}

// A network that grows and reaches its target in week 1, or never.
RunLedger growing(bool reaches) {
  auto county = empty_county();
  county.growth.begin({{.opens = -1}, {.opens = 5}}, kDays);
  for (std::size_t day = 0; day < 14; ++day) {
    std::uint32_t const in_time = reaches && day >= 7 ? 4 : 0;
    place(county, day, {10, in_time, in_time, in_time});
  }
  return run_of({county});
}

// Weeks to a target that two of three reached have a median; a mean over the two would be too small, so there
// is no difference of means.
TEST(Pairs, OfWhatSomeDidNotReachHaveNoDifference) {
  auto s = scenario();
  s.stretches.front().settings.rollout.target = 0.4;
  s.stretches.front().settings.rollout.target_weeks = 1;
  auto const some = tabulate(s, {growing(true), growing(false), growing(true)}, provenance()),
             all = tabulate(s, {growing(true), growing(true), growing(true)}, provenance());
  auto const d = of(compare_runs(all, some), "weeks_to_target");
  EXPECT_TRUE(std::isnan(d.difference.mean));
  EXPECT_EQ(difference_text(d), "n/a (the other: not reached by the end of the run in 1 of 3 replications)");
  EXPECT_EQ(d.other.value, 2) << "the median is known";
  EXPECT_EQ(d.verdict, Verdict::none);
  EXPECT_EQ(of(compare_runs(all, all), "weeks_to_target").difference.mean, 0);

  auto base = figure_with("weeks_to_target", {5, 6, 7}), other = base;
  other.values[1] = not_available, other.beyond = 1, other.beyond_means = "not reached";
  auto const means = compare_pairs(base, other);
  EXPECT_EQ(difference_text(means), "n/a (the other: not reached in 1 of 3 replications)");
  EXPECT_EQ(means.base.value, 6);
  EXPECT_TRUE(std::isnan(means.other.value));
}

TEST(IndependentDifference, HasWelchsInterval) {
  std::vector<double> const a{1, 2, 3, 4, 5}, b{2, 4, 6, 8};
  auto const e = independent_difference(a, b);
  EXPECT_NEAR(e.mean, -2, 1e-12);
  EXPECT_NEAR(e.half_width, 3.8446363839401, 1e-12) << "R: t.test, 4.7494 degrees of freedom";
  EXPECT_EQ(e.n, 4u);
  EXPECT_TRUE(std::isnan(independent_difference(a, std::vector{1.0}).half_width));
  EXPECT_EQ(independent_difference(std::vector{1.0, 1.0}, std::vector{3.0, 3.0}).half_width, 0);
}

TEST(VarianceReduction, IsOneWithoutCorrelationAndEndlessForTheSameDifference) {
  EXPECT_NEAR(variance_reduction(std::vector{1.0, 1.0, -1.0, -1.0}, std::vector{1.0, -1.0, 1.0, -1.0}), 1,
              1e-12);
  EXPECT_TRUE(std::isinf(variance_reduction(std::vector{1.0, 2.0}, std::vector{3.0, 4.0})));
  EXPECT_TRUE(std::isnan(variance_reduction(std::vector{1.0, 1.0}, std::vector{3.0, 3.0})));
  EXPECT_TRUE(std::isnan(variance_reduction(std::vector{0.1, 0.1}, std::vector{0.1, 0.1 * (1 + 1e-15)})));
  EXPECT_TRUE(std::isnan(variance_reduction(std::vector{1.0}, std::vector{3.0})));
}

// A figure that was renamed must not lose its direction.
TEST(Directions, AreOfFiguresThatThereAre) {
  std::set<std::string> known;
  using namespace figures;
  for (auto const* list : {&headlines(), &stock_headlines(), &station_headlines(), &market_headlines(),
                           &growth_headlines(), &selling_headlines()})
    for (auto const& headline : *list) known.insert(headline.name);
  for (auto const& headline : headlines_by_axis()) known.insert(headline.headline.name);
  std::set<std::string_view> seen;
  for (auto const& [name, direction] : directions()) {
    EXPECT_TRUE(known.contains(std::string(name))) << name;
    EXPECT_TRUE(seen.insert(name).second) << name << " twice";
    EXPECT_NE(direction, Direction::none) << name;
  }
  EXPECT_EQ(better("cost_per_parcel_by_level.trucks"), Direction::lower);
  EXPECT_EQ(better("orders"), Direction::none);
}

}  // namespace
}  // namespace ruralsim::results::hand_made
