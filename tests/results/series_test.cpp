#include "results/series.hpp"

#include "sim/fault.hpp"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>

namespace ruralsim::results {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

// Two replications of two counties: weeks and days as told.
Tables result(std::size_t weeks, std::int64_t days, bool pairs = false) {
  Tables tables;
  tables.set("", "simulated_days", days);
  if (pairs) tables.set("", "antithetic", std::string("pairs"));
  auto const axis = [&](std::string const& name, std::size_t n) {
    std::vector<std::int32_t> numbers(n);
    std::iota(numbers.begin(), numbers.end(), 0);
    tables.add_axis({.name = name, .dims = {name}, .data = numbers, .long_name = name, .units = "1"});
  };
  axis("replicate", 2), axis("county", 2), axis("week", weeks), axis("age", 2);
  axis("day", static_cast<std::size_t>(days));
  auto const add = [&](std::string const& name, std::vector<std::string> dims, std::size_t n, auto value) {
    std::vector<std::int32_t> values;
    for (std::size_t i = 0; i < n; ++i) values.push_back(static_cast<std::int32_t>(value(i)));
    tables.add({.name = name, .dims = std::move(dims), .data = values, .long_name = name, .units = "1"});
  };
  std::vector<std::string> const weekly{"replicate", "county", "week"};
  add("orders_placed", weekly, 4 * weeks, [](std::size_t) { return 10; });
  add("orders_judged", weekly, 4 * weeks, [=](std::size_t i) { return i % weeks == 1 ? 0 : 10; });
  add("orders_next_day", weekly, 4 * weeks, [=](std::size_t i) { return i % weeks == 1 ? 0 : i / weeks; });
  add("jobs", weekly, 4 * weeks, [](std::size_t) { return 4; });
  add("installed_within_48h", weekly, 4 * weeks, [](std::size_t) { return 3; });
  add("backlog", {"replicate", "county", "age", "day"}, 8 * static_cast<std::size_t>(days),
      [=](std::size_t i) { return i % static_cast<std::size_t>(days); });
  return tables;
}

TEST(Series, AreSumsOverCountiesBeforeTheyAreRates) {
  auto const rate = series_of(result(5, 35), "next_day_rate");
  EXPECT_EQ(rate.step, 7u);
  EXPECT_TRUE(rate.share);
  ASSERT_THAT(rate.replications, SizeIs(2));
  ASSERT_THAT(rate.replications[1], SizeIs(5));
  EXPECT_DOUBLE_EQ(rate.replications[0][0], (0 + 1) / 20.0);
  EXPECT_DOUBLE_EQ(rate.replications[1][4], (2 + 3) / 20.0);
  EXPECT_TRUE(std::isnan(rate.replications[0][1])) << "a week without orders";
}

TEST(Series, AddUpWhatLiesBetweenReplicationAndTime) {
  auto const backlog = series_of(result(1, 9), "backlog");
  EXPECT_EQ(backlog.step, 1u);
  EXPECT_THAT(backlog.replications[1], ElementsAre(0, 4, 8, 12, 16, 20, 24, 28, 32))
      << "two counties, two ages";
}

TEST(Series, LeaveOutWeeksThatAreNotWholeAndWhatIsStillUnderWay) {
  auto const tables = result(6, 38);  // five weeks and three days
  EXPECT_THAT(series_of(tables, "orders").replications[0], SizeIs(5));
  EXPECT_THAT(series_of(tables, "installed_within_48h_rate").replications[0], ElementsAre(0.75, 0.75));
  EXPECT_THAT(series_of(result(2, 14), "installed_within_48h_rate").replications[0], SizeIs(0));
}

TEST(Series, OfAntitheticReplicationsCountPairsOnce) {
  auto const rate = series_of(result(5, 35, true), "next_day_rate");
  ASSERT_THAT(rate.replications, SizeIs(1));
  EXPECT_DOUBLE_EQ(rate.replications[0][0], (1 + 5) / 40.0);
}

TEST(Series, OfOtherNamesAreRefused) {
  try {
    series_of(result(1, 7), "backlogs");
    ADD_FAILURE();
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    EXPECT_THAT(error.what(),
                HasSubstr("one of next_day_rate, lead_time, installed_within_48h_rate, backlog"));
  }
  EXPECT_THROW(series_of(Tables(), "orders"), sim::Error) << "no result of a run";
}

}  // namespace
}  // namespace ruralsim::results
