#include "results/joint.hpp"

#include "sim/fault.hpp"

#include <array>
#include <vector>

#include <gmock/gmock.h>

namespace ruralsim::results {
namespace {

using ::testing::HasSubstr;

TEST(Bonferroni, SharesTheErrorAmongTheFigures) {
  EXPECT_EQ(bonferroni_level(0.95, 1), 0.95);
  EXPECT_NEAR(bonferroni_level(0.95, 5), 0.99, 1e-15);
  EXPECT_NEAR(bonferroni_level(0.9, 10), 0.99, 1e-15);
  EXPECT_THROW(bonferroni_level(0.95, 0), sim::Error);
  EXPECT_THROW(bonferroni_level(95, 3), sim::Error);
}

TEST(JointEstimates, AreEachAtTheSharedLevel) {
  std::array const rates{0.91, 0.88, 0.93, 0.90, 0.87}, hours{20.0, 21.0, 19.5, 22.0, 20.5};
  auto const both = joint_estimates(std::array{Chosen{"rate", rates}, Chosen{"hours", hours}}, 0.9);
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].half_width, estimate(rates, 0.95).half_width);
  EXPECT_EQ(both[1].half_width, estimate(hours, 0.95).half_width);
  EXPECT_EQ(both[1].mean, estimate(hours).mean);
}

TEST(JointEstimates, RefuseAFigureOfASingleReplication) {
  std::array const two{1.0, 2.0}, one{1.0, not_available};
  try {
    joint_estimates(std::array{Chosen{"rate", two}, Chosen{"hours", one}});
    FAIL();
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    EXPECT_THAT(error.what(), HasSubstr("hours has a value in 1 replication"));
    EXPECT_THAT(error.what(), HasSubstr("run at least 2"));
  }
}

}  // namespace
}  // namespace ruralsim::results
