// Roll-out plans and fleets, as scenarios say them.
#include "scenarios/growth_outlook.hpp"
#include "tests/scenarios/scenario_text.hpp"

namespace ruralsim::scenarios {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string with_rollout(std::string const& keys, std::string const& more = "") {
  return with(kGood, "[truck]", "[rollout]\n" + keys + "\n" + more + "\n[truck]");
}

std::vector<CountyOutlook> outlook_of(models::Scenario const& scenario) {
  PlannedDays const planned(scenario);
  return outlook(scenario, planned, 0);
}

std::vector<std::int64_t> openings(models::Scenario const& scenario) {
  std::vector<std::int64_t> days;
  for (auto const& center : scenario.network.counties.front().centers) days.push_back(center.opens);
  std::sort(days.begin(), days.end());
  return days;
}

TEST(Rollout, is_everything_from_the_start_unless_it_is_said) {
  auto const scenario = loaded(kGood).scenario;
  EXPECT_THAT(openings(scenario), ElementsAre(-1, -1, -1, -1));
  EXPECT_FALSE(grows(scenario));
}

TEST(Rollout, by_rule_opens_the_last_center_on_the_last_date) {
  auto const scenario =
      loaded(with_rollout("centers_at_start = \"25 %\"\nfirst = 2018-07-05\nlast = 2018-07-20")).scenario;
  EXPECT_THAT(openings(scenario), ElementsAre(-1, 3 + 5, 3 + 10, 3 + 15))
      << "from the 5th on, in equal steps";
  EXPECT_TRUE(grows(scenario));
}

TEST(Rollout, opens_so_many_a_month_and_none_after_the_last_date) {
  auto const scenario = loaded(with_rollout("centers_at_start = \"25 %\"\ncenters_per_month = 3")).scenario;
  auto const days = openings(scenario);
  EXPECT_EQ(days[1], 11) << "a third of 30.4 days, rounded up";
  EXPECT_EQ(days[2], 21);
  EXPECT_EQ(days[3], models::network::kNeverOpens) << "day 31 is beyond the run";
}

TEST(Rollout, a_county_may_have_its_own_date) {
  auto const scenario = loaded(with(kGood, "trucks = 1\n", "trucks = 1\nopens = 2018-07-12\n")).scenario;
  EXPECT_EQ(scenario.network.counties.front().opens, 10);
  EXPECT_THAT(openings(scenario), ElementsAre(10, 10, 10, 10));
  EXPECT_EQ(outlook_of(scenario)[9].trucks, 0);
  EXPECT_EQ(outlook_of(scenario)[10].trucks, 1);
  auto const from_the_start =
      loaded(with(kGood, "trucks = 1\n", "trucks = 1\nopens = 2018-07-02\n")).scenario;
  EXPECT_FALSE(grows(from_the_start));
}

TEST(Rollout, counties_open_one_after_another_near_ones_first) {
  std::string text = kGood;
  auto const begin = text.find("[[county]]"), end = text.find("[[product]]");
  auto const county = text.substr(begin, end - begin);
  std::string all;
  for (auto const& [id, way] : std::vector<std::pair<std::string, std::string>>{
           {"far", "300 km"}, {"near", "90 km"}, {"middle", "200 km"}})
    all += with(with(county, "\"west\"", "\"" + id + "\""), "120 km", way);
  text.replace(begin, end - begin, all);
  text = with(text, "[truck]", "[rollout]\ncounties_at_start = \"10 %\"\nlast = 2018-07-22\n[truck]");
  auto const counties = loaded(text).scenario.network.counties;
  EXPECT_EQ(counties[1].opens, -1);
  EXPECT_EQ(counties[2].opens, 10);
  EXPECT_EQ(counties[0].opens, 20);
  EXPECT_EQ(counties[0].centers.front().opens, 20);
}

class Openings : public ::testing::Test {
 protected:
  std::string said(std::string const& table) {
    folder_.write("openings.csv", table);
    return said_on_loading(scenario());
  }
  std::string scenario() { return folder_.write("s.toml", with_rollout("openings_file = \"openings.csv\"")); }
  TempFolder folder_;
};

TEST_F(Openings, are_read_from_a_table_and_what_is_not_in_it_is_open) {
  ASSERT_EQ(said("center,opens,county\nc2,2018-07-10,west\nc4,2018-06-01,west\n"), "");
  auto const loaded = load(scenario());
  auto const& centers = loaded.scenario.network.counties.front().centers;
  EXPECT_EQ(centers[0].opens, -1);
  EXPECT_EQ(centers[1].opens, 8);
  EXPECT_EQ(centers[3].opens, -1) << "before the first day";
  EXPECT_EQ(loaded.files.size(), 2u) << "the result keeps the table";
}

TEST_F(Openings, that_make_no_sense_are_told_with_their_row) {
  EXPECT_THAT(
      said("county,center,opens\nwest,c9,2018-07-10\nwset,c1,2018-07-10\nwest,c1,2018-02-30\n"),
      AllOf(HasSubstr("openings.csv:2: row 1, column 'center' = 'c9' (there is no such center)"),
            HasSubstr("openings.csv:3: row 2, column 'county' = 'wset' (there is no such county) did you "
                      "mean 'west'?"),
            HasSubstr("openings.csv:4: row 3, column 'opens' = '2018-02-30' (no such day)")));
  EXPECT_THAT(said("county,center,opens\nwest,c1,2018-07-10\nwest,c1,2018-07-11\n"),
              HasSubstr("is given twice"));
}

TEST_F(Openings, table_that_is_missing_is_told_where_it_is_named) {
  EXPECT_THAT(said_on_loading(scenario()),
              AllOf(HasSubstr("s.toml:"), HasSubstr("rollout.openings_file: openings.csv: no such file")));
}

TEST(Rollout, is_refused_where_it_makes_no_sense) {
  EXPECT_THAT(said_of(with_rollout("first = 2018-07-20\nlast = 2018-07-10")),
              HasSubstr("rollout.first = 2018-07-20 is after rollout.last = 2018-07-10"));
  EXPECT_THAT(said_of(with_rollout("centers_at_start = \"120 %\"")), HasSubstr("rollout.centers_at_start"));
  EXPECT_THAT(said_of(with_rollout("centers_per_month = 0")), HasSubstr("rollout.centers_per_month"));
  EXPECT_THAT(said_of(with_rollout("order = \"rich-first\"")), HasSubstr("near-first"));
  EXPECT_THAT(said_of(with(with_rollout("order = \"near-first\""), "[end]",
                           "[[change]]\nfrom = 2018-07-10\nrollout.reach = \"9 km\"\n[end]")),
              HasSubstr("rollout.reach cannot change by date"));
}

TEST(Rollout, poor_first_needs_incomes) {
  TempFolder const folder;
  auto const text = [&](std::string const& header, std::string const& cell) {
    folder.write("v.csv",
                 "id,x[km],y[km],households" + header + "\na,1,2,100" + cell + "\nb,5,5,90" + cell + "\n");
    return said_on_loading(folder.write("s.toml", with(with_rollout("order = \"poor-first\""),
                                                       "villages = 12\ncenters = 4\npopulation = 3000\n",
                                                       "villages_file = \"v.csv\"\ncenters = 2\n")));
  };
  EXPECT_THAT(text("", ""), HasSubstr("give villages_file a column income[CNY], or another order"));
  EXPECT_EQ(text(",income[CNY]", ",9000"), "");
}

TEST(Rollout, warns_of_what_has_no_effect) {
  EXPECT_THAT(loaded(with_rollout("failure_share = \"10 %\"")).warnings,
              Contains(HasSubstr("rollout.failure_share has no effect (no center opens in the run)")));
  EXPECT_THAT(loaded(with(kGood, "trucks = 1\n", "trucks = 1\nopens = 2019-07-12\n")).warnings,
              Contains(HasSubstr("county.west opens no center in the run (it orders nothing)")));
}

std::string const kHalfOfFour = "centers_at_start = \"50 %\"\nlast = 2018-07-20";

TEST(FleetOutlook, follows_the_plan_with_its_lag_and_is_warned_of_when_it_trails) {
  std::string const fleet = "[fleet]\ntrucks = \"by-centers\"\ncenters_per_truck = 1\nreview = \"1 day\"\n";
  auto const scenario = loaded(with_rollout(kHalfOfFour, fleet + "truck_lag = \"5 days\"")).scenario;
  auto const days = outlook_of(scenario);
  EXPECT_THAT(openings(scenario), ElementsAre(-1, -1, 9, 18));
  for (std::size_t day = 0; day < days.size(); ++day)
    EXPECT_EQ(days[day].trucks, day < 14 ? 2 : day < 23 ? 3 : 4) << day;
  EXPECT_THAT(
      loaded(with_rollout(kHalfOfFour, fleet + "truck_lag = \"5 days\"")).warnings,
      Contains(AllOf(HasSubstr("county.west: trucks trail the network: 2 in service on 2018-07-11, when "
                               "the rule asks for 3"),
                     HasSubstr("fleet.truck_lag")))
          .Times(1));
  EXPECT_THAT(loaded(with_rollout(kHalfOfFour, fleet + "truck_lag = \"0 days\"")).warnings,
              Not(Contains(HasSubstr("trail"))));
}

TEST(FleetOutlook, of_a_county_that_opens_in_a_festival_is_for_a_usual_day) {
  auto const trucks_at_opening = [](std::string const& festival) {
    std::string const fleet = "[fleet]\ntrucks = \"by-parcels\"\nparcels_per_truck = 1\n";
    return *outlook_of(loaded(with_rollout(kHalfOfFour, fleet + festival)).scenario).front().trucks;
  };
  EXPECT_GE(
      trucks_at_opening("[[festival]]\nid = \"rest\"\non = \"07-02\"\nlength = \"5 days\"\nfactor = 0.05\n"),
      trucks_at_opening(""));
}

TEST(FleetOutlook, counts_orders_of_villages_that_are_served_alone) {
  auto const whole = loaded(kGood).scenario, half = loaded(with_rollout(kHalfOfFour)).scenario;
  auto const sum = [](models::Scenario const& scenario) {
    double households = 0;
    for (auto const& day : outlook_of(scenario)) households += day.households;
    return households;
  };
  EXPECT_LT(sum(half), sum(whole));
  EXPECT_LT(expected_orders_while_growing(half), expected_orders_while_growing(whole));
  EXPECT_EQ(Outlooks(whole).served_part(0, 0).villages.size(), 12u);
  EXPECT_LT(Outlooks(half).served_part(0, 0).villages.size(), 12u);
}

}  // namespace
}  // namespace ruralsim::scenarios
