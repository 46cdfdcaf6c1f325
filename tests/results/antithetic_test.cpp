#include "results/antithetic.hpp"

#include "results/figures/tabulate.hpp"
#include "results/pairs.hpp"
#include "results/summary.hpp"
#include "tests/results/hand_made.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <gmock/gmock.h>

namespace ruralsim::results::hand_made {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::array<std::int32_t, 5> kNumbers{0, 1, 2, 3, 5};

TEST(Antithetic, PairsAreOneSample) {
  EXPECT_THAT(samples_of(kNumbers, Replications::antithetic),
              ElementsAre(Sample{0, 1}, Sample{2, 3}, Sample{4}));
  EXPECT_EQ(samples_of(kNumbers, Replications::independent).size(), 5u);
  auto const pairs = samples_of(kNumbers, Replications::antithetic);
  auto const means = sample_means(std::array{1.0, 3.0, 5.0, not_available, 7.0}, pairs);
  EXPECT_THAT(means, ElementsAre(2, 5, 7)) << "who is alone stands for the pair";
  EXPECT_TRUE(
      std::isnan(sample_means(std::array{not_available, not_available}, std::array{Sample{0, 1}})[0]));
}

// Replications in which so many of as many orders were ready in time.
struct Day7 {
  std::uint32_t orders, ready;
};
Tables of_pairs(std::vector<Day7> const& days, bool antithetic) {
  std::vector<RunLedger> runs;
  for (auto const& day : days) {
    auto county = empty_county();
    place(county, 7, {day.orders, day.ready, day.ready, day.ready});
    runs.push_back(run_of({county}));
  }
  auto s = scenario();
  s.run.replications = static_cast<std::int64_t>(days.size());
  s.run.antithetic = antithetic;
  return tabulate(s, runs, {});
}

Figure figure(Tables const& tables, std::string const& name) {
  auto const all = summarise(tables);
  auto const found = std::find_if(all.begin(), all.end(), [&](auto const& f) { return f.name == name; });
  if (found == all.end()) throw std::out_of_range(name);
  return *found;
}

std::vector<Day7> const kSix{{100, 90}, {200, 120}, {150, 120}, {120, 110}, {100, 50}, {240, 200}};

TEST(Antithetic, AMeanIsOverTheMeansOfPairs) {
  auto const f = figure(of_pairs(kSix, true), "orders");
  auto const expected = estimate(std::array{150.0, 135.0, 170.0});
  EXPECT_EQ(f.n, 3u);
  EXPECT_TRUE(f.pairs);
  EXPECT_DOUBLE_EQ(f.value, expected.mean);
  EXPECT_DOUBLE_EQ(f.half_width, expected.half_width);
  EXPECT_EQ(f.values.size(), 6u) << "values are still one a replication";
  auto const apart = figure(of_pairs(kSix, false), "orders");
  EXPECT_EQ(apart.n, 6u);
  EXPECT_DOUBLE_EQ(apart.value, f.value);
}

TEST(Antithetic, ARatioIsJackknifedByLeavingOutAPair) {
  auto const f = figure(of_pairs(kSix, true), "next_day_rate");
  double const ready = 690, orders = 910;
  auto const expected =
      jackknife(ready / orders, std::array{(ready - 210) / (orders - 300), (ready - 230) / (orders - 270),
                                           (ready - 250) / (orders - 340)});
  EXPECT_EQ(f.n, 3u);
  EXPECT_NEAR(f.value, expected.mean, 1e-12);
  EXPECT_NEAR(f.half_width, expected.half_width, 1e-12);
}

TEST(Antithetic, TheSummarySaysThatItIsOfPairs) {
  auto const text = summary_text(summarise(of_pairs(kSix, true)));
  EXPECT_THAT(text, HasSubstr("Means of 3 antithetic pairs of replications"));
  EXPECT_THAT(summary_text(summarise(of_pairs({{100, 90}, {200, 120}}, true))),
              HasSubstr("One pair of replications: no intervals."));
  EXPECT_THAT(summary_text(summarise(of_pairs(kSix, false))), HasSubstr("Means of 6 replications"));
}

TEST(Antithetic, TwoRunsArePairedPairByPair) {
  std::vector<Day7> more = kSix;
  for (std::size_t i = 0; i < more.size(); ++i) more[i].orders += i % 2 == 0 ? 30 : 10;
  auto const pair = compare_runs(of_pairs(kSix, true), of_pairs(more, true));
  EXPECT_TRUE(pair.paired) << pair.why_unpaired;
  EXPECT_EQ(pair.n, 3u);
  auto const found = std::find_if(pair.figures.begin(), pair.figures.end(),
                                  [](auto const& d) { return d.base.name == "orders"; });
  ASSERT_NE(found, pair.figures.end());
  EXPECT_NEAR(found->difference.mean, 20, 1e-12);
  EXPECT_NEAR(found->difference.half_width, 0, 1e-9) << "30 and 10 even out in every pair";
  EXPECT_EQ(found->difference.n, 3u);
}

TEST(Antithetic, PairsAndReplicationsWithoutPairsDoNotPair) {
  auto const pair = compare_runs(of_pairs(kSix, true), of_pairs(kSix, false));
  EXPECT_FALSE(pair.paired);
  EXPECT_THAT(pair.why_unpaired, HasSubstr("antithetic"));
  EXPECT_EQ(pair.n, 3u);
}

}  // namespace
}  // namespace ruralsim::results::hand_made
