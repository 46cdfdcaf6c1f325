// Scenarios with several regions through the program.
#include "tests/whole/whole.hpp"

namespace ruralsim::whole {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Regions = std::vector<std::pair<std::string, int>>;  // id, number of counties

std::string scenario_of(Regions const& regions, std::string const& length) {
  std::string text = "schema = 1\nextends = \"" + (fs::current_path() / "scenarios/base-2018.toml").native() +
                     "\"\n[run]\ntitle = \"Three\"\nstart = 2018-07-02\nlength = \"" + length + "\"\n";
  std::size_t county = 0;
  for (auto const& [region, counties] : regions) {
    text += sim::text("[[region]]\nid = \"{}\"\nname = \"{} of all\"\n", region, region);
    for (int n = 0; n < counties; ++n)
      text += sim::text(
          "[[county]]\nid = \"c{}\"\nregion = \"{}\"\nterrain = \"plains\"\narea = \"900 km2\"\nvillages = "
          "12\ncenters = 5\npopulation = 9000\ntowns = 3\nwarehouse_distance = \"{} km\"\n",
          county++, region, 150 + 30 * n);
  }
  return text + "[end]\n";
}

class SeveralRegions : public Whole {
 protected:
  // One of them larger than the others together.
  SeveralRegions() { put("three.toml", scenario_of({{"east", 1}, {"large", 4}, {"west", 2}}, "56 days")); }
};

TEST_F(SeveralRegions, LeaveTheSameBytesWhateverRunsTogether) {
  done("run -q $d/three.toml -j 1 -o $d/a.h5");
  done("run -q $d/three.toml -j 3 -o $d/b.h5");
  done("run -q $d/three.toml -j 2 --engine simgrid -o $d/c.h5");
  expect_same_files("a.h5", "b.h5");
  expect_same_files("a.h5", "c.h5");
  auto const tables = results::read(place("a.h5"));
  EXPECT_THAT(tables.at("region_id").values<std::string>(), ElementsAre("east", "large", "west"));
  EXPECT_EQ(tables.find_dimension("", "county")->size, 7u);
}

TEST_F(SeveralRegions, AloneLeaveTheirPartOfTheWhole) {
  done("run -q $d/three.toml -n 2 -o $d/all.h5");
  done("run -q $d/three.toml -n 2 --only large -o $d/large.h5");
  auto const all = results::read(place("all.h5")), one = results::read(place("large.h5"));
  auto const region = [](results::Tables const& tables, char const* name, std::size_t at) {
    auto const& figure = tables.at(name);
    auto const shape = tables.shape(figure);  // replicate, region, ...
    auto const cells = figure.size() / shape[0] / shape[1];
    std::vector<double> values;
    std::visit(
        [&](auto const& data) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(data)>, std::vector<std::string>>)
            for (std::size_t r = 0; r < shape[0]; ++r)
              for (std::size_t i = 0; i < cells; ++i)
                values.push_back(static_cast<double>(data[(r * shape[1] + at) * cells + i]));
        },
        figure.data);
    return values;
  };
  for (char const* name : {"regions/daily_orders_next_day", "regions/next_day_rate", "region_summary/orders"})
    EXPECT_THAT(region(one, name, 0),
                testing::Pointwise(testing::NanSensitiveDoubleEq(), region(all, name, 1)))
        << name;
  EXPECT_EQ(one.at("region_fingerprint").size(), 2u);
  EXPECT_EQ(region(one, "orders_placed", 3), region(all, "orders_placed", 4)) << "its last county";
  EXPECT_NE(region(one, "orders_placed", 3), region(all, "orders_placed", 3));
}

TEST_F(SeveralRegions, KeepThoseThatAreFinishedWhenAskedToStop) {
  Regions forty;
  for (int n = 0; n < 40; ++n) forty.emplace_back("r" + std::to_string(n), 1);
  put("forty.toml", scenario_of(forty, "5000 days"));
  Outcome const outcome =
      sh(RURALSIM_PROGRAM
         " run $d/forty.toml -j 1 --set demand.growth=0%/year -o $d/a.h5 > $d/said 2>&1 & p=$!; "
         "until grep -q ' [1-9][0-9]* of 40 regions' $d/said || ! kill -0 $p; do sleep 0.1; done; "
         "kill -INT $p; wait $p; echo code $?; cat $d/said");
  EXPECT_THAT(outcome.out,
              AllOf(HasSubstr("code 130"), HasSubstr("of 40 regions, and its totals are theirs")));
  auto const tables = results::read(place("a.h5"));
  EXPECT_GT(tables.find_dimension("", "region")->size, 0u);
  EXPECT_LT(tables.find_dimension("", "region")->size, 40u);
}

TEST_F(SeveralRegions, OfTheNationalPlanAreTheSameOnBothEngines) {
  for (std::string const engine : {"native", "simgrid"})
    done("run -q " + kNation + " --only ningxia --set run.length='28 days' --engine " + engine + " -o $d/" +
         engine + ".h5");
  expect_same_files("native.h5", "simgrid.h5");
}

TEST_F(SeveralRegions, HaveNoRowsOfSingleOrders) {
  Outcome const outcome = sh("ruralsim run $d/three.toml --orders -o $d/a.h5");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.out, HasSubstr("--orders (the file of several regions"));
  EXPECT_FALSE(fs::exists(place("a.h5")));
}

TEST_F(SeveralRegions, AreLookedAtOneByOneByWhatLooksAtOne) {
  EXPECT_THAT(done("explain -q $d/three.toml --only west --order 3 --county c6"), HasSubstr("c6"));
  EXPECT_THAT(done("verify -q $d/three.toml --only east --set run.length='14 days'"),
              HasSubstr("Both engines agree"));
  for (std::string const command : {"verify", "trace", "gap"}) {
    Outcome const outcome = sh("ruralsim " + command + " $d/three.toml");
    EXPECT_EQ(outcome.code, 2) << command;
    EXPECT_THAT(outcome.out, HasSubstr("--only")) << command;
  }
}

TEST_F(SeveralRegions, ThatAreNotThereAreTold) {
  Outcome const outcome = sh("ruralsim run $d/three.toml --only wset -o $d/a.h5");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.out, HasSubstr("west"));
}

}  // namespace
}  // namespace ruralsim::whole
