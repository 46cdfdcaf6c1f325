// What went wrong, of a ledger that is small enough to work it out.
#include "tests/results/hand_made.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::results::hand_made {
namespace {

using models::DisturbanceFact;

// Week 1 are the days 7 to 13. There are two centers.
Tables disturbed_tables() {
  auto county = busy_county();
  county.disturbances = models::DisturbanceLedger(kDays);
  auto const state = [&](std::int64_t day, DisturbanceFact what, std::int64_t amount) {
    county.disturbances.add(sim::midnight(day), what, amount);
  };
  state(8, DisturbanceFact::road_seconds_closed, 86400),
      state(9, DisturbanceFact::road_seconds_closed, 2 * 86400);
  state(8, DisturbanceFact::line_haul_seconds_closed, 43200);
  state(13, DisturbanceFact::warehouse_seconds_out, 86400);
  state(14, DisturbanceFact::warehouse_seconds_out, 86400);  // of the week after
  state(7, DisturbanceFact::truck_breakdowns, 2), state(9, DisturbanceFact::truck_breakdowns, 1);
  state(7, DisturbanceFact::truck_repair_seconds, 5 * 3600);
  state(8, DisturbanceFact::driving_seconds, 20 * 3600);
  return tabulate(scenario(), {run_of({county})}, provenance());
}

TEST(DisturbanceFigures, tell_what_was_closed_and_what_broke_down_by_week) {
  auto const t = disturbed_tables();
  auto const open = static_cast<double>(scenario().network.counties.front().centers.size());
  EXPECT_DOUBLE_EQ(real(t, "roads_closed_share", {0, 0, 1}), 3 / (7 * open));
  EXPECT_DOUBLE_EQ(real(t, "roads_closed_share", {0, 0, 0}), 0);
  EXPECT_DOUBLE_EQ(real(t, "line_haul_closed_share", {0, 0, 1}), 0.5 / 7);
  EXPECT_DOUBLE_EQ(real(t, "warehouse_out_share", {0, 0, 1}), 1.0 / 7);
  EXPECT_DOUBLE_EQ(real(t, "warehouse_out_share", {0, 0, 2}), 1.0 / 2) << "the last week has two days";
  EXPECT_EQ(whole(t, "truck_breakdowns", {0, 0, 1}), 3);
  EXPECT_DOUBLE_EQ(real(t, "truck_repair_time", {0, 0, 1}), 5);
  EXPECT_DOUBLE_EQ(real(t, "truck_availability", {0, 0, 1}), 0.8);
  EXPECT_TRUE(std::isnan(real(t, "truck_availability", {0, 0, 0})));
}

TEST(DisturbanceFigures, are_not_there_where_nothing_can_go_wrong) {
  EXPECT_EQ(busy_tables().find("roads_closed_share"), nullptr);
}

TEST(DisturbanceFigures, stand_in_the_calendar_if_they_have_dates) {
  auto s = scenario();
  auto& all = s.stretches.front().settings.disturbances;
  auto const start = s.run.start;
  all.resize(3);
  all[0].id = "flood", all[0].kind = models::Disturbs::storm, all[0].from = start + 3, all[0].to = start + 5;
  all[1].id = "rush", all[1].kind = models::Disturbs::demand, all[1].from = start + 4, all[1].to = start + 5;
  all[1].factor = 3;
  all[2].id = "fire", all[2].kind = models::Disturbs::warehouse, all[2].from = start + 6,
  all[2].to = start + 6;
  all[2].to_time = sim::hours(4);
  auto const t = tabulate(s, {run_of({busy_county()})}, provenance());
  auto const kinds = t.at("calendar/kind").values<std::uint8_t>();
  ASSERT_EQ(kinds.size(), 3u);
  for (auto const kind : kinds) EXPECT_EQ(kind, 3);
  EXPECT_EQ(value<std::string>(t, "calendar/name", {0}), "flood");
  EXPECT_EQ(value<std::int32_t>(t, "calendar/last", {0}), 4) << "it ends at a midnight";
  EXPECT_EQ(value<std::int32_t>(t, "calendar/last", {2}), 6);
  EXPECT_EQ(value<std::string>(t, "calendar/closes", {0}), "roads line_haul");
  EXPECT_EQ(real(t, "calendar/factor", {1}), 3);
}

}  // namespace
}  // namespace ruralsim::results::hand_made
