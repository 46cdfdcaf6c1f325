#include "viz/csv.hpp"

#include "tests/viz/sample_data.hpp"

#include <cmath>
#include <sstream>

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

TEST(Csv, QuotesWhatWouldBreakATable) {
  Csv table({"a", "b,c"});
  table.cell("say \"no\"").cell("two\nlines").end_row();
  EXPECT_EQ(table.text(), "a,\"b,c\"\n\"say \"\"no\"\"\",\"two\nlines\"\n");
}

TEST(Csv, NumbersReadBackAsTheSameNumberAndNanIsEmpty) {
  Csv table({"x", "y", "z"});
  table.cell(0.1).cell(NAN).cell(1e300).end_row();
  EXPECT_EQ(table.text(), "x,y,z\n0.1,,1e+300\n");
}

// Commas that separate cells, not those within quotes.
int separators(std::string const& line) {
  int count = 0;
  bool quoted = false;
  for (char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) ++count;
  }
  return count;
}

TEST(Csv, EveryChartsTableHasRowsAsWideAsItsHeader) {
  for (Figure const& figure : sample::realistic()) {
    std::istringstream lines(figure.csv());
    std::string line;
    std::getline(lines, line);
    int const columns = separators(line);
    EXPECT_GT(columns, 0) << figure.name;
    int rows = 0;
    for (; std::getline(lines, line); ++rows) EXPECT_EQ(separators(line), columns) << line;
    EXPECT_GT(rows, 0) << figure.name;
  }
}

TEST(Csv, OfTheLatenessWaterfallAddsUpToAllOrders) {
  auto const data = sample::lateness();
  double late = 0;
  for (auto const& step : lateness_steps(data)) late += step.orders;
  EXPECT_DOUBLE_EQ(late + data.next_day, data.orders);
  EXPECT_NE(csv(data).find("truck full,240010,"), std::string::npos);
}

TEST(Csv, OfTheWaterfallsSharesAreMeansOverReplicationsWhereKnown) {
  LatenessData const data{.info = sample::info(),
                          .orders = 100,
                          .next_day = 60,
                          .reasons = {{"truck full", 40, 0.5}},
                          .next_day_rate = {0.5, 0.4, 0.6}};
  EXPECT_EQ(csv(data), "reason,orders,share\nall orders,100,1\ntruck full,40,0.5\nnext day,60,0.5\n");
}

TEST(Csv, OfLeadTimesHoldsThePercentilesBesideTheCurve) {
  LeadTimeData data{.info = sample::info(), .series = {{.name = "ready", .hours = {10, 20}}}};
  EXPECT_NE(csv(data).find("ready,percentile,10,0.5,,\n"), std::string::npos);
  data.series[0].percentiles = {{0.5, {11, 9, 13}}};
  EXPECT_NE(csv(data).find("ready,percentile,11,0.5,9,13\n"), std::string::npos);
}

TEST(Csv, OfWeeksWithoutOrdersIsEmptyNotZero) {
  EXPECT_NE(csv(sample::next_day_rate()).find("2019-02-04,at the center,,,,,"), std::string::npos);
}

}  // namespace
}  // namespace ruralsim::viz
