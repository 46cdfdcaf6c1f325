// When technicians begin a job, and when they leave it for another day.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <algorithm>

#include <gmock/gmock.h>

namespace ruralsim::models {
namespace {

using sim::hours;
using sim::minutes;

// Jobs that all take equally long, at the first visit.
Scenario jobs_of(sim::Seconds work) {
  auto scenario = tests::small_county(28);
  auto& s = scenario.stretches.front().settings;
  s.products[1].installation_time = sim::Distribution::constant(static_cast<double>(work.value));
  s.products[1].repeat_share = 0;
  s.installation.nobody_home = 0;
  return scenario;
}

// Clock times, on the day each happened.
std::vector<std::int64_t> clock_times(Scenario const& scenario, std::int64_t OrderRow::*stamp) {
  RunOptions options;
  options.orders = Orders::recorded;
  auto const run = simulate(scenario, options);
  std::vector<std::int64_t> times;
  for (auto const& order : run.counties.front().orders)
    if (order.*stamp >= 0) times.push_back(order.*stamp % sim::days(1).value);
  return times;
}

// A job that comes in the afternoon is no reason to work into the night, be it the first of the day.
TEST(Technicians, begin_no_job_that_they_cannot_finish_but_could_tomorrow) {
  auto scenario = jobs_of(minutes(150));
  auto& s = scenario.stretches.front().settings;
  s.truck.departures = {hours(14)};
  s.counties.front().technicians = 12;  // so many that most wait for the first machines of the day
  auto const installed = clock_times(scenario, &OrderRow::installed);
  ASSERT_GT(installed.size(), 200u);
  EXPECT_LE(*std::max_element(installed.begin(), installed.end()), (hours(18) + minutes(30)).value)
      << "the end of the shift and its overtime";
}

TEST(Technicians, begin_a_job_that_fits_no_shift_when_they_come_on_duty) {
  auto const begun = clock_times(jobs_of(hours(12)), &OrderRow::visit_begun);
  ASSERT_GT(begun.size(), 20u);
  EXPECT_GE(*std::min_element(begun.begin(), begun.end()), hours(8).value);
  EXPECT_LE(*std::max_element(begun.begin(), begun.end()), hours(10).value) << "less than two hours' drive";
}

}  // namespace
}  // namespace ruralsim::models
