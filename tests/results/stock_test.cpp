// Service levels and inventory, of a ledger that is small enough to work them out.
#include "results/figures/costs.hpp"
#include "results/summary.hpp"
#include "tests/results/hand_made.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ruralsim::results::hand_made {
namespace {

using models::StockFact;
using models::StockLedger;

models::Scenario stocked() {
  auto s = scenario();
  auto& stocks = s.stretches.front().settings.stocks;
  stocks.resize(2);
  stocks[0].at = models::StockPlace::region, stocks[1].at = models::StockPlace::county;
  return s;
}

models::Scenario stocked_counties(std::size_t counties) {
  auto s = scenario(counties);
  s.stretches.front().settings.stocks = stocked().stretches.front().settings.stocks;
  return s;
}

// Week 1 are the days 7 to 13. On day 8 ten are wanted and eight there, on day 9 four of four.
StockLedger one_short_day() {
  StockLedger stock(kDays, 2);
  stock.open(kParcels, 20);
  auto const state = [&](std::int64_t day, StockFact fact, std::int64_t amount) {
    stock.add(sim::midnight(day), kParcels, fact, amount);
  };
  state(8, StockFact::demanded, 10), state(8, StockFact::filled, 8), state(8, StockFact::backordered, 2);
  state(9, StockFact::demanded, 4), state(9, StockFact::filled, 4);
  for (std::int64_t day = 7; day < 14; ++day) state(day, StockFact::on_hand_seconds, 3 * 86400);
  state(8, StockFact::owed_seconds, 86400), state(9, StockFact::owed_seconds, 2 * 86400);
  state(8, StockFact::out_seconds, 43200);
  return stock;
}

Tables stocked_tables() {
  auto run = run_of({empty_county()});
  run.stock = one_short_day();
  run.counties[0].stock = one_short_day();
  return tabulate(stocked(), {run}, provenance());
}

TEST(StockFigures, tell_service_and_inventory_by_week) {
  auto const tables = stocked_tables();
  auto const of = [&](std::string const& name) {  // parcels in week 1
    return tables.at("region_stock_" + name).values<double>()[1];
  };
  EXPECT_EQ(tables.at("region_stock_demand").values<std::int64_t>()[1], 14);
  EXPECT_EQ(tables.at("region_stock_backordered").values<std::int64_t>()[1], 2);
  EXPECT_DOUBLE_EQ(of("alpha"), 6.0 / 7);
  EXPECT_DOUBLE_EQ(of("beta"), 12.0 / 14);
  EXPECT_DOUBLE_EQ(of("gamma"), 1 - 3.0 / 14);
  EXPECT_DOUBLE_EQ(of("on_hand"), 3);
  EXPECT_DOUBLE_EQ(of("owed"), 3.0 / 7);
  EXPECT_DOUBLE_EQ(of("out_of_stock"), 0.5 / 7);
  EXPECT_DOUBLE_EQ(of("days_of_supply"), 21.0 / 14);
  EXPECT_DOUBLE_EQ(tables.at("county_stock_beta").values<double>()[1], 12.0 / 14);
}

TEST(StockFigures, of_groups_without_stock_or_weeks_without_demand_are_missing) {
  auto const tables = stocked_tables();
  auto const beta = tables.at("region_stock_beta").values<double>();
  auto const on_hand = tables.at("region_stock_on_hand").values<double>();
  ASSERT_EQ(beta.size(), 6u);  // two groups, three weeks
  EXPECT_TRUE(std::isnan(beta[0])) << "no demand in week 0";
  EXPECT_EQ(on_hand[0], 0) << "but a stock, which is empty";
  EXPECT_TRUE(std::isnan(on_hand[4])) << "no stock of appliances";
}

// 100 % would be told of a stock that owes nobody anything, since what it lacks goes elsewhere.
TEST(StockFigures, gamma_is_of_stocks_for_which_people_wait) {
  auto waiting = stocked();
  for (auto& stock : waiting.stretches.front().settings.stocks)
    if (stock.at == models::StockPlace::county) {
      stock.product = waiting.stretches.front().settings.products[kParcels].id;
      stock.on_stockout = models::OnStockout::backorder;
    }
  auto run = run_of({empty_county()});
  run.stock = one_short_day();
  run.counties[0].stock = one_short_day();
  auto const all = summarise(tabulate(waiting, {run}, provenance()));
  auto const gamma = [&](std::string const& name) {
    return *std::find_if(all.begin(), all.end(), [&](auto const& f) { return f.name == name; });
  };
  EXPECT_DOUBLE_EQ(gamma("county_gamma").value, 1 - 3.0 / 14);
  EXPECT_EQ(value_text(gamma("region_gamma")), "n/a (0 pieces whose demand waits)");
}

TEST(StockFigures, of_a_place_without_stock_take_no_line_of_the_table) {
  auto s = scenario();
  s.stretches.front().settings.stocks.resize(1);
  s.stretches.front().settings.stocks[0].at = models::StockPlace::county;
  auto run = run_of({empty_county()});
  run.counties[0].stock = one_short_day();
  auto const text = summary_text(summarise(tabulate(s, {run}, provenance())));
  EXPECT_NE(text.find("Pieces demanded of counties' stocks"), std::string::npos);
  EXPECT_EQ(text.find("Pieces demanded of the warehouse's stock"), std::string::npos);
  EXPECT_EQ(text.find("n/a (0 pieces"), std::string::npos);
}

TEST(StockFigures, stand_in_the_summary_of_scenarios_with_stock_alone) {
  auto const value_of = [](Tables const& tables, std::string const& name) {
    auto const all = summarise(tables);
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& f) { return f.name == name; });
    return found == all.end() ? -1 : found->value;
  };
  EXPECT_DOUBLE_EQ(value_of(stocked_tables(), "region_fill_rate"), 12.0 / 14);
  EXPECT_DOUBLE_EQ(value_of(stocked_tables(), "region_full_days"), 13.0 / 14) << "days 2 to 15";
  EXPECT_TRUE(std::isnan(value_of(stocked_tables(), "county_gamma"))) << "nothing waits there";
  EXPECT_DOUBLE_EQ(value_of(stocked_tables(), "region_out_of_stock"), 0.5 / 14);
  EXPECT_DOUBLE_EQ(value_of(stocked_tables(), "region_days_of_supply"), 21.0 / 14);
  auto const without = tabulate(scenario(), {run_of({empty_county()})}, provenance());
  EXPECT_EQ(value_of(without, "region_fill_rate"), -1);
  EXPECT_EQ(without.find("region_stock_beta"), nullptr);
}

// Three pieces of 10 CNY at 5 % a year in week 1; the region's in equal parts, where no parcel left for
// either.
TEST(StockFigures, tell_the_capital_that_goods_bind_and_what_it_costs) {
  auto scenario = stocked_counties(2);
  auto& s = scenario.stretches.front().settings;
  s.products[kParcels].value = {10};
  s.cost.interest = 0.05, s.cost.life_years = 10;
  auto run = run_of({empty_county(), empty_county()});
  run.stock = one_short_day();
  run.counties[0].stock = one_short_day();
  auto const t = tabulate(scenario, {run}, provenance());
  EXPECT_DOUBLE_EQ(t.at("region_stock_value").values<double>()[1], 30);
  EXPECT_DOUBLE_EQ(real(t, "county_stock_value", {0, 0, kParcels, 1}), 30);
  double const a_week = 30 * 7 / 365.0 * 0.05;
  auto const capital = [&](std::size_t county, figures::Level level) {
    for (std::size_t i = 0; i < figures::cost_items.size(); ++i)
      if (figures::cost_items[i].level == level && figures::cost_items[i].kind == figures::Kind::capital)
        return real(t, "cost", {0, county, i, 1});
    return -1.0;
  };
  for (std::size_t county : {0, 1})
    EXPECT_NEAR(capital(county, figures::Level::warehouse), a_week / 2, 0.006);
  EXPECT_NEAR(capital(0, figures::Level::hub), a_week, 0.006) << "the hub itself is paid off";
  EXPECT_EQ(capital(1, figures::Level::hub), 0);
  EXPECT_NEAR(real(t, "summary/region_stock_value", {0}), 30 * 7 / 14.0, 1e-9) << "of 14 warm days";
}

}  // namespace
}  // namespace ruralsim::results::hand_made
