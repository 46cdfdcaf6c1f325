#include "results/summary.hpp"

#include "results/compare.hpp"
#include "results/listing.hpp"
#include "sim/fault.hpp"
#include "tests/results/hand_made.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>

namespace ruralsim::results::hand_made {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Figure figure(std::vector<Figure> const& all, std::string const& name) {
  auto const found = std::find_if(all.begin(), all.end(), [&](Figure const& f) { return f.name == name; });
  if (found == all.end()) throw std::out_of_range(name);
  return *found;
}

// Replications in which so many of 100 orders of a judged day were ready in time.
Tables replications(std::vector<std::uint32_t> const& in_time) {
  std::vector<RunLedger> runs;
  for (auto const n : in_time) {
    auto county = empty_county();
    place(county, 7, {100, n, n, n});
    runs.push_back(run_of({county}));
  }
  return tables(runs);
}

TEST(Summary, TellsMeanHalfWidthAndNumberOfReplications) {
  auto const f = figure(summarise(replications({91, 88, 93, 90, 87})), "next_day_rate");
  EXPECT_NEAR(f.value, 0.898, 1e-12);
  EXPECT_NEAR(f.half_width, 0.0296443216506662, 1e-12) << "R: t.test";
  EXPECT_EQ(f.n, 5u);
  EXPECT_EQ(value_text(f), "89.8 %");
  EXPECT_THAT(f.definition, HasSubstr("24:00 of the next day"));
}

TEST(Summary, S59_OfOneReplicationHasNoIntervalAndSaysSo) {
  auto const all = summarise(busy_tables());
  EXPECT_TRUE(std::isnan(figure(all, "next_day_rate").half_width));
  EXPECT_THAT(summary_text(all), HasSubstr("One replication: no intervals."));
  EXPECT_THAT(summary_text(all), Not(HasSubstr("±")));
}

TEST(Summary, OfARateThatIsAlwaysOneHasWilsonsInterval) {
  auto const all = summarise(replications({100, 100, 100}));
  auto const f = figure(all, "next_day_rate");
  EXPECT_EQ(f.interval.high, 1);
  EXPECT_NEAR(f.interval.low, wilson(300, 300).low, 1e-15);
  EXPECT_THAT(summary_text(all), HasSubstr("98.7 to 100.0"));
}

TEST(Summary, IntervalsEndWhereNoFigureCanBe) {
  auto const all = summarise(replications({100, 0}));
  auto const rate = figure(all, "next_day_rate");
  EXPECT_GT(rate.half_width, 1);
  EXPECT_EQ(rate.interval.low, 0);
  EXPECT_EQ(rate.interval.high, 1);
  auto const late = figure(all, "late_orders");  // a count has no upper end
  EXPECT_EQ(late.interval.low, 0);
  EXPECT_GT(late.interval.high, 100);
  EXPECT_THAT(summary_text(all), HasSubstr("50.0 %  0.0 to 100.0"));
}

// A replication in which 4 orders of the judged week were placed and `ready` of them were ready.
RunLedger four_orders(std::uint32_t ready) {
  auto county = empty_county();
  place(county, 7, {4, 0, 0, ready});
  county.lead_ready(1, 50) = ready;
  county.lead_seconds(1, 0) = std::int64_t{ready} * 50 * 3600;
  return run_of({county});
}

TEST(Summary, QuantilesAreOfTheOrdersOfAllReplicationsTogether) {
  // 11 of 12 orders are ready: the 6th is half a bin and a bit in, the 11.4th is not.
  auto const all = summarise(tables({four_orders(4), four_orders(3), four_orders(4)}));
  auto const p50 = figure(all, "lead_time_p50");
  EXPECT_NEAR(p50.value, 50 + 6.0 / 11, 1e-12);
  EXPECT_EQ(p50.n, 3u);
  double const without[] = {50 + 4.0 / 7, 50 + 0.5, 50 + 4.0 / 7};
  EXPECT_NEAR(p50.half_width, jackknife(p50.value, without).half_width, 1e-12);
  auto const p95 = figure(all, "lead_time_p95");
  EXPECT_EQ(value_text(p95), "n/a (not reached by the end of the run)");
  EXPECT_TRUE(std::isnan(p95.half_width) && std::isnan(p95.interval.low));
  EXPECT_THAT(summary_text(all), HasSubstr("P95                                     n/a (not reached"));
}

// Two of three replications do not get to 95 % of their orders; all of them together do.
TEST(Summary, AQuantileIsNotReachedOnlyIfItIsNotByAllTogether) {
  std::vector<RunLedger> runs;
  for (std::uint32_t const open : {1u, 1u, 0u}) {
    auto county = empty_county();
    place(county, 7, {15, 0, 0, 15});
    county.lead_ready(1, 50) = 15 - open;
    runs.push_back(run_of({county}));
  }
  runs.back().counties[0].lead_ready(1, 50) += 30;
  runs.back().counties[0].ordered(7, kParcels) += 30;
  auto const all = tables(runs);
  EXPECT_TRUE(std::isnan(all.at("summary/lead_time_p95").values<double>()[0]));
  EXPECT_NEAR(figure(summarise(all), "lead_time_p95").value, 50 + 0.95 * 75 / 73, 1e-12);
}

TEST(Summary, RatiosAreOfTheSumsOfAllReplications) {
  // 9 of 10, 1 of 2: not the mean of 0.9 and 0.5.
  std::vector<RunLedger> runs;
  for (auto const& [orders, in_time] : {std::pair{10u, 9u}, std::pair{2u, 1u}, std::pair{4u, 4u}}) {
    auto county = empty_county();
    place(county, 7, {orders, in_time, in_time, in_time});
    runs.push_back(run_of({county}));
  }
  auto const f = figure(summarise(tables(runs)), "next_day_rate");
  EXPECT_NEAR(f.value, 14.0 / 16, 1e-15);
  double const without[] = {5.0 / 6, 13.0 / 14, 10.0 / 12};
  EXPECT_NEAR(f.half_width, jackknife(f.value, without).half_width, 1e-12);
  EXPECT_EQ(f.across, Across::pooled);
  auto const orders = figure(summarise(tables(runs)), "orders");
  EXPECT_NEAR(orders.value, 16.0 / 3, 1e-12) << "a count is a mean";
  auto const file = tables(runs);
  EXPECT_THAT(file.at("summary/next_day_rate").values<double>(), ::testing::ElementsAre(0.9, 0.5, 1.0))
      << "in the file each replication has its own";
}

// Every sum of a replication is part of the sum of several: of two that are the same no ratio changes.
TEST(Summary, OfTheSameReplicationTwiceIsThatOfOne) {
  auto const once = summarise(busy_tables());
  auto const twice = summarise(tables({run_of({busy_county()}), run_of({busy_county()})}));
  ASSERT_EQ(once.size(), twice.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(std::isnan(once[i].value), std::isnan(twice[i].value)) << once[i].name;
    if (std::isnan(once[i].value) || once[i].name.ends_with("_chance")) continue;
    EXPECT_NEAR(once[i].value, twice[i].value, 1e-9 * std::abs(once[i].value)) << once[i].name;
  }
}

TEST(Summary, OfACountThatIsAlwaysZeroTellsNoInterval) {
  auto const f = figure(summarise(replications({91, 88, 93})), "gave_up");
  EXPECT_EQ(f.value, 0);
  EXPECT_TRUE(std::isnan(f.half_width)) << "three replications without any do not prove that there are none";
  EXPECT_TRUE(std::isnan(f.interval.low));
  EXPECT_EQ(figure(summarise(replications({91, 88, 93})), "orders").half_width, 0) << "100 each are known";
}

TEST(Summary, TellsOfAppliancesWhereThereAreAny) {
  auto county = busy_county();
  county.install_from_order(1, 30) = 3, county.install_seconds(1, 0) = 3 * 3600 * 31;
  auto const all = summarise(tables({run_of({county})}));
  EXPECT_DOUBLE_EQ(figure(all, "appliance_next_day_rate").value, 0.5);
  EXPECT_DOUBLE_EQ(figure(all, "installation_from_order_mean").value, 31);
  EXPECT_EQ(value_text(figure(all, "installation_from_order_p95")), "n/a (not reached by the end of the run)")
      << "3 of 4";
  EXPECT_THAT(summary_text(all), HasSubstr("  at the home next day"));
  EXPECT_THAT(summary_text(summarise(tables({run_of({empty_county()})}))), Not(HasSubstr("at the home")));
}

// A network that grows: rates of 0.4 from week 1 on, or never.
RunLedger reaching(bool reaches) {
  auto county = empty_county();
  county.growth.begin({{.opens = -1}, {.opens = 5}}, kDays);
  for (std::size_t day = 0; day < 14; ++day) {
    std::uint32_t const in_time = reaches && day >= 7 ? 4 : 0;
    place(county, day, {10, in_time, in_time, in_time});
  }
  return run_of({county});
}

TEST(Summary, WeeksToTheTargetAreTheMedianOfAllReplications) {
  auto s = scenario();
  s.stretches.front().settings.rollout.target = 0.4;
  s.stretches.front().settings.rollout.target_weeks = 1;
  auto const weeks = [&](std::vector<RunLedger> const& runs) {
    return figure(summarise(tabulate(s, runs, provenance())), "weeks_to_target");
  };
  auto const most = weeks({reaching(true), reaching(false), reaching(true)});
  EXPECT_EQ(most.value, 2) << "week 0, in the warm-up, counts";
  EXPECT_EQ(most.n, 2u);
  EXPECT_EQ(most.replications, 3u);
  EXPECT_EQ(value_text(weeks({reaching(true), reaching(false), reaching(false)})),
            "n/a (not reached by the end of the run in 2 of 3 replications)");
  auto const all = tabulate(s, {reaching(true), reaching(false), reaching(true)}, provenance());
  EXPECT_THAT(summary_text(summarise(all)), HasSubstr("median; reached in 2 of 3"));
}

TEST(Summary, TellsOfHowManyReplicationsAFigureIsIfSomeHadNoOrders) {
  auto const all = summarise(tables({four_orders(4), run_of({empty_county()}), four_orders(4)}));
  auto const p95 = figure(all, "lead_time_p95");
  EXPECT_NEAR(p95.value, 50.95, 1e-12);
  EXPECT_EQ(p95.n, 2u);
  EXPECT_EQ(p95.replications, 3u);
  EXPECT_THAT(summary_text(all), ::testing::ContainsRegex("P95 +[0-9.]+ h .* of 2 of 3 replications"));
  EXPECT_THAT(summary_text(summarise(replications({91, 88}))), Not(HasSubstr("of 2 of 2")));
  EXPECT_NEAR(figure(all, "three_day_rate").interval.low, wilson(8, 8).low, 1e-15)
      << "the empty replication adds no trials";
}

// A replication with `visits` visits, of which so many found nobody: all others completed at the first.
RunLedger visited(std::uint32_t visits, std::uint32_t nobody) {
  auto county = empty_county();
  county.visits(1, 0) = visits, county.visits(1, 1) = nobody, county.visits(1, 2) = visits - nobody;
  county.line_haul(1, 0) = 7, county.line_haul(1, 1) = county.line_haul(1, 2) = 5000;
  county.truck_runs(1, 0) = 3, county.truck_runs(1, 4) = 3000;
  return run_of({county});
}

TEST(Summary, TrialsOfAShareAreWhatItIsDividedBy) {
  auto const all = summarise(tables({visited(10, 6), visited(10, 4)}));
  auto const fixed = figure(all, "first_time_fix_rate");
  EXPECT_EQ(fixed.value, 1);
  EXPECT_NEAR(fixed.interval.low, wilson(10, 10).low, 1e-15) << "10 completed of 20 visits";

  auto late = empty_county();
  place(late, 8, {4, 4, 4, 4}), place(late, 13, {6, 6, 6, 6});
  auto const rates = summarise(tables({run_of({late}), run_of({late})}));
  EXPECT_NEAR(figure(rates, "next_day_rate").interval.low, wilson(20, 20).low, 1e-15);
  EXPECT_NEAR(figure(rates, "three_day_rate").interval.low, wilson(8, 8).low, 1e-15)
      << "the third day after day 13 is not over";
}

TEST(Summary, SharesOfVolumesAndMeansOfSharesHaveNoTrials) {
  auto const all = summarise(tables({visited(10, 6), visited(10, 4)}));
  for (char const* name : {"line_haul_load_factor", "truck_fullness"}) {
    auto const f = figure(all, name);
    EXPECT_EQ(f.value, 1) << name;
    EXPECT_EQ(f.half_width, 0) << name;
    EXPECT_EQ(f.interval.low, 1) << name;
  }
}

TEST(Summary, S28_OfNoOrdersSaysThatThereAreNone) {
  auto const all = summarise(tables({run_of({empty_county()})}));
  EXPECT_EQ(value_text(figure(all, "next_day_rate")), "n/a (0 orders)");
  EXPECT_EQ(value_text(figure(all, "installed_within_48h_rate")), "n/a (0 jobs old enough to judge)");
  EXPECT_EQ(value_text(figure(all, "orders")), "0");
  Json json;
  write_summary(json, all);
  EXPECT_THAT(
      json.str(),
      HasSubstr(
          R"("next_day_rate": {"value": null, "half_width": null, "low": null, "high": null, "n": 0, "replications": 1, "unit": "1", "not_available": "0 orders")"));
}

TEST(Summary, IsATableWithTheReasonsThatOccurred) {
  auto const text = summary_text(summarise(replications({91, 88})));
  EXPECT_THAT(text, HasSubstr("\nLate because of\n"));
  EXPECT_THAT(text, HasSubstr("\n  truck full  "));
  // Nobody is told twice: a line set in is a part of the one above it.
  EXPECT_THAT(text, HasSubstr("\nLeft the desk's queue for good "));
  EXPECT_THAT(text, HasSubstr("\nLeft it, came again the next day "));
  EXPECT_THAT(text, Not(HasSubstr("road closed")));
  EXPECT_THAT(text, HasSubstr("Means of 2 replications; ± half-width of their 95 % t-interval."));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 100u) << line;
}

TEST(Summary, WritesLargeNumbersInGroups) {
  Figure f{.name = "orders", .label = "Orders", .unit = "1", .value = 1234567};
  EXPECT_EQ(value_text(f), "1,234,567");
  f.value = -1234.4;
  EXPECT_EQ(value_text(f), "-1,234");
  f.value = 999;
  EXPECT_EQ(value_text(f), "999");
  f.unit = "h", f.value = 23.44;
  EXPECT_EQ(value_text(f), "23.4 h");
}

TEST(Summary, S61_RefusesALevelOf95) {
  EXPECT_THROW(summarise(busy_tables(), 95), sim::Error);
}

TEST(Summary, NeedsTablesOfThisProgram) {
  EXPECT_THROW(summarise(Tables{}), sim::Error);
}

TEST(Comparison, OfAResultWithItselfFindsNothing) {
  EXPECT_TRUE(differences(busy_tables(), busy_tables()).empty()) << "NaN equals NaN";
}

TEST(Comparison, LeavesProvenanceOutUnlessAskedFor) {
  auto elsewhere = provenance();
  elsewhere.host = "another", elsewhere.scenario_text = "schema = 1 # the same\n";
  auto const other = tabulate(scenario(), {run_of({busy_county()})}, elsewhere);
  EXPECT_TRUE(differences(busy_tables(), other).empty());
  EXPECT_EQ(differences(busy_tables(), other, {}).size(), 2u);
}

TEST(Comparison, NamesTheFirstValueThatDiffers) {
  auto county = busy_county();
  county.came_back(9, 0) = 7;
  auto const found = differences(busy_tables(), tables({run_of({county})}));
  auto const daily =
      std::find_if(found.begin(), found.end(), [](auto const& d) { return d.name == "daily_came_back"; });
  ASSERT_NE(daily, found.end());
  EXPECT_EQ(daily->index, (std::vector<std::size_t>{0, 0, 9}));
  EXPECT_EQ(describe(*daily), "daily_came_back[0, 0, 9] = 0 against 7 (1 of 16 values differ)");
}

TEST(Comparison, TellsAbsentVariablesOtherShapesAndOtherAttributes) {
  Tables a, b;
  a.add(Dimension{"x", 2});
  b.add(Dimension{"x", 3});
  a.set("", "title", std::string("one"));
  b.set("", "title", std::string("two"));
  a.add(Variable{.name = "v", .dims = {}, .data = std::vector{1.0}, .long_name = "v", .units = "1"});
  b.add(Variable{.name = "v", .dims = {}, .data = std::vector{1.0}, .long_name = "v", .units = "h"});
  b.add(Variable{.name = "w", .dims = {}, .data = std::vector{1.0}, .long_name = "w", .units = "1"});
  std::vector<std::string> said;
  for (auto const& d : differences(a, b)) said.push_back(describe(d));
  EXPECT_THAT(said, ::testing::ElementsAre("x has the size 2 against 3", "/:title differs",
                                           "v is described otherwise (units, long_name or the like)",
                                           "w is absent from the first"));
}

}  // namespace
}  // namespace ruralsim::results::hand_made
