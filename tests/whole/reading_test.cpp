// Other people's tools open what `run` writes, and see dimensions, units and dates.
#include "tests/whole/whole.hpp"

namespace ruralsim::whole {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Reading : public Whole {
 protected:
  Reading() { done("run -q " + kVillage + " -n 2 --orders -o $d/run.h5 --watch 2018-07-04"); }
};

TEST_F(Reading, NcdumpShowsNamedDimensionsUnitsAndDates) {
  Outcome const header = sh("ncdump -h $d/run.h5");
  ASSERT_EQ(header.code, 0) << header.out;
  for (char const* const line :
       {"replicate = 2 ;", "county = 1 ;", "day = 28 ;", "week = 4 ;",
        "double next_day_rate(replicate, county, week) ;", "next_day_rate:units = \"1\" ;",
        "day:units = \"days since 2018-07-02\" ;", "group: orders {", "group: provenance {"})
    EXPECT_THAT(header.out, HasSubstr(line));
  EXPECT_THAT(header.out, Not(HasSubstr("phony")));
  EXPECT_THAT(sh("ncdump -t -v week $d/run.h5").out, HasSubstr("week = \"2018-07-02\", \"2018-07-09\""));
}

TEST_F(Reading, EveryNumberHasAUnitAndXarrayOpensEveryGroup) {
  Outcome const opened = sh("/usr/bin/python3 tests/results/open_result.py $d/run.h5");
  if (opened.code == 77) GTEST_SKIP() << "xarray, netcdf4 or h5netcdf is missing: " << opened.out;
  EXPECT_EQ(opened.code, 0) << opened.out;
}

// As docs/results.md shows it.
TEST_F(Reading, XarrayTellsTheStopsOfATruckOnAWatchedDay) {
  Outcome const said =
      sh("/usr/bin/python3 -c 'import sys, xarray\n"
         "day = xarray.open_dataset(sys.argv[1], group=\"watched\")\n"
         "mine = day.isel(leg=(day.actor_name[day.leg_actor] == \"truck 1\").values)\n"
         "print(mine.place_name[mine.leg_to].to_dataframe().assign(leaves=mine.leg_leaves, km=mine.leg_km, "
         "parcels=mine.leg_parcels))' $d/run.h5");
  if (said.out.find("ModuleNotFoundError") != std::string::npos) GTEST_SKIP() << said.out;
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out, HasSubstr("2018-07-04 08:30:00"));
}

TEST_F(Reading, XarraySelectsByDateAndDimension) {
  Outcome const said =
      sh("/usr/bin/python3 -c 'import sys, xarray\n"
         "for engine in (\"netcdf4\", \"h5netcdf\"):\n"
         "  run = xarray.open_dataset(sys.argv[1], engine=engine)\n"
         "  rate = run.next_day_rate.sel(week=\"2018-07-09\").mean(\"replicate\")\n"
         "  print(rate.dims, run.next_day_rate.dims, str(run.day.values[0])[:10])' $d/run.h5");
  if (said.out.find("ModuleNotFoundError") != std::string::npos) GTEST_SKIP() << said.out;
  std::string const line = "('county',) ('replicate', 'county', 'week') 2018-07-02\n";
  EXPECT_THAT(said.out, HasSubstr(line + line));
}

TEST_F(Reading, NoFigureIsWithoutWhereItComesFrom) {
  auto const tables = results::read(place("run.h5"));
  for (char const* const name :
       {"program_version", "git", "built", "seed", "engine", "engine_version", "command", "host", "started",
        "wall_time_seconds", "scenario_path", "scenario_hash"})
    EXPECT_NE(tables.find_attribute("provenance", name), nullptr) << name;
  EXPECT_EQ(tables.at("provenance/scenario").values<std::string>().front(), text_of(kVillage));
  EXPECT_THAT(std::get<std::string>(tables.find_attribute("provenance", "command")->value),
              HasSubstr("ruralsim run -q scenarios/village-12.toml -n 2 --orders -o"));
}

TEST_F(Reading, ShowTellsItAgain) {
  std::string const said = done("show $d/run.h5");
  for (char const* const part : {"Twelve villages: 28 days from 2018-07-02", "2 replications",
                                 "Next-day delivery rate", "±", "commit", "native", "fingerprint"})
    EXPECT_THAT(said, HasSubstr(part));
  EXPECT_THAT(done("show $d/run.h5 --variables"), HasSubstr("| `next_day_rate` | replicate, county, week |"));
  std::string const json =
      "ruralsim show $d/run.h5 --json | /usr/bin/python3 -c "
      "'import json, sys; print(json.load(sys.stdin)[\"summary\"][\"figures\"][\"orders\"][\"n\"])'";
  EXPECT_EQ(sh(json).out, "2\n");
}

}  // namespace
}  // namespace ruralsim::whole
