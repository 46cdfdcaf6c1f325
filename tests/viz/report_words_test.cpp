// What a report says: sentences, settings and spans from plain values.
#include "viz/report/doubts.hpp"
#include "viz/report/settings.hpp"
#include "viz/report/spans.hpp"
#include "viz/report/verdict.hpp"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>

namespace ruralsim::viz {
namespace {

using results::Direction;
using results::FigureDifference;
using results::RunPair;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

results::Figure share(std::string name, double value, double half = none) {
  results::Figure figure{
      .name = std::move(name), .label = "x", .unit = "1", .shown = results::Shown::percent};
  figure.value = value, figure.half_width = half;
  figure.interval = {value - half, value + half};
  figure.n = figure.replications = 5;
  return figure;
}

results::Figure number(std::string name, double value) {
  auto figure = share(std::move(name), value);
  figure.shown = results::Shown::number;
  return figure;
}

std::string joined(std::vector<std::string> const& sentences) {
  std::string all;
  for (auto const& sentence : sentences) all += sentence + "\n";
  return all;
}

Trend trend(double early, double late, double half) {
  return {.weeks = 13,
          .early = "a",
          .late = "b",
          .early_rate = early,
          .late_rate = late,
          .change = {.mean = late - early, .half_width = half, .deviation = half, .n = 5}};
}

TEST(Verdict, TellsTheRateItsIntervalAndWhatCostsItMost) {
  auto const said = joined(verdict_of(
      {number("orders", 1200), share("next_day_rate", 0.332, 0.002), share("late_share.no_stock", 0.2),
       share("late_share.after_cut_off", 0.6), share("late_share.truck_full", 0.02)},
      {}, 0.95));
  EXPECT_THAT(said, HasSubstr("Of 1,200 orders, 33.2 % (95 % interval 33.0 % to 33.4 %) were ready"));
  EXPECT_THAT(
      said, HasSubstr("most frequent reason of late orders: after the cut-off (60.0 %), then not in regional "
                      "stock (20.0 %)."));
  EXPECT_THAT(said, Not(HasSubstr("truck full"))) << "a small share is nobody's concern in a paragraph";
  EXPECT_THAT(said, HasSubstr("too short to tell"));
}

TEST(Verdict, CallsATrendOnlyWhatChanceDoesNotExplain) {
  std::vector<results::Figure> const figures{share("next_day_rate", 0.3)};
  auto const said = [&](Trend const& t) { return joined(verdict_of(figures, t, 0.9)); };
  auto const seasons = HasSubstr("seasons included");
  EXPECT_THAT(said(trend(0.30, 0.35, 0.01)),
              AllOf(HasSubstr("higher at the end of the run than at the beginning"), seasons,
                    HasSubstr("+5.0 ± 1.0 points (90 % interval")));
  EXPECT_THAT(said(trend(0.35, 0.30, 0.01)), AllOf(HasSubstr("lower at the end"), HasSubstr("-5.0 ±")));
  EXPECT_THAT(said(trend(0.30, 0.35, 0.06)),
              AllOf(HasSubstr("cannot be told apart"), HasSubstr("+5.0 ± 6.0 points (90 %"), seasons));
  EXPECT_THAT(said(trend(0.30, 0.35, none)), AllOf(HasSubstr("one replication does not tell"), seasons));
  for (double const half : {0.01, 0.06, none})
    EXPECT_THAT(said(trend(0.30, 0.35, half)), Not(testing::ContainsRegex("better|worse")));
}

TEST(Verdict, OfTheSameWeeksOfTheYearHasNoSeasonsInIt) {
  auto same = trend(0.30, 0.35, 0.0003);
  same.years = 2;
  auto const said = trend_in_words(same, 0.95);
  EXPECT_THAT(said, HasSubstr("30.0 % in 13 weeks of the year (a), 35.0 % in the same 2 years later (b)"));
  EXPECT_THAT(said, HasSubstr("+5.00 ± 0.03 points (95 % interval)"));
  EXPECT_THAT(said, AllOf(Not(HasSubstr("seasons")), HasSubstr("than in the same weeks before")));
}

TEST(Verdict, OfAnAntitheticPairCountsSamples) {
  auto one = trend(0.30, 0.35, none);
  one.pairs = true;
  EXPECT_THAT(trend_in_words(one, 0.95), HasSubstr("one pair of antithetic replications does not tell"));
}

TEST(Verdict, TellsNothingOfATrendAcrossAFestival) {
  Trend none_told;
  none_told.unlike = "spring-festival";
  EXPECT_EQ(
      trend_in_words(none_told, 0.95),
      "Whether the next-day rate changed over the run cannot be told: spring-festival does not lie alike "
      "in the weeks that could be compared.");
}

TEST(Verdict, SaysOfWhichJobsTheInstallationRateIs) {
  auto const said =
      joined(verdict_of({share("next_day_rate", 0.3), number("jobs", 5), number("backlog_mean", 1),
                         number("backlog_end", 2), share("installed_within_48h_rate", 1)},
                        {}, 0.95));
  EXPECT_THAT(said, HasSubstr("100.0 % of those ordered early enough to tell (17 days before the end)"));
}

TEST(Verdict, WithoutOrdersOrJobsSaysSo) {
  EXPECT_THAT(verdict_of({share("next_day_rate", none)}, {}, 0.95),
              ElementsAre("No order of this run can be judged by the next day."));
  EXPECT_THAT(verdict_of({}, {}, 0.95), SizeIs(1));
  EXPECT_THAT(joined(verdict_of({share("next_day_rate", 0.5), number("jobs", 0)}, {}, 0.95)),
              HasSubstr("Nothing was to be installed."));
}

FigureDifference difference(std::string name, double by, double half, results::Verdict verdict) {
  FigureDifference d;
  d.base = share(name, 0.3), d.other = share(name, 0.3 + by);
  d.difference = {.mean = by, .half_width = half, .deviation = half, .n = 5};
  d.verdict = verdict;
  return d;
}

RunPair pair_of(std::vector<FigureDifference> figures) {
  RunPair pair;
  pair.paired = true, pair.n = 5, pair.figures = std::move(figures);
  return pair;
}

TEST(VerdictOfPlans, SaysWhichIsBetterAndByHowMuch) {
  auto const said =
      joined(verdict_between(pair_of({difference("next_day_rate", 0.05, 0.01, results::Verdict::better),
                                      difference("cost_per_parcel", 0.02, 0.01, results::Verdict::worse)}),
                             "now", "more", 0.95));
  EXPECT_THAT(said, HasSubstr("more delivers more the next day than now: 35.0 %"));
  EXPECT_THAT(said, HasSubstr("more is worse than now in the cost of a parcel ("));
  EXPECT_THAT(said, AllOf(HasSubstr("So each has its price."), Not(HasSubstr("question of chance"))));
  EXPECT_THAT(said,
              HasSubstr("Intervals of these 2 figures hold together with 95 % (97.5 % each), from 5 pairs "
                        "of replications with the same random numbers"));
}

TEST(VerdictOfPlans, DoesNotTellApartWhatChanceMayHaveDone) {
  auto const said = joined(
      verdict_between(pair_of({difference("next_day_rate", 0.01, 0.02, results::Verdict::not_separable)}),
                      "now", "more", 0.95));
  EXPECT_THAT(said, HasSubstr("now and more cannot be told apart"));
  EXPECT_THAT(said, Not(HasSubstr("speaks for")));
  auto single = pair_of({difference("next_day_rate", 0.01, none, results::Verdict::none)});
  single.n = 1;
  EXPECT_THAT(joined(verdict_between(single, "now", "more", 0.95)),
              HasSubstr("one pair of replications cannot tell whether that is chance"));
}

TEST(VerdictOfPlans, CountsAntitheticReplicationsTwoByTwo) {
  auto d = difference("next_day_rate", 0.05, 0.01, results::Verdict::better);
  d.base.pairs = d.other.pairs = true;
  d.base.replications = d.other.replications = 10;
  EXPECT_THAT(joined(verdict_between(pair_of({d}), "now", "more", 0.95)),
              HasSubstr("10 pairs of replications (5 samples: antithetic two by two) with the same random"));
}

TEST(VerdictOfPlans, IntervalsOfItsFiguresHoldTogether) {
  std::vector<FigureDifference> all;
  for (auto const& name : results::deciding_figures())
    all.push_back(difference(name, 0.05, 0.01, results::Verdict::better));
  ASSERT_THAT(all, SizeIs(6));
  EXPECT_NEAR(level_of_each(pair_of(all), 0.95), 1 - 0.05 / 6, 1e-12);
  all.push_back(difference("trucks", 0.05, 0.01, results::Verdict::none));
  all[0].why_not = "the base: 0 orders";
  EXPECT_NEAR(level_of_each(pair_of(all), 0.95), 0.99, 1e-12) << "of those that are told";
  EXPECT_EQ(level_of_each(pair_of({}), 0.95), 0.95);
}

TEST(Spans, AreWeeksMonthsOrQuartersAfterTheWholeRun) {
  auto const spans = [](std::size_t weeks) {
    std::vector<sim::Date> dates;
    for (std::size_t i = 0; i < weeks; ++i)
      dates.push_back(sim::date(2018, 7, 2) + 7 * static_cast<std::int64_t>(i));
    std::vector<bool> counts(weeks, true);
    if (weeks > 1) counts[0] = false;  // the warm-up
    return week_spans(dates, counts, dates.back() + 6);
  };
  EXPECT_THAT(spans(1), SizeIs(1));
  EXPECT_EQ(spans(4).at(0).name, "the whole run");
  EXPECT_THAT(spans(4).at(0).weeks, ElementsAre(1, 2, 3));
  EXPECT_EQ(spans(4).at(1).name, "week from 2018-07-02");
  EXPECT_EQ(spans(20).at(1).name, "July 2018");
  EXPECT_THAT(spans(20).at(1).weeks, ElementsAre(0, 1, 2, 3)) << "that of 30 July has its middle in August";
  EXPECT_EQ(spans(156).at(1).name, "July to September 2018");
  EXPECT_THAT(spans(156), SizeIs(1 + 12));
  EXPECT_EQ(spans(20).back().name, "November 2018, until 2018-11-18");
  EXPECT_EQ(spans(156).back().name, "April to June 2021");
}

std::vector<WeekSpan> spans_of_days(sim::Date first, sim::Date last) {
  std::vector<sim::Date> weeks;
  for (auto week = first; week <= last; week = week + 7) weeks.push_back(week);
  return week_spans(weeks, std::vector<bool>(weeks.size(), true), last);
}

TEST(Spans, NeverReachBeyondTheLastDay) {
  auto const plan = spans_of_days(sim::date(2018, 6, 25), sim::date(2021, 6, 30));
  EXPECT_EQ(plan.back().name, "April to June 2021");
  EXPECT_EQ(plan.back().weeks.back(), 157U);
  EXPECT_EQ(plan.at(1).name, "April to June 2018, from 2018-06-25");
  auto const two_days_on = spans_of_days(sim::date(2018, 6, 25), sim::date(2021, 7, 2));
  EXPECT_EQ(two_days_on.back().name, "April to June 2021") << "five days are no quarter";
}

TEST(Spans, DaysOfACutOffWeekBelongToTheWeekBefore) {
  auto const spans = spans_of_days(sim::date(2018, 7, 2), sim::date(2018, 7, 19));
  ASSERT_THAT(spans, SizeIs(3));
  EXPECT_EQ(spans[1].name, "week from 2018-07-02");
  EXPECT_EQ(spans[2].name, "11 days from 2018-07-09");
  EXPECT_THAT(spans[2].weeks, ElementsAre(1, 2));
}

std::string const resolved =
    "schema = 1\n\n[run]\ntitle = \"A # \\\"b\\\"\"\nlength = \"28 days\"\nseed = 1  # default "
    "(rule)\n\n[[product]]\nid = \"small\"\n"
    "share = \"46 %\"\n\n[[product]]\nid = \"large\"\nshare = \"54 %\"  # default (S25, S27)\n";

TEST(Settings, TellValueAndOriginOfEveryLine) {
  auto const settings = settings_from(resolved);
  ASSERT_THAT(settings, SizeIs(8));
  EXPECT_EQ(settings[2].section + "." + settings[2].key + "=" + settings[2].value, "run.length=28 days");
  EXPECT_EQ(settings[2].origin, "scenario");
  EXPECT_EQ(settings[3].origin, "rule");
  EXPECT_EQ(settings[5].section, "product small");
  EXPECT_EQ(settings[7].section, "product large");
  EXPECT_EQ(settings[7].value, "54 %");
  EXPECT_EQ(settings[7].origin, "S25, S27");
  auto const n = origins_of(settings);
  EXPECT_THAT((std::vector{n.scenario, n.sources, n.rules, n.estimates}), ElementsAre(6, 1, 1, 0));
}

TEST(Settings, ManySectionsOfAKindBecomeOne) {
  std::string text;
  for (int i = 0; i < 1000; ++i)
    text += "[[county]]\nid = \"c" + std::to_string(i) + "\"\narea = \"" + std::to_string(100 + i) +
            " km2\"\ntrucks = 3\n";
  auto const settings = settings_from(text);
  ASSERT_THAT(settings, SizeIs(3));
  EXPECT_EQ(settings[0].section, "county (all 1,000)");
  EXPECT_EQ(settings[0].value, "different ones");
  EXPECT_EQ(settings[1].value, "from 100 km2 to 1099 km2");
  EXPECT_EQ(settings[2].value, "3");
}

TEST(Settings, LongValuesAreCutBetweenCharacters) {
  std::string text = "[a]\nb = \"";
  for (int i = 0; i < 200; ++i) text += "中";
  auto const value = settings_from(text + "\"\n").at(0).value;
  EXPECT_LT(value.size(), 170U);
  EXPECT_EQ((value.size() - std::string(" …").size()) % 3, 0U);
  EXPECT_THAT(settings_from(""), IsEmpty());
}

TEST(Settings, SourcesAreThoseThatAreNamed) {
  std::vector<NamedText> const known{
      {"S2", "two"}, {"S25", "twenty-five"}, {"S30", "thirty"}, {"S43", "forty-three"}};
  auto const named = sources_named(known, settings_from(resolved), "growth = 1 # S43: the West");
  EXPECT_THAT(named, ElementsAre(NamedText{"S25", "twenty-five"}, NamedText{"S43", "forty-three"}));
}

TEST(Settings, ChangesAreWhatTwoRunsHaveDifferent) {
  auto const changes = changes_between(settings_from("[a]\nb = 1\nc = 2\nd = 3\n"),
                                       settings_from("[a]\nb = 1\nc = 5\n[e]\nf = 7\n"));
  ASSERT_THAT(changes, SizeIs(3));
  EXPECT_EQ(changes[0].name + changes[0].base + changes[0].other, "a.c25");
  EXPECT_EQ(changes[1].name + changes[1].base + changes[1].other, "a.d3—");
  EXPECT_EQ(changes[2].name + changes[2].base + changes[2].other, "e.f—7");
}

}  // namespace
}  // namespace ruralsim::viz
