// From a real run to the charts' data: the figures drawn are those of the result.
#include "viz/from_tables.hpp"

#include "models/simulate.hpp"
#include "results/figures/tabulate.hpp"
#include "results/summary.hpp"
#include "scenarios/load.hpp"
#include "sim/fault.hpp"
#include "tests/results/hand_made.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gmock/gmock.h>

namespace ruralsim::viz {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::SizeIs;

results::Tables run(std::uint32_t replications, std::vector<std::string> const& changes = {}) {
  auto const loaded = scenarios::load("scenarios/village-12.toml", changes);
  std::vector<models::RunLedger> ledgers;
  for (models::RunOptions options; options.replication < replications; ++options.replication)
    ledgers.push_back(models::simulate(loaded.scenario, options));
  results::Provenance provenance;
  provenance.version = "0.1.0";
  provenance.command = "ruralsim run scenarios/village-12.toml";
  for (auto const& change : changes) provenance.command += " --set '" + change + "'";
  provenance.scenario_path = "scenarios/village-12.toml";
  return results::tabulate(loaded.scenario, ledgers, provenance);
}

results::Tables const& three() {
  static results::Tables const tables = run(3);
  return tables;
}

results::Tables const& single() {
  static results::Tables const tables = run(1);
  return tables;
}

double mean_of(results::Tables const& tables, char const* name) {
  auto const values = tables.at(name).values<double>();
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// As the summary tells it of all replications.
results::Figure told(results::Tables const& tables, std::string const& name) {
  auto const figures = results::summarise(tables);
  return *std::ranges::find(figures, name, &results::Figure::name);
}

TEST(FromTables, TheScenarioIsCalledByItsTitle) {
  auto const svg = rendered(figure(lateness_from(three(), {})), Format::Svg, Medium::SingleColumn);
  EXPECT_THAT(svg, HasSubstr("<title>What costs next-day delivery — Twelve villages</title>"));
}

TEST(FromTables, TheCaptionTellsResultsOfOneScenarioApart) {
  auto const info = next_day_rate_from(run(1, {"run.length=60 days", "truck.parcels=90"}), {}).info;
  EXPECT_EQ(caption(info, ""),
            "village-12.toml with run.length=60 days, truck.parcels=90; n\u00a0=\u00a0"
            "1\u00a0replication, no interval; seed\u00a0"
            "12; ruralsim 0.1.0.");
}

TEST(FromTables, TheCaptionSaysFileReplicationsSeedAndLevel) {
  auto const info = next_day_rate_from(three(), {.level = 0.9}).info;
  EXPECT_EQ(info.scenario, "Twelve villages");
  EXPECT_EQ(info.file, "village-12.toml");
  EXPECT_EQ(info.replications, 3);
  EXPECT_EQ(info.seed, 12U);
  EXPECT_EQ(info.level, 0.9);
}

TEST(FromTables, AShortRunHasItsRateByDayWithEveryReplicationWithinTheTimeAxis) {
  auto const data = next_day_rate_from(three(), {});
  EXPECT_EQ(data.step, NextDayRateData::Step::Day);
  ASSERT_THAT(data.weeks, SizeIs(28));
  EXPECT_EQ(sim::iso(data.weeks.front()), "2018-07-02");
  ASSERT_THAT(data.series, SizeIs(2));
  EXPECT_THAT(data.series[0].replications, SizeIs(3));
  EXPECT_THAT(data.series[0].replications, Each(SizeIs(28)));
  for (auto const& week : data.series[0].weeks) {
    bool const unknown = std::isnan(week.low);
    EXPECT_TRUE(unknown || (0 <= week.low && week.low <= week.mean && week.mean <= week.high));
  }
}

TEST(FromTables, ALongRunHasItsRateByWeek) {
  auto const data = next_day_rate_from(run(1, {"run.length=60 days"}), {});
  EXPECT_EQ(data.step, NextDayRateData::Step::Week);
  EXPECT_THAT(data.weeks, SizeIs(9));
}

TEST(FromTables, ASingleReplicationHasNoIntervalAndNoThinLines) {
  auto const data = next_day_rate_from(single(), {});
  EXPECT_THAT(data.series[0].replications, SizeIs(0));
  EXPECT_TRUE(std::isfinite(data.series[0].weeks[3].mean));
  EXPECT_TRUE(std::isnan(data.series[0].weeks[3].low));
}

TEST(FromTables, TheWaterfallAddsUpToTheHeadlineRate) {
  auto const data = lateness_from(three(), {});
  double charged = 0;
  for (auto const& reason : data.reasons) charged += reason.orders;
  EXPECT_NEAR(data.orders - charged, data.next_day, 1e-9);
  EXPECT_NEAR(data.next_day_rate.mean, mean_of(three(), "summary/next_day_rate"), 1e-12);
  EXPECT_NEAR(data.orders, mean_of(three(), "summary/orders"), 1e-9);
  double shares = data.next_day_rate.mean;
  for (auto const& reason : data.reasons) shares += reason.share;
  EXPECT_NEAR(shares, 1, 1e-12);
}

TEST(FromTables, PercentilesOfLeadTimesAreThoseOfTheSummary) {
  for (auto const* tables : {&single(), &three()}) {
    auto const data = lead_time_from(*tables, {});
    ASSERT_THAT(data.series, SizeIs(3));  // ready, in hand, installed
    auto const& percentiles = data.series[0].percentiles;
    ASSERT_THAT(percentiles, SizeIs(3));
    EXPECT_NEAR(percentiles[0].hours.mean, told(*tables, "lead_time_p50").value, 1e-9);
    EXPECT_NEAR(percentiles[1].hours.mean, told(*tables, "lead_time_p90").value, 1e-9);
    EXPECT_NEAR(percentiles[2].hours.mean, told(*tables, "lead_time_p95").value, 1e-9);
  }
  // And of one run they lie on its curve.
  auto const ready = lead_time_from(single(), {}).series[0];
  EXPECT_NEAR(percentile(ready, 0.9), ready.percentiles[1].hours.mean, 1e-6);
}

// Ten orders of week 1 in each of two replications, ready after some 30 h; so many of the second never.
results::Tables two_with_open(std::uint32_t open) {
  using namespace results::hand_made;
  std::vector<models::RunLedger> ledgers;
  for (std::uint32_t const missing : {0U, open}) {
    auto county = empty_county();
    county.ordered(8, kParcels) = 10;
    county.lead_ready(1, 30) = 10 - missing;
    county.lead_seconds(1, 0) = (10 - missing) * 30 * 3600;
    ledgers.push_back(run_of({county}));
  }
  return tables(ledgers);
}

TEST(FromTables, APercentileIsNotReachedIfItIsNotByAllReplicationsTogether) {
  for (std::uint32_t const open : {2U, 3U}) {  // of 20 orders
    auto const tables = two_with_open(open);
    auto const ready = lead_time_from(tables, {}).series[0];
    EXPECT_TRUE(std::isfinite(ready.percentiles[0].hours.mean));
    EXPECT_EQ(std::isnan(ready.percentiles[1].hours.mean), open == 3) << open;
    auto const figures = results::summarise(tables, 0.95);
    auto const p90 = std::ranges::find(figures, "lead_time_p90", &results::Figure::name);
    EXPECT_EQ(std::isnan(p90->value), open == 3) << "else chart and summary disagree";
  }
  Canvas const canvas =
      drawn(figure(lead_time_from(two_with_open(3), {})), Format::Png, Medium::DoubleColumn);
  std::vector<std::string> words;
  for (auto const& label : canvas.labels()) words.push_back(label.text);
  EXPECT_THAT(words, testing::Contains(HasSubstr("P90 not reached")));
}

// What lies in the bin without an upper bound is not on the curve, and no circle may stand beside that.
TEST(FromTables, APercentileBeyondTheLastBoundOfTheBinsIsNotReached) {
  using namespace results::hand_made;
  auto county = empty_county();
  county.ordered(8, kParcels) = 10;
  county.lead_ready(1, 30) = 4, county.lead_ready(1, models::lead_bins::kCount - 1) = 6;
  auto const data = lead_time_from(tables({run_of({county})}), {});
  for (auto const& p : data.series[0].percentiles) EXPECT_TRUE(std::isnan(p.hours.mean)) << p.share;
  EXPECT_EQ(drawn(figure(data), Format::Png, Medium::DoubleColumn).count(Mark::Dot), 0U);
}

TEST(FromTables, AMeanTimeIsOfTheOrdersThatArrivedInAnyReplication) {
  EXPECT_TRUE(std::isfinite(lead_time_parts_from(two_with_open(9), {}).rows[0].total.mean));
  EXPECT_TRUE(std::isfinite(lead_time_parts_from(two_with_open(10), {}).rows[0].total.mean));
}

TEST(FromTables, ReplicationsAreThinLinesRoundThatOfAllTogether) {
  auto const ready = lead_time_from(three(), {}).series[0];
  ASSERT_THAT(ready.replications, SizeIs(3));
  for (std::size_t bin = 0; bin < ready.counts.size(); ++bin) {
    auto const of = {ready.replications[0][bin], ready.replications[1][bin], ready.replications[2][bin]};
    EXPECT_LE(std::min(of) - 1e-12, ready.counts[bin]);
    EXPECT_GE(std::max(of) + 1e-12, ready.counts[bin]);
  }
  EXPECT_THAT(lead_time_from(single(), {}).series[0].replications, SizeIs(0));
}

TEST(FromTables, PartsOfTheLeadTimeAreTheSummarysStages) {
  auto const data = lead_time_parts_from(single(), {});
  ASSERT_THAT(data.rows, SizeIs(1));
  auto const stages = single().at("summary/stage_mean").values<double>();
  ASSERT_EQ(data.rows[0].hours.size() + 1, stages.size());  // the last is drawn apart
  for (std::size_t i = 0; i + 1 < stages.size(); ++i)
    EXPECT_NEAR(data.rows[0].hours[i], stages[i], 1e-9) << i;
  EXPECT_NEAR(data.rows[0].afterwards.mean, stages.back(), 1e-9);
  EXPECT_EQ(data.afterwards, "on the shelf");
}

// Orders on the shelf are other orders than those that are ready: their time is no part of the sum.
TEST(FromTables, PartsOfTheLeadTimeAddUpToIt) {
  auto const row = lead_time_parts_from(three(), {}).rows[0];
  EXPECT_NEAR(row.total.mean, told(three(), "lead_time_mean").value, 1e-9);
  EXPECT_NEAR(std::accumulate(row.hours.begin(), row.hours.end(), 0.0), row.total.mean, 1e-9);
}

TEST(FromTables, TheBacklogsLastDayIsTheSummarysEnd) {
  auto const data = installation_backlog_from(three(), {});
  ASSERT_THAT(data.jobs, SizeIs(4));
  EXPECT_THAT(data.jobs, Each(SizeIs(28)));
  EXPECT_NEAR(data.total.back().mean, mean_of(three(), "summary/backlog_end"), 1e-9);
}

TEST(FromTables, ARunWithoutAppliancesSaysSo) {
  auto const tables = run(1, {"product.washing-machine.share=0 %", "product.parcel.share=100 %"});
  auto const data = installation_backlog_from(tables, {});
  EXPECT_THAT(data.days, SizeIs(0));
  EXPECT_THAT(data.info.nothing, HasSubstr("nobody ordered an installation"));
  EXPECT_THAT(lead_time_from(tables, {}).series, SizeIs(2));
  for (auto const name : chart_names())
    for (auto const& figure : figures_from(tables, name, {}))
      EXPECT_FALSE(rendered(figure, Format::Svg, Medium::SingleColumn).empty()) << name;
}

TEST(FromTables, OnlyResourcesThatAreEverOnDutyAreDrawn) {
  auto const data = utilisation_from(three(), {});
  std::vector<std::string> names;
  for (auto const& resource : data.resources) names.push_back(resource.name);
  EXPECT_THAT(names, testing::IsSupersetOf({"trucks", "technicians", "warehouse, picking"}));
}

TEST(FromTables, LevelsOfTheCostAddUpToTheSummarys) {
  auto const data = cost_from(three(), {});
  EXPECT_EQ(data.currency, "CNY 2018");
  ASSERT_THAT(data.levels, SizeIs(6));
  double goods = 0;
  for (auto const& level : data.levels)
    if (level.name != "technicians") goods += std::accumulate(level.amount.begin(), level.amount.end(), 0.0);
  EXPECT_NEAR(goods, told(three(), "cost_per_parcel").value, 1e-9);
  EXPECT_NEAR(data.parcel.mean, goods, 1e-9);
}

TEST(FromTables, EveryCenterStandsAtItsWayFromTheHub) {
  auto const data = equity_from(three(), {});
  ASSERT_THAT(data.centers, SizeIs(4));
  for (auto const& center : data.centers) EXPECT_GT(center.households, 0);
  EXPECT_LE(data.near_way, data.remote_way);
  EXPECT_NEAR(data.gini.mean, told(three(), "next_day_gini").value, 1e-12);
  EXPECT_NEAR(data.gini.high, told(three(), "next_day_gini").interval.high, 1e-12);
}

TEST(FromTables, WaysBackAreDrawnWhereSomethingIsSold) {
  EXPECT_FALSE(has_figures(three(), "back-haul"));
  EXPECT_TRUE(has_figures(three(), "cost"));
  EXPECT_THAT(back_haul_from(three(), {}).info.nothing, HasSubstr("nothing is sold"));

  auto const loaded = scenarios::load("scenarios/harvest.toml", {"run.length=84 days"});
  std::vector<models::RunLedger> ledgers{models::simulate(loaded.scenario, {})};
  auto const tables = results::tabulate(loaded.scenario, ledgers, {});
  EXPECT_TRUE(has_figures(tables, "back-haul"));
  auto const data = back_haul_from(tables, {});
  ASSERT_THAT(data.series, SizeIs(4));
  auto const fullness = tables.at("truck_back_fullness").values<double>();
  auto const empty = tables.at("carrier_empty_distance").values<double>(),
             driven = tables.at("carrier_distance").values<double>();
  for (std::size_t week = 0; week < 12; ++week) {
    EXPECT_NEAR(data.series[0].weeks[week].mean, fullness[week], 1e-12);
    EXPECT_NEAR(data.series[2].weeks[week].mean, empty[12 + week] / driven[12 + week], 1e-12);
    EXPECT_NEAR(data.series[3].weeks[week].mean, empty[week] / driven[week], 1e-12);
  }
  EXPECT_GT(data.series[1].weeks[5].mean, 0.02) << "pears";
}

TEST(FromTables, TheMapHasEveryVillageCenterAndRun) {
  auto const data = county_map_from(three(), {.county = 0});
  EXPECT_THAT(data.villages, SizeIs(12));
  ASSERT_THAT(data.centers, SizeIs(4));
  ASSERT_FALSE(data.runs.empty());
  std::size_t stops = 0;
  for (auto const& one : data.runs) stops += one.path.size() - 2;  // without the hub, first and last
  EXPECT_EQ(stops, 4U);
}

// Village-12 twice, side by side behind one warehouse.
results::Tables const& two_counties() {
  static results::Tables const tables = [] {
    auto scenario = scenarios::load("scenarios/village-12.toml").scenario;
    scenario.network.counties.push_back(scenario.network.counties.front());
    scenario.network.counties.back().id = "second";
    for (auto& stretch : scenario.stretches)
      stretch.settings.counties.push_back(stretch.settings.counties.front());
    std::vector<models::RunLedger> const ledgers{models::simulate(scenario, {})};
    return results::tabulate(scenario, ledgers, {});
  }();
  return tables;
}

TEST(FromTables, SeveralCountiesAreAddedUpAndEachCanBeDrawnAlone) {
  auto const all = lateness_from(two_counties(), {});
  auto const first = lateness_from(two_counties(), {.county = 0});
  auto const second = lateness_from(two_counties(), {.county = 1});
  EXPECT_GT(first.orders, 0);
  EXPECT_GT(second.orders, 0);
  EXPECT_DOUBLE_EQ(all.orders, first.orders + second.orders);
  EXPECT_DOUBLE_EQ(all.next_day, first.next_day + second.next_day);
  EXPECT_DOUBLE_EQ(second.orders, two_counties().at("county_summary/orders").values<double>()[1]);
  EXPECT_THAT(county_map_from(two_counties(), {.county = 1}).centers, SizeIs(4));
}

TEST(FromTables, EachCountyHasAMapOfItsOwn) {
  auto const maps = figures_from(two_counties(), "county-map", {});
  ASSERT_THAT(maps, SizeIs(2));
  EXPECT_EQ(maps[0].name, "county-map-twelve");
  EXPECT_EQ(maps[1].name, "county-map-second");
  EXPECT_THAT(figures_from(two_counties(), "county-map", {.county = 1}), SizeIs(1));
}

TEST(FromTables, ACountyIsFoundByIdAndNameAndOthersAreRefused) {
  EXPECT_EQ(find_county(three(), "twelve"), 0U);
  EXPECT_EQ(find_county(three(), "Twelve villages"), 0U);
  try {
    find_county(three(), "nowhere");
    FAIL();
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    EXPECT_THAT(error.what(), HasSubstr("twelve"));
  }
}

}  // namespace
}  // namespace ruralsim::viz
