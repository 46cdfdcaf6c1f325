// Scenarios of several regions: each becomes a scenario of its own, and depends on no other.
#include "scenarios/warnings.hpp"
#include "tests/scenarios/scenario_text.hpp"

namespace ruralsim::scenarios {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string county(std::string const& id, std::string const& region, std::string const& more = "") {
  return "[[county]]\nid = \"" + id + "\"\nregion = \"" + region +
         "\"\nterrain = \"flat\"\narea = \"400 km2\"\nvillages = 12\ncenters = 4\npopulation = 3000\n"
         "warehouse_distance = \"120 km\"\ntrucks = 1\ntechnicians = 1\n" +
         more;
}

// kGood without its county, with three regions.
std::string three_regions(std::string const& more = "") {
  auto text = kGood;
  auto const from = text.find("[[county]]"), to = text.find("[[product]]");
  text.erase(from, to - from);
  std::string const regions = R"([[region]]
id = "sichuan"
name = "Sichuan"
group = "West"
latitude = "30.66 deg"
longitude = "104.06 deg"

[[region]]
id = "gansu"
name = "Gansu"
group = "West"

[[region]]
id = "hebei"
name = "Hebei"
group = "East"

)";
  return with(text, "[end]",
              regions + county("emei", "sichuan") + county("leshan", "sichuan") +
                  county("dunhuang", "gansu") + county("baoding", "hebei") + more + "[end]");
}

LoadedRegions regions_of(std::string const& text, std::vector<std::string> const& only = {},
                         std::vector<std::string> const& overrides = {}) {
  TempFolder const folder;
  return load_regions(folder.write("s.toml", text), overrides, only);
}

std::string said(std::string const& text, std::vector<std::string> const& only = {}) {
  TempFolder const folder;
  auto const path = folder.write("s.toml", text);
  try {
    load_regions(path, {}, only);
    return "";
  } catch (sim::Error const& error) {
    std::string all = error.what();
    for (std::size_t at; (at = all.find(path)) != std::string::npos;) all.replace(at, path.size(), "s.toml");
    return all;
  }
}

std::vector<std::string> counties_of(models::Scenario const& region) {
  std::vector<std::string> ids;
  for (auto const& one : region.network.counties) ids.push_back(one.id);
  return ids;
}

std::int64_t parcels(models::Scenario const& region, std::int64_t day = 0) {
  return region.settings_on(day).truck.parcels;
}

TEST(Regions, are_scenarios_of_their_own_with_the_same_run) {
  auto const all = regions_of(three_regions());
  ASSERT_THAT(all.regions, SizeIs(3));
  EXPECT_EQ(all.in_all, 3u);
  EXPECT_THAT(counties_of(all.regions[0]), ElementsAre("emei", "leshan"));
  EXPECT_THAT(counties_of(all.regions[1]), ElementsAre("dunhuang"));
  EXPECT_EQ(all.regions[0].network.region, "Sichuan");
  EXPECT_EQ(all.regions[0].network.region_id, "sichuan");
  ASSERT_TRUE(all.regions[0].network.warehouse);
  EXPECT_DOUBLE_EQ(all.regions[0].network.warehouse->latitude, 30.66);
  EXPECT_FALSE(all.regions[1].network.warehouse);
  for (auto const& region : all.regions) {
    EXPECT_EQ(region.run.days, 28);
    EXPECT_EQ(region.stretches.at(0).settings.counties.size(), region.network.counties.size());
  }
  EXPECT_NE(all.regions[0].network.key(), all.regions[1].network.key()) << "their chances are their own";
}

TEST(Regions, a_scenario_of_one_is_what_it_was) {
  TempFolder const folder;
  auto const path = folder.write("s.toml", kGood);
  auto const all = load_regions(path);
  ASSERT_THAT(all.regions, SizeIs(1));
  EXPECT_EQ(all.in_all, 1u);
  EXPECT_EQ(all.hash, load(path).hash);
  EXPECT_EQ(all.regions[0].network.region_id, "");
  EXPECT_EQ(all.regions[0].network.key(), 0u);
}

TEST(Regions, only_some_of_them_are_asked_for_by_id_name_or_group) {
  EXPECT_THAT(regions_of(three_regions(), {"hebei"}).regions, SizeIs(1));
  EXPECT_THAT(regions_of(three_regions(), {"Hebei", "hebei"}).regions, SizeIs(1));
  auto const west = regions_of(three_regions(), {"West"});
  ASSERT_THAT(west.regions, SizeIs(2));
  EXPECT_EQ(west.in_all, 3u);
  EXPECT_EQ(west.regions[1].network.region_id, "gansu");
  EXPECT_EQ(said(three_regions(), {"sichaun", "nowhere"}),
            "--only: there is no region \"sichaun\" did you mean 'sichuan'?\n"
            "--only: there is no region \"nowhere\" (there are sichuan, gansu, hebei)");
}

TEST(Regions, one_alone_is_the_same_as_among_all) {
  for (std::string const order : {"near-first", "poor-first", "dense-first", "parallel"}) {
    auto const growing = three_regions(
        "[rollout]\ncounties_at_start = \"50 %\"\ncenters_at_start = \"25 %\"\norder = \"" + order + "\"\n");
    std::vector<std::string> const incomes{"county.emei.income=9000", "county.leshan.income=12000",
                                           "county.dunhuang.income=8000", "county.baoding.income=10000",
                                           "county.dunhuang.warehouse_distance=90 km"};
    auto const all = regions_of(growing, {}, incomes), one = regions_of(growing, {"Sichuan"}, incomes);
    EXPECT_NE(one.hash, all.hash) << "what is run is not the same";
    EXPECT_EQ(one.resolved, all.resolved) << "the scenario is";
    for (std::size_t c = 0; c < 2; ++c) {
      auto const &a = all.regions[0].network.counties[c], &b = one.regions[0].network.counties[c];
      EXPECT_EQ(a.opens, b.opens) << order;
      ASSERT_EQ(a.centers.size(), b.centers.size());
      for (std::size_t i = 0; i < a.centers.size(); ++i) {
        EXPECT_EQ(a.centers[i].opens, b.centers[i].opens) << order;
        EXPECT_EQ(a.centers[i].at, b.centers[i].at);
      }
    }
  }
}

TEST(Regions, that_are_not_asked_for_are_not_drawn) {
  std::vector<std::string> const crowded{"demand.orders_per_household=36500 orders/year",
                                         "county.baoding.population=100000000"};
  TempFolder const folder;
  auto const path = folder.write("s.toml", three_regions());
  EXPECT_THROW(load_regions(path, crowded), sim::Error) << "more orders than a county can number";
  EXPECT_THAT(load_regions(path, crowded, {"gansu"}).regions, SizeIs(1));
}

// A table may name a center of any region.
TEST(Regions, that_are_not_asked_for_are_drawn_where_their_centers_are_named) {
  TempFolder const folder;
  folder.write("openings.csv", "county,center,opens\nbaoding,c4,2018-07-09\nemei,c2,2018-07-10\n");
  auto const text = three_regions("[rollout]\nopenings_file = \"openings.csv\"\n");
  auto const path = folder.write("s.toml", text);
  auto const all = load_regions(path), one = load_regions(path, {}, {"sichuan"});
  auto const &a = all.regions[0].network.counties[0], &b = one.regions[0].network.counties[0];
  for (std::size_t i = 0; i < a.centers.size(); ++i) EXPECT_EQ(a.centers[i].opens, b.centers[i].opens);
  folder.write("openings.csv", "county,center,opens\nbaoding,c5,2018-07-09\n");
  EXPECT_THROW(load_regions(path, {}, {"sichuan"}), sim::Error);
}

TEST(Regions, loading_one_of_several_says_how_to_choose) {
  TempFolder const folder;
  auto const path = folder.write("s.toml", three_regions());
  EXPECT_EQ(load(path, {}, {"gansu"}).scenario.network.region_id, "gansu");
  EXPECT_THAT(said_on_loading(path),
              AllOf(HasSubstr("has several regions"), HasSubstr("sichuan, gansu, hebei"),
                    HasSubstr("choose one with --only")));
}

TEST(Regions, counties_say_where_they_belong) {
  auto const text = three_regions();
  auto const unknown = with(text, "region = \"gansu\"", "region = \"gansou\"");
  EXPECT_THAT(said(unknown), HasSubstr("s.toml:" + line_of(unknown, "region = \"gansou\"") +
                                       ":10: county.dunhuang.region = \"gansou\" (there is no such "
                                       "[[region]]) did you mean 'gansu'?"));
  auto const none = with(text, "region = \"gansu\"\n", "");
  EXPECT_THAT(said(none), AllOf(HasSubstr("county.dunhuang.region is missing (there are several regions)"),
                                HasSubstr("region.gansu has no county")));
  auto const nameless = with(text, "id = \"gansu\"\n", "");
  EXPECT_THAT(said(nameless), HasSubstr("region.id is missing"));
}

TEST(Regions, what_is_wrong_for_all_is_told_once) {
  auto const text = with(three_regions(), "parcels = 400", "parcels = -4");
  EXPECT_THAT(said(text), Not(HasSubstr("\n")));
}

TEST(Regions, a_change_may_be_for_some_of_them_from_the_first_day_on) {
  auto const all = regions_of(three_regions(
      "[[change]]\nregions = [\"West\"]\n[change.truck]\nparcels = 300\n"
      "[[change]]\nregions = \"gansu\"\n[change.truck]\nparcels = 200\n"
      "[[change.county]]\nid = \"dunhuang\"\ndetour = 1.7\n"
      "[change.rollout]\ncenters_at_start = \"25 %\"\n"
      "[[change]]\nfrom = 2018-07-10\nregions = [\"Hebei\", \"gansu\"]\n[change.truck]\nparcels = 500\n"
      "[[change]]\nfrom = 2018-07-20\n[change.truck]\nparcels = 600\n"));
  auto const &sichuan = all.regions[0], &gansu = all.regions[1], &hebei = all.regions[2];
  EXPECT_EQ(parcels(sichuan), 300);
  EXPECT_EQ(parcels(gansu), 200);
  EXPECT_EQ(parcels(hebei), 400);
  EXPECT_EQ(parcels(sichuan, 8), 300);
  EXPECT_EQ(parcels(gansu, 8), 500);
  EXPECT_EQ(parcels(hebei, 8), 500);
  for (auto const& region : all.regions) EXPECT_EQ(parcels(region, 18), 600);
  EXPECT_EQ(sichuan.stretches.size(), 2u);
  EXPECT_EQ(gansu.stretches.size(), 3u);
  EXPECT_DOUBLE_EQ(gansu.network.counties[0].detour, 1.7) << "fixed, but not yet on the first day";
  EXPECT_GE(gansu.network.counties[0].centers[1].opens, 0) << "a roll-out of its own";
  EXPECT_LT(hebei.network.counties[0].centers[1].opens, 0);
}

TEST(Regions, settings_of_the_command_line_win_over_changes) {
  auto const all =
      regions_of(three_regions("[[change]]\nregions = [\"West\"]\n[change.truck]\nparcels = 300\n"), {},
                 {"truck.parcels=250"});
  for (auto const& region : all.regions) EXPECT_EQ(parcels(region), 250);
  EXPECT_THAT(all.warnings,
              ::testing::Contains(HasSubstr("truck.parcels of the change for some regions has no effect")));
}

struct BadChange {
  std::string name, change, says;
};
class BadChangeOfRegions : public ::testing::TestWithParam<BadChange> {};
TEST_P(BadChangeOfRegions, is_told_with_its_place) {
  auto const text = three_regions(GetParam().change);
  EXPECT_THAT(said(text), HasSubstr(GetParam().says));
}
INSTANTIATE_TEST_SUITE_P(
    Regions, BadChangeOfRegions,
    ::testing::Values(
        BadChange{"unknown", "[[change]]\nregions = [\"Wset\"]\n[change.truck]\nparcels = 3\n",
                  "change.regions: there is no region \"Wset\" did you mean 'West'?"},
        BadChange{"none", "[[change]]\nregions = []\n[change.truck]\nparcels = 3\n", "(no list of regions)"},
        BadChange{"number", "[[change]]\nregions = 3\n[change.truck]\nparcels = 3\n", "(no list of regions)"},
        BadChange{"no_date_and_no_region", "[[change]]\n[change.truck]\nparcels = 3\n",
                  "change.from is missing"},
        BadChange{"run", "[[change]]\nregions = [\"West\"]\n[change.run]\nseed = 3\n",
                  "run cannot differ by region"},
        BadChange{"fixed_by_date",
                  "[[change]]\nfrom = 2018-07-10\nregions = [\"West\"]\n[change.rollout]\nreach = \"4 km\"\n",
                  "rollout.reach cannot change by date"},
        BadChange{"first_day",
                  "[[change]]\nfrom = 2018-07-02\nregions = [\"West\"]\n[change.truck]\nparcels = 3\n",
                  "(not after the first day, 2018-07-02) leave from out"},
        BadChange{"stranger",
                  "[[change]]\nregions = [\"West\"]\n[[change.county]]\nid = \"baoding\"\ntrucks = 3\n",
                  "county 'baoding' lies in region hebei"},
        BadChange{"unknown_county",
                  "[[change]]\nregions = [\"West\"]\n[[change.county]]\nid = \"emie\"\ntrucks = 3\n",
                  "county 'emie' does not exist did you mean 'emei'?"}),
    [](auto const& of) { return of.param.name; });

TEST(Regions, a_dated_change_of_a_county_concerns_its_region_alone) {
  auto const all = regions_of(
      three_regions("[[change]]\nfrom = 2018-07-10\n[[change.county]]\nid = \"dunhuang\"\ntrucks = 3\n"));
  EXPECT_EQ(all.regions[0].stretches.size(), 1u);
  ASSERT_EQ(all.regions[1].stretches.size(), 2u);
  EXPECT_EQ(all.regions[1].stretches[1].settings.counties[0].trucks, 3);
}

TEST(Regions, a_change_may_mean_every_county_of_them) {
  auto const all = regions_of(
      three_regions("[[change]]\nregions = [\"West\"]\n[[change.county]]\nid = \"all\"\ntrucks = 5\n"
                    "[[change]]\nfrom = 2018-07-10\n[[change.county]]\nid = \"all\"\ntechnicians = 6\n"));
  auto const of = [&](std::size_t r, std::int64_t day) { return all.regions[r].settings_on(day).counties; };
  EXPECT_EQ(of(0, 0)[0].trucks, 5);
  EXPECT_EQ(of(0, 0)[1].trucks, 5);
  EXPECT_EQ(of(2, 0)[0].trucks, 1);
  for (std::size_t r = 0; r < 3; ++r) EXPECT_EQ(of(r, 8)[0].technicians, 6);
  auto const one = loaded(with(kGood, "[end]",
                               "[[change]]\nfrom = 2018-07-10\n[[change.county]]\nid = \"all\"\n"
                               "technicians = 6\n[end]"));
  EXPECT_EQ(one.scenario.settings_on(8).counties[0].technicians, 6);
}

TEST(Regions, settings_may_name_counties_of_any_of_them) {
  std::string const closure =
      "[[closure]]\nid = \"snow\"\ncounty = \"dunhuang\"\nper_year = \"3 /year\"\nlength = \"1 day\"\n";
  EXPECT_EQ(said(three_regions(closure)), "");
  EXPECT_THAT(said(with(three_regions(closure), "county = \"dunhuang\"", "county = \"dunhuan\"")),
              HasSubstr("did you mean 'dunhuang'?"));
}

TEST(Regions, what_is_resolved_can_be_run_and_means_the_same) {
  auto const once = regions_of(
      three_regions("[[change]]\nregions = [\"West\"]\n[change.truck]\nparcels = 300\n"
                    "[[change.county]]\nid = \"emei\"\ntrucks = 2\n"
                    "[[change]]\nfrom = 2018-07-10\n[change.truck]\nstops = 30\n"
                    "[[change]]\nfrom = 2018-07-12\nregions = \"Hebei\"\n[change.truck]\nparcels = 350\n"
                    "[[change.county]]\nid = \"baoding\"\ntechnicians = 2\n"));
  EXPECT_THAT(once.resolved, HasSubstr("\n[[region]]\nid = \"gansu\""));
  EXPECT_THAT(once.resolved,
              HasSubstr("[[change]]\nregions = [\"sichuan\", \"gansu\"]\n\n[change.truck]\nparcels = 300\n"));
  EXPECT_THAT(once.resolved, HasSubstr("[[change]]\nfrom = 2018-07-10\n\n[change.truck]\nstops = 30\n"));
  auto const twice = regions_of(once.resolved);
  EXPECT_EQ(twice.hash, once.hash) << once.resolved;
  EXPECT_EQ(regions_of(once.resolved, {"hebei"}).hash, regions_of(once.resolved, {"Hebei"}).hash);
}

TEST(Regions, counties_of_all_open_in_turn) {
  // Near first: 80 km in Gansu, then 100 and 120 km in Sichuan; Hebei's has a date of its own.
  auto text = three_regions("[rollout]\ncounties_at_start = \"34 %\"\n");
  auto const distance = [&](std::string const& id, std::string const& km) {
    auto const at = text.find("id = \"" + id + "\"");
    text.replace(text.find("120 km", at), 6, km);
  };
  distance("dunhuang", "80 km"), distance("emei", "100 km");
  text = with(text, "[[county]]\nid = \"baoding\"\n", "[[county]]\nid = \"baoding\"\nopens = 2018-07-05\n");
  auto const all = regions_of(text);
  EXPECT_EQ(all.regions[2].network.counties[0].opens, 3);
  EXPECT_LT(all.regions[1].network.counties[0].opens, 0);
  EXPECT_LT(all.regions[0].network.counties[0].opens, 0) << "34 % of three, rounded up, are two";
  EXPECT_EQ(all.regions[0].network.counties[1].opens, 27) << "the last day";
}

TEST(Regions, a_table_of_openings_may_tell_of_all) {
  TempFolder const folder;
  folder.write("openings.csv", "county,center,opens\nemei,c1,2018-07-04\nbaoding,c2,2018-07-06\n");
  auto const path = folder.write("s.toml", three_regions("[rollout]\nopenings_file = \"openings.csv\"\n"));
  auto const all = load_regions(path);
  EXPECT_EQ(all.regions[0].network.counties[0].centers[0].opens, 2);
  EXPECT_EQ(all.regions[2].network.counties[0].centers[1].opens, 4);
  EXPECT_THAT(all.files, SizeIs(2)) << "read once";
  folder.write("openings.csv", "county,center,opens\nemie,c1,2018-07-04\n");
  EXPECT_THAT(said_on_loading(path, {}), HasSubstr("did you mean 'emei'?"));
}

TEST(Warnings, of_many_counties_are_one_line) {
  std::string counties;
  for (int i = 0; i < 40; ++i) counties += county("c" + std::to_string(i), i % 2 == 0 ? "gansu" : "hebei");
  auto const all = regions_of(with(three_regions(counties), "[truck]\n",
                                   "[demand]\norders_per_household = \"3000 orders/year\"\n\n[truck]\n"));
  std::size_t loaded = 0;
  for (auto const& warning : all.warnings)
    loaded += warning.find("trucks is loaded") != std::string::npos ? 1 : 0;
  EXPECT_EQ(loaded, 1u) << ::testing::PrintToString(all.warnings);
  EXPECT_THAT(all.warnings,
              ::testing::Contains(AllOf(HasSubstr("county.emei"), HasSubstr("(in region sichuan)"),
                                        HasSubstr("; the like of 43 more counties in 3 regions"))));
}

TEST(Warnings, keep_what_differs_apart) {
  std::vector<Warning> few;
  for (int i = 0; i < 3; ++i) few.push_back({"a:1", "county.c" + std::to_string(i) + ".trucks is 0", ""});
  EXPECT_THAT(in_few_lines(few), SizeIs(3)) << "three are soon read";
  few.push_back({"a:1", "county.c7.trucks is 0", ""});
  EXPECT_THAT(in_few_lines(few), ElementsAre("a:1: county.c0.trucks is 0; the like of 3 more counties"));
  std::vector<Warning> products;
  for (int i = 0; i < 9; ++i) products.push_back({"a:1", "product.tv" + std::to_string(i) + " idle", ""});
  EXPECT_THAT(in_few_lines(products), SizeIs(9));
  std::vector<Warning> same(5, {"a:1", "demand.factor has no effect", ""});
  for (int i = 0; i < 5; ++i) same[static_cast<std::size_t>(i)].region = "r" + std::to_string(i);
  EXPECT_THAT(in_few_lines(same), ElementsAre("a:1: demand.factor has no effect (in 5 regions)"));
}

}  // namespace
}  // namespace ruralsim::scenarios
