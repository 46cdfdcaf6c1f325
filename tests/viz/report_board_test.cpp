// The map and the table of a report: counties of several regions, and of one.
#include "results/attributes.hpp"
#include "tests/results/country_of_three.hpp"
#include "viz/report/board.hpp"
#include "viz/report/html.hpp"
#include "viz/report/map_html.hpp"
#include "viz/report/report.hpp"

#include <cmath>

#include <gmock/gmock.h>

namespace ruralsim::viz {
namespace {

using results::country_of_three::country;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

std::vector<double> counts(char const* name) {
  return results::country_of_three::numbers(country().joined.at(name));
}

std::size_t place_of(Board const& board, char const* measure) {
  for (std::size_t m = 0; m < board.measures.size(); ++m)
    if (board.measures[m].name == measure) return m;
  ADD_FAILURE() << "no measure " << measure;
  return 0;
}

// Of a week and county, over both replications.
double sum_of(std::vector<double> const& values, std::size_t county, std::size_t week, std::size_t weeks) {
  std::size_t const half = values.size() / 2;
  return values[county * weeks + week] + values[half + county * weeks + week];
}

TEST(BoardOfCounties, HasTheRatesOfEveryWeekAndTheMeansOfCounts) {
  auto const board = board_of(country().joined);
  ASSERT_THAT(board.places, SizeIs(5));
  auto const orders = counts("orders_judged"), in_time = counts("orders_next_day"),
             placed = counts("orders_placed");
  std::size_t const weeks = country().joined.at("week").size();
  ASSERT_EQ(board.spans.size(), weeks) << "a short run has a span for each week but that which is cut off";
  std::size_t const rate = place_of(board, "next-day rate"), day = place_of(board, "orders a day");
  for (std::size_t c = 0; c < 5; ++c)
    for (std::size_t w = 0; w + 2 < weeks; ++w) {
      double const all = sum_of(orders, c, w, weeks);
      if (all > 0) {
        EXPECT_NEAR(board.places[c].values[w + 1][rate], sum_of(in_time, c, w, weeks) / all, 1e-12);
      } else {
        EXPECT_TRUE(std::isnan(board.places[c].values[w + 1][rate]));
      }
      EXPECT_NEAR(board.places[c].values[w + 1][day], sum_of(placed, c, w, weeks) / 2 / 7, 1e-9);
    }
}

// As results were before they had headline figures of counties.
results::Tables without_county_figures(results::Tables const& all) {
  results::Tables some;
  auto const kept = [](std::string const& name) { return !name.starts_with("county_"); };
  for (auto const& dimension : all.dimensions()) some.add(dimension);
  for (auto const& variable : all.variables())
    if (kept(variable.name) || variable.name.find('/') == std::string::npos) some.add(variable);
  return some;
}

TEST(BoardOfCounties, TheWholeRunIsThatOfTheKeyFigures) {
  auto const& tables = country().joined;
  auto const board = board_of(tables);
  auto const rate = counts("county_pooled/next_day_rate"),
             installed = counts("county_pooled/installed_within_48h_rate"),
             cost = counts("county_pooled/cost_per_parcel"), orders = counts("summary/orders"),
             open = counts("summary/backlog_end");
  double all_orders = 0, all_open = 0;
  for (std::size_t c = 0; c < 5; ++c) {
    auto const& values = board.places[c].values[0];
    EXPECT_DOUBLE_EQ(values[place_of(board, "next-day rate")], rate[c]);
    EXPECT_DOUBLE_EQ(values[place_of(board, "installed in 48 h")], installed[c]);
    EXPECT_DOUBLE_EQ(values[place_of(board, "cost of a parcel")], cost[c]);
    all_orders += values[place_of(board, "orders a day")];
    all_open += values[place_of(board, "open installations")];
  }
  double const days = results::country_of_three::kDays - 3;  // without the warm-up
  EXPECT_NEAR(all_orders * days, (orders[0] + orders[1]) / 2, 1e-6);
  EXPECT_NEAR(all_open, (open[0] + open[1]) / 2, 1e-9) << "at the end of the run";
  EXPECT_THAT(board.span_note, HasSubstr("is that of the key figures"));
}

TEST(BoardOfCounties, InstallationIsToldOfWeeksThatAreOldEnough) {
  auto const board = board_of(country().joined);
  std::size_t const installed = place_of(board, "installed in 48 h");
  auto const jobs = counts("jobs"), done = counts("installed_within_48h");
  std::size_t const weeks = country().joined.at("week").size();
  for (std::size_t c = 0; c < 5; ++c)
    for (std::size_t w = 0; w + 1 < board.spans.size(); ++w) {
      bool const old = 7 * w + 6 + 17 <= static_cast<std::size_t>(results::country_of_three::kDays);
      double const all = sum_of(jobs, c, w, weeks), told = board.places[c].values[w + 1][installed];
      if (old && all > 0) {
        EXPECT_NEAR(told, sum_of(done, c, w, weeks) / all, 1e-12);
      } else {
        EXPECT_TRUE(std::isnan(told)) << "nobody knows yet";
      }
    }
}

TEST(BoardOfCounties, OfAResultWithoutFiguresOfCountiesTheWholeRunIsOfWeeksThatCount) {
  auto const board = board_of(without_county_figures(country().joined));
  EXPECT_THAT(board.span_note, HasSubstr("of the weeks that count"));
  auto const judged = country().joined.at("judged_week").values<std::uint8_t>();
  auto const orders = counts("orders_judged"), in_time = counts("orders_next_day");
  for (std::size_t c = 0; c < 5; ++c) {
    double all = 0, good = 0;
    for (std::size_t w = 0; w < judged.size(); ++w)
      if (judged[w] == 1)
        all += sum_of(orders, c, w, judged.size()), good += sum_of(in_time, c, w, judged.size());
    ASSERT_EQ(std::isnan(board.places[c].values[0][0]), all == 0);
    if (all > 0) {
      EXPECT_NEAR(board.places[c].values[0][0], good / all, 1e-12);
    }
  }
}

TEST(BoardOfCounties, OpenInstallationsAreThoseAtTheEndOfTheSpan) {
  auto const board = board_of(country().joined);
  auto const backlog = counts("weekly_backlog");
  std::size_t const weeks = country().joined.at("week").size(), ages = country().joined.at("age").size();
  std::size_t const open = place_of(board, "open installations");
  for (std::size_t c = 0; c < 5; ++c) {
    double sum = 0;
    for (std::size_t r = 0; r < 2; ++r)
      for (std::size_t a = 0; a < ages; ++a) sum += backlog[((r * 5 + c) * ages + a) * weeks + weeks - 1];
    EXPECT_DOUBLE_EQ(board.places[c].values.back()[open], sum / 2);
  }
}

TEST(BoardOfCounties, IsAMapWherePlacesAreKnownAndATableEverywhere) {
  auto const whole = report_of(country().joined, "country", "r1", {});
  EXPECT_TRUE(whole.board.has_map());
  EXPECT_THAT(board_html(whole), HasSubstr("<th scope=\"col\" data-sort=\"text\">region</th>"));
  EXPECT_THAT(board_html(whole), HasSubstr("<p>The whole run is that of the key figures"));
  EXPECT_THAT(board_json(whole), HasSubstr("\"spans\":[\"the whole run\",\"week from "));
  auto single = whole;
  for (auto& place : single.board.places) place.x = NAN;
  EXPECT_FALSE(single.board.has_map());
  EXPECT_THAT(board_html(single), HasSubstr("so there is no map"));
  EXPECT_THAT(board_html(single), HasSubstr("<table class=\"board\""));
  EXPECT_EQ(board_json(single), "");
  single.board.places.clear();
  EXPECT_THAT(board_html(single), HasSubstr("There are no counties"));
}

Board of_values(std::vector<double> const& values) {
  Board board{.one = "county", .many = "counties", .spans = {"s"}, .measures = {{"m"}}, .places = {}};
  for (double const value : values) {
    auto const n = static_cast<double>(board.places.size());
    board.places.push_back({"<p" + std::to_string(board.places.size()), "", n, 2 * n, {{value}}});
  }
  return board;
}

TEST(MapOfBoard, ColoursSpanTheValuesAndNothingIsGrey) {
  auto const board = of_values({0, 5, 10, NAN});
  Range const colours = colours_of(board, 0);
  EXPECT_EQ(colour_text(colours, 0), colour_text({0, 1}, 0));
  EXPECT_EQ(colour_text({0, 1}, 0), "#440154");
  EXPECT_EQ(colour_text(colours, NAN), "#e6e6e6");
  EXPECT_LT(colours_of(of_values({3}), 0).lo, colours_of(of_values({3}), 0).hi)
      << "one value has a colour, too";
  EXPECT_LT(colours_of(of_values({}), 0).lo, colours_of(of_values({}), 0).hi);
}

TEST(MapOfBoard, DrawsTheWorstLastAndEscapesNames) {
  std::string const svg = map_svg(of_values({7, 2, NAN}), "m");
  EXPECT_THAT(svg, Not(HasSubstr("<p0")));
  EXPECT_THAT(svg, HasSubstr("<title>&lt;p2: n/a</title>"));
  auto const at = [&](char const* i) { return svg.find("data-i=\"" + std::string(i) + "\""); };
  EXPECT_LT(at("2"), at("0"));
  EXPECT_LT(at("0"), at("1"));
  EXPECT_THAT(svg, HasSubstr("cx=\"30.0\" cy=\"30.0\""));
  EXPECT_THAT(svg, HasSubstr("cx=\"500.0\" cy=\"970.0\"")) << "equal scales in both directions";
}

TEST(MapOfBoard, OfOnePlaceHasASize) {
  EXPECT_THAT(map_svg(of_values({1}), "m"), HasSubstr("viewBox=\"0 0 60 60\""));
}

}  // namespace
}  // namespace ruralsim::viz
