// Resources made unlimited: what they held is held no more, and nothing else changes what villagers order.
#include "experiments/upper_bounds.hpp"

#include "tests/whole/whole.hpp"

namespace ruralsim::whole {
namespace {

using ::testing::HasSubstr;

class UpperBounds : public Whole {
 protected:
  double figure(std::string const& file, std::string const& name) const {
    return results::read(place(file)).at("summary/" + name).values<double>()[0];
  }
  double stage(std::string const& file, models::Stage which) const {
    auto const tables = results::read(place(file));
    return tables.at("summary/stage_mean").values<double>()[static_cast<std::size_t>(which)];
  }
  void run(std::string const& resource) const {
    auto const perfect = resource.empty() ? "" : " --perfect " + resource;
    done("run -q --force scenarios/west-county-2018.toml" + kMonth + perfect + " -o $d/" + resource + ".h5");
  }
};

TEST_F(UpperBounds, AreAcceptedByEveryShippedScenario) {
  std::string all;
  for (auto const& resource : experiments::resources()) all += " --perfect " + std::string(resource.name);
  for (std::string const& scenario : shipped_scenarios()) done("check -q " + scenario + all);
}

TEST_F(UpperBounds, LeaveNoWaitAtTheirOwnStage) {
  for (std::string const resource : {"", "stock", "warehouse", "hub", "desk"}) run(resource);
  EXPECT_GT(stage(".h5", models::Stage::national_supply), 1);
  EXPECT_EQ(stage("stock.h5", models::Stage::national_supply), 0);
  EXPECT_LE(stage("warehouse.h5", models::Stage::picking), 1 / 3600.0) << "the second in which orders go up";
  EXPECT_EQ(stage("hub.h5", models::Stage::sorting), 0);
  EXPECT_GT(figure(".h5", "gave_up"), 0);
  EXPECT_EQ(figure("desk.h5", "gave_up"), 0);
}

TEST_F(UpperBounds, ChangeNoOrderOfThoseWhoOrderByPhone) {
  for (std::string const resource : {"", "trucks", "stock"}) run(resource);
  EXPECT_EQ(figure(".h5", "orders"), figure("trucks.h5", "orders"));
  EXPECT_EQ(figure(".h5", "orders"), figure("stock.h5", "orders"));
  EXPECT_GT(figure("stock.h5", "next_day_rate"), figure(".h5", "next_day_rate"));
  EXPECT_GE(figure("trucks.h5", "next_day_rate"), figure(".h5", "next_day_rate"));
}

TEST_F(UpperBounds, OfAllResourcesAreSetSideBySideByGap) {
  std::string const words = "gap -q scenarios/west-county-2018.toml" + kMonth + "-n 3";
  auto const said = done(words);
  for (auto const& resource : experiments::resources()) EXPECT_THAT(said, HasSubstr(resource.name));
  EXPECT_THAT(said, HasSubstr("given back of the"));
  auto const json = done(words + " --json");
  EXPECT_THAT(json, HasSubstr("\"given_back\""));
  EXPECT_EQ(json, done(words + " --json --jobs 1")) << "whatever the number of jobs";
}

// Whatever is counted by the piece, and wherever.
TEST_F(UpperBounds, OfEverythingKeepWhatTheTimetablePromises) {
  auto const stock = [](std::string const& at) {
    return "[[stock]]\nid = \"" + at + "\"\nproduct = \"parcel\"\nat = \"" + at +
           "\"\npolicy = \"(s,S)\"\nreorder_point = \"2 pieces\"\nup_to = \"8 pieces\"\n"
           "lead_time = \"4 days\"\n";
  };
  std::string const begins = "schema = 1\nextends = \"" + fs::absolute(kVillage).native() + "\"\n";
  put("region.toml", begins + stock("region") + "on_stockout = \"backorder\"\n[end]\n");
  put("both.toml", begins + stock("region") + stock("county") + "[end]\n");
  put("shelf.toml", begins + stock("region") + stock("station") +
                        "[[county]]\nid = \"twelve\"\nselect_stations = \"50 %\"\n[end]\n");
  std::string all;
  for (auto const& resource : experiments::resources()) all += " --perfect " + std::string(resource.name);
  struct Case {
    std::string file;
    std::vector<std::string> filled;  // the warehouse's stock is asked for nothing that a county has
  };
  for (auto const& [file, filled] :
       {Case{"region", {"region"}}, Case{"both", {"county"}}, Case{"shelf", {"region", "station"}}}) {
    SCOPED_TRACE(file);
    auto const run = "run -q --force $d/" + file + ".toml" + kMonth;
    done(run + "-o $d/own.h5");
    done(run + all + " -o $d/all.h5");
    done(run + " --perfect stock -o $d/stock.h5");
    EXPECT_LT(figure("own.h5", "promise_rate"), 0.95) << "the stock is short";
    EXPECT_GT(figure("own.h5", "region_out_of_stock"), 0.05);
    EXPECT_EQ(figure("all.h5", "promise_rate"), 1);
    for (auto const& place : filled) EXPECT_EQ(figure("stock.h5", place + "_fill_rate"), 1) << place;
  }
}

}  // namespace
}  // namespace ruralsim::whole
