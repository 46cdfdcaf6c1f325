// The trucks of a watched day: from a real run, and with data that the chart must survive.
#include "models/simulate.hpp"
#include "results/figures/tabulate.hpp"
#include "scenarios/load.hpp"
#include "tests/viz/nasty_data.hpp"
#include "viz/from_tables.hpp"

#include <numeric>

#include <gmock/gmock.h>

namespace ruralsim::viz {
namespace {

using testing::HasSubstr;
using Kind = MoverPiece::Kind;

results::Tables watched(models::Watch const& watch) {
  auto const loaded = scenarios::load("scenarios/village-12.toml", {});
  models::RunOptions options;
  options.watch = watch;
  std::vector<models::RunLedger> ledgers;
  ledgers.push_back(models::simulate(loaded.scenario, options));
  return results::tabulate(loaded.scenario, ledgers, {});
}

results::Tables watched_day() {
  return watched({.day = 2});
}

TEST(TimeSpace, ShowsTheTrucksOfTheRun) {
  auto const tables = watched_day();
  EXPECT_TRUE(has_figures(tables, "time-space"));
  auto const data = time_space_from(tables, {});
  EXPECT_EQ(sim::iso(data.day), "2018-07-04");
  ASSERT_EQ(data.movers.size(), 1U);
  auto const& pieces = data.movers[0].pieces;
  ASSERT_GT(pieces.size(), 3U);
  EXPECT_EQ(pieces.front().kind, Kind::Load);
  EXPECT_EQ(pieces.front().from_km, 0);
  EXPECT_EQ(pieces.back().until_km, 0);
  EXPECT_EQ(pieces.back().on_board, 0);
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    EXPECT_DOUBLE_EQ(pieces[i].from, pieces[i - 1].until);
    EXPECT_DOUBLE_EQ(pieces[i].from_km, pieces[i - 1].until_km);
    EXPECT_LE(pieces[i].on_board, pieces[i - 1].on_board) << "nothing comes back on this day";
  }
  EXPECT_EQ(data.line_hauls.size(), 1U);
  EXPECT_EQ(data.cut_offs.size(), 1U);
}

TEST(TimeSpace, TellsHowFarTrucksDroveToHomes) {
  auto const tables = watched({.day = 0, .days = 14});
  auto const data = time_space_from(tables, {});
  auto const within = tables.at("watched/stay_km").values<double>();
  EXPECT_GT(data.homes_km, 0);
  EXPECT_DOUBLE_EQ(data.homes_km, std::accumulate(within.begin(), within.end(), 0.0));
  EXPECT_GT(data.km, data.homes_km);
}

TEST(TimeSpace, ShowsTechniciansToo) {
  auto const tables = watched_day();
  EXPECT_TRUE(has_figures(tables, "technician-day"));
  auto const data = technician_day_from(tables, {});
  EXPECT_EQ(figure(data).name, "technician-day");
  ASSERT_EQ(data.movers.size(), 1U);
  EXPECT_EQ(data.movers[0].name, "technician 1");
  auto const stays = tables.at("watched/stay_what").values<std::uint8_t>();
  auto const visits = std::ranges::count_if(stays, [](auto what) { return what == 8 || what == 9; });
  auto const drawn = std::ranges::count_if(data.movers[0].pieces, [](auto const& piece) {
    return piece.kind == Kind::Stop || piece.kind == Kind::NobodyHome;
  });
  EXPECT_EQ(drawn, visits) << "installations, and those where nobody was at home";
  EXPECT_THAT(data.line_hauls, testing::IsEmpty());
}

TEST(TimeSpace, IsNotDrawnUnaskedWhereNoDayWasWatched) {
  auto const loaded = scenarios::load("scenarios/village-12.toml", {});
  std::vector<models::RunLedger> ledgers;
  ledgers.push_back(models::simulate(loaded.scenario, {}));
  auto const tables = results::tabulate(loaded.scenario, ledgers, {});
  EXPECT_FALSE(has_figures(tables, "time-space"));
  EXPECT_THAT(figure(time_space_from(tables, {})).csv(), HasSubstr("name,run,what"));
  EXPECT_THAT(time_space_from(tables, {}).info.nothing, HasSubstr("--watch"));
}

TEST(TimeSpace, WritesAPieceARow) {
  auto const data = sample::time_space(1);
  auto const csv = figure(data).csv();
  auto const rows = static_cast<std::size_t>(std::ranges::count(csv, '\n'));
  EXPECT_EQ(rows, data.movers[0].pieces.size() + 1);
  EXPECT_THAT(csv, HasSubstr("truck 1,1,load,8,8.5,0,0,"));
}

TEST_F(Nasty, TruckDays) {
  EXPECT_TRUE(says_no_data(figure(TimeSpaceData{.info = sample::info()})));
  auto idle = sample::time_space(2);
  for (auto& truck : idle.movers) truck.pieces.clear();
  EXPECT_TRUE(says_no_data(figure(idle)));
  look_at(figure(idle), "idle");
  for (std::size_t const trucks : {1, 12, 13, 40})
    look_at(figure(sample::time_space(trucks)), std::to_string(trucks));
  look_at(figure(sample::time_space(400)), "400");

  look_at(figure(sample::technician_day(30)), "30");

  MoverPiece const stop{.kind = Kind::Stop, .from = 9, .until = 9, .from_km = 0, .until_km = 0};
  look_at(figure(TimeSpaceData{.info = sample::info(), .movers = {{"truck 1", {stop}}}}), "one stop");
  MoverPiece bad = stop;
  bad.from = kNan, bad.until_km = kInf, bad.on_board = kNan;
  MoverPiece out = stop;
  out.from = -30, out.until = 60, out.from_km = 1e9, out.until_km = 5;
  look_at(figure(TimeSpaceData{.info = sample::info(),
                               .movers = {{kLong, {stop, bad, out}}, {kChinese, {bad}}, {"", {stop}}},
                               .line_hauls = {kNan, -5, 40},
                               .cut_offs = {kInf}}),
          "bad");
}

}  // namespace
}  // namespace ruralsim::viz
