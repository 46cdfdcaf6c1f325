// Counties that [network] draws, and the regions that they find.
#include "models/network/geo.hpp"
#include "tests/scenarios/scenario_text.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ruralsim::scenarios {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string const kProvinces =
    "id,name,group,latitude[deg],longitude[deg],county_population,household_size,mountains[%]\n"
    "north,North,East,40,110,200000,2.5,30\n"
    "far-south,Far South,West,24,104,80000,3,70\n";
std::string const kPrefectures =
    "province,name,latitude[deg],longitude[deg],counties,area[km2],towns,villages\n"
    "north,Left,40,109,6,9000,90,1400\nnorth,Right,40,111,4,5000,60,1000\n"
    "far-south,Middle,24.5,104.5,5,20000,60,900\n";

class DrawnNetwork : public ::testing::Test {
 protected:
  DrawnNetwork() {
    folder_.write("p.csv", kProvinces);
    folder_.write("q.csv", kPrefectures);
  }

  static std::string text(std::string const& more = "", std::string const& network = "") {
    auto base = kGood;
    auto const from = base.find("[[county]]"), to = base.find("[[product]]");
    base.erase(from, to - from);
    return with(base, "[end]",
                "[[terrain]]\nid = \"steep\"\ndetour = 1.5\n"
                "[network]\nprovinces = \"p.csv\"\nprefectures = \"q.csv\"\ndrawn_counties = 6\n"
                "drawn_villages = 200\ndrawn_centers = 80\nplains = \"flat\"\nmountains = \"steep\"\n" +
                    network + more + "[end]");
  }
  LoadedRegions load(std::string const& more = "", std::vector<std::string> const& overrides = {},
                     std::vector<std::string> const& only = {}) const {
    return load_regions(folder_.write("s.toml", text(more)), overrides, only);
  }
  std::string said(std::string const& all) const {
    auto const path = folder_.write("s.toml", all);
    try {
      load_regions(path);
      return "";
    } catch (sim::Error const& error) {
      return error.what();
    }
  }

  TempFolder folder_;
};

TEST_F(DrawnNetwork, makes_a_region_of_each_province_and_meets_the_plan) {
  auto const all = load();
  ASSERT_THAT(all.regions, SizeIs(2));
  std::size_t counties = 0, villages = 0, centers = 0;
  for (auto const& region : all.regions) {
    counties += region.network.counties.size();
    for (auto const& county : region.network.counties) {
      villages += county.villages.size(), centers += county.centers.size();
      EXPECT_EQ(county.province, region.network.region);
      ASSERT_TRUE(county.seat);
      EXPECT_DOUBLE_EQ(
          county.warehouse_distance.value,
          models::network::great_circle(*county.seat, *region.network.warehouse).value * county.detour);
    }
  }
  EXPECT_EQ(counties, 6u);
  EXPECT_EQ(villages, 200u);
  EXPECT_EQ(centers, 80u);
  EXPECT_EQ(all.regions[1].network.region_id, "far-south");
  EXPECT_EQ(all.regions[1].network.warehouse->latitude, 24);
  EXPECT_THAT(all.files, SizeIs(3)) << "the scenario and its tables";
}

TEST_F(DrawnNetwork, another_seed_draws_another_map) {
  auto const first = load(), same = load(), other = load("", {"network.layout_seed=2"});
  auto const seat = [](auto const& all) { return *all.regions[0].network.counties[0].seat; };
  EXPECT_EQ(seat(first), seat(same));
  EXPECT_NE(seat(first), seat(other));
  EXPECT_NE(first.regions[0].network.counties[0].villages[0].at,
            other.regions[0].network.counties[0].villages[0].at);
}

TEST_F(DrawnNetwork, one_region_alone_is_the_same_as_among_all) {
  auto const all = load(), one = load("", {}, {"Far South"});
  ASSERT_THAT(one.regions, SizeIs(1));
  auto const &a = all.regions[1].network, &b = one.regions[0].network;
  ASSERT_EQ(a.counties.size(), b.counties.size());
  for (std::size_t c = 0; c < a.counties.size(); ++c) {
    EXPECT_EQ(a.counties[c].id, b.counties[c].id);
    EXPECT_EQ(a.counties[c].opens, b.counties[c].opens);
    for (std::size_t v = 0; v < a.counties[c].villages.size(); ++v)
      EXPECT_EQ(a.counties[c].villages[v].at, b.counties[c].villages[v].at);
  }
}

TEST_F(DrawnNetwork, what_is_written_lies_over_what_is_drawn) {
  auto const all = load(
      "[[county]]\nid = \"north-002\"\nname = \"Second\"\ntrucks = 7\n"
      "[[region]]\nid = \"north\"\nlatitude = \"41 deg\"\n",
      {"county.north-001.trucks=9"});
  auto const& north = all.regions[0];
  EXPECT_EQ(north.network.counties[1].name, "Second");
  EXPECT_EQ(north.stretches[0].settings.counties[1].trucks, 7);
  EXPECT_EQ(north.stretches[0].settings.counties[0].trucks, 9) << "the command line, over all";
  EXPECT_EQ(north.network.warehouse->latitude, 41);
  EXPECT_EQ(north.network.warehouse->longitude, 110) << "the table's";
}

TEST_F(DrawnNetwork, counties_are_no_discs_unless_it_is_written) {
  auto const farthest = [](auto const& loaded) {
    double most = 0;
    auto const& county = loaded.regions.at(0).network.counties.at(0);
    for (auto const& village : county.villages) most = std::max(most, std::hypot(village.at.x, village.at.y));
    return most / std::sqrt(county.area.value / std::numbers::pi);
  };
  EXPECT_GT(farthest(load()), 1) << "in radii";
  EXPECT_LE(farthest(load("[[county]]\nid = \"north-001\"\nelongation = 1\nhub_offset = \"0 %\"\n")), 1);
}

TEST_F(DrawnNetwork, counties_go_to_the_nearest_warehouse_of_their_province) {
  std::string const second =
      "[[region]]\nid = \"north-2\"\nname = \"North, right\"\nprovinces = [\"North\"]\n"
      "latitude = \"40 deg\"\nlongitude = \"111 deg\"\n";
  auto const before = load(), all = load(second);
  ASSERT_THAT(all.regions, SizeIs(3));
  EXPECT_EQ(all.regions[0].network.counties.size() + all.regions[2].network.counties.size(),
            before.regions[0].network.counties.size());
  auto const& first = all.regions[0].network;
  for (auto const r : {std::size_t{0}, std::size_t{2}})
    for (auto const& county : all.regions[r].network.counties) {
      auto const own = models::network::great_circle(*county.seat, *all.regions[r].network.warehouse);
      auto const other = models::network::great_circle(*county.seat, *all.regions[2 - r].network.warehouse);
      EXPECT_LT(own.value, other.value);
    }
  EXPECT_EQ(first.region_id, "north");
}

TEST_F(DrawnNetwork, counties_go_to_the_nearest_warehouse_of_all) {
  auto const path =
      folder_.write("s.toml", text("[[region]]\nid = \"center\"\nname = \"Center\"\nlatitude = \"40.1 deg\"\n"
                                   "longitude = \"110.9 deg\"\n",
                                   "assign = \"nearest\"\n"));
  auto const all = load_regions(path);
  ASSERT_THAT(all.regions, SizeIs(3));
  EXPECT_GT(all.regions[2].network.counties.size(), 0u);
  EXPECT_EQ(all.regions[2].network.counties[0].province, "North");
}

TEST_F(DrawnNetwork, a_warehouse_that_serves_nobody_is_left_out_with_a_warning) {
  auto const all = load(
      "[[region]]\nid = \"arctic\"\nprovinces = [\"North\"]\nlatitude = \"89 deg\"\n"
      "longitude = \"0 deg\"\n");
  EXPECT_THAT(all.regions, SizeIs(2));
  EXPECT_THAT(all.warnings, Contains(HasSubstr("region.arctic has no county")));
}

TEST_F(DrawnNetwork, what_is_resolved_can_be_run_and_means_the_same) {
  auto const once = load("[[change]]\nregions = [\"West\"]\n[change.truck]\nparcels = 300\n");
  auto const twice = load_regions(folder_.write("again.toml", once.resolved));
  EXPECT_EQ(twice.hash, once.hash) << once.resolved;
}

TEST_F(DrawnNetwork, a_changed_table_is_another_scenario) {
  auto const hash = load().hash;
  folder_.write("p.csv", with(kProvinces, "80000", "80001"));
  EXPECT_NE(load().hash, hash);
}

TEST_F(DrawnNetwork, mistakes_are_told_with_their_place) {
  EXPECT_THAT(said(with(text(), "drawn_counties = 6", "drawn_counties = 60")),
              AllOf(HasSubstr("s.toml:"), HasSubstr("network cannot be drawn")));
  EXPECT_THAT(said(with(text(), "prefectures = \"q.csv\"\n", "")), HasSubstr("given without prefectures"));
  EXPECT_THAT(said(with(text(), "\"p.csv\"", "\"nowhere.csv\"")), HasSubstr("network.provinces: "));
  EXPECT_THAT(said(with(text(), "mountains = \"steep\"", "mountains = \"stepe\"")),
              HasSubstr("(there is no such [[terrain]]) did you mean 'steep'?"));
  EXPECT_THAT(
      said(text("[[county]]\nid = \"own\"\nprovince = \"Nort\"\nterrain = \"flat\"\narea = \"4 km2\"\n"
                "villages = 3\ncenters = 1\npopulation = 100\nwarehouse_distance = \"3 km\"\n")),
      HasSubstr("county.own.province = \"Nort\" (no region serves it) did you mean 'North'?"));
  folder_.write("p.csv", with(kProvinces, "40,110", "110,40"));
  EXPECT_THAT(said(text()), AllOf(HasSubstr("p.csv:2"), HasSubstr("latitude"), HasSubstr("must be from -90")))
      << "S53: swapped";
}

}  // namespace
}  // namespace ruralsim::scenarios
