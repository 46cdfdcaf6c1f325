#include "results/resilience.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::results {
namespace {

double const kNone = not_available;

// Undisturbed always 0.5; the disturbance begins on day 2 and is over at once, or on the day that is given.
Recovery of(std::vector<double> was, double tolerance = 0, std::int64_t days = 2, std::int64_t ends = 2) {
  std::vector<double> const undisturbed(was.size(), 0.5);
  return recovery({.was = std::move(was), .undisturbed = undisturbed},
                  {.begins = 2, .ends = ends, .first = 2, .tolerance = tolerance, .days = days});
}

TEST(Recovery, is_the_time_until_service_is_back_for_so_many_days) {
  auto const r = of({0.1, 0.5, 0.2, 0.3, 0.5, 0.5, 0.5});
  EXPECT_EQ(r.time, 2);
  EXPECT_DOUBLE_EQ(r.area, 0.3 + 0.2) << "what was before does not count";
  EXPECT_DOUBLE_EQ(r.deepest, 0.3);
}

TEST(Recovery, is_not_looked_for_while_the_disturbance_lasts) {
  std::vector<double> const late{0.5, 0.5, 0.5, 0.5, 0.4, 0.3, 0.5, 0.5};
  EXPECT_EQ(of(late).time, 0) << "over at once: nothing was lost";
  auto const r = of(late, 0, 2, 5);
  EXPECT_EQ(r.time, 4) << "days 2 to 5";
  EXPECT_DOUBLE_EQ(r.area, 0.1 + 0.2);
  EXPECT_DOUBLE_EQ(r.deepest, 0.2);
  EXPECT_EQ(of({0.5, 0.5, 0.2, 0.5, 0.5, 0.5, 0.5, 0.5}, 0, 2, 6).time, 1)
      << "back on day 3, though it lasted until day 6";
  EXPECT_TRUE(std::isnan(of({0.5, 0.5, 0.5, 0.5, 0.5}, 0, 2, 5).time)) << "it outlasts the run";
}

TEST(Recovery, of_a_backlog_is_not_there_while_jobs_are_still_to_come) {
  // Nothing comes on days 2 and 3, so nothing is open; then all of it at once.
  std::vector<double> const undisturbed(9, -10), was{-10, -10, -2, -4, -12, -15, -12, -10, -10};
  RecoveryCriterion criterion{.begins = 2, .ends = 2, .first = 2, .tolerance = 1, .days = 2};
  EXPECT_EQ(recovery({was, undisturbed}, criterion).time, 0);
  criterion.above_is_not_back = true;
  auto const r = recovery({was, undisturbed}, criterion);
  EXPECT_EQ(r.time, 5);
  EXPECT_DOUBLE_EQ(r.area, 2 + 5 + 2) << "fewer open jobs make up for nothing";
}

TEST(Recovery, is_not_there_after_one_good_day_alone) {
  auto const r = of({0.5, 0.5, 0.2, 0.5, 0.4, 0.5, 0.6});
  EXPECT_EQ(r.time, 3);
  EXPECT_DOUBLE_EQ(r.area, 0.3 + 0.1) << "the good day makes up for nothing";
}

TEST(Recovery, takes_no_time_where_service_never_fell) {
  auto const r = of({0.5, 0.5, 0.5, 0.6, 0.5});
  EXPECT_EQ(r.time, 0);
  EXPECT_EQ(r.area, 0);
}

TEST(Recovery, counts_time_from_the_beginning_and_area_from_where_it_can_be_felt) {
  std::vector<double> const undisturbed(6, 0.5), was{0.5, 0.4, 0.2, 0.5, 0.5, 0.5};
  RecoveryCriterion const criterion{.begins = 2, .ends = 2, .first = 1, .tolerance = 0, .days = 2};
  auto const r = recovery({was, undisturbed}, criterion);
  EXPECT_EQ(r.time, 1);
  EXPECT_DOUBLE_EQ(r.area, 0.1 + 0.3);
  auto const never = recovery({undisturbed, undisturbed}, criterion);
  EXPECT_EQ(never.time, 0) << "not before it began";
}

TEST(Recovery, is_unknown_where_the_run_ends_too_early) {
  auto const r = of({0.5, 0.5, 0.2, 0.2, 0.5});
  EXPECT_TRUE(std::isnan(r.time));
  EXPECT_DOUBLE_EQ(r.area, 0.6) << "so far";
}

TEST(Recovery, counts_days_within_the_tolerance_and_days_without_service_as_back) {
  EXPECT_EQ(of({0.5, 0.5, 0.2, 0.45, 0.46, 0.5}, 0.05).time, 1);
  EXPECT_EQ(of({0.5, 0.5, 0.2, kNone, kNone, 0.1}, 0).time, 1);
}

TEST(Recoveries, tell_how_many_replications_have_recovered) {
  std::vector<double> const undisturbed(6, 0.5);
  std::vector<Service> const runs{{{0.5, 0.5, 0.2, 0.5, 0.5, 0.5}, undisturbed},
                                  {{0.5, 0.5, 0.2, 0.2, 0.5, 0.5}, undisturbed},
                                  {{0.5, 0.5, 0.2, 0.2, 0.2, 0.2}, undisturbed}};
  RecoveryCriterion const criterion{.begins = 2, .ends = 2, .first = 2, .tolerance = 0, .days = 2};
  auto const all = recoveries(runs, criterion);
  EXPECT_EQ(all.recovered, 2u);
  EXPECT_EQ(all.of, 3u);
  EXPECT_TRUE(std::isnan(all.time.mean)) << "that of the others would be too short";
  EXPECT_DOUBLE_EQ(all.median_time.value, 2);
  EXPECT_DOUBLE_EQ(recoveries(std::span(runs).first(2), criterion).time.mean, 1.5);
  EXPECT_DOUBLE_EQ(all.area.mean, (0.3 + 0.6 + 1.2) / 3);
}

}  // namespace
}  // namespace ruralsim::results
