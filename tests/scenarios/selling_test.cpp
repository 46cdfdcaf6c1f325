#include "tests/scenarios/scenario_text.hpp"

#include <gmock/gmock.h>

namespace ruralsim::scenarios {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string const kPears = "from = \"07-05\"\nto = \"09-30\"\nper_household = \"20 kg\"\n";
std::string with_harvest(std::string const& keys, std::string const& selling = "") {
  return with(kGood, "[truck]",
              "[[harvest]]\nid = \"pears\"\n" + keys + "\n[selling]\n" + selling + "\n[truck]");
}

TEST(Harvest, is_read_with_its_season_and_box) {
  auto const scenario = loaded(with_harvest(kPears + "villages = \"30 %\"\nkeeps = \"10 days\"",
                                            "center_room = \"unlimited\"\nreturn_weight = \"2 t\"\n"
                                            "loading_time = \"0.2 min/parcel\"\njoint_cost = \"deliveries\""))
                            .scenario;
  auto const& s = scenario.stretches.front().settings;
  ASSERT_THAT(s.harvests, SizeIs(1));
  auto const& pears = s.harvests.front();
  EXPECT_EQ(pears.from.month, 7);
  EXPECT_EQ(pears.to.day, 30);
  EXPECT_EQ(pears.per_household.value, 20);
  EXPECT_EQ(pears.villages, 0.3);
  EXPECT_EQ(pears.weight.value, 5);
  EXPECT_EQ(pears.shape, models::SeasonShape::peak);
  EXPECT_EQ(pears.keeps, sim::days(10));
  EXPECT_TRUE(pears.terrain.empty());
  EXPECT_FALSE(s.selling.center_room);
  EXPECT_EQ(s.selling.return_weight->value, 2000);
  EXPECT_FALSE(s.selling.return_volume);
  EXPECT_FALSE(s.selling.visit_from);
  EXPECT_EQ(s.selling.seconds_per_box, 12);
  EXPECT_EQ(s.selling.joint_cost, models::JointCost::deliveries);
}

TEST(Harvest, changes_its_amounts_by_date_but_not_its_box) {
  std::string const change = "[[change]]\nfrom = 2018-07-10\n[[change.harvest]]\nid = \"pears\"\n";
  auto const base = with_harvest(kPears);
  auto const scenario = loaded(with(base, "[end]", change + "per_household = \"50 kg\"\n[end]")).scenario;
  ASSERT_THAT(scenario.stretches, SizeIs(2));
  EXPECT_EQ(scenario.stretches[1].settings.harvests[0].per_household.value, 50);
  EXPECT_THAT(said_of(with(base, "[end]", change + "weight = \"8 kg\"\n[end]")),
              HasSubstr("harvest.pears.weight"));
}

struct Case {
  char const* why;
  std::string keys, selling, said;
};

TEST(Harvest, is_refused_where_it_makes_no_sense) {
  for (auto const& c : std::vector<Case>{
           {"no season", "per_household = \"20 kg\"", "", "harvest.pears.from"},
           {"a season of the moon", with(kPears, "07-05", "spring-festival"), "",
            "harvest.pears.from = \"spring-festival\""},
           {"no such day", with(kPears, "07-05", "02-30"), "", "harvest.pears.from = \"02-30\""},
           {"nowhere", kPears + "terrain = \"falt\"", "", "did you mean 'flat'"},
           {"too heavy for a truck", kPears + "weight = \"2 t\"", "", "more than truck.weight"},
           {"too large for a truck", kPears + "volume = \"20 m3\"", "", "more than truck.volume"},
           {"too heavy for the way back", kPears + "weight = \"50 kg\"", "return_weight = \"40 kg\"",
            "more than selling.return_weight"},
           {"less than nothing", with(kPears, "20 kg", "-20 kg"), "", "harvest.pears.per_household"},
           {"half a box", kPears, "center_room = 1.5", "selling.center_room"},
           {"visits for nothing", kPears, "visit_from = 0", "selling.visit_from"},
       })
    EXPECT_THAT(said_of(with_harvest(c.keys, c.selling)), HasSubstr(c.said)) << c.why;
}

TEST(Harvest, warns_of_what_surprises) {
  EXPECT_THAT(loaded(with_harvest(kPears)).warnings, IsEmpty());
  EXPECT_THAT(loaded(with_harvest("from = \"10-01\"\nto = \"11-30\"\nper_household = \"20 kg\"")).warnings,
              ElementsAre(HasSubstr("nothing is sold")));
  EXPECT_THAT(loaded(with_harvest(kPears, "center_room = 3")).warnings,
              ElementsAre(HasSubstr("selling.center_room = 3")));
}

// Of 3,000 people there are some 1,095 households; the vehicles of a departure take 8 t back.
TEST(Harvest, that_no_way_back_has_room_for_is_warned_of) {
  auto const warned = [](std::string const& kg, std::string const& selling, std::string const& carrier) {
    auto const all =
        loaded(with_harvest(
                   "from = \"01-01\"\nto = \"12-31\"\nshape = \"even\"\nper_household = \"" + kg + "\"\n",
                   "center_room = \"unlimited\"\n" + selling))
            .warnings;
    return std::count_if(all.begin(), all.end(), [&](std::string const& warning) {
      return warning.find("the way back of its " + carrier + " is loaded to rho = ") != std::string::npos;
    });
  };
  EXPECT_EQ(warned("50 kg", "", "line-haul"), 0);
  EXPECT_EQ(warned("50 kg", "", "trucks"), 0);
  EXPECT_EQ(warned("50 kg", "return_weight = \"100 kg\"", "line-haul"), 1) << "150 kg a day";
  EXPECT_EQ(warned("50 kg", "return_weight = \"200 kg\"", "line-haul"), 0);
  EXPECT_EQ(warned("2 t", "", "trucks"), 1) << "6 t a day, in trucks of 1.6 t";
  EXPECT_EQ(warned("2 t", "", "line-haul"), 0);
  EXPECT_EQ(warned("4 t", "", "line-haul"), 1) << "12 t a day";
}

}  // namespace
}  // namespace ruralsim::scenarios
