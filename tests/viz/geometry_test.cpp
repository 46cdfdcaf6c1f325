// What is where on the page, in counts and places: a change of these numbers is a change of the picture.
#include "tests/viz/sample_data.hpp"
#include "viz/marks.hpp"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

Canvas on_column(Figure const& figure) {
  return drawn(figure, Format::Svg, Medium::SingleColumn);
}

std::vector<Rect> boxes(Canvas const& canvas, Mark kind) {
  std::vector<Rect> found;
  for (auto const& mark : canvas.marks()) {
    if (mark.kind == kind) found.push_back(mark.box);
  }
  return found;
}

Rect label(Canvas const& canvas, std::string const& text) {
  for (auto const& l : canvas.labels()) {
    if (l.text == text) return l.box;
  }
  ADD_FAILURE() << "no label " << text;
  return {};
}

TEST(Geometry, APageIsAsWideAsItsColumn) {
  Canvas const column = on_column(figure(sample::lateness()));
  EXPECT_NEAR(column.page().w, 240.94, 0.01);  // 85 mm
  EXPECT_NEAR(drawn(figure(sample::lateness()), Format::Svg, Medium::DoubleColumn).page().w, 504.57,
              0.01);  // 178 mm
}

TEST(Geometry, NextDayRateHasABandALineAndReplicationsPerStretchWithoutGap) {
  Canvas const canvas = on_column(figure(sample::next_day_rate()));
  EXPECT_EQ(canvas.count(Mark::Band), 2U * 2);             // two series, two stretches around the festival
  EXPECT_EQ(canvas.count(Mark::Line), 2U * 2 * (1 + 10));  // the mean and ten replications
  EXPECT_EQ(canvas.count(Mark::Rule), 2U);
  EXPECT_EQ(canvas.count(Mark::Grid), 6U);  // 50, 60, ..., 100 %
}

TEST(Geometry, NextDayRateLeavesTheWeeksWithoutOrdersEmpty) {
  Canvas const canvas = on_column(figure(sample::next_day_rate()));
  auto const bands = boxes(canvas, Mark::Band);
  double const week = bands[0].w / 30;  // the first stretch has 31 weeks
  EXPECT_NEAR(bands[1].x - bands[0].right(), 3 * week, 0.01);
}

TEST(Geometry, TheGridLineOfAValueLiesAtItsLabel) {
  Canvas const canvas = on_column(figure(sample::next_day_rate()));
  auto const grid = boxes(canvas, Mark::Grid);
  EXPECT_NEAR(label(canvas, "50\u00a0%").center().y, grid.front().y, 0.3);
  EXPECT_NEAR(label(canvas, "100\u00a0%").center().y, grid.back().y, 0.3);
  EXPECT_GT(grid.front().y, grid.back().y);
}

TEST(Geometry, LeadTimePercentilesLieOnTheCurve) {
  LeadTimeData const data{{}, {{.name = "x", .hours = {6, 12, 18, 24}}}};
  EXPECT_DOUBLE_EQ(percentile(data.series[0], 0.5), 12);
  EXPECT_DOUBLE_EQ(percentile(data.series[0], 0.75), 18);
  EXPECT_DOUBLE_EQ(percentile(data.series[0], 0.9), 24);
  Canvas const canvas = on_column(figure(data));
  EXPECT_EQ(canvas.count(Mark::Line), 1U);
  EXPECT_EQ(canvas.count(Mark::Dot), 3U);
  auto const line = boxes(canvas, Mark::Line)[0];
  auto const median = boxes(canvas, Mark::Dot)[0].center();
  EXPECT_NEAR(median.x, line.x + line.w / 2, 0.01);  // 12 of 24 hours
  EXPECT_NEAR(median.y, line.center().y, 0.01);      // 50 %
}

TEST(Geometry, OrdersStillOpenCountInPercentiles) {
  LeadTimeSeries series{.name = "x", .hours = {10, 20}, .counts = {50, 30}, .still_open = 20};
  EXPECT_DOUBLE_EQ(percentile(series, 0.5), 10);
  EXPECT_DOUBLE_EQ(percentile(series, 0.8), 20);
  EXPECT_TRUE(std::isnan(percentile(series, 0.9)));
}

TEST(Geometry, LeadTimeStagesFollowOneAnother) {
  auto const bars = boxes(on_column(figure(sample::lead_time_parts())), Mark::Bar);
  ASSERT_EQ(bars.size(), 9U);  // six stages and the whole; what follows, filled and framed
  for (std::size_t i = 1; i < 6; ++i) {
    EXPECT_NEAR(bars[i].x, bars[i - 1].right(), 1e-6);
    EXPECT_GT(bars[i].y, bars[i - 1].y);
  }
  EXPECT_NEAR(bars[6].x, bars[0].x, 1e-6);
  EXPECT_NEAR(bars[6].right(), bars[5].right(), 1e-6);
  EXPECT_NEAR(bars[7].x, bars[0].x, 1e-6);  // not where the stages end
}

TEST(Geometry, BacklogStacksTheAges) {
  auto const data = BacklogData{.info = {},
                                .days = {sim::date(2018, 7, 1), sim::date(2018, 7, 2)},
                                .ages = {"young", "old"},
                                .jobs = {{3, 3}, {1, 1}}};
  auto const areas = boxes(on_column(figure(data)), Mark::Area);
  ASSERT_EQ(areas.size(), 2U);
  EXPECT_NEAR(areas[1].bottom(), areas[0].y, 1e-6);
  EXPECT_NEAR(areas[0].h, 3 * areas[1].h, 1e-6);
}

TEST(Geometry, WaterfallStepsLeadFromAllOrdersDownToTheRate) {
  auto const bars = boxes(on_column(figure(sample::lateness())), Mark::Bar);
  ASSERT_EQ(bars.size(), 2U + 8);  // seven reasons above half a percent, the others pooled
  double const right = bars[0].right();
  EXPECT_NEAR(bars[1].right(), right, 1e-6);
  for (std::size_t i = 2; i + 1 < bars.size(); ++i) {
    EXPECT_NEAR(bars[i].right(), bars[i - 1].x, 1e-6);
    EXPECT_LE(bars[i].w, bars[i - 1].w + 1e-6);
  }
  EXPECT_NEAR(bars.back().right(), bars[bars.size() - 2].x, 1e-6);
  EXPECT_NEAR(bars.back().w / bars.front().w, 5942017.0 / 7302145, 1e-6);
}

TEST(Geometry, ReasonsThatDoNotAddUpAreSaidSo) {
  auto const steps =
      lateness_steps({.info = {}, .orders = 100, .next_day = 50, .reasons = {{"truck full", 30}}});
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[1].name, "not charged");
  EXPECT_DOUBLE_EQ(steps[1].orders, 20);
}

TEST(Geometry, UtilisationHasACellForEveryHour) {
  Canvas const canvas = on_column(figure(sample::utilisation()));
  EXPECT_EQ(canvas.count(Mark::Cell), 5U * 7 * 24);
}

TEST(Geometry, ForestHasAMarkAndAnIntervalForEveryRowAndAZeroLineForEveryPanel) {
  Canvas const canvas = on_column(figure(sample::forest()));
  EXPECT_EQ(canvas.count(Mark::Dot), 4U * 3);
  EXPECT_EQ(canvas.count(Mark::Line), 4U * 3);
  EXPECT_EQ(canvas.count(Mark::Rule), 4U);
  auto const zeros = boxes(canvas, Mark::Rule);
  auto const marks = boxes(canvas, Mark::Dot), bars = boxes(canvas, Mark::Line);
  EXPECT_GT(marks[0].center().x, zeros[0].x);
  EXPECT_NEAR(marks[2].center().x, zeros[0].center().x, 0.01);  // no difference
  EXPECT_GT(bars[3].right(), zeros[1].x);                       // not separable: across 0
  EXPECT_LT(bars[3].x, zeros[1].x);
  double const point = (marks[1].center().x - marks[0].center().x) / (11.4 - 2.31);
  EXPECT_NEAR(bars[1].w, 1.0 * point, 1.6);  // and half a stroke at either end
  EXPECT_NEAR(label(canvas, "+2.31 ± 0.41").center().y, marks[0].center().y, 1);
  EXPECT_NEAR(label(canvas, "one more truck").right(), label(canvas, "cut-off at 20:00").right(), 0.6);
}

TEST(Geometry, ForestOnASlideLeavesOutPanelsAndNeverRowsOfTheTable) {
  ForestData data = sample::forest();
  for (int i = 0; i < 8; ++i) data.panels.push_back(data.panels[0]);
  Figure const chart = figure(data);
  Canvas const canvas = drawn(chart, Format::Png, Medium::Slide);
  EXPECT_EQ(canvas.count(Mark::Rule), 4U);  // two lines of two
  EXPECT_TRUE(std::ranges::any_of(canvas.labels(), [](LabelBox const& l) {
    return l.text.find("more figures are in the table") != std::string::npos;
  }));
  EXPECT_EQ(std::ranges::count(chart.csv(), '\n'), 1 + 12 * 3);
}

// Names were cut to a third of the panel beside room that nobody used: that of differences in panels that
// were left out.
TEST(Geometry, ForestOnASlideTellsNamesWhole) {
  ForestData data = sample::forest();
  data.panels.resize(6, data.panels[0]);
  data.panels[5].rows[0].difference = {-123456.7891, -123456.7892, -123456.789};
  data.panels[0].rows[2].name = "twice the technicians, or 3";
  auto const longer_than_short = [&](Medium medium) {
    Canvas const canvas = drawn(figure(data), Format::Png, medium);
    return label(canvas, "twice the technicians, or 3").w / label(canvas, "one more truck").w;
  };
  EXPECT_NEAR(longer_than_short(Medium::Slide), longer_than_short(Medium::DoubleColumn), 0.03);
}

TEST(Geometry, ForestSaysWithWhatItsIntervalsHold) {
  ForestData data = sample::forest();
  auto const says = [&](std::string const& words) {
    Canvas const canvas = drawn(figure(data), Format::Png, Medium::DoubleColumn);
    return std::ranges::any_of(canvas.labels(),
                               [&](LabelBox const& l) { return l.text.find(words) != std::string::npos; });
  };
  EXPECT_TRUE(says("bar: 95 % interval"));
  data.together = 0.95, data.info.level = 1 - 0.05 / 24;
  EXPECT_TRUE(says("together with 95 % (each 99.79 %)"));
  EXPECT_FALSE(says("100 %"));
  EXPECT_EQ(level_digits(0.99999), "99.999");
  EXPECT_EQ(level_digits(0.975), "97.50");
}

TEST(Geometry, MapIsEqualInBothDirectionsAndNorthIsUp) {
  MapView const view({0, 10}, {0, 20}, {0, 0, 100, 100}, 0);
  EXPECT_DOUBLE_EQ(view.points_per_km(), 5);
  Point const south_west = view({0, 0}), north_east = view({10, 20});
  EXPECT_DOUBLE_EQ(north_east.x - south_west.x, 50);
  EXPECT_DOUBLE_EQ(south_west.y - north_east.y, 100);
}

TEST(Geometry, MapDrawsEveryCenterAndEveryRun) {
  Canvas const canvas = on_column(figure(sample::county_map(60, 6, 400)));
  EXPECT_EQ(canvas.count(Mark::Line), 6U);
  EXPECT_EQ(canvas.count(Mark::Dot), 60U + 1 + 2);  // the villages are one mark, the hub has a rim
}

TEST(Geometry, ThinningKeepsPeaksAndEnds) {
  std::vector<Point> points;
  for (int i = 0; i < 100000; ++i) points.push_back({i * 0.001, i == 54321 ? 99.0 : 1.0 + 0.5 * (i % 2)});
  auto const kept = thinned(points);
  EXPECT_LT(kept.size(), 4U * 401);
  EXPECT_DOUBLE_EQ(std::ranges::max(kept, {}, &Point::y).y, 99);
  EXPECT_DOUBLE_EQ(kept.front().x, 0);
  EXPECT_DOUBLE_EQ(kept.back().x, points.back().x);
  EXPECT_TRUE(std::ranges::is_sorted(kept, {}, &Point::x));
}

TEST(Geometry, FewPointsAreNotThinned) {
  std::vector<Point> const points = {{0, 1}, {1, 5}, {2, 3}};
  EXPECT_EQ(thinned(points).size(), 3U);
}

}  // namespace
}  // namespace ruralsim::viz
