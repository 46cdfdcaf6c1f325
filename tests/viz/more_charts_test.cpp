// Where marks stand in the charts of inequality, cost as areas, and sizes.
#include "tests/viz/nasty_data.hpp"
#include "viz/squarified.hpp"

#include <numeric>

namespace ruralsim::viz {
namespace {

using testing::SizeIs;

// The example of Bruls, Huizing and van Wijk (2000, figure 2): 6, 6, 4, 3, 2, 2, 1 in a room of 6 by 4.
TEST(Squarified, IsThatOfThePaper) {
  std::vector<double> const sizes{6, 6, 4, 3, 2, 2, 1};
  auto const boxes = squarified(sizes, {0, 0, 6, 4});
  auto const is = [&](std::size_t i, Rect wanted) {
    EXPECT_NEAR(boxes[i].x, wanted.x, 1e-9) << i;
    EXPECT_NEAR(boxes[i].y, wanted.y, 1e-9) << i;
    EXPECT_NEAR(boxes[i].w, wanted.w, 1e-9) << i;
    EXPECT_NEAR(boxes[i].h, wanted.h, 1e-9) << i;
  };
  is(0, {0, 0, 3, 2}), is(1, {0, 2, 3, 2});
  is(2, {3, 0, 12.0 / 7, 7.0 / 3}), is(3, {3 + 12.0 / 7, 0, 9.0 / 7, 7.0 / 3});
  is(4, {3, 7.0 / 3, 6.0 / 5, 5.0 / 3});
}

TEST(Squarified, FillsTheRoomInProportion) {
  sample::Luck luck(3);
  std::vector<double> sizes{0};
  for (int i = 0; i < 50; ++i) sizes.push_back(luck.exponential(3));
  Rect const room{10, 20, 300, 170};
  auto const boxes = squarified(sizes, room);
  double const all = std::accumulate(sizes.begin(), sizes.end(), 0.0);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    EXPECT_NEAR(boxes[i].w * boxes[i].h, sizes[i] / all * room.w * room.h, 1e-6);
    EXPECT_TRUE(sizes[i] == 0 || contains(room, boxes[i], 1e-6));
    for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(overlaps(boxes[i], boxes[k], 1e-6));
  }
  EXPECT_THAT(squarified(std::vector<double>{0, 0}, room), SizeIs(2));
}

TEST(CostTreemap, HasAnAreaForEveryKindThatIsNotTiny) {
  auto cost = sample::cost();
  cost.levels[0].amount[1] = 0.01;  // of some 12: pooled
  cost.levels[0].amount[3] = 0.02;
  auto const chart = figure(CostTreemapData{cost});
  Canvas const canvas = drawn(chart, Format::Png, Medium::DoubleColumn);
  std::vector<double> areas;
  for (auto const& mark : canvas.marks())
    if (mark.kind == Mark::Bar) areas.push_back(mark.box.w * mark.box.h);
  EXPECT_THAT(areas, SizeIs(15)) << "14 kinds, and what is pooled";
  double const all = std::accumulate(areas.begin(), areas.end(), 0.0);
  double money = 0, dearest = 0;
  for (auto const& level : cost.levels)
    for (double const amount : level.amount) money += amount, dearest = std::max(dearest, amount);
  EXPECT_NEAR(std::ranges::max(areas) / all, dearest / money, 1e-6);
  EXPECT_THAT(chart.csv(), testing::HasSubstr("level,kind,CNY 2018 a parcel,share,pooled\n"));
  EXPECT_THAT(chart.csv(), testing::ContainsRegex("\nwarehouse,vehicles,0.01,0.00[0-9]+,yes\n"));
  auto const svg = rendered(chart, Format::Svg, Medium::DoubleColumn);
  EXPECT_NE(svg.find("kinds below 0.5\u00a0% of all cost each, 0.3\u00a0% of it together"),
            std::string::npos);
}

bool says_there(Canvas const& canvas, std::string const& words) {
  return std::ranges::any_of(canvas.labels(),
                             [&](LabelBox const& l) { return l.text.find(words) != std::string::npos; });
}

// Those of a country, a few of which lie very far away.
TEST(EquityChart, OfVeryManyCentersHasGroupsInPlaceOfDots) {
  auto few = sample::equity(5000), many = sample::equity(30000);
  Canvas const dots = drawn(figure(few), Format::Png, Medium::SingleColumn);
  EXPECT_TRUE(says_there(dots, "Every dot is a center"));
  EXPECT_EQ(dots.count(Mark::Band), 0U);
  for (std::size_t i = 0; i < 150; ++i) many.centers[i].way = 1519;
  Canvas const groups = drawn(figure(many), Format::Png, Medium::SingleColumn);
  EXPECT_EQ(groups.count(Mark::Dot), 0U);
  EXPECT_EQ(groups.count(Mark::Band), 1U);
  EXPECT_TRUE(says_there(groups, "centers beyond 26 km, up to 1,519 km, are not drawn"));
  for (auto const& label : groups.labels()) EXPECT_NE(label.text, "500") << "no tick so far away";
  double widest = 0;
  for (auto const& mark : groups.marks())
    if (mark.kind == Mark::Band) widest = std::max(widest, mark.box.w);
  EXPECT_GT(widest, 0.7 * groups.page().w);
}

// Where a season of the county might be taken for the age of its centers.
TEST(CenterAgeChart, SaysHowManyOpenedWithTheRun) {
  auto data = sample::center_age();
  auto const words = [&] {
    return says_there(drawn(figure(data), Format::Png, Medium::SingleColumn), "first three months");
  };
  EXPECT_TRUE(words());
  for (double const share : {0.1, kNan}) {
    data.of_first_quarter = share;
    EXPECT_FALSE(words()) << share;
  }
}

TEST(TechnicianDay, NoLabelIsReadAsPartOfATitle) {
  for (std::size_t const many : {1, 3, 8, 11})
    for (auto const medium : {Medium::SingleColumn, Medium::DoubleColumn}) {
      Canvas const canvas = drawn(figure(sample::technician_day(many)), Format::Png, medium);
      for (auto const& title : canvas.labels())
        for (auto const& label : canvas.labels()) {
          if (!title.text.starts_with("technician ") || label.text.find(" visit") == std::string::npos)
            continue;
          Rect const wide{title.box.x, title.box.y, title.box.w + 0.8 * canvas.style().tick_size,
                          title.box.h};
          EXPECT_FALSE(overlaps(wide, label.box)) << title.text << ' ' << label.text;
        }
    }
}

// Journals: Elsevier's columns are 90 and 190 mm, INFORMS' 82.5 and 171, IEEE's 88.9 and 181; a picture of
// 85 and 178 mm is set in all of these at 96 to 107 %.
TEST(Sizes, FitTheColumnsOfJournals) {
  EXPECT_NEAR(style_for(Medium::SingleColumn).width / kPointsPerMm, 85, 1e-9);
  EXPECT_NEAR(style_for(Medium::DoubleColumn).width / kPointsPerMm, 178, 1e-9);
  for (auto const medium : {Medium::SingleColumn, Medium::DoubleColumn})
    EXPECT_GE(style_for(medium).caption_size, 5.5) << "points, the least that is read";
}

}  // namespace
}  // namespace ruralsim::viz
