#include "experiments/best_subset.hpp"

#include "results/student.hpp"
#include "sim/distribution.hpp"
#include "sim/random.hpp"

#include <cmath>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Plans = std::vector<std::vector<double>>;

std::vector<std::size_t> best_of(Plans const& plans, Better better, double level = 0.95) {
  std::vector<std::span<double const>> all(plans.begin(), plans.end());
  return may_be_best(all, better, level);
}

TEST(BestSubset, IsTheBestAloneWherePairsTellItApart) {
  // Noise of 10 that both share; 1 apart.
  Plans const plans{{10, 20, 30.1, 40}, {11, 21.1, 31, 41}};
  EXPECT_THAT(best_of(plans, Better::higher), ElementsAre(1));
  EXPECT_THAT(best_of(plans, Better::lower), ElementsAre(0));
}

TEST(BestSubset, HoldsAllThatAreNotTellable) {
  Plans const plans{{1, 3, 2}, {2, 1, 3}, {-50, -51, -52}};
  EXPECT_THAT(best_of(plans, Better::higher), ElementsAre(0, 1));
}

// Of three plans each of the best's two comparisons may fail with (1 - 0.95) / 2 on one side: t with n - 1 =
// 4 degrees at 0.95 on both.
TEST(BestSubset, HasTheLimitOfOneSideAmongTheOthers) {
  double const limit = results::student_quantile(0.95, 4) / std::sqrt(5.0);
  std::vector<double> const noise{-1, 0.5, 1, -0.5, 0};
  auto const deviation = std::sqrt(2.5 / 4);
  auto const lead = [&](double by) {
    Plans plans{{}, std::vector<double>(5, 0.0), std::vector<double>(5, -1000.0)};
    for (double const e : noise) plans[0].push_back(by * limit * deviation + e);
    return best_of(plans, Better::higher);
  };
  EXPECT_THAT(lead(1.001), ElementsAre(0));
  EXPECT_THAT(lead(0.999), ElementsAre(0, 1));
}

TEST(BestSubset, KeepsEqualPlansAndLeavesOutThoseWithoutValues) {
  double const no = std::nan("");
  EXPECT_THAT(best_of({{2, 2, 2}, {2, 2, 2}, {no, no, no}, {1, 1, 1}}, Better::higher), ElementsAre(0, 1));
  EXPECT_THAT(best_of({{no, no}, {no, no}}, Better::higher), IsEmpty());
  EXPECT_THAT(best_of({{1}, {9}}, Better::higher), ElementsAre(0, 1)) << "one replication tells nothing";
}

// Five plans with the same mean but for the best, which is a little better: it is there in 95 % of 2,000
// samples at least (3.5 standard errors: 1.7 points).
TEST(BestSubset, HoldsTheBestAsOftenAsItSays) {
  int held = 0;
  constexpr int kRuns = 2000;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    Plans plans(5, std::vector<double>(8));
    for (std::uint32_t r = 0; r < 8; ++r)
      for (std::uint32_t i = 0; i < 5; ++i)
        plans[i][r] = (i == 2 ? 0.05 : 0) +
                      (1.0 + i) * sim::normal_quantile(
                                      sim::Stream({.seed = run, .replication = r, .entity = i}).uniform());
    auto const best = best_of(plans, Better::higher);
    held += std::count(best.begin(), best.end(), 2u) > 0 ? 1 : 0;
  }
  EXPECT_GE(held, kRuns * (0.95 - 0.017));
}

}  // namespace
}  // namespace ruralsim::experiments
