#include "tests/scenarios/scenario_text.hpp"

#include <gmock/gmock.h>

namespace ruralsim::scenarios {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string with_this(std::string const& sections) {
  return with(kGood, "[truck]", sections + "\n[truck]");
}
std::string by_date(std::string const& keys) {
  return with_this("[[disturbance]]\nid = \"it\"\n" + keys);
}
std::string const kDates = "from = 2018-07-10\nto = 2018-07-12\n";

TEST(Disturbances, are_read_by_date) {
  auto const one = loaded(by_date(kDates + "kind = \"storm\"\nfrom_time = \"09:30\"\ncounties = [\"west\"]\n"
                                           "centers = [\"c1\", \"c3\"]\ngoods = \"turn-back\""))
                       .scenario.stretches.front()
                       .settings.disturbances.at(0);
  EXPECT_EQ(one.kind, models::Disturbs::storm);
  EXPECT_EQ(one.from, sim::date(2018, 7, 10));
  EXPECT_EQ(one.from_time, sim::minutes(9 * 60 + 30));
  EXPECT_EQ(one.to_time, sim::seconds(0));
  EXPECT_THAT(one.counties, ElementsAre("west"));
  EXPECT_THAT(one.centers, ElementsAre("c1", "c3"));
  EXPECT_EQ(one.goods, models::GoodsUnderWay::turn_back);
}

TEST(Disturbances, are_read_by_chance) {
  auto const settings =
      loaded(with_this("[[closure]]\nid = \"snow\"\nterrain = \"flat\"\nper_year = \"8 /year\"\n"
                       "length = \"lognormal(median 20 h, mean 30 h)\"\n"
                       "month = [3, 3, 2, 1, 0, 0, 0, 0, 0, 0, 1, 2]\n"
                       "[[storm]]\nid = \"typhoon\"\nper_year = \"2 /year\"\nlength = \"1 day\"\n"
                       "counties = \"40 %\"\ncloses = [\"roads\"]\n"
                       "[[breakdown]]\nid = \"trucks\"\nevery = \"400 h\"\nrepair = \"exponential(5 h)\""))
          .scenario.stretches.front()
          .settings;
  EXPECT_EQ(settings.closures.at(0).per_year, 8);
  EXPECT_EQ(settings.closures.at(0).month[2], 2);
  EXPECT_EQ(settings.storms.at(0).counties, 0.4);
  EXPECT_THAT(settings.storms.at(0).closes, ElementsAre(models::StormCloses::roads));
  EXPECT_EQ(settings.storms.at(0).centers, 0.5) << "the default";
  EXPECT_EQ(settings.breakdowns.at(0).every, sim::hours(400));
  EXPECT_EQ(settings.breakdowns.at(0).goods, models::GoodsUnderWay::hold_in_transit);
}

TEST(Disturbances, come_and_go_by_date) {
  auto const scenario = loaded(with(by_date(kDates + "kind = \"warehouse\""), "[end]",
                                    "[[change]]\nfrom = 2018-07-05\n[[change.disturbance]]\nid = \"it\"\n"
                                    "remove = true\n[[change.storm]]\nid = \"s\"\nper_year = \"9 /year\"\n"
                                    "length = \"9 h\"\n[end]"))
                            .scenario;
  ASSERT_EQ(scenario.stretches.size(), 2u);
  EXPECT_EQ(scenario.stretches[0].settings.disturbances.size(), 1u);
  EXPECT_TRUE(scenario.stretches[1].settings.disturbances.empty());
  EXPECT_EQ(scenario.stretches[1].settings.storms.size(), 1u);
}

struct Case {
  char const* why;
  std::string text, said;
};

TEST(Disturbances, are_refused_where_they_make_no_sense) {
  std::string const roads = kDates + "kind = \"roads\"\n", demand = kDates + "kind = \"demand\"\n",
                    warehouse = kDates + "kind = \"warehouse\"\n";
  for (auto const& c : std::vector<Case>{
           {"over before it begins", by_date("kind = \"roads\"\nfrom = 2018-07-12\nto = 2018-07-10"),
            "disturbance.it.to = 2018-07-10 (not after its beginning)"},
           {"over as it begins", by_date("kind = \"roads\"\nfrom = 2018-07-12\nto = 2018-07-12"),
            "not after its beginning"},
           {"never over", by_date("kind = \"warehouse\"\nfrom = 2018-07-12\nto = 2020-07-12"),
            "more than 365 days"},
           {"no such county", by_date(roads + "counties = [\"wets\"]"), "did you mean 'west'"},
           {"no such center", by_date(roads + "centers = [\"c77\"]"), "there is no such center"},
           {"no centers at all", by_date(roads + "centers = []"), "is empty"},
           {"one twice", by_date(roads + "centers = [\"c1\", \"c1\"]"), "names \"c1\" twice"},
           {"no id", by_date(roads + "centers = [\"C 1\"]"), "disturbance.it.centers"},
           {"not a list", by_date(roads + "centers = \"c1\""), "a list of ids"},
           {"both", by_date(roads + "centers = [\"c1\"]\nshare = \"30 %\""), "is given beside centers"},
           {"a factor on roads", by_date(roads + "factor = 3"), "disturbance.it.factor is given"},
           {"centers of the warehouse", by_date(warehouse + "centers = [\"c1\"]"), "centers is given"},
           {"counties of the warehouse", by_date(warehouse + "counties = [\"west\"]"), "counties is given"},
           {"goods of demand", by_date(demand + "goods = \"turn-back\""), "goods is given"},
           {"demand by the hour", by_date(demand + "from_time = \"08:00\""), "demand is drawn by the day"},
           {"no terrain",
            with_this(
                "[[closure]]\nid = \"a\"\nterrain = \"falt\"\nper_year = \"1 /year\"\nlength = \"1 h\""),
            "closure.a.terrain"},
           {"negative", with_this("[[closure]]\nid = \"a\"\nper_year = \"-1 /year\"\nlength = \"1 h\""),
            "closure.a.per_year"},
           {"goods that have not left",
            with_this("[[breakdown]]\nid = \"a\"\nevery = \"1 h\"\nrepair = \"1 h\"\ngoods = "
                      "\"hold-at-sender\""),
            "the goods are on the road already"},
           {"a towed line-haul",
            with_this(
                "[[breakdown]]\nid = \"a\"\nvehicle = \"line-haul\"\nevery = \"1 h\"\nrepair = \"1 h\"\n"
                "goods = \"turn-back\""),
            "only trucks are towed home"},
           {"trucks twice",
            with_this(
                "[[breakdown]]\nid = \"a\"\nevery = \"1 h\"\nrepair = \"1 h\"\n[[breakdown]]\nid = \"b\"\n"
                "every = \"1 h\"\nrepair = \"1 h\""),
            "breakdown.a is of the same vehicles"},
           {"always broken", with_this("[[breakdown]]\nid = \"a\"\nevery = \"0 h\"\nrepair = \"1 h\""),
            "breakdown.a.every"},
       })
    EXPECT_THAT(said_of(c.text), HasSubstr(c.said)) << c.why;
}

TEST(Disturbances, say_where_the_mistake_stands) {
  auto const text = by_date(kDates + "kind = \"roads\"\ncounties = [\"wets\"]");
  EXPECT_THAT(said_of(text), HasSubstr("s.toml:" + line_of(text, "counties = ") + ":"));
}

TEST(Disturbances, outside_the_run_are_warned_of) {
  auto const warnings = loaded(by_date("kind = \"roads\"\nfrom = 2019-07-12\nto = 2019-07-13")).warnings;
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_THAT(warnings[0], HasSubstr("disturbance.it has no effect (it lies outside the run)"));
}

TEST(Disturbances, whose_share_of_the_centers_is_none_of_them_are_warned_of) {
  auto const warned = [](std::string const& sections) {
    auto const all = loaded(with_this(sections)).warnings;
    return std::count_if(all.begin(), all.end(), [](std::string const& warning) {
      return warning.find("hits no center of county.west (of its 4, rounded)") != std::string::npos;
    });
  };
  std::string const storm = "[[storm]]\nid = \"s\"\nper_year = \"2 /year\"\nlength = \"1 day\"\n";
  EXPECT_EQ(warned(storm + "centers = \"10 %\""), 1);
  EXPECT_EQ(warned(storm + "centers = \"13 %\""), 0);
  EXPECT_EQ(warned(storm + "centers = \"10 %\"\ncloses = [\"line-haul\"]"), 0);
  std::string const roads = "[[disturbance]]\nid = \"it\"\nkind = \"roads\"\n" + kDates;
  EXPECT_EQ(warned(roads + "share = \"12 %\""), 1);
  EXPECT_EQ(warned(roads + "share = \"25 %\""), 0);
}

}  // namespace
}  // namespace ruralsim::scenarios
