// Stock in whole runs: what it does to orders, and what it leaves alone.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

using tests::small_county;
using Unit = StockAmount::Unit;

StockSettings stock(StockPlace at, double days, OnStockout does, std::size_t group = 0) {
  auto const products = tests::plain_settings().products;
  StockSettings s;
  s.id = products[group].id + (at == StockPlace::region ? " region" : " county");
  s.product = products[group].id, s.at = at;
  s.up_to = StockAmount{days, Unit::days};
  s.lead_time = sim::Distribution::constant(86400), s.on_stockout = does;
  return s;
}
Scenario with(std::vector<StockSettings> stocks, std::int64_t days = 21) {
  auto scenario = small_county(days);
  auto& s = scenario.stretches.front().settings;
  for (auto& product : s.products) product.stocked_in_region = 0.6;
  s.warehouse.national_lead_time = sim::Distribution::constant(2 * 86400);
  s.stocks = std::move(stocks);
  return scenario;
}
RunOptions recorded(std::uint32_t replication = 0) {
  RunOptions o;
  o.replication = replication, o.orders = Orders::recorded;
  return o;
}
std::int64_t sum(Counts<std::uint32_t> const& counts) {
  std::int64_t all = 0;
  for (auto const n : counts.cells()) all += n;
  return all;
}
std::int64_t sum(StockLedger const& ledger, StockFact fact, std::size_t group = 0) {
  std::int64_t all = 0;
  for (std::size_t day = 0; day < ledger.facts.rows(); ++day) all += ledger.fact(day, group, fact);
  return all;
}
double next_day_rate(CountyLedger const& ledger) {
  std::int64_t in_time = 0, orders = 0;
  for (std::size_t day = 0; day + 2 <= ledger.ordered.rows(); ++day) {
    in_time += ledger.ready_within(day, 0);
    for (std::size_t g = 0; g < ledger.ordered.columns(); ++g) orders += ledger.ordered(day, g);
  }
  return static_cast<double>(in_time) / static_cast<double>(orders);
}

// The same orders with and without: paired, since nothing that villages draw depends on stock.
TEST(PreStock, raises_the_next_day_rate) {
  constexpr std::uint32_t kReplications = 8;
  std::vector<double> gained;
  double mean = 0, squares = 0;
  for (std::uint32_t r = 0; r < kReplications; ++r) {
    auto const without = simulate(with({}), recorded(r)).counties.front();
    auto const run = simulate(with({stock(StockPlace::county, 3, OnStockout::upstream)}), recorded(r));
    auto const& there = run.counties.front();
    ASSERT_EQ(without.orders.size(), there.orders.size());
    for (std::size_t n = 0; n < there.orders.size(); n += 97) {
      ASSERT_EQ(without.orders[n].placed, there.orders[n].placed);
      ASSERT_EQ(without.orders[n].village, there.orders[n].village);
      ASSERT_EQ(without.orders[n].group, there.orders[n].group);
    }
    gained.push_back(next_day_rate(there) - next_day_rate(without));
    mean += gained.back() / kReplications;
  }
  for (double const g : gained) squares += (g - mean) * (g - mean);
  double const error = std::sqrt(squares / (kReplications - 1) / kReplications);
  std::printf("| pre-stock of three days: next-day rate | %+.4f | %.4f |\n", mean, error);
  EXPECT_GT(mean, 0.1 + 3.5 * error);
}

TEST(PreStock, leaves_from_the_hub_at_the_cut_off) {
  auto const run = simulate(with({stock(StockPlace::county, 3, OnStockout::upstream)}), recorded());
  std::int64_t from_county = 0;
  for (auto const& row : run.counties.front().orders)
    if (row.group == 0 && row.sorted >= 0 && row.sorted == row.released) ++from_county;
  auto const& ledger = run.counties.front().stock;
  EXPECT_EQ(from_county, sum(ledger, StockFact::filled));
  EXPECT_GT(from_county, sum(ledger, StockFact::demanded) / 2);
}

TEST(RegionalStock, that_is_never_short_is_like_a_region_that_stocks_everything) {
  auto everything = with({});
  for (auto& product : everything.stretches.front().settings.products) product.stocked_in_region = 1;
  auto const ample = with({stock(StockPlace::region, 100, OnStockout::lost),
                           stock(StockPlace::region, 1000, OnStockout::lost, 1)});
  auto const a = simulate(everything, recorded()), b = simulate(ample, recorded());
  auto const &rows = a.counties.front().orders, &same = b.counties.front().orders;
  ASSERT_EQ(rows.size(), same.size());
  for (std::size_t n = 0; n < rows.size(); ++n) {
    ASSERT_EQ(rows[n].ready, same[n].ready) << n;
    ASSERT_EQ(rows[n].reason, same[n].reason) << n;
  }
}

// Nothing at all in the region, and whatever is not there comes from the national hub: as it was without
// stock.
TEST(RegionalStock, without_a_piece_leaves_all_to_the_national_hub) {
  auto nothing = with({});
  for (auto& product : nothing.stretches.front().settings.products) product.stocked_in_region = 0;
  auto const empty = with({stock(StockPlace::region, 0, OnStockout::upstream),
                           stock(StockPlace::region, 0, OnStockout::upstream, 1)});
  auto const a = simulate(nothing, recorded()), b = simulate(empty, recorded());
  for (std::size_t n = 0; n < a.counties.front().orders.size(); ++n) {
    ASSERT_EQ(a.counties.front().orders[n].ready, b.counties.front().orders[n].ready) << n;
    ASSERT_EQ(a.counties.front().orders[n].reason, b.counties.front().orders[n].reason) << n;
  }
}

TEST(RegionalStock, makes_orders_wait_their_turn_when_it_backorders) {
  auto scarce = stock(StockPlace::region, 1, OnStockout::backorder);
  scarce.lead_time = sim::Distribution::exponential(2 * 86400);
  auto const run = simulate(with({scarce}, 28), recorded());
  auto const& county = run.counties.front();
  EXPECT_GT(sum(run.stock, StockFact::backordered), sum(run.stock, StockFact::demanded) / 4);
  EXPECT_EQ(sum(county.lost), 0);
  std::int64_t released = -1, supplied = -1;
  std::map<std::int64_t, std::int64_t> last;  // by release: when the last of its orders had its goods
  for (auto const& row : county.orders)
    if (row.group == 0 && row.supplied >= 0) last[row.released] = std::max(last[row.released], row.supplied);
  for (auto const& [at, when] : last) {
    EXPECT_GE(when, supplied) << "released at " << at << " after " << released;
    released = at, supplied = when;
  }
}

TEST(RegionalStock, loses_orders_and_says_why) {
  auto const run = simulate(with({stock(StockPlace::region, 0.5, OnStockout::lost)}), recorded());
  auto const& county = run.counties.front();
  auto const lost = sum(county.lost);
  EXPECT_GT(lost, 1000);
  EXPECT_EQ(lost, sum(run.stock, StockFact::lost));
  std::int64_t told = 0;
  for (auto const& row : county.orders)
    told += row.released >= 0 && row.supplied < 0 && row.reason == static_cast<int>(Reason::no_stock) ? 1 : 0;
  EXPECT_LE(told, lost) << "those whose deadline lies beyond the run are not judged";
  EXPECT_GT(told, lost * 8 / 10);
}

TEST(RegionalStock, sends_a_substitute_while_there_is_any) {
  auto scarce = stock(StockPlace::region, 0, OnStockout::lost);
  scarce.substitute = tests::plain_settings().products[1].id;
  auto other = stock(StockPlace::region, 0, OnStockout::backorder, 1);
  other.up_to = StockAmount{50, Unit::pieces};
  auto const run = simulate(with({scarce, other}), recorded());
  EXPECT_GT(sum(run.stock, StockFact::substituted), 100);
  EXPECT_EQ(sum(run.stock, StockFact::substituted), sum(run.stock, StockFact::lent, 1));
  EXPECT_EQ(sum(run.stock, StockFact::filled), 0);
}

TEST(RegionalStock, feeds_the_counties) {
  auto const run = simulate(with({stock(StockPlace::region, 4, OnStockout::upstream),
                                  stock(StockPlace::county, 3, OnStockout::upstream)}),
                            recorded());
  auto const& county = run.counties.front().stock;
  auto const missed = sum(county, StockFact::upstream);
  EXPECT_GE(sum(run.stock, StockFact::demanded), missed + sum(county, StockFact::received));
  EXPECT_LE(sum(run.stock, StockFact::demanded), missed + sum(county, StockFact::ordered));
  EXPECT_GT(sum(county, StockFact::received), sum(county, StockFact::demanded) / 2);
}

TEST(StockSettings, that_change_by_date_leave_the_past_as_it_was) {
  constexpr std::int64_t kChange = 12;
  auto const one = with({stock(StockPlace::region, 2, OnStockout::backorder),
                         stock(StockPlace::county, 1, OnStockout::upstream)});
  auto other = one;
  other.stretches.push_back({kChange, one.stretches.front().settings});
  for (auto& s : other.stretches.back().settings.stocks) s.up_to = StockAmount{6, Unit::days};
  auto const a = simulate(one, recorded()), b = simulate(other, recorded());
  std::size_t after = 0;
  for (auto const* pair : {&a.stock, &a.counties.front().stock}) {
    auto const& changed = pair == &a.stock ? b.stock : b.counties.front().stock;
    for (std::size_t day = 0; day < pair->facts.rows(); ++day)
      for (std::size_t f = 0; f < kStockFacts; ++f) {
        auto const fact = static_cast<StockFact>(f);
        if (day < kChange)
          ASSERT_EQ(pair->fact(day, 0, fact), changed.fact(day, 0, fact)) << day << ", fact " << f;
        else
          after += pair->fact(day, 0, fact) != changed.fact(day, 0, fact) ? 1 : 0;
      }
  }
  EXPECT_GT(after, 50u) << "the change is felt";
}

}  // namespace
}  // namespace ruralsim::models
