// No text hides another, and nothing leaves the page: measured on every chart, with good and bad data.
#include "tests/viz/page_checks.hpp"
#include "tests/viz/sample_data.hpp"

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

TEST(Overlap, RealisticFiguresAreReadableInEverySize) {
  for (Figure const& figure : sample::realistic()) check_in_every_size(figure);
}

TEST(Overlap, TheCheckItselfSeesTextOverTextAndTextOffThePage) {
  Canvas canvas(style_for(Medium::SingleColumn), {100, 100}, Format::Png);
  canvas.text("one", {20, 50}, {});
  canvas.text("two", {25, 51}, {});
  canvas.text("three", {95, 80}, {});
  EXPECT_THAT(faults_of(canvas), testing::SizeIs(2));
}

// Axes of dates have one line of labels or two, by the length of the run: nothing else may stand there.
TEST(Overlap, LongRunsHaveRoomForTheYearsBelowTheMonths) {
  for (int years = 1; years <= 10; ++years) {
    NextDayRateData rates{.info = sample::info(), .weeks = {}, .series = {}, .notes = {}};
    for (int week = 0; week < 52 * years; ++week) rates.weeks.push_back(sim::date(2018, 7, 2) + 7 * week);
    rates.series = {sample::rates("at the center", rates.weeks.size(), 0.86, 1)};
    SCOPED_TRACE(std::to_string(years) + " years");
    check_in_every_size(figure(rates));
    check_in_every_size(figure(sample::installation_backlog(static_cast<std::size_t>(365 * years))));
  }
}

// As of a run of two counties: in a column, share and number of the second step fit on neither side, nor on
// the bar.
TEST(Overlap, WordsOfTheWaterfallStandOnABarOrBesideItNeverAcrossItsEdge) {
  Figure const chart = figure(LatenessData{.info = sample::info(),
                                           .orders = 236'936,
                                           .next_day = 56'183,
                                           .reasons = {{"after the cut-off", 94'691},
                                                       {"not in regional stock", 56'438},
                                                       {"truck full", 19'183},
                                                       {"shelf full", 8'304},
                                                       {"hub sorting", 2'137}}});
  Canvas const canvas = drawn(chart, Format::Png, Medium::SingleColumn);
  for (auto const& mark : canvas.marks()) {
    if (mark.kind != Mark::Bar) continue;
    for (auto const& label : canvas.labels())
      EXPECT_TRUE(!overlaps(label.box, mark.box, 0.1) || contains(mark.box, label.box, 0.1)) << label.text;
  }
}

}  // namespace
}  // namespace ruralsim::viz
