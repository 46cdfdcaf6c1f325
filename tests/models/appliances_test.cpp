// The backlog of installations, counted anew from what was recorded of every order.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <array>

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

// Nobody installs anything: every job grows old.
TEST(Backlog, is_told_by_age_to_the_second) {
  auto scenario = tests::small_county(21);
  scenario.stretches.front().settings.counties.front().technicians = 0;
  RunOptions options;
  options.orders = Orders::recorded;
  auto const county = simulate(scenario, options).counties.front();
  for (std::int64_t day = 0; day < 21; ++day) {
    std::array<std::uint32_t, kBacklogAges> jobs{};
    for (auto const& row : county.orders) {
      auto const age = sim::midnight(day + 1).s - row.ready;
      if (row.installation == 0 || row.ready < 0 || age < 0) continue;
      ++jobs[age < 2 * 86400 ? 0 : age < 4 * 86400 ? 1 : age <= 7 * 86400 ? 2 : 3];
    }
    for (std::size_t i = 0; i < jobs.size(); ++i)
      ASSERT_EQ(county.backlog(static_cast<std::size_t>(day), i), jobs[i]) << day << ", " << i;
  }
  EXPECT_GT(county.backlog(20, 3), 50u);
}

}  // namespace
}  // namespace ruralsim::models
