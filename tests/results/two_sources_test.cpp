#include "results/two_sources.hpp"

#include "results/student.hpp"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::results {
namespace {

TEST(TwoSources, AddTheirVariances) {
  Estimate const first{.mean = 7, .half_width = 1, .deviation = 6, .n = 9}, second{.deviation = 3, .n = 4};
  auto const both = of_both_sources(first, second);
  double const u = 4, v = 2.25;  // squared standard errors
  double const freedom = (u + v) * (u + v) / (u * u / 8 + v * v / 3);
  EXPECT_NEAR(both.half_width, student_quantile(0.95, freedom) * 2.5, 1e-12);
  EXPECT_EQ(both.mean, 7);
  EXPECT_EQ(both.deviation, 6) << "of its own values";
}

TEST(TwoSources, OfWhichOneIsNoneHaveTheIntervalOfTheOther) {
  auto const values = estimate(std::vector{17.0, 19.0, 25.0, 35.0});
  Estimate const sure{.mean = 24, .half_width = 0, .deviation = 0, .n = 6};
  EXPECT_NEAR(of_both_sources(sure, values).half_width, values.half_width, 1e-12);
  EXPECT_NEAR(of_both_sources(values, sure).half_width, values.half_width, 1e-12);
  EXPECT_EQ(of_both_sources(sure, sure).half_width, 0);
  Estimate const alone{.mean = 3, .n = 1};
  EXPECT_EQ(of_both_sources(values, alone).half_width, values.half_width) << "nothing is known of the second";
  EXPECT_TRUE(std::isnan(of_both_sources(alone, values).half_width));
}

}  // namespace
}  // namespace ruralsim::results
