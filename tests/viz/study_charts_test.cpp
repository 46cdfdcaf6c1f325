// Charts of studies: with data that no study should leave, and where marks stand.
#include "tests/viz/nasty_data.hpp"
#include "viz/point_labels.hpp"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

bool says(Canvas const& canvas, std::string const& words) {
  return std::ranges::any_of(canvas.labels(),
                             [&](LabelBox const& l) { return l.text.find(words) != std::string::npos; });
}

std::vector<Rect> boxes_of(Canvas const& canvas, Mark kind) {
  std::vector<Rect> boxes;
  for (auto const& mark : canvas.marks())
    if (mark.kind == kind) boxes.push_back(mark.box);
  return boxes;
}

Canvas in_column(Figure const& figure) {
  return drawn(figure, Format::Png, Medium::SingleColumn);
}

TEST(TornadoChart, HasABarForEveryFactorFromTheLeastToTheMost) {
  Canvas const canvas = in_column(figure(sample::tornado()));
  auto const bars = boxes_of(canvas, Mark::Bar);
  ASSERT_EQ(bars.size(), 5U) << "the last of six factors changes nothing";
  double const zero = boxes_of(canvas, Mark::Rule)[0].center().x;
  EXPECT_NEAR((zero - bars[0].x) / (bars[0].right() - zero), 0.11 / 0.14, 0.001);
  EXPECT_NEAR(bars[3].right(), zero, 0.01) << "both ends are worse than the base";
  EXPECT_EQ(canvas.count(Mark::Dot), 12U) << "eleven levels at the ends that have a value, and one between";
  EXPECT_TRUE(says(canvas, "n/a"));
}

// A cut-off of which the middle is best and the last one worst.
TEST(TornadoChart, ShowsTheBestLevelWhereverItIsAndTheBase) {
  auto data = sample::tornado();
  data.rows = {
      {"cut off",
       "14:00",
       "20:00",
       {0, 0, 0},
       {-0.19, -0.2, -0.18},
       "",
       {{"16:00", {0.06, 0.05, 0.07}}, {"18:00", {0.1, 0.09, 0.11}}},
       "14:00"},
      {"demand", "20 orders/year", "40 orders/year", {0.05, 0.04, 0.06}, {-0.14, -0.15, -0.13}},
      {"trucks", "2", "5", {-0.1, -0.11, -0.09}, {0, 0, 0}, "", {{"3", {0, 0, 0}}, {"4", {0, 0, 0}}}, "4"}};
  Canvas const canvas = in_column(figure(data));
  auto const bars = boxes_of(canvas, Mark::Bar);
  ASSERT_EQ(bars.size(), 3U);
  double const zero = boxes_of(canvas, Mark::Rule)[0].center().x;
  EXPECT_NEAR((zero - bars[0].x) / (bars[0].right() - zero), 0.19 / 0.1, 0.001) << "18:00, between the ends";
  for (auto const* words : {"18:00", "20:00", "3, 4, 5", "demand, orders/year", "(cut off 14:00, trucks 4)"})
    EXPECT_TRUE(says(canvas, words)) << words;
  EXPECT_FALSE(says(canvas, "20 orders"));
  EXPECT_THAT(csv(data), HasSubstr(",cut off,between,18:00,0.1,"));
}

TEST(TornadoChart, OnASlideLeavesOutTheLastFactorsAndSaysSo) {
  auto data = sample::tornado();
  data.rows.resize(11, data.rows[1]);
  Canvas const canvas = drawn(figure(data), Format::Png, Medium::Slide);
  EXPECT_TRUE(says(canvas, "more factors are in the table"));
  EXPECT_EQ(std::ranges::count(csv(data), '\n'), 1 + 2 * 11 + 1) << "a row for each level";
}

TEST(SobolChart, HasTwoBarsForEveryFactorWithIntervals) {
  Canvas const canvas = in_column(figure(sample::sobol()));
  auto const bars = boxes_of(canvas, Mark::Bar);
  ASSERT_EQ(bars.size(), 10U);
  EXPECT_NEAR(bars[0].w / bars[1].w, 0.44 / 0.56, 0.001);
  EXPECT_EQ(canvas.count(Mark::Line), 10U);
  EXPECT_EQ(canvas.count(Mark::Dot), 10U) << "rings: without noise";
  EXPECT_TRUE(says(canvas, "Noise of replications: 3.1"));
}

TEST(WarmUpChart, MarksTheTruncationAndTheWarmUpOfTheRun) {
  auto data = sample::warm_up();
  for (auto const medium : {Medium::SingleColumn, Medium::DoubleColumn, Medium::Slide}) {
    Canvas const canvas = drawn(figure(data), Format::Png, medium);
    auto const rules = boxes_of(canvas, Mark::Rule);
    ASSERT_EQ(rules.size(), 2U);
    EXPECT_GT(rules[0].x, rules[1].x) << "day 35 after day 28";
    EXPECT_EQ(canvas.count(Mark::Line), 5U + 2U + 1U) << "replications, mean, moving average, half-widths";
    EXPECT_TRUE(says(canvas, "day 35")) << "MSER's";
    EXPECT_TRUE(says(canvas, "replications"));
  }
  data.settles = false;
  Canvas const canvas = in_column(figure(data));
  EXPECT_EQ(boxes_of(canvas, Mark::Rule).size(), 1U);
  EXPECT_TRUE(says(canvas, "does not settle"));
}

TEST(WarmUpChart, OfOneReplicationHasNoHalfWidths) {
  Canvas const canvas = in_column(figure(sample::warm_up(60, 1)));
  EXPECT_EQ(canvas.count(Mark::Line), 2U);
  EXPECT_TRUE(says(canvas, "the replication"));
}

TEST(WarmUpChart, WritesEveryCurve) {
  auto const table = csv(sample::warm_up(3, 2));
  EXPECT_THAT(table, HasSubstr("curve,at,value\nreplication_1,0.5,"));
  EXPECT_THAT(table, HasSubstr("mser,35,\nwarm_up,28,\nhalf_width,1,\nhalf_width,2,2.8"));
}

TEST_F(Nasty, WarmUpCharts) {
  look_at(figure(sample::warm_up()), "warm-up");
  auto odd = sample::warm_up();
  odd.replications[0][3] = kInf, odd.mean[5] = kNan, odd.smoothed[7] = -1e300;
  odd.left_out = kInf, odd.warm_up = -5, odd.half_widths[2] = kInf;
  odd.figure.name = kLong, odd.info.title = kLong;
  look_at(figure(odd), "warm-up-odd");
  WarmUpData one{.figure = sample::next_day(), .mean = {0.5}, .half_widths = {0}};
  look_at(figure(one), "warm-up-one");
}

TEST(MorrisChart, HasADotForEveryFactorAndNamesTheImportant) {
  auto const data = sample::morris();
  for (auto const medium : {Medium::SingleColumn, Medium::DoubleColumn, Medium::Slide}) {
    Canvas const canvas = drawn(figure(data), Format::Png, medium);
    EXPECT_EQ(canvas.count(Mark::Dot), data.points.size());
    for (std::size_t i = 0; i < 4; ++i) EXPECT_TRUE(says(canvas, data.points[i].factor)) << i;
  }
  EXPECT_TRUE(says(in_column(figure(data)), "not above the noise"));
}

// A factor without any effect was filled, and one that hardly moves hollow.
TEST(MorrisChart, HasNoFilledDotWithoutEffect) {
  MorrisData data{.info = sample::info(), .points = {{.factor = "dead"}}};
  data.points[0].mu_star = data.points[0].sigma = {0, 0, 0};
  data.points[0].noise = 0;
  EXPECT_TRUE(says(in_column(figure(data)), "not above the noise"));
}

// Tables are joined with what other commands say: by the names of results.
TEST(StudyCharts, HaveTheNamesOfResultsInTheirTables) {
  auto tornado = sample::tornado();
  tornado.figure.id = "next_day_rate", tornado.rows[0].id = "cut_off";
  EXPECT_THAT(csv(tornado),
              HasSubstr("figure,factor,end,value,change,low,high\nnext_day_rate,cut_off,low,16:00,"));
  auto morris = sample::morris();
  morris.figure.id = "next_day_rate", morris.points[0].id = "cut_off";
  EXPECT_THAT(csv(morris), HasSubstr("\nnext_day_rate,cut_off,"));
  auto sobol = sample::sobol();
  sobol.figure.id = "next_day_rate", sobol.rows[0].id = "cut_off";
  EXPECT_THAT(csv(sobol), HasSubstr("\nnext_day_rate,cut_off,0.44,"));
  auto scatter = sample::scatter();
  scatter.figure.id = "next_day_rate", scatter.panels[0].id = "cut_off";
  EXPECT_THAT(csv(scatter), AllOf(StartsWith("cut_off,"), HasSubstr(",next_day_rate\n")));
  auto map = sample::heat_map(1, 1);
  map.figure.id = "next_day_rate", map.across_id = "trucks", map.up_id = "cut_off";
  EXPECT_THAT(csv(map), StartsWith("cut_off,trucks,next_day_rate\n"));
}

TEST(HeatMapChart, HasACellForEveryPairAndWritesValuesWhereTheyFit) {
  Canvas const small = in_column(figure(sample::heat_map()));
  EXPECT_EQ(small.count(Mark::Cell), 36U);
  EXPECT_TRUE(says(small, "55.6"));
  EXPECT_TRUE(says(small, "no value"));
  Canvas const large = in_column(figure(sample::heat_map(40, 40)));
  EXPECT_EQ(large.count(Mark::Cell), 1600U);
  EXPECT_FALSE(says(large, "55.6"));
}

// Of a study that is not finished.
TEST(HeatMapChart, MarksCellsOfFewerReplications) {
  auto data = sample::heat_map(3, 3);
  auto const complete = in_column(figure(data)).count(Mark::Dot);
  data.most_replications = 3;
  data.replications.assign(3, {3, 3, 3});
  EXPECT_EQ(in_column(figure(data)).count(Mark::Dot), complete);
  data.replications[1] = {1, 2, 3}, data.replications[0][2] = 0;
  data.info.replications = 0, data.info.note = "n = 1 to 3 replications";
  Canvas const canvas = in_column(figure(data));
  EXPECT_EQ(canvas.count(Mark::Dot), complete + 2);
  for (auto const* words : {"fewer than 3 replications", "1 of 9 points has no value", "n = 1 to 3"})
    EXPECT_TRUE(says(canvas, words)) << words;
}

TEST(ScatterChart, DrawsPointsOfFewerReplicationsAsRings) {
  auto data = sample::scatter();
  auto const complete = in_column(figure(data)).count(Mark::Dot);
  data.most_replications = 3;
  data.replications.assign(data.values.size(), 3);
  data.replications[0] = 1, data.replications[1] = 2;
  data.values[2] = data.values[3] = kNan;
  Canvas const canvas = in_column(figure(data));
  EXPECT_EQ(canvas.count(Mark::Dot), complete + 2 * data.panels.size());
  EXPECT_TRUE(says(canvas, "fewer than 3 replications"));
  EXPECT_TRUE(says(canvas, "2 of 512 points have no value"));
}

TEST(ScatterChart, TakesMeansAtValuesOrInTenBins) {
  std::array<double, 6> const few{1, 2, 2, 5, kNan, 1}, values{10, 20, 30, 7, 100, kNan};
  auto const at_values = bin_means(few, values);
  ASSERT_EQ(at_values.size(), 3U);
  EXPECT_EQ(at_values[1].at, 2);
  EXPECT_EQ(at_values[1].mean, 25);
  EXPECT_EQ(at_values[0].n, 1U);
  std::vector<double> many, twice;
  for (int i = 0; i <= 100; ++i) many.push_back(i), twice.push_back(2 * i);
  auto const binned = bin_means(many, twice);
  ASSERT_EQ(binned.size(), 10U);
  EXPECT_DOUBLE_EQ(binned[0].at, 5);
  EXPECT_DOUBLE_EQ(binned[0].mean, 9);
  EXPECT_EQ(binned[9].n, 11U) << "the end belongs to the last";
  EXPECT_THAT(bin_means({}, {}), testing::IsEmpty());
}

TEST(ScatterChart, TellsLevelsByTheirNames) {
  auto const data = sample::scatter();
  EXPECT_TRUE(says(in_column(figure(data)), "savings"));
  EXPECT_THAT(csv(data), HasSubstr(",savings,"));
}

TEST(PointLabels, StandOverNothingAndTheirLeadersCrossNoOther) {
  Canvas canvas(style_for(Medium::SingleColumn), {240, 160}, Format::Png);
  std::vector<NamedPoint> points;
  sample::Luck luck(1);
  for (int i = 0; i < 40; ++i)
    points.push_back({"point " + std::to_string(i), {100 + 40 * luck.uniform(), 60 + 30 * luck.uniform()}});
  std::size_t const unnamed = draw_point_labels(canvas, {0, 0, 240, 160}, points, 2, {});
  EXPECT_EQ(canvas.labels().size() + unnamed, 40U);
  EXPECT_GE(canvas.labels().size(), 8U);
  EXPECT_THAT(faults_of(canvas), testing::IsEmpty());
  for (auto const& label : canvas.labels())
    for (auto const& point : points)
      EXPECT_FALSE(overlaps(label.box, {point.at.x - 2, point.at.y - 2, 4, 4})) << label.text;
}

std::vector<Interval> const kOdd{{1, -kInf, kInf}, {1, 0.5, kInf},     {kInf, kNan, kNan},
                                 kUnknown,         {0, 0, 0},          {1e300, -1e300, 1e308},
                                 {-3, -3.1, -2.9}, {1e-300, 0, 2e-300}};

TEST_F(Nasty, PairedBars) {
  TornadoData tornado{.info = sample::info(), .figure = {.name = kLong, .unit = kChinese}, .rows = {}};
  SobolData sobol{.info = sample::info(), .figure = {}, .rows = {}};
  for (std::size_t i = 0; i < kOdd.size(); ++i) {
    auto const& a = kOdd[i];
    auto const& b = kOdd[(i + 3) % kOdd.size()];
    tornado.rows.push_back({i % 2 == 0 ? kLong : kChinese, kLong, kChinese, a, b});
    sobol.rows.push_back({kLong, a, b, kInf, 1e300});
  }
  look_at(figure(tornado), "odd"), look_at(figure(sobol), "odd");
  auto const few = tornado.rows;
  for (int i = 0; i < 5; ++i) tornado.rows.insert(tornado.rows.end(), few.begin(), few.end());
  look_at(figure(tornado), "many");
  look_at(figure(TornadoData{.rows = {{"one", "1", "2", {1, kNan, kNan}, kUnknown}}}), "one");
  look_at(figure(SobolData{.rows = {{"all negative", {-1, -2, -0.5}, {-1, -1, -1}}}}), "negative");
  EXPECT_TRUE(says_no_data(figure(SobolData{.rows = {{"nothing"}}})));
}

TEST_F(Nasty, PointsInPlots) {
  MorrisData morris{.info = sample::info(), .figure = {}, .points = {}};
  ParetoData pareto{
      .info = sample::info(), .cost = {.name = kLong}, .service = {.name = kChinese}, .points = {}};
  for (std::size_t i = 0; i < kOdd.size(); ++i) {
    morris.points.push_back({kLong, 0, kOdd[i], kOdd[(i + 1) % kOdd.size()], kNan});
    pareto.points.push_back({kChinese, kOdd[i], kOdd[(i + 1) % kOdd.size()]});
  }
  look_at(figure(morris), "odd"), look_at(figure(pareto), "odd");
  for (auto& p : morris.points) p.mu_star = p.sigma = {0, 0, 0};
  look_at(figure(morris), "zero");
  morris.points.assign(60, {kChinese, 1, {1, 0.9, 1.1}, {1, 0.9, 1.1}, 2});
  pareto.points.assign(60, {kLong, {1, 0.9, 1.1}, {1, 0.9, 1.1}});
  look_at(figure(morris), "all-the-same"), look_at(figure(pareto), "all-the-same");
  pareto.points.resize(1);
  look_at(figure(pareto), "one");
}

TEST_F(Nasty, HeatMap) {
  look_at(figure(sample::heat_map(1, 1)), "one-without-value-but-none");
  look_at(figure(sample::heat_map(60, 80)), "many");
  auto data = sample::heat_map(3, 3);
  data.columns = {kLong, kChinese, kLong}, data.rows = {kLong, kChinese, "3"};
  data.across = kLong + kLong, data.up = kChinese, data.figure.name = kLong;
  data.mean = {{1e300, -1e300}, {0, kInf, kNan}};
  look_at(figure(data), "odd");
  data.mean = {{2, 2, 2}, {2, 2, 2}, {2, 2, 2}};
  look_at(figure(data), "all-the-same");
  EXPECT_TRUE(says_no_data(figure(sample::heat_map(1, 1)))) << "its only cell is empty";
}

TEST_F(Nasty, Scatter) {
  auto data = sample::scatter();
  data.panels.resize(17, data.panels[0]);
  data.panels[2].factor = kLong, data.panels[3].levels = {kLong, kChinese, kLong};
  data.panels[4].values.assign(512, kNan), data.panels[5].values.resize(3);
  data.panels[6].values.assign(512, 7);
  look_at(figure(data), "many");
  EXPECT_TRUE(says(drawn(figure(data), Format::Png, Medium::Slide), "more factors are in the table"));
  data.figure = {.name = kLong, .unit = kChinese};
  data.values[0] = 1e300, data.values[1] = -1e300, data.values[2] = kInf;
  data.panels.resize(1);
  data.panels[0].values[5] = 1e300;
  look_at(figure(data), "huge");
  look_at(figure(ScatterData{.values = {1}, .panels = {{"x", {2}}}}), "one");
}

}  // namespace
}  // namespace ruralsim::viz
