// What becomes of results held against one another in a forest plot.
#include "viz/from_pairs.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

using results::FigureDifference;
using results::Verdict;

FigureDifference difference(std::string name, double mean, double half, Verdict verdict) {
  FigureDifference d;
  d.base.name = d.other.name = std::move(name);
  d.base.value = 2500, d.other.value = 2500 + mean;
  d.difference = {.mean = mean, .half_width = half, .deviation = half, .n = 10};
  d.verdict = verdict;
  return d;
}

TEST(ForestPanels, HaveAPanelForAFigureAndForEachPartOfAnAxisAndARowForEachPair) {
  std::vector<NamedPair> const pairs{{"one",
                                      {.figures = {difference("rate", 3, 1, Verdict::better),
                                                   difference("cost.trucks", 1, 2, Verdict::not_separable),
                                                   difference("cost.hub", 1, 0.5, Verdict::worse)}}},
                                     {"two", {.figures = {difference("rate", 0, 0, Verdict::none)}}}};
  auto const panels = forest_panels(pairs, std::vector<std::string>{"cost", "rate", "unknown"});
  ASSERT_EQ(panels.size(), 3U);
  EXPECT_EQ(panels[0].figure, "cost: trucks");
  EXPECT_EQ(panels[1].figure, "cost: hub");
  EXPECT_EQ(panels[2].figure, "rate");
  ASSERT_EQ(panels[0].rows.size(), 2U);
  EXPECT_EQ(panels[0].rows[0].judged, Judged::not_separable);
  EXPECT_TRUE(std::isnan(panels[0].rows[1].difference.mean)) << "two has no such figure";
  EXPECT_EQ(panels[1].rows[0].judged, Judged::worse);
  EXPECT_EQ(panels[2].rows[0].judged, Judged::better);
  EXPECT_EQ(panels[2].rows[1].judged, Judged::undirected);
}

TEST(ForestPanels, ShowSharesInPointsAndTabulateThemAsTheyAre) {
  auto rate = difference("rate", 0.03, 0.01, Verdict::better);
  rate.base.value = 0.5, rate.base.shown = results::Shown::percent, rate.base.unit = "1";
  auto const panels =
      forest_panels(std::vector<NamedPair>{{"one", {.figures = {rate}}}}, std::vector<std::string>{"rate"});
  EXPECT_EQ(panels[0].unit, "points");
  EXPECT_EQ(panels[0].factor, 100);
  EXPECT_EQ(panels[0].rows[0].difference.mean, 0.03);
  EXPECT_NE(csv(ForestData{.panels = panels}).find("\nrate,1,one,0.03,0.0"), std::string::npos)
      << csv(ForestData{.panels = panels});
}

// The half-width of ten equal differences was told as "± 0.000000".
TEST(ForestPanels, HaveNoHalfWidthWhereOnlyRoundingIsLeft) {
  auto const panels = forest_panels(
      std::vector<NamedPair>{{"one", {.figures = {difference("n", -2548.872981, 1e-13, Verdict::none)}}}},
      std::vector<std::string>{"n"});
  EXPECT_EQ(panels[0].rows[0].difference.low, panels[0].rows[0].difference.high);
  EXPECT_EQ(difference_words(panels[0].rows[0].difference), "−2,549 ± 0");
}

}  // namespace
}  // namespace ruralsim::viz
