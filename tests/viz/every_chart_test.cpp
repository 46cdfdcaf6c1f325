// What holds of every chart, also of one that is new: these tests go over the names of all.
#include "results/figures/tabulate.hpp"
#include "tests/results/hand_made.hpp"
#include "tests/viz/of_any_size.hpp"
#include "viz/chart_names.hpp"
#include "viz/from_tables.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

using testing::HasSubstr;

class EveryChart : public Nasty {};

TEST_F(EveryChart, IsTriedWithAnyNumberOfPoints) {
  for (auto const name : chart_names())
    EXPECT_TRUE(charts_of_any_size().contains(std::string(name)))
        << name << ": add it to tests/viz/of_any_size.hpp";
}

TEST_F(EveryChart, HasASampleLikeARealRun) {
  std::vector<std::string> names;
  for (auto const& figure : sample::realistic()) names.push_back(figure.name);
  for (auto const& [name, of_size] : charts_of_any_size())
    EXPECT_THAT(names, testing::Contains(name)) << "add it to realistic() in tests/viz/sample_data.hpp";
  std::ranges::sort(names);
  EXPECT_EQ(std::ranges::adjacent_find(names), names.end()) << "golden files need names of their own";
}

TEST_F(EveryChart, SaysThatItHasNoData) {
  for (auto const& [name, of_size] : charts_of_any_size()) {
    look_at(of_size(0), "none");
    EXPECT_TRUE(says_no_data(of_size(0))) << name;
  }
}

TEST_F(EveryChart, ShowsOnePointAndAFew) {
  for (auto const& [name, of_size] : charts_of_any_size())
    for (std::size_t const n : {1, 2, 40}) {
      look_at(of_size(n), std::to_string(n));
      EXPECT_FALSE(says_no_data(of_size(n))) << name << " of " << n;
    }
}

TEST_F(EveryChart, IsDrawnOfARunInWhichNothingHappened) {
  auto const tables =
      results::hand_made::tables({results::hand_made::run_of({results::hand_made::empty_county()})});
  for (auto const name : chart_names())
    for (auto const& figure : figures_from(tables, name, {})) look_at(figure, "idle-run");
}

TEST_F(EveryChart, IsDrawnOfAnyRunWithoutBeingAskedWhetherItHasFigures) {
  auto const tables = results::hand_made::busy_tables();
  for (auto const name : chart_names())
    for (auto const& figure : figures_from(tables, name, {})) look_at(figure, "busy-run");
}

TEST_F(EveryChart, WithMarksOfItsOwnTellsWhatTheyStandFor) {
  for (auto const& figure : sample::realistic())
    for (char const* name : {"county-fan", "next-day-fan", "cost-treemap", "time-space", "technician-day"})
      if (figure.name == name) {
        auto const canvas = drawn(figure, Format::Svg, Medium::DoubleColumn);
        EXPECT_GT(canvas.tips().size(), 8U) << name;
        for (auto const& tip : canvas.tips())
          EXPECT_FALSE(tip.text.empty() || tip.box.w < 0 || tip.box.h <= 0) << tip.text;
      }
}

TEST_F(EveryChart, IsKnownToBeOneOfAllOrOneACounty) {
  std::vector<std::string_view> a_county;
  for (auto const name : chart_names())
    if (is_one_a_county(name)) a_county.push_back(name);
  EXPECT_THAT(a_county, testing::ElementsAre("time-space", "technician-day", "county-map"));
  EXPECT_FALSE(is_one_a_county("no-such-chart"));
}

// Those of results stand in reports, where readers point at them.
TEST_F(EveryChart, OfAResultTellsWhatOnePointsAt) {
  std::map<std::string, std::size_t> tips;
  for (auto const& figure : sample::realistic()) {
    auto const canvas = drawn(figure, Format::Svg, Medium::SingleColumn);
    tips[figure.name] = canvas.tips().size();
    for (auto const& tip : canvas.tips()) {
      EXPECT_FALSE(tip.text.empty()) << figure.name;
      EXPECT_TRUE(contains(canvas.page(), tip.box, 0.01)) << figure.name << ": " << tip.text;
    }
  }
  for (auto const name : chart_names())
    EXPECT_GT(tips[std::string(name)], 0U) << name << ": tell what its marks stand for (Canvas::tip)";
}

TEST_F(EveryChart, OfManyCentersTellsOfGroups) {
  auto const canvas = drawn(charts_of_any_size().at("equity")(2000), Format::Svg, Medium::SingleColumn);
  EXPECT_GT(canvas.tips().size(), 5U);
  EXPECT_LE(canvas.tips().size(), 20U);
  EXPECT_THAT(canvas.tips().front().text, HasSubstr("middle eight tenths"));
}

// The page must not lag behind.
TEST_F(EveryChart, IsInTheDocumentation) {
  std::ifstream in("docs/charts.md");
  std::string const text{std::istreambuf_iterator<char>(in), {}};
  for (auto const& [name, of_size] : charts_of_any_size()) EXPECT_THAT(text, HasSubstr("| `" + name + "` |"));
}

}  // namespace
}  // namespace ruralsim::viz
