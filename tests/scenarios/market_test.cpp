// Select stations, channel choice and adoption in scenario files.
#include "tests/scenarios/scenario_text.hpp"

#include <gmock/gmock.h>

namespace ruralsim::scenarios {
namespace {

using testing::HasSubstr;

std::string const kShelf =
    "[[stock]]\nid = \"shelf\"\nproduct = \"parcel\"\nat = \"station\"\npolicy = \"base-stock\"\nup_to = \"4 "
    "days\"\n"
    "lead_time = \"0 s\"\n";

std::string with_shelf(std::string const& more = "",
                       std::string const& county = "select_stations = \"50 %\"\n") {
  auto const text = with(kGood, "trucks = 1\n", "trucks = 1\n" + county);
  return with(text, "[truck]", kShelf + more + "\n[truck]");
}

TEST(SelectStations, are_a_share_of_the_centers) {
  auto const scenario = loaded(with_shelf()).scenario;
  std::size_t stations = 0;
  for (auto const& center : scenario.network.counties.front().centers)
    stations += center.select_station ? 1 : 0;
  EXPECT_EQ(stations, 2u);
  EXPECT_EQ(scenario.stretches.front().settings.stocks.front().at, models::StockPlace::station);
  EXPECT_EQ(scenario.stretches.front().settings.stocks.front().supply, models::Supply::network);
}

TEST(SelectStations, are_those_that_a_table_names) {
  TempFolder const folder;
  folder.write("v.csv", "id,x[km],y[km],households\na,1,1,100\nb,2,5,200\n");
  folder.write("c.csv", "id,village,select_station\nca,a,0\ncb,b,1\n");
  auto text = with(with_shelf("", ""), "villages = 12\ncenters = 4\npopulation = 3000\n",
                   "villages_file = \"v.csv\"\ncenters_file = \"c.csv\"\n");
  auto const centers = load(folder.write("s.toml", text)).scenario.network.counties.front().centers;
  EXPECT_FALSE(centers.at(0).select_station);
  EXPECT_TRUE(centers.at(1).select_station);
  text = with(text, "trucks = 1\n", "trucks = 1\nselect_stations = \"50 %\"\n");
  EXPECT_THAT(said_on_loading(folder.write("s.toml", text)),
              HasSubstr("select_stations is given beside centers_file"));
  folder.write("c.csv", "id,village,select_station\nca,a,2\ncb,b,1\n");
  EXPECT_THAT(said_on_loading((folder.write("s.toml", text))),
              HasSubstr("c.csv:2: row 1, column 'select_station'"));
}

TEST(SelectStations, refuse_what_a_shelf_cannot_do) {
  EXPECT_THAT(
      said_of(with(with_shelf(), "up_to = \"4 days\"", "up_to = \"4 days\"\non_stockout = \"backorder\"")),
      HasSubstr("stock.shelf.on_stockout is given for a select station"));
  EXPECT_THAT(said_of(with(with_shelf(), "product = \"parcel\"\nat", "product = \"washer\"\nat")),
              HasSubstr("an appliance: nobody carries it home"));
  EXPECT_THAT(said_of(with(with_shelf(), "at = \"station\"", "at = \"region\"\nsupply = \"lead-time\"")),
              HasSubstr("stock.shelf.supply is given for a stock that is no station's"));
  EXPECT_THAT(said_of(with_shelf(), {"county.west.select_stations=120 %"}), HasSubstr("120 %"));
}

std::vector<std::string> warnings_of(std::string const& text,
                                     std::vector<std::string> const& overrides = {}) {
  return loaded(text, overrides).warnings;
}

TEST(SelectStations, warn_of_shelves_without_stations_and_stations_without_shelves) {
  EXPECT_THAT(warnings_of(with_shelf("", "")), testing::Contains(HasSubstr("stock.shelf has no place")));
  EXPECT_THAT(warnings_of(with(kGood, "trucks = 1\n", "trucks = 1\nselect_stations = \"50 %\"\n")),
              testing::Contains(HasSubstr("select stations with nothing to sell")));
  EXPECT_THAT(warnings_of(with_shelf()), testing::Not(testing::Contains(HasSubstr("station"))));
}

TEST(Market, changes_its_numbers_by_date_but_not_its_models) {
  std::string const change = "[[change]]\nfrom = 2018-07-10\n";
  auto const base =
      with(kGood, "[truck]", "[choice]\nmodel = \"logit\"\n[adoption]\nmodel = \"bass\"\n[truck]");
  auto const scenario = loaded(with(base, "[end]",
                                    change + "[change.choice]\nprice = -2\nfeedback = "
                                             "\"off\"\n[change.adoption]\nimitation = 0.7\n[end]"))
                            .scenario;
  ASSERT_EQ(scenario.stretches.size(), 2u);
  EXPECT_EQ(scenario.stretches[1].settings.choice.price, -2);
  EXPECT_EQ(scenario.stretches[1].settings.choice.feedback, models::Feedback::off);
  EXPECT_EQ(scenario.stretches[1].settings.adoption.imitation, 0.7);
  EXPECT_THAT(said_of(with(base, "[end]", change + "[change.choice]\nmodel = \"shares\"\n[end]")),
              HasSubstr("choice.model"));
}

TEST(Market, warns_of_signs_that_surprise_and_of_growth_that_counts_twice) {
  auto const base =
      with(kGood, "[truck]", "[choice]\nmodel = \"logit\"\n[adoption]\nmodel = \"bass\"\n[truck]");
  EXPECT_THAT(warnings_of(base, {"choice.lead_time=0.2"}),
              testing::Contains(HasSubstr("choice.lead_time = 0.2 is above 0")));
  EXPECT_THAT(warnings_of(base, {"adoption.lead_time_effect=0.2"}),
              testing::Contains(HasSubstr("adoption.lead_time_effect = 0.2 is above 0")));
  EXPECT_THAT(warnings_of(base), testing::Contains(HasSubstr("new buyers count twice")));
  EXPECT_THAT(warnings_of(base, {"demand.growth=5 %/year"}),
              testing::Not(testing::Contains(HasSubstr("new buyers count twice"))));
}

}  // namespace
}  // namespace ruralsim::scenarios
