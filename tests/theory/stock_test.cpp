// The stock of the warehouse and of a county, as the shipped actors keep it, against inventory theory.
#include "models/actors/stock_keeper.hpp"
#include "models/actors/warehouse.hpp"
#include "models/region_stocks.hpp"
#include "tests/theory/bench_county.hpp"
#include "tests/theory/runs.hpp"
#include "tests/theory/stock_forms.hpp"

namespace ruralsim::theory {
namespace {

using models::OnStockout;
using models::StockAmount;
using models::StockFact;
using models::StockPlace;
using models::StockPolicy;
using models::StockSettings;
using sim::Distribution;

constexpr std::size_t kBatches = 40;
constexpr std::size_t kWeeks = 41 * 160;  // seconds of a run fit into 32 bits: 136 years
constexpr double kGap = 2000;             // seconds between demands
constexpr std::int64_t kLead = 8 * 2000;  // eight demands, on average
constexpr double kDemand = kLead / kGap;

std::optional<StockAmount> pieces(std::int64_t n) {
  return StockAmount{static_cast<double>(n), StockAmount::Unit::pieces};
}
StockSettings base_stock(std::int64_t up_to, Distribution lead, OnStockout does) {
  StockSettings s;
  s.id = "stock", s.product = "small parcel";
  s.up_to = pieces(up_to), s.lead_time = lead, s.on_stockout = does;
  return s;
}
StockSettings in_county(StockSettings s) {
  s.id = "pre-stock", s.at = StockPlace::county;
  return s;
}

models::Scenario with(std::vector<StockSettings> stocks) {
  auto scenario = one_village(7 * kWeeks);
  auto& s = scenario.stretches.front().settings;
  s.stocks = std::move(stocks);
  s.products[0].share = 1, s.products[1].share = 0;
  return scenario;
}

// The warehouse's stock and a county's, door to door, fed by a Poisson stream of orders.
class StockBench {
 public:
  // `batch`: law of the number of pieces ordered together.
  explicit StockBench(std::vector<StockSettings> stocks, Law batch = {0, 1})
      : bench_(with(std::move(stocks))),
        here_(bench_.county.here),
        hall_(here_, bench_.regimes, 1),
        stocks_(bench_.scenario, bench_.regimes, hall_, 0, at_region),
        warehouse_(hall_, busy_),
        batch_(std::move(batch)),
        luck_({.seed = 11, .purpose = 249}) {
    hall_.chances.push_back(bench_.county.chance);
    hall_.ledgers.push_back(&bench_.ledger);
    stocks_.add(bench_.county);
    bench_.spawn("picking", warehouse_.run());
    if (hall_.stock != nullptr) bench_.spawn("stock keeper", keepers_.emplace_back(*hall_.stock).run());
    if (bench_.county.stock != nullptr)
      bench_.spawn("stock keeper", keepers_.emplace_back(*bench_.county.stock).run());
    bench_.spawn("orders", at_poisson_times(here_, kGap, 3, [this] { order(); }));
    bench_.run();
    for (auto* stock : {hall_.stock, bench_.county.stock})
      if (stock != nullptr) stock->close(sim::midnight(7 * kWeeks));
  }

  std::vector<double> sums(models::StockLedger const& ledger, StockFact fact) const {
    return batches_of(7 * kWeeks, kBatches, [&](std::size_t day) { return ledger.fact(day, 0, fact); });
  }
  // The long-run mean of what is counted in piece-seconds.
  Estimate mean(models::StockLedger const& ledger, StockFact fact) const {
    auto values = sums(ledger, fact);
    for (auto& v : values) v /= static_cast<double>(7 * kWeeks / (kBatches + 1)) * 86400;
    return of_batches(values);
  }
  Estimate share(models::StockLedger const& ledger, StockFact fact) const {
    return of_ratio(sums(ledger, fact), sums(ledger, StockFact::demanded));
  }
  models::StockLedger const& in_county() const { return bench_.ledger.stock; }

  models::StockLedger at_region;

 private:
  std::uint32_t size_of_batch() {
    if (batch_.size() == 2) return 1;
    double u = luck_.uniform();
    std::uint32_t n = 0;
    while (n + 1 < batch_.size() && u >= batch_[n]) u -= batch_[n++];
    return n;
  }
  void order() {
    hall_.docks[0].clear();
    bench_.county.bay.lane(0).clear();
    auto const now = static_cast<std::uint32_t>(here_.now().s);
    models::Release up;
    up.batches.emplace_back(models::Batch(3));
    for (auto n = size_of_batch(); n > 0; --n)
      up.batches.back().add(models::Parcel(now, number_++, 0, 0, models::Channel::own_phone, 0));
    up.batches.back()->stamps.released = now;
    if (auto* stock = bench_.county.stock) {  // as the order clerk does at a cut-off
      stock->serve(up.batches, 0, now, bench_.ledger);
      stock->review_continuous();
      up.stock = std::exchange(bench_.county.stock_orders, {});
    }
    hall_.released.put(std::move(up));
  }

  BenchCounty bench_;
  sim::Place& here_;
  models::WarehouseHall hall_;
  models::RegionStocks stocks_;
  models::Utilisation busy_;
  models::Warehouse warehouse_;
  std::deque<models::StockKeeper> keepers_;
  Law batch_;
  sim::Stream luck_;
  std::uint32_t number_ = 0;
};

void expect_state(std::string const& what, StockBench const& bench, models::StockLedger const& ledger,
                  StockState const& theory, double batch = 1) {
  expect_agrees(what + ": on hand", bench.mean(ledger, StockFact::on_hand_seconds), theory.on_hand, 0.01);
  expect_agrees(what + ": owed", bench.mean(ledger, StockFact::owed_seconds), theory.owed, 0.02);
  expect_agrees(what + ": share of time out of stock", bench.mean(ledger, StockFact::out_seconds), theory.out,
                0.02);
  expect_agrees(what + ": fill rate", bench.share(ledger, StockFact::filled), theory.filled / batch, 0.01);
}

// Orders under way are the customers of M/G/infinity (Palm 1938): Poisson, whatever the law of the lead time.
TEST(BaseStock, owes_what_Palm_says) {
  auto const demand = poisson_chances(kDemand, 60);
  for (auto const& [name, lead] : {std::pair{"constant", Distribution::constant(kLead)},
                                   std::pair{"exponential", Distribution::exponential(kLead)},
                                   std::pair{"uniform", Distribution::uniform(0.2 * kLead, 1.8 * kLead)}}) {
    StockBench const bench({base_stock(10, lead, OnStockout::backorder)});
    expect_state(std::string("base stock 10, ") + name + " lead time", bench, bench.at_region,
                 stock_state(demand, 10));
  }
}

TEST(BaseStock, with_lost_sales_is_Erlangs_loss_system) {
  for (auto const& [name, lead] : {std::pair{"constant", Distribution::constant(kLead)},
                                   std::pair{"exponential", Distribution::exponential(kLead)}}) {
    StockBench const bench({base_stock(9, lead, OnStockout::lost)});
    double const lost = erlang_b(9, kDemand);
    auto const what = std::string("base stock 9, lost sales, ") + name + " lead time";
    expect_agrees(what + ": share lost", bench.share(bench.at_region, StockFact::lost), lost, 0.01);
    expect_agrees(what + ": on hand", bench.mean(bench.at_region, StockFact::on_hand_seconds),
                  9 - kDemand * (1 - lost), 0.01);
  }
}

TEST(ReorderQuantity, has_a_uniform_inventory_position) {
  StockSettings s = base_stock(0, Distribution::constant(kLead), OnStockout::backorder);
  s.policy = StockPolicy::reorder_quantity;
  s.up_to = {}, s.reorder_point = pieces(7), s.quantity = pieces(6);
  StockBench const bench({s});
  expect_state("(r,Q) = (7,6), constant lead time", bench, bench.at_region,
               of_r_q(poisson_chances(kDemand, 60), 7, 6));
  expect_agrees("(r,Q) = (7,6): orders a demand", bench.share(bench.at_region, StockFact::orders), 1.0 / 6,
                0.01);
}

// Demand comes in batches of one to three: the position undershoots s, or (s,S) were (r,Q).
TEST(MinMax, has_the_inventory_position_of_a_renewal_process) {
  Law const batch{0, 0.5, 0.2, 0.3};
  double const size = 0.5 + 2 * 0.2 + 3 * 0.3;
  StockSettings s = base_stock(26, Distribution::constant(kLead), OnStockout::backorder);
  s.policy = StockPolicy::min_max;
  s.reorder_point = pieces(14);
  StockBench const bench({s}, batch);
  double batches_a_cycle = 0;
  auto const theory = of_s_S(compound_poisson(kDemand, batch, 120), batch, 14, 26, batches_a_cycle);
  expect_state("(s,S) = (14,26), batches of 1 to 3", bench, bench.at_region, theory, size);
  expect_agrees("(s,S) = (14,26): orders a demand", bench.share(bench.at_region, StockFact::orders),
                1 / (batches_a_cycle * size), 0.01);
}

TEST(ClosedForms, min_max_is_r_q_when_demand_comes_piece_by_piece) {
  double cycle = 0;
  auto const demand = poisson_chances(kDemand, 60);
  auto const a = of_s_S(demand, {0, 1}, 7, 13, cycle), b = of_r_q(demand, 7, 6);
  EXPECT_NEAR(a.on_hand, b.on_hand, 1e-12);
  EXPECT_NEAR(a.owed, b.owed, 1e-12);
  EXPECT_EQ(cycle, 6);
  auto const compound = compound_poisson(kDemand, {0, 1}, 60);
  for (std::size_t n = 0; n < demand.size(); ++n) EXPECT_NEAR(compound[n], demand[n], 1e-12);
  EXPECT_NEAR(b.on_hand - b.owed, 7 + 3.5 - kDemand, 1e-9);  // net inventory
}

// One for one at both levels. What the region owes the county a transport time ago, and the demand since, are
// not there: independent numbers (Simon 1971, Graves 1985; exact with one county and constant transport).
TEST(TwoEchelons, one_for_one_owe_what_Simon_and_Graves_say) {
  constexpr std::int64_t kTransport = 3 * 2000;
  for (auto const& [name, lead] : {std::pair{"constant", Distribution::constant(kLead)},
                                   std::pair{"exponential", Distribution::exponential(kLead)}}) {
    StockBench const bench(
        {base_stock(8, lead, OnStockout::backorder),
         in_county(base_stock(5, Distribution::constant(kTransport), OnStockout::backorder))});
    auto const upstream = poisson_chances(kDemand, 60);
    Law owed_upstream(52);
    for (std::size_t n = 0; n < upstream.size(); ++n) owed_upstream[n <= 8 ? 0 : n - 8] += upstream[n];
    auto const missing = sum_of(owed_upstream, poisson_chances(kTransport / kGap, 40));
    auto const what = std::string("region 8, county 5, ") + name + " lead time";
    expect_state(what + ", region", bench, bench.at_region, stock_state(upstream, 8));
    expect_state(what + ", county", bench, bench.in_county(), stock_state(missing, 5));
  }
}

// A whole run: villages order all day, the warehouse hears of it at 23:00, and is filled up to S at midnight.
TEST(Periodic, with_lost_sales_and_no_lead_time_is_the_newsvendor) {
  constexpr double kDaily = 20;
  constexpr std::int64_t kUpTo = 22;
  constexpr std::size_t kDays = 7 * 41 * 170;
  auto scenario = one_village(kDays);
  auto& s = scenario.stretches.front().settings;
  s.products[0].share = 1, s.products[1].share = 0;
  s.demand.orders_per_household = {kDaily * 365 / 100};
  s.warehouse.cut_offs = {sim::hours(23)};
  auto stock = base_stock(kUpTo, Distribution::constant(0), OnStockout::lost);
  stock.policy = StockPolicy::periodic, stock.review = sim::hours(24);
  s.stocks = {stock};
  auto const run = models::simulate(scenario, {});
  auto const demand = poisson_chances(kDaily, 100);
  double lost = 0, left = 0, never_short = 0;
  for (std::size_t d = 0; d < demand.size(); ++d) {
    auto const over = static_cast<double>(kUpTo) - static_cast<double>(d);
    lost += demand[d] * std::max(-over, 0.0), left += demand[d] * std::max(over, 0.0);
    never_short += over >= 0 ? demand[d] : 0;
  }
  auto const daily = [&](auto&& value) { return batches_of(kDays, kBatches, value); };
  auto const fact = [&](StockFact f) {
    return daily([&](std::size_t day) { return run.stock.fact(day, 0, f); });
  };
  auto const days = daily([](std::size_t) { return 1; });
  expect_agrees("newsvendor, Poisson(20), S = 22: lost a day", of_ratio(fact(StockFact::lost), days), lost,
                0.025);
  expect_agrees("newsvendor: days on which all demand is filled (alpha)",
                of_ratio(daily([&](std::size_t day) {
                           return run.stock.fact(day, 0, StockFact::filled) ==
                                  run.stock.fact(day, 0, StockFact::demanded);
                         }),
                         days),
                never_short, 0.01);
  expect_agrees("newsvendor: fill rate (beta)", of_ratio(fact(StockFact::filled), fact(StockFact::demanded)),
                1 - lost / kDaily, 0.01);
  expect_agrees("newsvendor: piece-seconds on hand a day", of_ratio(fact(StockFact::on_hand_seconds), days),
                static_cast<double>(kUpTo) * 82801 + left * 3599, 0.01);
}

}  // namespace
}  // namespace ruralsim::theory
