// Counties, villages, centers and roads from tables; the example of docs/own-country.md.
#include "models/network/geo.hpp"
#include "tests/scenarios/scenario_text.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace ruralsim::scenarios {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::SizeIs;

std::string bytes_of(std::string const& path) {
  std::ifstream const file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// The text between the fences of the n-th block of a kind after a mark.
std::string block(std::string const& page, std::string const& kind, int n) {
  auto at = page.find("<!-- example -->");
  for (int i = 0; i <= n; ++i) at = page.find("```" + kind + "\n", at + 1);
  auto const from = at + 4 + kind.size();
  return page.substr(from, page.find("```", from) - from);
}

class OwnCountry : public ::testing::Test {
 protected:
  OwnCountry() {
    auto const page = bytes_of("docs/own-country.md");
    folder_.write("base-2018.toml", bytes_of("scenarios/base-2018.toml"));
    scenario_ = block(page, "toml", 0);
    char const* const names[] = {"counties.csv", "villages.csv", "centers.csv", "roads.csv"};
    for (int n = 0; n < 4; ++n) folder_.write(names[n], tables_[names[n]] = block(page, "csv", n));
  }

  LoadedRegions loaded() const { return load_regions(folder_.write("s.toml", scenario_)); }

  // What loading says when in a table one text stands for another.
  std::string said(std::string const& table, std::string const& what, std::string const& instead) {
    folder_.write(table, with(tables_[table], what, instead));
    auto const path = folder_.write("s.toml", scenario_);
    std::string all;
    try {
      load_regions(path);
    } catch (sim::Error const& error) {
      all = error.what();
    }
    folder_.write(table, tables_[table]);
    std::string const place = path.substr(0, path.size() - 6);
    for (std::size_t at; (at = all.find(place)) != std::string::npos;) all.erase(at, place.size());
    return all;
  }

  TempFolder folder_;
  std::string scenario_;
  std::map<std::string, std::string> tables_;
};

TEST_F(OwnCountry, is_what_its_tables_say) {
  auto const all = loaded();
  ASSERT_THAT(all.regions, SizeIs(2));
  auto const& upper = all.regions[0].network.counties.at(0);
  EXPECT_EQ(upper.id, "upper");
  EXPECT_EQ(upper.name, "Upper Valley");
  EXPECT_EQ(upper.area.value, 410);
  EXPECT_EQ(all.regions[0].stretches[0].settings.counties[0].trucks, 2);
  ASSERT_THAT(upper.villages, SizeIs(3));
  EXPECT_EQ(upper.villages[1].households, 340);
  ASSERT_THAT(upper.centers, SizeIs(2));
  EXPECT_EQ(upper.centers[0].village.index(), 1u);
  auto const& lower = all.regions[1].network.counties.at(0);
  EXPECT_EQ(lower.id, "lower") << "nearer to the warehouse in the south";
  EXPECT_THAT(all.files, SizeIs(6)) << "with all tables, to run it again";
}

TEST_F(OwnCountry, distances_are_those_of_the_table_or_straight_ones_times_the_detour) {
  auto const all = loaded();
  auto const& upper = all.regions[0].network.counties.at(0);
  EXPECT_EQ(upper.warehouse_distance.value, 31);
  EXPECT_EQ(upper.road({}, upper.villages[1].at).value, 7.5);
  EXPECT_EQ(upper.road(upper.villages[2].at, upper.villages[1].at).value, 15) << "either way";
  auto const alm = upper.villages[0].at;
  EXPECT_DOUBLE_EQ(upper.road({}, alm).value, std::hypot(alm.x, alm.y) * 1.5);
  auto const straight = models::network::great_circle(*upper.seat, {46.37, 11.33});
  EXPECT_NEAR(std::hypot(alm.x, alm.y), straight.value, 0.01);
  auto const& lower = all.regions[1].network.counties.at(0);
  EXPECT_DOUBLE_EQ(
      lower.warehouse_distance.value,
      models::network::great_circle(*lower.seat, *all.regions[1].network.warehouse).value * 1.32);
  EXPECT_THAT(all.warnings,
              Contains(HasSubstr("county.upper: 3 of 6 distances between its places are given")));
}

TEST_F(OwnCountry, a_center_is_served_by_the_road_that_is_known) {
  // By road alm is nearer to tal than to berg, whatever the straight line says.
  folder_.write("roads.csv", tables_["roads.csv"] + "upper,alm,berg,2\nupper,alm,tal,30\n");
  auto const all = loaded();
  auto const& upper = all.regions[0].network.counties.at(0);
  EXPECT_EQ(upper.centers[upper.villages[0].center.index()].id, "c1") << "berg";
  folder_.write("roads.csv", tables_["roads.csv"] + "upper,alm,berg,30\nupper,alm,tal,2\n");
  auto const other = loaded();
  auto const& again = other.regions[0].network.counties.at(0);
  EXPECT_EQ(again.centers[again.villages[0].center.index()].id, "c2") << "tal";
}

TEST_F(OwnCountry, what_is_resolved_can_be_run_and_means_the_same) {
  auto const once = loaded();
  EXPECT_EQ(load_regions(folder_.write("again.toml", once.resolved)).hash, once.hash) << once.resolved;
}

TEST_F(OwnCountry, what_the_scenario_writes_lies_over_its_tables) {
  scenario_ = with(scenario_, "[end]", "[[county]]\nid = \"upper\"\ntrucks = 7\n[end]");
  EXPECT_EQ(loaded().regions[0].stretches[0].settings.counties[0].trucks, 7);
}

struct Mistake {
  std::string name, table, what, instead, says;
};
class MistakeInATable : public OwnCountry, public ::testing::WithParamInterface<Mistake> {};
TEST_P(MistakeInATable, is_told_with_its_place) {
  auto const& one = GetParam();
  EXPECT_THAT(said(one.table, one.what, one.instead), HasSubstr(one.says));
}
INSTANTIATE_TEST_SUITE_P(
    Faults, MistakeInATable,
    ::testing::Values(
        Mistake{"S39_twice", "counties.csv", "lower,", "upper,",
                "counties.csv:3:1: id \"upper\" is used twice (first in line 2)"},
        Mistake{"S53_swapped", "counties.csv", "46.35,11.30", "11.30,146.35",
                "km from the hub (at most 1000"},
        Mistake{"S53_no_latitude", "counties.csv", "46.35,11.30", "146.35,11.30",
                "counties.csv:2:34: county.upper.hub_latitude = \"146.35 deg\""},
        Mistake{"S24_negative", "counties.csv", "410", "-410",
                "counties.csv:2:30: county.upper.area = \"-410 km2\""},
        Mistake{"S41_terrain", "counties.csv", "mountains", "mountain",
                "counties.csv:2:20: county.upper.terrain = \"mountain\" (there is no such [[terrain]]) did "
                "you mean "
                "'mountains'?"},
        Mistake{"S11_column", "counties.csv", "trucks", "trcuks",
                "counties.csv:1:56: unknown column 'trcuks' did you mean 'trucks'?"},
        Mistake{"S17_unit", "counties.csv", "area[km2]", "area", "counties.csv:1:17: column 'area' "},
        Mistake{"S20_comma", "counties.csv", "410", "\"4,1\"", "counties.csv:2:30: county.upper.area"},
        Mistake{"S62_ragged", "counties.csv", ",2,2\n", ",2\n",
                "counties.csv:2: has 7 cells (the header has 8)"},
        Mistake{"S62_cut", "counties.csv", "11.70,1,1\n", "11.70,1,1", "last line is not ended"},
        Mistake{"no_id", "counties.csv", "lower,", ",", "counties.csv:3:1: the county has no id"},
        Mistake{"S41_county_of_village", "villages.csv", "lower,au", "lowr,au",
                "villages.csv:5: row 4, column 'county' = 'lowr' (there is no such county) did you mean "
                "'lower'?"},
        Mistake{"S39_village_twice", "villages.csv", "upper,berg", "upper,alm",
                "villages.csv:3: row 2: id 'alm' is used twice"},
        Mistake{"S54_far", "villages.csv", "46.37,11.33", "11.33,46.37",
                "villages.csv:2: row 1: village 'alm' lies"},
        Mistake{"S24_households", "villages.csv", "120", "-120",
                "villages.csv:2: row 1, column 'households'"},
        Mistake{"S41_village_of_center", "centers.csv", "c1,berg", "c1,breg",
                "centers.csv:2: row 1, column 'village' = 'breg' (there is no such village) did you mean "
                "'berg'?"},
        Mistake{"missing_centers", "centers.csv", "lower,c1,au\n", "",
                "counties.csv:3:1: county.lower.centers is 0 (no place to deliver to)"},
        Mistake{"missing_villages", "villages.csv", "lower,au,45.52,11.73,460\nlower,moos,45.47,11.68,280\n",
                "", "county.lower.villages are not in network.villages"},
        Mistake{"S41_road", "roads.csv", "hub,tal", "hub,tall",
                "roads.csv:4: row 3, column 'to' = 'tall' (county.upper has no such village) did you mean "
                "'tal'?"},
        Mistake{"S24_road", "roads.csv", "7.5", "-7.5",
                "roads.csv:3: row 2, column 'distance' = '-7.5' (must be from 0 km"},
        Mistake{"S44_loop", "roads.csv", "berg,tal", "berg,berg", "(one and the same place)"},
        Mistake{"S45_asymmetric", "roads.csv", "upper,berg,tal,15\n",
                "upper,berg,tal,15\nupper,tal,berg,16\n",
                "roads.csv:6: row 5: from 'tal' to 'berg' is given before with another distance"}),
    [](auto const& of) { return of.param.name; });

TEST_F(OwnCountry, a_position_of_nowhere_is_warned_of) {
  folder_.write("counties.csv", with(tables_["counties.csv"], "46.35,11.30", "0.1,0.1"));
  auto text = tables_["villages.csv"];
  text = with(text, "46.37,11.33", "0,0"), text = with(text, "46.31,11.26", "0.1,0.2"),
  text = with(text, "46.34,11.38", "0.2,0.1");
  folder_.write("villages.csv", text);
  EXPECT_THAT(loaded().warnings, Contains(HasSubstr("lies at 0, 0 (in the Gulf of Guinea")));
}

TEST_F(OwnCountry, roads_shorter_than_the_straight_line_are_warned_of) {
  folder_.write("roads.csv", with(tables_["roads.csv"], "hub,berg,7.5", "hub,berg,0.75"));
  EXPECT_THAT(loaded().warnings,
              Contains(HasSubstr("county.upper: 1 distances by road are shorter than the straight line")));
}

}  // namespace
}  // namespace ruralsim::scenarios
