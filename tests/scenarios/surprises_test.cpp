// What runs but has no effect, or surprises, is told; once, and with the key that would change it.
#include "scenarios/csv.hpp"
#include "scenarios/value.hpp"
#include "tests/scenarios/scenario_text.hpp"

#include <gmock/gmock.h>

namespace ruralsim::scenarios {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string before_truck(std::string const& sections) {
  return with(kGood, "[truck]", sections + "\n[truck]");
}
std::string before_end(std::string const& text, std::string const& sections) {
  return with(text, "[end]", sections + "\n[end]");
}
std::vector<std::string> warnings_of(std::string const& text,
                                     std::vector<std::string> const& overrides = {}) {
  return loaded(text, overrides).warnings;
}

std::string const kPears =
    "[[harvest]]\nid = \"pears\"\nfrom = \"07-05\"\nto = \"09-30\"\n"
    "per_household = \"20 kg\"\n";
std::string const kFlood =
    "[[disturbance]]\nid = \"flood\"\nkind = \"roads\"\nfrom = 2018-07-04\n"
    "to = 2018-07-06\n";

TEST(Surprises, sections_that_nothing_uses) {
  EXPECT_THAT(warnings_of(before_truck("[selling]\ncenter_room = 30")),
              ElementsAre(HasSubstr("[selling] has no effect (there is no [[harvest]])")));
  EXPECT_THAT(warnings_of(before_truck(kPears + "[selling]\ncenter_room = 3000")), IsEmpty());
  EXPECT_THAT(warnings_of(before_truck("[station]\norder_share = \"40 %\"")),
              ElementsAre(HasSubstr("[station] has no effect (no center is a select station")));
  EXPECT_THAT(warnings_of(before_truck("[choice]\nprice = -3")),
              ElementsAre(HasSubstr("choice.price has no effect (choice.model = \"shares\"")));
  EXPECT_THAT(warnings_of(before_truck("[choice]\nmodel = \"logit\"\nprice = -3")), IsEmpty());
  EXPECT_THAT(warnings_of(before_truck("[adoption]\ninnovation = 0.1")),
              ElementsAre(HasSubstr("adoption.innovation has no effect (adoption.model = \"constant\"")));
  EXPECT_THAT(warnings_of(before_truck(
                  "[adoption]\nmodel = \"bass\"\ninnovation = 0.1\n[demand]\ngrowth = \"5 %/year\"")),
              IsEmpty());
  EXPECT_THAT(warnings_of(before_truck("[experience]\nsmoothing = \"20 %\"")),
              ElementsAre(HasSubstr("experience.smoothing has no effect (no model of")));
  auto const by_date = before_end(kGood, "[[change]]\nfrom = 2018-07-10\nchoice.price = -3");
  EXPECT_THAT(warnings_of(by_date), ElementsAre(HasSubstr("choice.price has no effect"))) << "a change";
}

TEST(Surprises, disturbances_that_concern_nothing) {
  std::string const storm = "[[storm]]\nid = \"big\"\nper_year = \"50 /year\"\nlength = \"1 day\"\n";
  EXPECT_THAT(warnings_of(before_truck(storm)), IsEmpty());
  EXPECT_THAT(warnings_of(before_truck(storm + "closes = []")),
              ElementsAre(HasSubstr("storm.big has no effect (closes = [] closes nothing)")));
  EXPECT_THAT(warnings_of(before_truck(storm + "counties = \"0 %\"")),
              ElementsAre(HasSubstr("storm.big has no effect (counties = \"0 %\"")));
  EXPECT_THAT(warnings_of(before_truck(kFlood + "share = \"0 %\"")),
              ElementsAre(HasSubstr("disturbance.flood has no effect (share = \"0 %\" concerns no center)")));
}

TEST(Surprises, disturbances_that_a_change_brings_when_they_are_over) {
  auto const change = [](std::string const& what) {
    return "[[change]]\nfrom = 2018-07-10\n[[change.disturbance]]\nid = \"flood\"\n" + what;
  };
  EXPECT_THAT(
      warnings_of(before_end(before_truck(kFlood), change("factor = 1\ngoods = \"turn-back\""))),
      ElementsAre(HasSubstr("disturbance.flood of the change from 2018-07-10 has no effect (it is over")));
  auto const later = change("from = 2018-07-12\nto = 2018-07-14");
  EXPECT_THAT(warnings_of(before_end(before_truck(kFlood), later)), IsEmpty());
  auto const other = "[[change]]\nfrom = 2018-07-10\ntruck.parcels = 500";
  EXPECT_THAT(warnings_of(before_end(before_truck(kFlood), other)), IsEmpty())
      << "what happened before the change, as it should";
}

TEST(Surprises, changes_of_nothing) {
  EXPECT_THAT(warnings_of(before_end(kGood, "[[change]]\nfrom = 2018-07-10")),
              ElementsAre(testing::ContainsRegex(
                  "s.toml:[0-9]+:8: change.from = 2018-07-10 has no effect .no key follows it")));
  EXPECT_THAT(
      said_of(before_end(kGood, "[[change]]\nfrom = 2018-07-10\n[[change.change]]\nfrom = 2018-07-11")),
      HasSubstr("a [[change]] within another"));
}

TEST(Surprises, are_told_once_and_not_by_stretch) {
  auto const text = before_truck("[adoption]\nmodel = \"bass\"\n[demand]\ngrowth = \"60 %/year\"");
  auto const changed = before_end(text, "[[change]]\nfrom = 2018-07-10\ntruck.parcels = 500");
  EXPECT_THAT(warnings_of(changed), ElementsAre(HasSubstr("new buyers count twice")));
}

TEST(Surprises, name_the_key_that_has_its_default) {
  auto const bass = before_truck("[adoption]\nmodel = \"bass\"");
  EXPECT_THAT(warnings_of(bass),
              ElementsAre(testing::AllOf(HasSubstr("s.toml:" + line_of(bass, "model =")),
                                         HasSubstr("demand.growth = 30 %/year, its default, multiplies"))));
  std::string const busy =
      "[demand]\nassisted_share = \"100 %\"\norders_per_household = \"4000 orders/year\"";
  EXPECT_THAT(warnings_of(before_truck(busy)), Contains(HasSubstr("desk.agents has its default")));
  EXPECT_THAT(warnings_of(before_truck(busy + "\n[desk]\nagents = 1")),
              Not(Contains(HasSubstr("desk.agents has its default"))));
}

class FilesOfSurprises : public ::testing::Test {
 protected:
  std::string scenario(std::string const& county, std::string const& sections = "") {
    auto const text = with(before_truck(sections), "villages = 12\ncenters = 4\npopulation = 3000\n", county);
    return folder_.write("s.toml", text);
  }
  TempFolder folder_;
};

TEST_F(FilesOfSurprises, nobody_lives_in_any_village) {
  folder_.write("v.csv", "id,x[km],y[km],households\na,1,2,0\nb,3,4,0\n");
  EXPECT_THAT(said_on_loading(scenario("villages_file = \"v.csv\"\ncenters = 1\n")),
              HasSubstr("v.csv: has no household in any village"));
}

TEST_F(FilesOfSurprises, lie_on_both_sides_of_the_meridian_of_180_degrees) {
  folder_.write("v.csv", "id,latitude[deg],longitude[deg],households\na,0,-179.9,100\nb,0,179.8,100\n");
  auto const villages = load(scenario("villages_file = \"v.csv\"\ncenters = 1\nhub_latitude = \"0 deg\"\n"
                                      "hub_longitude = \"179.9 deg\"\n"))
                            .scenario.network.counties.front()
                            .villages;
  EXPECT_NEAR(villages.at(0).at.x, 22.24, 0.01) << "two tenths of a degree to the east";
  EXPECT_NEAR(villages.at(1).at.x, -11.12, 0.01);
}

TEST_F(FilesOfSurprises, open_centers_after_the_run) {
  std::string const drawn = "villages = 12\ncenters = 4\npopulation = 3000\n";
  std::string const rollout = "[rollout]\nopenings_file = \"o.csv\"";
  folder_.write("o.csv", "county,center,opens\nwest,c1,2018-07-29\nwest,c2,2018-07-30\nwest,c3,2019-01-01\n");
  EXPECT_THAT(
      load(scenario(drawn, rollout)).warnings,
      Contains(HasSubstr("o.csv: center c2 and 1 more open after the last day of the run, 2018-07-29")));
  folder_.write("o.csv", "county,center,opens\nwest,c1,2018-07-29\n");
  EXPECT_THAT(load(scenario(drawn, rollout)).warnings, Not(Contains(HasSubstr("after the last day"))));
}

TEST(Surprises, at_centers_that_do_not_open_in_the_run_are_none) {
  auto const text = before_truck(kPears + "[selling]\ncenter_room = 3");
  EXPECT_THAT(warnings_of(text), ElementsAre(HasSubstr("selling.center_room = 3")));
  EXPECT_THAT(warnings_of(text, {"county.west.opens=2019-07-01"}),
              Not(Contains(HasSubstr("selling.center_room"))));
}

TEST(Values, that_are_wrong_are_told_as_what_they_are) {
  EXPECT_THAT(said_of(kGood, {"run.start=2018-02-29"}),
              HasSubstr("run.start = \"2018-02-29\" (no such day)"));
  EXPECT_THAT(said_of(before_truck("[[stock]]\nid = \"s\"\nproduct = \"parcel\"\nat = \"region\"\n"
                                   "policy = \"base-stock\"\nup_to = \"9000000000000000 pieces\"")),
              HasSubstr("(more than a stock can count) give at most 1000000000000 pieces"));
  EXPECT_THAT(said_of(before_truck(with(kPears, "\"07-05\"", "\"spring-festival\""))),
              HasSubstr("give month and day as in \"10-20\" (the same in every year, unlike a festival)"));
  EXPECT_EQ(form_text(Type::day_of_year, {}), "month and day, as in \"10-20\"");
  Problems problems;
  read_csv("t.csv", "id,n\na\n", {{"id", Column::Type::id}, {"n", Column::Type::whole}}, problems);
  EXPECT_THAT(problems.errors(), ElementsAre(HasSubstr("row 1 has 1 cells")))
      << "and not that there is no row";
}

}  // namespace
}  // namespace ruralsim::scenarios
