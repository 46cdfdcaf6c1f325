// A watched day through the program: the same bytes whatever drives the actors, and beside it the file is
// what it is without.
#include "models/simulate.hpp"
#include "scenarios/load.hpp"
#include "tests/support/watched_checks.hpp"
#include "tests/whole/whole.hpp"

namespace ruralsim::whole {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class WatchedFile : public Whole {
 protected:
  // Four counties, each of whose orders go ahead of its deliveries.
  std::string four_counties() const {
    std::string text = "schema = 1\nextends = \"" +
                       (fs::current_path() / "scenarios/base-2018.toml").native() +
                       "\"\n[run]\ntitle = \"Four\"\nstart = 2018-11-05\nlength = \"28 days\"\n"
                       "[[region]]\nid = \"all\"\nname = \"All\"\n";
    for (int n = 0; n < 4; ++n)
      text += sim::text(
          "[[county]]\nid = \"c{}\"\nregion = \"all\"\nterrain = \"plains\"\narea = \"900 km2\"\nvillages = "
          "12\ncenters = 5\npopulation = 9000\ntowns = 3\nwarehouse_distance = \"{} km\"\n",
          n, 150 + 30 * n);
    return put("four.toml", text + "[end]\n");
  }

  std::vector<std::string> every_mechanism() const {
    auto files = shipped_scenarios();
    for (auto const& entry : fs::directory_iterator("tests/whole/mechanisms"))
      files.push_back(entry.path().native());
    files.push_back(four_counties());
    return files;
  }

  static models::Scenario four_weeks_of(std::string const& file) {
    std::vector<std::string> changes{"run.length=28 days", "run.warm_up=0 days"};
    if (file.ends_with("trouble.toml"))
      for (char const* one : {"roads", "line-haul", "storm"})
        changes.push_back(sim::text("disturbance.{}.happens=true", one)),
            changes.push_back(sim::text("disturbance.{}.from=2018-03-24", one)),
            changes.push_back(sim::text("disturbance.{}.to=2018-03-26", one));
    return scenarios::load(file, changes).scenario;
  }

  static models::RunLedger watched(models::Scenario const& scenario, models::Watch const& watch) {
    models::RunOptions options;
    options.watch = watch;
    return models::simulate(scenario, options);
  }

  // Rows of places of that kind in a day's first line.
  static std::ptrdiff_t villages_told(std::string const& day) {
    auto const places = day.substr(day.find("\"places\""), day.find("\"actors\"") - day.find("\"places\""));
    std::ptrdiff_t many = 0;
    for (auto at = places.find("[2, \""); at != std::string::npos; at = places.find("[2, \"", at + 1)) ++many;
    return many;
  }

  void expect_same_with_both_engines(std::string const& scenario, std::string const& words) const {
    for (std::string const engine : {"native", "simgrid"})
      done("run -q --force " + scenario + " " + words + " --engine " + engine + " -o $d/" + engine + ".h5");
    expect_same_files("native.h5", "simgrid.h5");
    EXPECT_GT(results::read(place("native.h5")).at("watched/line_text").size(), 20U);
  }
};

TEST_F(WatchedFile, IsTheSameWithBothEngines) {
  expect_same_with_both_engines(kVillage, "--watch 2018-07-10 --set demand.detail=household");
  expect_same_with_both_engines(four_counties(), "--watch 2018-11-12");
  auto const trouble = "tests/whole/mechanisms/trouble.toml" + std::string(kMonth);
  expect_same_with_both_engines(trouble, "--set disturbance.storm.happens=true --watch 2018-03-20");
  expect_same_with_both_engines("tests/whole/mechanisms/selling.toml" + std::string(kMonth),
                                "--watch 2018-03-20");
}

TEST_F(WatchedFile, DoesNotDependOnJobsAndIsOfTheFirstReplication) {
  auto const run = "run -q " + kVillage + " --watch 2018-07-10 ";
  done(run + "-n 3 --jobs 1 -o $d/one.h5");
  done(run + "-n 3 --jobs 2 -o $d/two.h5");
  done(run + "-o $d/single.h5");
  expect_same_files("one.h5", "two.h5");
  auto const three = results::read(place("one.h5")), single = results::read(place("single.h5"));
  EXPECT_TRUE(results::same(three.at("watched/leg_leaves"), single.at("watched/leg_leaves")));
  EXPECT_TRUE(results::same(three.at("watched/level_value"), single.at("watched/level_value")));
}

TEST_F(WatchedFile, IsBesideTheDayWhatItIsWithout) {
  auto const run = "run -q " + four_counties() + " -n 2 --orders ";
  done(run + "-o $d/plain.h5");
  done(run + "--watch 2018-11-12 -o $d/watched.h5");
  auto const plain = results::read(place("plain.h5")), watched = results::read(place("watched.h5"));
  std::size_t more = 0;
  for (auto const& variable : watched.variables()) {
    auto const* const same = plain.find(variable.name);
    if (results::split_name(variable.name).group == "watched") {
      ++more;
      EXPECT_EQ(same, nullptr) << variable.name;
    } else if (results::split_name(variable.name).group != "provenance") {
      ASSERT_NE(same, nullptr) << variable.name;
      EXPECT_TRUE(results::same(*same, variable)) << variable.name;
    }
  }
  EXPECT_GT(more, 40U);
  EXPECT_EQ(plain.variables().size() + more, watched.variables().size());
}

TEST_F(WatchedFile, IsOfEveryCountyOfARegionThatIsNamed) {
  expect_same_with_both_engines(kNation, "--only ningxia --set run.length='28 days' --watch 2018-07-10");
  auto const tables = results::read(place("native.h5"));
  auto const county = tables.at("watched/place_county").values<std::int32_t>();
  auto const kind = tables.at("watched/place_kind").values<std::uint8_t>();
  std::vector<std::int32_t> hubs;
  for (std::size_t i = 0; i < kind.size(); ++i)
    if (kind[i] == 0) hubs.push_back(county[i]);
  EXPECT_EQ(hubs.size(), tables.find_dimension("", "county")->size);
  EXPECT_TRUE(std::ranges::is_sorted(hubs));
  auto const last = tables.at("county_id").values<std::string>().back();
  done("plot -q $d/native.h5 --county " + last + " --chart time-space --format svg -o $d/charts");
  EXPECT_TRUE(fs::exists(place("charts/time-space.svg")));
  done("animate -q $d/native.h5 --county " + last + " -o $d/day.json --fps 1 --speed 86400");
  auto const of = tables.at("network/village_county").values<std::int32_t>();
  EXPECT_EQ(villages_told(text_of(place("day.json"))), std::ranges::count(of, hubs.back()))
      << "each once, whether somebody was there or not";
}

TEST_F(WatchedFile, IsRefusedForWhatIsNoDayOfTheRun) {
  auto const refused = [&](std::string const& words, std::string const& why) {
    auto const outcome = sh("ruralsim run -q " + words + " -o $d/no.h5");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("--watch"), HasSubstr(why)));
    EXPECT_FALSE(fs::exists(place("no.h5")));
  };
  refused(kVillage + " --watch 2018-07-30",
          "not a day of this run) give a day from 2018-07-02 to 2018-07-29");
  refused(kVillage + " --watch 2018-07-01", "not a day of this run");
  refused(kVillage + " --watch '2018-07-10 08:00'", "not a date");
  refused(kVillage + " --watch tomorrow", "not a date");
  refused(kNation + " --watch 2018-07-10", "name it with --only REGION");
  refused(kNation + " --only hainan --only tibet --watch 2018-07-10", "and these are 2 regions");
}

// Whatever a scenario is made of: selling, stations, growth, stock, festivals, disturbances.
TEST_F(WatchedFile, HoldsASoundRecordOfEveryMechanism) {
  for (auto const& file : every_mechanism()) {
    SCOPED_TRACE(file);
    auto const scenario = four_weeks_of(file);
    for (auto const day : {std::int64_t{19}, scenario.run.days - 1}) {
      SCOPED_TRACE(day);
      tests::expect_sound_record(scenario, watched(scenario, {.day = day}));
    }
  }
}

TEST_F(WatchedFile, TellsEveryMetreThatTrucksAndTechniciansDrive) {
  for (auto const& file : every_mechanism()) {
    SCOPED_TRACE(file);
    auto const scenario = four_weeks_of(file);
    tests::expect_metres_of_the_run(watched(scenario, {.day = 0, .days = scenario.run.days}));
  }
}

}  // namespace
}  // namespace ruralsim::whole
