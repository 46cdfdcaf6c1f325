// Pictures that are laid side by side have their scales in common: what looks higher is higher.
#include "tests/viz/of_any_size.hpp"
#include "tests/viz/page_checks.hpp"
#include "viz/common_ranges.hpp"
#include "viz/report/html.hpp"
#include "viz/report/map_html.hpp"
#include "viz/report/report.hpp"

#include <cmath>

#include <gmock/gmock.h>

namespace ruralsim::viz {
namespace {

using testing::HasSubstr;

Canvas drawn_with(Figure const& figure, CommonRanges& ranges) {
  Style const style = style_for(Medium::SingleColumn);
  Canvas canvas(style, page_size(style, figure.rows(style)), Format::Png);
  canvas.share(ranges);
  figure.draw(canvas);
  return canvas;
}

struct SideBySide {
  Canvas one, other;
};
SideBySide side_by_side(Figure const& one, Figure const& other) {
  CommonRanges ranges;
  for (auto const* figure : {&one, &other}) drawn_with(*figure, ranges);
  return {drawn_with(one, ranges), drawn_with(other, ranges)};
}

Figure costs(double amount) {
  CostData data{.info = sample::info()};
  data.kinds = {"wages"}, data.levels = {{"hub", {amount}}};
  return figure(std::move(data));
}

double length_of_bar(Canvas const& canvas) {
  for (auto const& mark : canvas.marks())
    if (mark.kind == Mark::Bar) return mark.box.w;
  return 0;
}

TEST(SideBySide, ABarOfTwiceTheCostIsTwiceAsLong) {
  auto const pair = side_by_side(costs(10), costs(20));
  EXPECT_NEAR(length_of_bar(pair.other), 2 * length_of_bar(pair.one), 1e-9);
  EXPECT_NEAR(length_of_bar(drawn(costs(10), Format::Png, Medium::SingleColumn)), length_of_bar(pair.other),
              1e-9)
      << "alone each has the whole width";
}

// Labels of an axis of numbers: what stands alone as "120" or "1,200".
std::vector<std::string> number_labels(Canvas const& canvas) {
  std::vector<std::string> all;
  for (auto const& label : canvas.labels())
    if (label.text.find_first_not_of("0123456789,") == std::string::npos) all.push_back(label.text);
  return all;
}

Figure backlog(double most) {
  BacklogData data{.info = sample::info()};
  data.ages = {"all ages"};
  for (int day = 0; day < 40; ++day) {
    data.days.push_back(sim::date(2018, 7, 2) + day);
    if (data.jobs.empty()) data.jobs.emplace_back();
    data.jobs[0].push_back(most * (day + 1) / 40);
  }
  return figure(std::move(data));
}

TEST(SideBySide, AxesHaveTheSameNumbers) {
  auto const few = number_labels(drawn(backlog(12), Format::Png, Medium::SingleColumn));
  auto const pair = side_by_side(backlog(12), backlog(1900));
  EXPECT_EQ(number_labels(pair.one), number_labels(pair.other));
  EXPECT_NE(number_labels(pair.one), few);
}

// Of every chart: with the ranges of a quite different one of its kind nothing overlaps or leaves the page.
TEST(SideBySide, EveryChartBearsTheScalesOfAnother) {
  for (auto const& figure : sample::realistic()) {
    auto const of_size = charts_of_any_size().find(figure.name);
    if (of_size == charts_of_any_size().end()) continue;
    auto const pair = side_by_side(figure, of_size->second(40));
    EXPECT_THAT(faults_of(pair.one), testing::IsEmpty()) << figure.name;
    EXPECT_THAT(faults_of(pair.other), testing::IsEmpty()) << figure.name;
  }
}

RunReport with_map(std::string const& id, double worst, double best) {
  RunReport run;
  run.id = id;
  run.board = {.one = "county", .many = "counties", .spans = {"s"}, .measures = {{"m"}}, .places = {}};
  for (double const value : {worst, 0.5, best})
    run.board.places.push_back({"p", "", 2 * value, value, {{value}}});
  run.series = {
      {.name = "n", .title = "t", .unit = "%", .days = {1, 2}, .lines = {{"l", {worst, best}, {}, {}}}}};
  return run;
}

TEST(SideBySide, MapsHaveTheSameColoursAndSeriesTheSameRange) {
  std::vector<RunReport> runs{with_map("a", 0.2, 0.6), with_map("b", 0.4, 0.9)};
  EXPECT_NE(colours_of(runs[0].board, 0).lo, colours_of(runs[1].board, 0).lo);
  share_colours_and_ranges(runs);
  for (auto const& run : runs) {
    EXPECT_LE(colours_of(run.board, 0).lo, 0.2);
    EXPECT_GE(colours_of(run.board, 0).hi, 0.5);
    EXPECT_EQ(colours_of(run.board, 0).hi, colours_of(runs[0].board, 0).hi);
    EXPECT_EQ(run.series[0].shown.lo, 0.2);
    EXPECT_EQ(run.series[0].shown.hi, 0.9);
    EXPECT_THAT(series_json(run), HasSubstr("\"range\":[0.2,0.9]"));
  }
  EXPECT_THAT(series_json(with_map("a", 0.2, 0.6)), testing::Not(HasSubstr("\"range\"")));
}

}  // namespace
}  // namespace ruralsim::viz
