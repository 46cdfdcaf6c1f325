#include "models/rules/visit_days.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models::rules {
namespace {

using sim::hours;

TEST(VisitDay, is_worth_while_for_many_jobs_or_an_old_one) {
  InstallationSettings s;
  s.visit_day_jobs = 3, s.visit_day_age = 4;
  EXPECT_FALSE(worth_a_visit_day({.jobs = 2, .oldest = sim::days(4) - sim::seconds(1)}, s));
  EXPECT_TRUE(worth_a_visit_day({.jobs = 3, .oldest = hours(1)}, s));
  EXPECT_TRUE(worth_a_visit_day({.jobs = 1, .oldest = sim::days(4)}, s));
  EXPECT_FALSE(worth_a_visit_day({.jobs = 0, .oldest = sim::days(9)}, s));
}

}  // namespace
}  // namespace ruralsim::models::rules
