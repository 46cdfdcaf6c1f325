// Marks of what happened by date: from a scenario with festivals, openings and changes to the page.
#include "viz/date_notes.hpp"

#include "models/simulate.hpp"
#include "results/figures/tabulate.hpp"
#include "scenarios/load.hpp"
#include "tests/viz/page_checks.hpp"
#include "tests/viz/sample_data.hpp"
#include "viz/from_tables.hpp"

namespace ruralsim::viz {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> told(std::vector<DateNote> const& notes) {
  std::vector<std::string> all;
  for (auto const& note : notes)
    all.push_back(note.text + " " + sim::iso(note.date) + (note.last ? " to " + sim::iso(*note.last) : ""));
  return all;
}

// Village-12 from 2018-07-02, with a warm-up, a sale whose first day is a holiday, and a center that opens
// late.
models::Scenario eventful() {
  auto scenario = scenarios::load("scenarios/village-12.toml", {"run.warm_up=3 days"}).scenario;
  auto& settings = scenario.stretches.front().settings;
  models::Festival festival;
  festival.when = {.id = "mid-july", .month = 7, .day = 14, .days = 3};
  festival.factor = 3;
  settings.demand.festivals.push_back(festival);
  models::Holiday holiday;
  holiday.when = settings.demand.festivals.front().when;
  holiday.when.days = 1;
  holiday.closes = {models::Closes::centers};
  settings.holidays.push_back(holiday);
  scenario.network.counties.front().centers.back().opens = 9;
  scenario.stretches.push_back({20, settings});
  return scenario;
}

results::Tables tables_of(models::Scenario const& scenario) {
  return results::tabulate(scenario, {models::simulate(scenario, {})}, {});
}

TEST(DateNotes, BothChartsOverTimeHaveThem) {
  auto const tables = tables_of(eventful());
  auto const notes = told(next_day_rate_from(tables, {}).notes);
  EXPECT_THAT(notes, ElementsAre("warm-up ends 2018-07-05", "a center opens 2018-07-11 to 2018-07-11",
                                 "mid july 2018-07-14 to 2018-07-16", "change: settings 2018-07-22"));
  EXPECT_EQ(told(installation_backlog_from(tables, {}).notes), notes);
}

TEST(DateNotes, OpeningsOnManyDatesAreToldByMonth) {
  auto scenario = eventful();
  auto& centers = scenario.network.counties.front().centers;
  auto const one = centers.back();
  for (std::int64_t day : {5, 7, 11, 13, 15, 17}) {
    centers.push_back(one);
    centers.back().id += std::to_string(day);
    centers.back().opens = day;
  }
  EXPECT_THAT(told(next_day_rate_from(tables_of(scenario), {}).notes),
              Contains("7 centers opened 2018-07-07 to 2018-07-19"));
}

TEST(DateNotes, WordsStandAboveThePlotAndNeverOnOneAnother) {
  auto data = sample::next_day_rate();
  data.notes.clear();
  for (int k = 0; k < 20; ++k)
    data.notes.push_back({sim::date(2018, 7, 9) + 3 * k, "festival " + std::to_string(k),
                          sim::date(2018, 7, 9) + 3 * k + k % 4});
  check_in_every_size(figure(data));
  auto backlog = sample::installation_backlog();
  backlog.notes = data.notes;
  check_in_every_size(figure(backlog));
}

TEST(DateNotes, OutsideOfWhatIsShownThereIsNoMark) {
  auto data = sample::next_day_rate();
  data.notes = {{sim::date(2017, 1, 1), "long ago", {}}, {sim::date(2030, 1, 1), "far ahead", {}}};
  Canvas const canvas = drawn(figure(data), Format::Png, Medium::DoubleColumn);
  EXPECT_EQ(canvas.count(Mark::Rule), 0U);
}

TEST(DateNotes, WhatLastsForMostOfAChartIsABarAboveItNotAShadeOverIt) {
  auto data = sample::next_day_rate();
  auto const all = static_cast<double>(data.weeks.back().days - data.weeks.front().days);
  for (auto const& [share, shades] : {std::pair{0.3, true}, {0.9, false}}) {
    auto const last = data.weeks.front() + static_cast<std::int64_t>(share * all);
    data.notes = {{data.weeks.front(), "centers open", last}};
    Canvas const with = drawn(figure(data), Format::Png, Medium::DoubleColumn);
    double tallest = 0;
    for (auto const& mark : with.marks())
      if (mark.kind == Mark::Band && mark.box.w > 0.2 * with.page().w && mark.box.y < 0.4 * with.page().h)
        tallest = std::max(tallest, mark.box.h);
    EXPECT_EQ(tallest > 0.3 * with.page().h, shades) << tallest;
  }
}

TEST(DateNotes, OfAResultWithoutACalendarTheRestIsMarked) {
  auto const tables = tables_of(eventful());
  results::Tables older;
  for (auto const& dimension : tables.dimensions())
    if (!dimension.name.starts_with("calendar/")) older.add(dimension);
  for (auto const& variable : tables.variables())
    if (!variable.name.starts_with("calendar/")) older.add(variable);
  EXPECT_THAT(next_day_rate_from(older, {}).notes, SizeIs(2));
}

}  // namespace
}  // namespace ruralsim::viz
