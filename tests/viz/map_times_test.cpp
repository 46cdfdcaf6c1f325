// Which quarters the map of a country shows, of runs that begin and end within one.
#include "viz/from_tables/map_times.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// Of weeks from this Monday on, the first so many of which do not count.
MapTimes times_of(sim::Date monday, std::size_t weeks, std::size_t warm = 0) {
  std::vector<bool> counts(weeks, true);
  std::fill_n(counts.begin(), warm, false);
  std::vector<sim::Date> firsts;
  for (std::size_t week = 0; week < weeks; ++week)
    firsts.push_back(monday + 7 * static_cast<std::int64_t>(week));
  return map_times(counts, firsts);
}

std::vector<std::string> names_of(MapTimes const& shown) {
  std::vector<std::string> names;
  for (auto const& time : shown.times) names.push_back(time.name);
  return names;
}

TEST(MapTimes, AreQuartersOfTheCalendar) {
  auto const shown = times_of(sim::date(2018, 7, 2), 52);
  EXPECT_THAT(names_of(shown), ElementsAre("Jul–Sep 2018", "Oct–Dec 2018", "Jan–Mar 2019", "Apr–Jun 2019"));
  EXPECT_EQ(shown.times[0].end, 13U) << "the week from 1 October has its middle there";
  EXPECT_EQ(shown.span, "quarter of a year of its name");
}

// 400 days from 25 June 2018 end with four weeks of a quarter.
TEST(MapTimes, LeaveOutAQuarterOfWhichLessThanHalfCounts) {
  auto const shown = times_of(sim::date(2018, 6, 25), 57);
  EXPECT_THAT(names_of(shown), ElementsAre("Jul–Sep 2018", "Oct–Dec 2018", "Jan–Mar 2019", "Apr–Jun 2019"));
  EXPECT_THAT(shown.span, HasSubstr("left out: a quarter of which less than half counts"));
  EXPECT_THAT(shown.span, Not(HasSubstr("by its dates")));
}

TEST(MapTimes, CallAQuarterThatIsCutOffByItsDates) {
  auto const shown = times_of(sim::date(2018, 7, 2), 60, 4);
  EXPECT_THAT(names_of(shown), ElementsAre("30 Jul–30 Sep 2018", "Oct–Dec 2018", "Jan–Mar 2019",
                                           "Apr–Jun 2019", "1 Jul–25 Aug 2019"));
  EXPECT_EQ(shown.times[0].first, 4U);
  EXPECT_THAT(shown.span, HasSubstr("or what counts of it, by its dates"));
}

TEST(MapTimes, AreFourWeeksEachInShortRuns) {
  auto const shown = times_of(sim::date(2018, 7, 2), 20, 1);
  EXPECT_THAT(names_of(shown), ElementsAre("2018-07-09", "2018-08-13", "2018-09-17", "2018-10-22"));
  EXPECT_EQ(shown.times[0].end, 5U);
  EXPECT_THAT(times_of(sim::date(2018, 7, 2), 40, 40).times, testing::IsEmpty());
}

TEST(MapTimes, AreTheLastTwelveOfMoreQuarters) {
  auto const shown = times_of(sim::date(2018, 7, 2), 4 * 52);
  ASSERT_EQ(shown.times.size(), 12U);
  EXPECT_EQ(shown.times.front().name, "Jul–Sep 2019");
}

}  // namespace
}  // namespace ruralsim::viz
