// Group /calendar: which festivals, holidays and changes fall into a run.
#include "models/rules/demand.hpp"
#include "results/figures/changes.hpp"
#include "results/figures/yearly_days.hpp"
#include "tests/results/hand_made.hpp"

#include <gmock/gmock.h>

namespace ruralsim::results::hand_made {
namespace {

using figures::changed_settings;
using models::YearlyDays;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

// The model reckons its days by itself (models/rules): what the file says must be what was simulated.
TEST(YearlyDaysOfARun, AreThoseOfTheModel) {
  YearlyDays const cases[] = {{.id = "double-eleven", .month = 11, .day = 11},
                              {.id = "sale", .month = 6, .day = 18, .offset = -17, .days = 18},
                              {.id = "new year", .month = 1, .day = 1, .offset = -3, .days = 7},
                              {.id = "spring", .spring_festival = true, .offset = -1, .days = 7},
                              {.id = "late", .month = 12, .day = 31, .offset = 40, .days = 30}};
  for (auto const& start : {sim::date(2018, 7, 2), sim::date(2019, 2, 6), sim::date(2019, 12, 30)}) {
    sim::Calendar const calendar(start);
    for (std::int64_t const days : {1, 16, 392, 800})
      for (auto const& when : cases) {
        std::vector<figures::DaySpan> expected;
        for (auto const& span : models::rules::occurrences(when, calendar, days))
          expected.push_back({span.first, span.last});
        EXPECT_EQ(figures::days_of_year(when, calendar, days), expected)
            << when.id << " in " << days << " days from " << sim::iso(start);
      }
  }
}

TEST(ChangedSettings, AreReadFromTheResolvedText) {
  EXPECT_THAT(changed_settings("schema = 1\n\n[truck]\nparcels = 400\n\n[[change]]\nfrom = 2018-07-10\n"
                               "\n[change.truck]\nparcels = 200\nvolume = \"6 m3\"\n"
                               "\n[[change.county]]\nid = \"west\"\ntrucks = 5\n"
                               "\n[[change.festival]]\nid = \"sale\"\nremove = true\n"
                               "\n[[change]]\nfrom = 2018-08-01\n\n[end]\n"),
              ElementsAre(Pair("2018-07-10",
                               "truck.parcels, truck.volume, county.west.trucks, festival.sale.removed"),
                          Pair("2018-08-01", "")));
  EXPECT_THAT(changed_settings(""), IsEmpty());
}

// The 16 days from 2 July 2018: a sale on days 3 to 6 with a holiday on the first, a change on day 5 amid it.
Tables calendar_tables() {
  auto changed = scenario();
  auto& settings = changed.stretches.front().settings;
  models::Festival festival;
  festival.when = {.id = "sale", .month = 7, .day = 5, .days = 4};
  festival.factor = 2.5;
  settings.demand.festivals.push_back(festival);
  models::Holiday holiday;
  holiday.when = settings.demand.festivals.front().when;
  holiday.when.days = 1;
  holiday.closes = {models::Closes::hub, models::Closes::trucks};
  settings.holidays.push_back(holiday);
  changed.stretches.push_back({5, settings});
  auto origin = provenance();
  origin.scenario_resolved = "[[change]]\nfrom = 2018-07-07\n\n[change.truck]\nparcels = 200\n";
  return tabulate(changed, {run_of({busy_county()})}, origin);
}

TEST(CalendarGroup, HoldsFestivalsHolidaysAndChangesByTheirFirstDay) {
  auto const t = calendar_tables();
  auto const of = [&]<class T>(char const* name, T) {
    auto const values = t.at(name).values<T>();
    return std::vector<T>(values.begin(), values.end());
  };
  EXPECT_THAT(of("calendar/kind", std::uint8_t{}), ElementsAre(0, 1, 2));
  EXPECT_THAT(of("calendar/name", std::string()), ElementsAre("sale", "sale", "truck.parcels"));
  EXPECT_THAT(of("calendar/first", std::int32_t{}), ElementsAre(3, 3, 5));
  // The change in its middle leaves the festival whole.
  EXPECT_THAT(of("calendar/last", std::int32_t{}), ElementsAre(6, 3, 15));
  EXPECT_EQ(real(t, "calendar/factor", {0}), 2.5);
  EXPECT_TRUE(std::isnan(real(t, "calendar/factor", {1})));
  EXPECT_THAT(of("calendar/closes", std::string()), ElementsAre("", "hub trucks", ""));
}

TEST(CalendarGroup, IsEmptyInARunOfOrdinaryDays) {
  EXPECT_EQ(busy_tables().find_dimension("calendar", "entry")->size, 0U);
}

}  // namespace
}  // namespace ruralsim::results::hand_made
