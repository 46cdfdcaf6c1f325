// Choice of channel and adoption in whole runs: feedback, pairing, changes by date.
#include "models/facts.hpp"
#include "models/network/select_stations.hpp"
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <cmath>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

using tests::small_county;

ChoiceSettings usual_choice() {
  ChoiceSettings c;
  c.model = ChoiceModel::logit;
  c.own_phone = 3.2, c.assisted = 4.8, c.station = 3;
  c.price = -4, c.price_station = 1.05;
  c.distance = -0.15, c.lead_time = -0.15, c.stockout = -2, c.skill = 2;
  c.digital_skill = 0.5, c.skill_spread = 0.15;
  return c;
}
Scenario with_market(ChoiceModel model, AdoptionModel adoption, std::int64_t days = 21) {
  auto scenario = small_county(days);
  auto& s = scenario.stretches.front().settings;
  s.demand.adoption = 0.3;
  s.center.desk.order_time = sim::Distribution::constant(200);
  s.choice = usual_choice(), s.choice.model = model;
  s.experience = {.initial_lead_time = sim::days(2), .smoothing = 0.2};
  s.adoption.model = adoption;
  s.adoption.innovation = 0.1, s.adoption.imitation = 3;
  s.adoption.potential = 0.8, s.adoption.distance_decay = sim::Km{20};
  s.adoption.lead_time_effect = -0.5, s.adoption.reference_lead_time = sim::days(2);
  return scenario;
}
Scenario slower(Scenario scenario) {
  scenario.stretches.front().settings.line_haul.speed = {6};  // 200 km
  return scenario;
}
CountyLedger run_of(Scenario const& scenario, std::uint32_t replication = 0) {
  RunOptions o;
  o.replication = replication, o.orders = Orders::recorded;
  return simulate(scenario, o).counties.front();
}
std::int64_t wished(CountyLedger const& ledger, Alternative alternative) {
  std::int64_t sum = 0;
  for (std::size_t day = 0; day < ledger.market.chosen.rows(); ++day)
    sum += ledger.market.chosen(day, static_cast<std::size_t>(alternative));
  return sum;
}
double adopted_at_end(CountyLedger const& ledger) {
  auto const last = ledger.market.state.rows() - 1;
  return static_cast<double>(ledger.market.state(last, MarketLedger::kBuyers)) /
         static_cast<double>(ledger.market.state(last, MarketLedger::kHouseholds));
}

TEST(Choice, with_feedback_off_does_not_care_how_long_goods_take) {
  auto scenario = with_market(ChoiceModel::logit, AdoptionModel::constant);
  scenario.stretches.front().settings.choice.feedback = Feedback::off;
  EXPECT_EQ(run_of(scenario).market.chosen, run_of(slower(scenario)).market.chosen);
  scenario.stretches.front().settings.choice.feedback = Feedback::on;
  auto const fast = run_of(scenario), slow = run_of(slower(scenario));
  EXPECT_LT(wished(slow, Alternative::own_phone), wished(fast, Alternative::own_phone));
  EXPECT_GT(wished(slow, Alternative::none), wished(fast, Alternative::none));
}

// The shares move at the ends of one axis: a higher price at the desk sends nobody from the phone elsewhere.
TEST(Choice, keeps_its_people_when_another_way_becomes_dearer) {
  auto const usual = with_market(ChoiceModel::logit, AdoptionModel::constant);
  auto dearer = usual;
  dearer.stretches.front().settings.choice.feedback = Feedback::off;
  auto cheap = dearer;
  dearer.stretches.front().settings.choice.price_assisted = 1.1;
  auto const phone = [](CountyLedger const& ledger) {
    std::multiset<std::tuple<std::int64_t, std::uint16_t, std::uint8_t>> orders;
    for (auto const& row : ledger.orders)
      if (row.placed >= 0 && row.channel == 0) orders.insert({row.placed, row.village, row.group});
    return orders;
  };
  auto const before = phone(run_of(cheap)), after = phone(run_of(dearer));
  EXPECT_GT(after.size(), before.size()) << "some go over to the phone";
  EXPECT_TRUE(std::includes(after.begin(), after.end(), before.begin(), before.end()));
}

TEST(Choice, of_households_is_that_of_their_villages) {
  auto village = with_market(ChoiceModel::logit, AdoptionModel::bass, 14);
  auto& county = village.network.counties.front();
  county.villages.resize(4);
  for (auto& v : county.villages) v.households = 150, v.center = {0};
  county.centers.resize(1);
  village.stretches.front().settings.demand.orders_per_household = {600};
  auto household = village;
  household.stretches.front().settings.demand.detail = DemandDetail::household;
  auto const a = run_of(village), b = run_of(household);
  double all_a = 0, all_b = 0;
  for (std::size_t k = 0; k < kAlternatives; ++k) {
    all_a += static_cast<double>(wished(a, static_cast<Alternative>(k)));
    all_b += static_cast<double>(wished(b, static_cast<Alternative>(k)));
  }
  ASSERT_GT(all_a, 2000);
  EXPECT_NEAR(all_a, all_b, 3.5 * std::sqrt(all_a + all_b));
  for (std::size_t k = 0; k < kAlternatives; ++k) {
    double const p = static_cast<double>(wished(a, static_cast<Alternative>(k))) / all_a;
    double const q = static_cast<double>(wished(b, static_cast<Alternative>(k))) / all_b;
    EXPECT_NEAR(p, q, 3.5 * std::sqrt(p * (1 - p) * (1 / all_a + 1 / all_b)) + 0.01) << k;
  }
}

TEST(Choice, sends_wishes_to_the_shelf_where_there_is_one) {
  auto scenario = with_market(ChoiceModel::logit, AdoptionModel::constant);
  EXPECT_EQ(wished(run_of(scenario), Alternative::station), 0) << "there are no stations";
  network::choose_select_stations(scenario.network.counties.front(), 0.5, StationRule::most_households);
  auto& s = scenario.stretches.front().settings;
  StockSettings shelf;
  shelf.id = "shelf", shelf.product = s.products[0].id, shelf.at = StockPlace::station;
  shelf.up_to = StockAmount{4, StockAmount::Unit::days};
  s.stocks = {shelf};
  auto const with = run_of(scenario);
  auto const to_shelf = wished(with, Alternative::station);
  EXPECT_GT(to_shelf, 300);
  std::int64_t demanded = 0;
  for (std::size_t day = 0; day < 21; ++day)
    demanded += with.stations.stock.fact(day, 0, StockFact::demanded);
  EXPECT_EQ(demanded, to_shelf) << "nobody else walks in";
}

TEST(Adoption, falls_behind_where_goods_take_longer_unless_feedback_is_off) {
  constexpr std::uint32_t kReplications = 5;
  auto on = with_market(ChoiceModel::shares, AdoptionModel::bass, 182);
  auto off = on;
  off.stretches.front().settings.adoption.lead_time_effect = 0;
  std::vector<double> lost;
  double mean = 0, squares = 0;
  for (std::uint32_t r = 0; r < kReplications; ++r) {
    lost.push_back(adopted_at_end(run_of(slower(on), r)) - adopted_at_end(run_of(on, r)));
    mean += lost.back() / kReplications;
    EXPECT_EQ(adopted_at_end(run_of(slower(off), r)), adopted_at_end(run_of(off, r)));
  }
  for (double const x : lost) squares += (x - mean) * (x - mean);
  double const error = std::sqrt(squares / (kReplications - 1) / kReplications);
  std::printf("| line-haul at 6 km/h instead of 60: adoption after half a year | %+.4f | %.4f |\n", mean,
              error);
  EXPECT_LT(mean, -3.5 * error);
  EXPECT_LT(mean, -0.01);
}

// With constant demand those who wait have waited for half of the closure in the mean.
TEST(Market, notices_a_standstill_while_it_lasts) {
  auto scenario = with_market(ChoiceModel::logit, AdoptionModel::constant, 140);
  auto& s = scenario.stretches.front().settings;
  s.choice.lead_time = 0;
  constexpr std::int64_t kCloses = 21, kOpens = kCloses + 13 * 7;
  DisturbanceSettings closed;
  closed.id = "closed", closed.kind = Disturbs::line_haul, closed.goods = GoodsUnderWay::hold_at_sender;
  closed.from = scenario.run.start + kCloses, closed.to = scenario.run.start + kOpens;
  auto const lead_time = [](CountyLedger const& ledger, std::int64_t day) {  // days
    auto const* const row = &ledger.market.state(static_cast<std::size_t>(day), 0);
    return static_cast<double>(row[MarketLedger::kLeadSeconds]) / 86400 /
           static_cast<double>(row[MarketLedger::kHouseholds]);
  };
  auto const open = run_of(scenario);
  s.disturbances = {closed};
  auto const stopped = run_of(scenario);
  EXPECT_EQ(lead_time(stopped, kCloses), lead_time(open, kCloses));
  EXPECT_LT(lead_time(open, kOpens - 1), 3);
  double const half = 13 * 7 / 2.0;
  EXPECT_NEAR(lead_time(stopped, kOpens - 1), half, 0.1 * half);
}

// Nobody waits for what was lost.
TEST(Market, does_not_count_lost_orders_as_open) {
  auto scenario = with_market(ChoiceModel::logit, AdoptionModel::constant, 56);
  StockSettings empty;
  auto& s = scenario.stretches.front().settings;
  empty.id = "empty", empty.product = s.products[0].id, empty.at = StockPlace::region;
  empty.up_to = StockAmount{0, StockAmount::Unit::pieces};
  empty.on_stockout = OnStockout::lost;
  s.stocks = {empty};
  auto const ledger = run_of(scenario);
  std::int64_t lost = 0;
  for (std::size_t day = 0; day < 56; ++day) lost += ledger.lost(day, 0);
  EXPECT_GT(lost, 1000);
  auto const* const row = &ledger.market.state(55, 0);
  EXPECT_LT(static_cast<double>(row[MarketLedger::kLeadSeconds]) / 86400 /
                static_cast<double>(row[MarketLedger::kHouseholds]),
            3);
}

TEST(Adoption, begins_when_the_center_opens) {
  auto scenario = with_market(ChoiceModel::shares, AdoptionModel::bass, 42);
  for (auto& center : scenario.network.counties.front().centers) center.opens = 14;
  auto const ledger = run_of(scenario);
  EXPECT_EQ(ledger.market.state(13, MarketLedger::kHouseholds), 0);
  EXPECT_EQ(ledger.market.state(14, MarketLedger::kBuyers), 0);
  EXPECT_GT(ledger.market.state(14, MarketLedger::kHouseholds), 0);
  EXPECT_GT(ledger.market.state(41, MarketLedger::kBuyers), 0);
}

TEST(Market, that_changes_by_date_leaves_the_past_as_it_was) {
  constexpr std::size_t kChange = 10;
  auto const one = with_market(ChoiceModel::logit, AdoptionModel::bass);
  auto other = one;
  other.stretches.push_back({kChange, one.stretches.front().settings});
  auto& s = other.stretches.back().settings;
  s.choice.price = -1, s.adoption.imitation = 9, s.experience.smoothing = 0.9;
  auto const a = run_of(one), b = run_of(other);
  for (std::size_t day = 0; day < kChange; ++day)
    for (std::size_t k = 0; k < kAlternatives; ++k)
      ASSERT_EQ(a.market.chosen(day, k), b.market.chosen(day, k)) << day;
  EXPECT_NE(a.market.chosen(kChange, 0), b.market.chosen(kChange, 0));
  std::size_t orders = 0;
  for (; orders < a.orders.size() && a.orders[orders].placed < static_cast<std::int64_t>(kChange) * 86400;
       ++orders) {
    ASSERT_EQ(a.orders[orders].placed, b.orders[orders].placed);
    ASSERT_EQ(a.orders[orders].village, b.orders[orders].village);
  }
  EXPECT_GT(orders, 1000u);
}

}  // namespace
}  // namespace ruralsim::models
