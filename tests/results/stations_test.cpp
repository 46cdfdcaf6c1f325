// Figures of select stations and of the market, of ledgers that are small enough to work them out.
#include "results/summary.hpp"
#include "tests/results/hand_made.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ruralsim::results::hand_made {
namespace {

using models::Alternative;
using models::MarketLedger;
using models::StationLedger;
using models::StockFact;
using models::StockLedger;

models::Scenario with_shelves() {
  auto s = scenario();
  auto& settings = s.stretches.front().settings;
  settings.stocks.resize(1);
  settings.stocks[0].at = models::StockPlace::station;
  settings.products[kParcels].value = {70};
  settings.choice.model = models::ChoiceModel::logit;
  return s;
}

// Two stations; on day 8 one has eight of ten pieces that are asked for, and sends one buyer to the desk.
StationLedger two_stations() {
  StationLedger ledger(kDays, 2, 2);
  for (int n = 0; n < 2; ++n) ledger.stock.open(kParcels, 5);
  auto const state = [&](std::int64_t day, StockFact fact, std::int64_t amount) {
    ledger.stock.add(sim::midnight(day), kParcels, fact, amount);
    ledger.by_center(1, kParcels * models::kStockFacts + static_cast<std::size_t>(fact)) += amount;
  };
  state(8, StockFact::demanded, 10), state(8, StockFact::filled, 8);
  state(8, StockFact::upstream, 1), state(8, StockFact::lost, 1);
  state(9, StockFact::demanded, 4), state(9, StockFact::filled, 4);
  for (std::int64_t day = 7; day < 14; ++day) state(day, StockFact::on_hand_seconds, 6 * 86400);
  ledger.short_days(8, kParcels) = 1;
  ledger.revenue(8, kParcels) = 8 * 7000, ledger.revenue(9, kParcels) = 4 * 7000;
  ledger.revenue_by_center(1, kParcels) = 12 * 7000;
  ledger.at_end(1, kParcels * StockLedger::kAtEnd + StockLedger::kHeld) = 1;
  return ledger;
}

MarketLedger one_market() {
  MarketLedger ledger(kDays);
  for (std::size_t a = 0; a < models::kAlternatives; ++a)
    ledger.chosen(8, a) = static_cast<std::uint32_t>(10 * (a + 1));
  for (std::size_t day = 0; day < static_cast<std::size_t>(kDays); ++day) {
    ledger.state(day, MarketLedger::kHouseholds) = 200'000;
    ledger.state(day, MarketLedger::kBuyers) = 200'000 * static_cast<std::int64_t>(day + 1) / 40;
    ledger.state(day, MarketLedger::kLeadSeconds) = std::int64_t{200'000} * 3600 * 30;
  }
  return ledger;
}

Tables station_tables() {
  auto run = run_of({empty_county()});
  run.counties[0].stations = two_stations();
  run.counties[0].market = one_market();
  return tabulate(with_shelves(), {run}, provenance());
}

double headline_of(Tables const& tables, std::string const& name) {
  auto const all = summarise(tables);
  auto const found = std::find_if(all.begin(), all.end(), [&](auto const& f) { return f.name == name; });
  return found == all.end() ? -1 : found->value;
}

TEST(StationFigures, are_of_each_shelf_where_they_are_means_and_of_all_where_they_are_sums) {
  auto const tables = station_tables();
  auto const of = [&](std::string const& name) {  // parcels in week 1
    return tables.at("station_stock_" + name).values<double>()[1];
  };
  EXPECT_EQ(tables.at("station_stock_demand").values<std::int64_t>()[1], 14);
  EXPECT_EQ(tables.at("station_stock_upstream").values<std::int64_t>()[1], 1);
  EXPECT_DOUBLE_EQ(of("alpha"), 13.0 / 14) << "one of two stations on one of seven days";
  EXPECT_DOUBLE_EQ(of("beta"), 12.0 / 14);
  EXPECT_DOUBLE_EQ(of("on_hand"), 3) << "six on two shelves";
  EXPECT_DOUBLE_EQ(of("days_of_supply"), 42.0 / 14);
  EXPECT_DOUBLE_EQ(tables.at("station_sales").values<double>()[1], 12 * 70);
}

// Half a day of one piece a day is worth half of it, not nothing.
TEST(StationFigures, count_the_value_on_a_shelf_by_the_second) {
  auto run = run_of({empty_county()});
  run.counties[0].stations = two_stations();
  for (std::int64_t day = 7; day < 14; ++day)
    run.counties[0].stations.stock.add(sim::midnight(day), kParcels, StockFact::on_hand_seconds, 43200);
  auto const tables = tabulate(with_shelves(), {run}, provenance());
  EXPECT_DOUBLE_EQ(headline_of(tables, "station_shelf_value"), 45.5 * 70 / (2.0 * (kDays - kWarmUp)));
}

TEST(StationFigures, tell_which_center_sold_what) {
  auto const tables = station_tables();
  EXPECT_EQ(tables.at("center_walk_ins").values<std::int64_t>()[1], 14);
  EXPECT_EQ(tables.at("center_sold").values<std::int64_t>()[1], 12);
  EXPECT_EQ(tables.at("center_to_desk").values<std::int64_t>()[1], 1);
  EXPECT_EQ(tables.at("center_lost_sales").values<std::int64_t>()[1], 1);
  EXPECT_DOUBLE_EQ(tables.at("center_sales").values<double>()[1], 840);
  EXPECT_EQ(tables.at("center_walk_ins").values<std::int64_t>()[0], 0);
  EXPECT_TRUE(std::isnan(tables.at("center_out_of_stock").values<double>()[0])) << "no select station";
}

TEST(StationFigures, stand_in_the_summary) {
  auto const tables = station_tables();
  EXPECT_DOUBLE_EQ(headline_of(tables, "station_fill_rate"), 12.0 / 14);
  EXPECT_DOUBLE_EQ(headline_of(tables, "station_to_desk"), 1.0 / 14);
  EXPECT_DOUBLE_EQ(headline_of(tables, "station_lost"), 1.0 / 14);
  double const days = static_cast<double>(kDays - kWarmUp);
  EXPECT_DOUBLE_EQ(headline_of(tables, "station_full_days"), 1 - 1 / (2 * days));
  EXPECT_DOUBLE_EQ(headline_of(tables, "station_sold_a_day"), 12 / (2 * days));
  EXPECT_DOUBLE_EQ(headline_of(tables, "station_share_of_sales"), 1) << "nobody ordered anything";
  EXPECT_DOUBLE_EQ(headline_of(tables, "station_sales_value"), 840);
  EXPECT_DOUBLE_EQ(headline_of(tables, "station_shelf_value"), 42 * 70 / (2 * days));
  EXPECT_DOUBLE_EQ(headline_of(tables, "station_stock_turns"), 840.0 * 365 / (42 * 70));
  EXPECT_EQ(headline_of(tables, "region_fill_rate"), -1) << "no stock at the warehouse";
  auto const without = tabulate(scenario(), {run_of({empty_county()})}, provenance());
  EXPECT_EQ(headline_of(without, "station_fill_rate"), -1);
  EXPECT_EQ(without.find("center_walk_ins"), nullptr);
  EXPECT_EQ(without.find("wishes"), nullptr);
}

TEST(MarketFigures, tell_shares_of_wishes_and_who_buys) {
  auto const tables = station_tables();
  auto const shares = tables.at("choice_share").values<double>();
  auto const weeks = shares.size() / models::kAlternatives;
  EXPECT_DOUBLE_EQ(shares[1], 0.1);
  EXPECT_DOUBLE_EQ(shares[3 * weeks + 1], 0.4);
  EXPECT_DOUBLE_EQ(tables.at("adoption").values<double>()[1], 11.0 / 40) << "days 7 to 13";
  EXPECT_DOUBLE_EQ(tables.at("experienced_lead_time").values<double>()[1], 30);
  EXPECT_DOUBLE_EQ(headline_of(tables, "adoption_end"), static_cast<double>(kDays) / 40);
  EXPECT_DOUBLE_EQ(headline_of(tables, "experienced_lead_time_end"), 30);
}

}  // namespace
}  // namespace ruralsim::results::hand_made
